// The drawing itself: vis-network draws shapes and lines, this dims what is out of focus and writes the labels.

import { Labels } from "./labels.js";
import { say } from "./words.js";

export class Canvas {
  constructor(box, data, covered, hidden = { kinds: new Set(), relations: new Set() }) {
    this.box = box;
    this.data = data;
    this.covered = covered; // returns the boxes of the screen that something else lies over
    this.focus = null; // {centre, nodes, edges}: the ids in the light; null when all is
    this.hidden = hidden; // keys of the legend that are switched off
    this.away = new Set(); // ids of nodes that are not shown
    this.weigh();
    this.readTheme();
    // Places that somebody chose stay as they are.
    if (!data.fixed && box.clientHeight > 1.2 * box.clientWidth) for (const node of data.nodes) [node.x, node.y] = [node.y, node.x];
    // Without the captions, which are not for vis-network to write: it would let them overlap.
    this.drawn = new Map(data.nodes.map((node) => [node, `${node.size} ${this.isHidden(node)}`])); // how nodes and edges look
    this.nodes = new vis.DataSet(data.nodes.map((node) => this.mark(node)));
    this.edges = new vis.DataSet(data.edges.map((edge) => ({ id: edge.id, from: edge.from, to: edge.to, ...this.line(edge) })));
    this.network = new vis.Network(box, { nodes: this.nodes, edges: this.edges }, data.options);
    this.labels = new Labels(getComputedStyle(document.body).fontFamily);
    this.network.on("afterDrawing", (context) => this.over(context));
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
      this.readTheme();
      this.nodes.update(data.nodes.map((node) => ({ id: node.id, color: this.nodeColour(node) })));
    });
  }

  weigh() {
    this.opacity = Math.min(0.6, Math.max(0.3, 12 / Math.sqrt(this.data.edges.length || 1)));
    this.byWeight = [...this.data.nodes].sort((a, b) => b.size - a.size || a.id - b.id);
  }

  // Draw what the data have gained, and what is shown or away by now. Nothing that stands is moved.
  refresh() {
    this.weigh();
    const fresh = this.data.nodes.filter((node) => !this.drawn.has(node));
    const changed = this.data.nodes.filter((node) => this.drawn.has(node) && this.differs(node, `${node.size} ${this.isHidden(node)}`));
    this.nodes.update([...fresh.map((node) => this.mark(node)), ...changed.map((node) => ({ id: node.id, size: node.size, hidden: this.isHidden(node) }))]);
    const lines = this.data.edges.map((edge) => [edge, this.line(edge)]).filter(([edge, line]) => this.differs(edge, JSON.stringify(line)));
    this.edges.update(lines.map(([edge, line]) => ({ id: edge.id, from: edge.from, to: edge.to, ...line })));
  }

  // Tell whether something is to look otherwise than it was drawn last, and keep how: to draw all anew takes long.
  differs(its, look) {
    const before = this.drawn.get(its);
    this.drawn.set(its, look);
    return before !== look;
  }

  mark(node) {
    return {
      id: node.id, x: node.x, y: node.y, size: node.size, shape: node.shape, color: this.nodeColour(node),
      borderWidth: node.mentioned ? 2.5 : 1, hidden: this.isHidden(node),
    };
  }

  isHidden(node) {
    return this.away.has(node.id) || this.hidden.kinds.has(node.kind);
  }

  readTheme() {
    const style = getComputedStyle(document.documentElement);
    this.theme = Object.fromEntries(["paper", "ink", "soft"].map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
  }

  nodeColour(node) {
    const { colour } = this.data.kinds[node.kind];
    return { background: node.mentioned ? this.theme.paper : colour, border: colour }; // hollow: only mentioned
  }

  // One line stands for all relations of a pair; the strongest that is not hidden tells how it looks.
  line(edge) {
    const shown = edge.links.map((i) => this.data.links[i]).filter((link) => !link.away && !this.hidden.relations.has(link.relation));
    if (!shown.length || [edge.from, edge.to].some((id) => this.isHidden(this.data.nodes[id]))) return { hidden: true };
    edge.relation = shown[0].relation;
    const relation = this.data.relations[edge.relation];
    const inferred = shown.every((link) => link.inferred);
    edge.caption = [...new Set(shown.map((link) => link.label || say(this.data.relations[link.relation].zh, this.data.relations[link.relation].en)))].join(say("、", ", "));
    return {
      hidden: false,
      width: relation.width,
      dashes: inferred ? [2, 4] : relation.dashed ? [6, 4] : false,
      arrows: { to: { enabled: relation.arrow, scaleFactor: 0.5 } },
      color: { color: relation.colour, highlight: relation.colour, hover: relation.colour, opacity: this.opacity * this.nearness(edge) },
    };
  }

  // What runs across the whole drawing is fainter than what holds an island together.
  nearness(edge) {
    const [from, to] = [this.data.nodes[edge.from], this.data.nodes[edge.to]];
    return Math.min(1, Math.max(0.3, 260 / Math.hypot(from.x - to.x, from.y - to.y)));
  }

  // Hide or show a kind or a relation; `list` is "kinds" or "relations".
  toggle(list, key) {
    const gone = this.hidden[list];
    if (!gone.delete(key)) gone.add(key);
    this.refresh();
    return !gone.has(key);
  }

  light(focus) {
    this.focus = focus;
    this.network.redraw();
  }

  around(id) {
    const nodes = new Set([id, ...this.network.getConnectedNodes(id)]);
    return { centre: id, nodes, edges: new Set(this.network.getConnectedEdges(id)) };
  }

  // Bring these nodes into a box of the screen, no larger than `scale`.
  fit(ids, box, scale, duration = 400) {
    const places = Object.values(this.network.getPositions(ids));
    if (!places.length) return;
    const [xs, ys] = [places.map(({ x }) => x), places.map(({ y }) => y)];
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const offset = {
      x: box.x + box.width / 2 - this.box.clientWidth / 2,
      y: box.y + box.height / 2 - this.box.clientHeight / 2,
    };
    this.network.moveTo({
      position: { x: (left + right) / 2, y: (top + bottom) / 2 },
      scale: Math.min(box.width / (right - left + 1), box.height / (bottom - top + 1), scale),
      offset,
      animation: duration ? { duration } : false,
    });
  }

  over(context) {
    const network = this.network;
    const { clientWidth: width, clientHeight: height } = this.box;
    const corner = network.DOMtoCanvas({ x: 0, y: 0 });
    const view = { scale: network.getScale(), left: corner.x, top: corner.y, width, height };
    const drawn = (id) => id in network.body.nodes && !network.body.nodes[id].options.hidden;
    // Nodes are drawn at once when they are added, before their edges are.
    const seen = (edge) => edge.id in network.body.edges && drawn(edge.from) && drawn(edge.to) && !network.body.edges[edge.id].options.hidden;
    let nodes = this.byWeight.filter((node) => drawn(node.id));
    let edges = this.data.edges;
    if (this.focus) {
      const isCentre = (node) => Number(node.id === this.focus.centre);
      nodes = nodes.filter((node) => this.focus.nodes.has(node.id)).sort((a, b) => isCentre(b) - isCentre(a));
      edges = edges.filter((edge) => this.focus.edges.has(edge.id) && seen(edge));
      context.save();
      context.globalAlpha = 0.82;
      context.fillStyle = this.theme.paper;
      context.fillRect(corner.x, corner.y, width / view.scale, height / view.scale);
      context.restore();
      edges.forEach((edge) => this.strongLine(context, edge, view.scale));
      // The centre last, over all others.
      [...nodes].reverse().forEach((node) => this.largeNode(context, node, view.scale, isCentre(node)));
    } else if (view.scale < 0.55) {
      edges = []; // from afar their words would say nothing
    } else {
      edges = edges.filter(seen);
    }
    this.labels.keepOff(this.covered());
    this.labels.draw(context, view, nodes, edges, (id) => network.body.nodes[id], this.theme, Boolean(this.focus));
  }

  // What is in the light stays visible from any distance.
  strongLine(context, edge, scale) {
    const drawn = this.network.body.edges[edge.id];
    const relation = this.data.relations[edge.relation];
    context.save();
    context.globalAlpha = 0.85;
    context.strokeStyle = relation.colour;
    context.lineWidth = Math.max(relation.width, 1.3 / scale);
    if (relation.dashed) context.setLineDash([6 / scale, 4 / scale]);
    context.beginPath();
    context.moveTo(drawn.from.x, drawn.from.y);
    context.lineTo(drawn.to.x, drawn.to.y);
    context.stroke();
    context.restore();
    drawn.drawArrows(context);
  }

  largeNode(context, node, scale, ringed) {
    const drawn = this.network.body.nodes[node.id];
    const factor = Math.max(1, 5 / (node.size * scale));
    context.save();
    context.translate(drawn.x, drawn.y);
    context.scale(factor, factor);
    context.translate(-drawn.x, -drawn.y);
    drawn.draw(context);
    context.restore();
    if (!ringed) return;
    context.beginPath();
    context.arc(drawn.x, drawn.y, node.size * factor + 5 / scale, 0, 2 * Math.PI);
    context.lineWidth = 2 / scale;
    context.strokeStyle = this.theme.ink;
    context.stroke();
  }
}
