// The picture as a file: PNG as it is seen, SVG to print, GraphML for other programs.

import { Labels } from "../labels.js";

function save(name, content, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

const KEYS = [["label", "node"], ["kind", "node"], ["date", "node"], ["relation", "edge"], ["label", "edge"], ["dates", "edge"]];
const escaped = (text) => String(text).replace(/[<>&"]/g, (mark) => ({ "<": "&lt;", ">": "&gt;", "&": "&amp;", '"': "&quot;" })[mark]);

// What labels are written with, as if it were the screen: it keeps what is written instead of painting it.
class Pen {
  constructor() {
    this.texts = [];
    this.ruler = document.createElement("canvas").getContext("2d");
  }

  set font(font) {
    this.ruler.font = font;
  }

  measureText(text) {
    return this.ruler.measureText(text);
  }

  fillText(text, x, y) {
    const [, weight, size] = this.ruler.font.match(/^(?:(\d+) )?([\d.]+)px/);
    this.texts.push(`<text x="${x}" y="${y}" dy=".35em" font-size="${size}"${weight > 400 ? ` font-weight="${weight}"` : ""} fill="${this.fillStyle}">${escaped(text)}</text>`);
  }

  save() {}
  restore() {}
  strokeText() {} // what stands out from lines, the style sheet says
}

// The labels as at scale 1, where the screen would show all of the box: the important first, each where there is room.
function written({ canvas, seen, box, edges }) {
  const pen = new Pen();
  const shown = new Set(seen.drawn.nodes);
  const labels = new Labels("sans-serif");
  labels.keepOff([]);
  const view = { scale: 1, left: box[0], top: box[1], width: box[2], height: box[3] };
  labels.draw(pen, view, canvas.byWeight.filter((node) => shown.has(node)), edges, (id) => seen.known.nodes[id], canvas.theme, false);
  return pen.texts;
}

export const forms = {
  PNG({ canvas }, name) {
    const seen = canvas.box.querySelector("canvas");
    const whole = Object.assign(document.createElement("canvas"), { width: seen.width, height: seen.height });
    const context = whole.getContext("2d");
    context.fillStyle = canvas.theme.paper;
    context.fillRect(0, 0, whole.width, whole.height);
    context.drawImage(seen, 0, 0);
    whole.toBlob((blob) => save(`${name}.png`, blob));
  },

  SVG({ canvas, seen }, name) {
    const { known } = seen;
    const nodes = seen.drawn.nodes;
    const edges = known.edges.filter((edge) => !canvas.edges.get(edge.id).hidden);
    const [xs, ys] = [nodes.map(({ x }) => x), nodes.map(({ y }) => y)];
    const box = [Math.min(...xs) - 90, Math.min(...ys) - 50, Math.max(...xs) - Math.min(...xs) + 180, Math.max(...ys) - Math.min(...ys) + 110];
    const lines = edges.map(({ from, to, relation }) => {
      const [a, b, its] = [known.nodes[from], known.nodes[to], known.relations[relation]];
      return `<line x1="${a.x}" y1="${a.y}" x2="${b.x}" y2="${b.y}" stroke="${its.colour}" stroke-width="${its.width}" stroke-opacity=".55"${its.dashed ? ' stroke-dasharray="6 4"' : ""}/>`
        + (its.arrow ? `<path transform="translate(${b.x} ${b.y}) rotate(${(Math.atan2(b.y - a.y, b.x - a.x) * 180) / Math.PI}) translate(${-b.size} 0)" d="M0 0l-8-4v8z" fill="${its.colour}"/>` : "");
    });
    const marks = nodes.map((node) => {
      const its = known.kinds[node.kind];
      const scale = node.size / 10;
      return `<path transform="translate(${node.x - node.size} ${node.y - node.size}) scale(${scale})" d="${its.outline}" fill="${node.mentioned ? canvas.theme.paper : its.colour}" stroke="${its.colour}" stroke-width="${1 / scale}"><title>${escaped(node.name)}</title></path>`;
    });
    save(`${name}.svg`, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box.join(" ")}" font-family="sans-serif" text-anchor="middle">`
      + `<style>text { paint-order: stroke; stroke: ${canvas.theme.paper}; stroke-width: 3px; stroke-linejoin: round; }</style>`
      + `<rect x="${box[0]}" y="${box[1]}" width="${box[2]}" height="${box[3]}" fill="${canvas.theme.paper}"/>${lines.join("")}${marks.join("")}${written({ canvas, seen, box, edges }).join("")}</svg>`, "image/svg+xml");
  },

  GraphML({ seen }, name) {
    const { known } = seen;
    const { nodes, links } = seen.drawn;
    const data = (owner, key, value) => (value ? `<data key="${owner}-${key}">${escaped(value)}</data>` : "");
    const things = nodes.map((node) => `<node id="${escaped(node.iri)}">${data("node", "label", node.name)}${data("node", "kind", node.kind)}${data("node", "date", node.date)}</node>`);
    const lines = links.map((link) => `<edge source="${escaped(known.nodes[link.from].iri)}" target="${escaped(known.nodes[link.to].iri)}">`
      + `${data("edge", "relation", known.relations[link.relation].iri)}${data("edge", "label", link.label)}${data("edge", "dates", link.dates.join(" "))}</edge>`);
    save(`${name}.graphml`, '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
      + KEYS.map(([key, owner]) => `<key id="${owner}-${key}" for="${owner}" attr.name="${key}" attr.type="string"/>`).join("")
      + `<graph edgedefault="directed">${things.join("")}${lines.join("")}</graph></graphml>\n`, "application/xml");
  },
};
