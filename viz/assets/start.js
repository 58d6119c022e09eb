// Put the page together.

import { Canvas } from "./canvas.js";
import { Card } from "./card.js";
import { fillLegend } from "./legend.js";
import { Panel } from "./panel.js";
import { Search } from "./search.js";
import { kindIcon, lineIcon } from "./words.js";

const data = JSON.parse(document.getElementById("network-data").textContent);
data.options = JSON.parse(data.options);
for (const node of data.nodes) node.statements = node.statements.map((said) => ({ ...data.sayings[said.saying], ...said }));
const byId = (id) => document.getElementById(id);
const narrow = matchMedia("(max-width: 640px)");

const canvas = new Canvas(byId("canvas"), data, covered);
const network = canvas.network;
const panel = new Panel(byId("panel"), data, (id) => (id === null ? canvas.light(null) : read(id)));
const card = new Card(byId("card"), data, panel);
new Search(byId("search"), data, read);

function read(id) {
  if (canvas.hidden.kinds.has(data.nodes[id].kind)) document.querySelector(`[data-key="${data.nodes[id].kind}"]`).click();
  network.selectNodes([id]);
  canvas.light(canvas.around(id));
  panel.node(id);
  canvas.fit([...canvas.focus.nodes], free(), 1.2);
}

network.on("click", ({ nodes, edges }) => {
  card.hide();
  if (nodes.length) {
    canvas.light(canvas.around(nodes[0]));
    panel.node(nodes[0]);
  } else if (edges.length) {
    const edge = data.edges[edges[0]];
    canvas.light({ nodes: new Set([edge.from, edge.to]), edges: new Set([edge.id]) });
    panel.edge(edge);
  } else if (!panel.box.hidden) {
    panel.close();
  }
});
network.on("hoverNode", ({ node, pointer }) => card.node(node, pointer.DOM));
network.on("hoverEdge", ({ edge, pointer }) => card.edge(data.edges[edge], pointer.DOM));
for (const event of ["blurNode", "blurEdge", "dragStart", "zoom"]) network.on(event, () => card.hide());
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !panel.box.hidden) panel.close();
});

fillLegend(byId("legend-kinds"), kindIcon, Object.entries(data.kinds), (kind) => canvas.toggle("kinds", kind));
fillLegend(byId("legend-relations"), lineIcon, data.relations.map((relation, i) => [i, relation]), (i) => canvas.toggle("relations", i));
if (data.nodes.some((node) => node.mentioned)) byId("legend-mentioned").hidden = false;
byId("legend").open = !narrow.matches;
byId("legend").addEventListener("toggle", () => network.redraw());

const zoom = (factor) => network.moveTo({ scale: network.getScale() * factor, animation: { duration: 200 } });
byId("zoom-in").addEventListener("click", () => zoom(1.4));
byId("zoom-out").addEventListener("click", () => zoom(1 / 1.4));
byId("zoom-fit").addEventListener("click", () => canvas.fit(data.nodes.map((node) => node.id), free(), 1.6));

// The boxes of the screen where legend, panel and buttons lie over the canvas.
function covered() {
  return ["legend", "panel", "zoom"].map(byId).filter((part) => !part.hidden)
    .map((part) => ({ x: part.offsetLeft, y: part.offsetTop, width: part.offsetWidth, height: part.offsetHeight }));
}

// The part of the canvas that neither legend nor panel covers, as insets in pixels.
function free() {
  const { clientWidth: width, clientHeight: height } = byId("canvas");
  const [legend, side] = [byId("legend"), panel.box];
  const inset = narrow.matches ? { left: 16, right: 16, top: 20, bottom: 60 } : { left: 50, right: 50, top: 30, bottom: 40 };
  if (!narrow.matches && legend.open) inset.left += legend.offsetWidth;
  if (!side.hidden) inset[narrow.matches ? "bottom" : "right"] += narrow.matches ? side.offsetHeight : side.offsetWidth;
  return { x: inset.left, y: inset.top, width: width - inset.left - inset.right, height: height - inset.top - inset.bottom };
}

// The places come with the page; the physics only eases what touches, and then must not move anything again.
function settled() {
  network.setOptions({ physics: false });
  canvas.fit(data.nodes.map((node) => node.id), free(), 1.6, 0);
  byId("settling").remove();
  document.body.dataset.settled = "true";
}
network.once("stabilizationIterationsDone", settled);
