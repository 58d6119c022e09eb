// Put the network's page together: the picture, what is done to it, and what the server is asked for.

import { Canvas } from "../canvas.js";
import { Card } from "../card.js";
import { fillLegend } from "../legend.js";
import { Panel } from "../panel.js";
import { kindIcon, lineIcon } from "../words.js";
import { forms } from "./export.js";
import { Filter } from "./filter.js";
import { History } from "./history.js";
import { Known } from "./known.js";
import { read, written } from "./link.js";
import { place } from "./places.js";
import { root } from "./root.js";
import { fillTable } from "./table.js";
import { Timeline } from "./timeline.js";
import { waysOf } from "./ways.js";

const byId = (id) => document.getElementById(id);
const start = JSON.parse(byId("start").textContent);
const english = document.documentElement.lang === "en";
const say = (zh, en) => (english ? en : zh);
const narrow = matchMedia("(max-width: 46rem)");

const known = new Known(start);
const filter = new Filter(byId("filter").querySelector("form"), known, () => sift());
const timeline = new Timeline(byId("timeline"), (since, until) => {
  filter.values = { ...filter.values, since, until };
  sift();
});
const history = new History(byId("undo"), byId("redo"), (state) => restore(state));
const shown = new Set(); // ids
const pinned = new Set(); // ids
let chosen = null;
let canvas, network, panel, card;

async function ask(path, body) {
  const answer = await fetch(`${root}${path}`, body ? { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) } : {});
  const said = await answer.json();
  if (!answer.ok) throw new Error(english ? said.error : said.zh || said.error);
  return said;
}

// Say what went wrong where it is seen, and go on.
function tell(text) {
  byId("told").textContent = text;
}
const trying = (work) => (...given) => work(...given).catch((error) => tell(error.message));

const beside = () => [...shown].map((id) => known.nodes[id].iri);

function stand() {
  if (!canvas) return;
  for (const [id, { x, y }] of Object.entries(network.getPositions())) Object.assign(known.nodes[id], { x, y });
}

// Take in what was sent, and show it: what is new, and what had been hidden.
function take(sent, iris) {
  stand();
  const added = known.take(sent);
  place(known, added.filter(({ x }) => x === undefined), known.nodes.filter(({ id, x }) => shown.has(id) && x !== undefined));
  for (const iri of iris) if (known.find(iri)) shown.add(known.find(iri).id);
  for (const { id } of added) shown.add(id);
  sift();
  history.keep(state());
}

const expand = trying(async (iri, way = {}) => {
  const sent = await ask("/api/expand", { of: iri, ...way, beside: beside() });
  take(sent, [iri, ...sent.nodes.map((node) => node.iri)]);
  tell(sent.left ? say(`还有 ${sent.left} 个没有加入`, `${sent.left} more are left`) : "");
  choose(known.find(iri).id);
});

const join = trying(async (one, other) => {
  const sent = await ask("/api/path", { from: one, to: other, beside: beside() });
  if (!sent.path.length) return tell(say("两者之间没有找到联系", "No way was found between the two"));
  take(sent, sent.path);
  const ids = sent.path.map((iri) => known.find(iri).id);
  const steps = new Set(ids.slice(1).map((id, i) => [ids[i], id].sort((a, b) => a - b).join(" ")));
  const along = known.edges.filter(({ from, to }) => steps.has([from, to].sort((a, b) => a - b).join(" ")));
  canvas.light({ centre: ids[0], nodes: new Set(ids), edges: new Set(along.map(({ id }) => id)) });
  canvas.fit(ids, free(), 1.2);
  tell(say(`相隔 ${ids.length - 1} 步`, `${ids.length - 1} steps`));
});

// Show what passes the filter: in the network, in the table, on the timeline.
function sift() {
  const { since = "", until = "" } = filter.values;
  for (const link of known.links) link.away = !filter.passes(link);
  const tied = new Set(known.links.flatMap((link) => (!link.away && shown.has(link.from) && shown.has(link.to) ? [link.from, link.to] : [])));
  const sifted = Object.keys(filter.values).length > 0;
  canvas.away = new Set(known.nodes.flatMap(({ id }) => (shown.has(id) && (!sifted || tied.has(id) || pinned.has(id)) ? [] : [id])));
  for (const node of known.nodes) {
    const there = [...known.neighbours(node.id)].filter((id) => shown.has(id)).length;
    node.left_out = Math.max(0, node.ties - there);
    node.size = Math.min(8 + 1.8 * Math.sqrt(there), 26);
  }
  canvas.refresh();
  network.redraw();
  filter.offer();
  byId("filtered").hidden = !sifted;
  const candidates = known.links.filter((link) => shown.has(link.from) && shown.has(link.to) && filter.passes(link, false));
  timeline.show(candidates.flatMap((link) => filter.dates(link)), since, until);
  legend();
  if (!byId("table").hidden) fillTable(byId("table"), canvas);
  share();
}

function legend() {
  const nodes = known.nodes.filter(({ id }) => !canvas.away.has(id));
  const links = known.links.filter((link) => !link.away && shown.has(link.from) && shown.has(link.to));
  const count = (list, key) => list.reduce((found, its) => found.set(its[key], (found.get(its[key]) || 0) + 1), new Map());
  const [kinds, relations] = [count(nodes, "kind"), count(links, "relation")];
  const toggle = (list) => (key) => {
    const on = canvas.toggle(list, key);
    if (!byId("table").hidden) fillTable(byId("table"), canvas);
    share();
    return on;
  };
  fillLegend(byId("legend-kinds"), kindIcon, Object.entries(known.kinds).filter(([kind]) => kinds.has(kind)).map(([kind, entry]) => [kind, { ...entry, count: kinds.get(kind) }]), toggle("kinds"), canvas.hidden.kinds);
  fillLegend(byId("legend-relations"), lineIcon, known.relations.map((entry, i) => [i, { ...entry, count: relations.get(i) }]).filter(([i]) => relations.has(i)), toggle("relations"), canvas.hidden.relations);
  byId("legend-mentioned").hidden = !nodes.some((node) => node.mentioned);
}

function state() {
  stand();
  return { shown: new Set(shown), pinned: new Set(pinned), places: known.nodes.map(({ x, y }) => [x, y]) };
}

function restore(state) {
  shown.clear();
  pinned.clear();
  state.shown.forEach((id) => shown.add(id));
  state.pinned.forEach((id) => pinned.add(id));
  state.places.forEach(([x, y], id) => x !== undefined && canvas.nodes.get(id) && network.moveNode(id, x, y));
  if (chosen !== null && !shown.has(chosen)) panel.close();
  sift();
}

function share() {
  stand();
  const things = [...shown].map((id) => ({ ...known.nodes[id], path: known.path(known.nodes[id].iri), pinned: pinned.has(id) }));
  const said = written({
    things,
    chosen: chosen === null ? "" : known.path(known.nodes[chosen].iri),
    kinds: [...canvas.hidden.kinds],
    relations: [...canvas.hidden.relations].map((i) => known.relations[i].iri.split(/[#/]/).pop()),
    filter: filter.values,
  });
  window.history.replaceState(null, "", said);
}

function choose(id) {
  chosen = id;
  network.selectNodes([id]);
  canvas.light(canvas.around(id));
  panel.node(id);
  share();
}

function pin(node) {
  if (!pinned.delete(node.id)) pinned.add(node.id);
  sift();
  history.keep(state());
  panel.node(node.id);
}

function hide(node) {
  shown.delete(node.id);
  pinned.delete(node.id);
  panel.close();
  sift();
  history.keep(state());
}

const more = (node) => waysOf(node, { known, pinned, say, ask, trying, expand, join, pin, hide });

// The part of the canvas that neither legend nor panel covers.
function free() {
  const { clientWidth: width, clientHeight: height } = byId("canvas");
  const [key, side] = [byId("legend"), panel.box];
  const inset = narrow.matches ? { left: 16, right: 16, top: 20, bottom: 50 } : { left: 50, right: 50, top: 30, bottom: 40 };
  if (!narrow.matches && key.open) inset.left += key.offsetWidth;
  if (!side.hidden) inset[narrow.matches ? "bottom" : "right"] += narrow.matches ? side.offsetHeight : side.offsetWidth;
  return { x: inset.left, y: inset.top, width: width - inset.left - inset.right, height: height - inset.top - inset.bottom };
}

function covered() {
  return ["legend", "panel", "zoom"].map(byId).filter((part) => !part.hidden)
    .map((part) => ({ x: part.offsetLeft, y: part.offsetTop, width: part.offsetWidth, height: part.offsetHeight }));
}

function listen() {
  network.on("click", ({ nodes, edges }) => {
    card.hide();
    if (nodes.length) choose(nodes[0]);
    else if (edges.length) {
      const edge = known.edges[edges[0]];
      canvas.light({ nodes: new Set([edge.from, edge.to]), edges: new Set([edge.id]) });
      panel.edge(edge);
    } else if (!panel.box.hidden) panel.close();
  });
  network.on("doubleClick", ({ nodes }) => nodes.length && expand(known.nodes[nodes[0]].iri));
  network.on("hoverNode", ({ node, pointer }) => card.node(node, pointer.DOM));
  network.on("hoverEdge", ({ edge, pointer }) => card.edge(known.edges[edge], pointer.DOM));
  for (const event of ["blurNode", "blurEdge", "dragStart", "zoom"]) network.on(event, () => card.hide());
  network.on("dragEnd", ({ nodes }) => nodes.length && (history.keep(state()), share()));
  document.addEventListener("keydown", (event) => event.key === "Escape" && !panel.box.hidden && panel.close());
  const zoom = (factor) => network.moveTo({ scale: network.getScale() * factor, animation: { duration: 200 } });
  byId("zoom-in").addEventListener("click", () => zoom(1.4));
  byId("zoom-out").addEventListener("click", () => zoom(1 / 1.4));
  byId("zoom-fit").addEventListener("click", () => canvas.fit([...shown], free(), 1.6));
  byId("add").addEventListener("submit", (event) => event.preventDefault());
  byId("add").addEventListener("chosen", (event) => {
    event.target.value = "";
    expand(event.detail.iri);
  });
  byId("as-table").addEventListener("click", ({ currentTarget }) => {
    const table = byId("table");
    table.hidden = !table.hidden;
    currentTarget.setAttribute("aria-pressed", String(!table.hidden));
    if (!table.hidden) fillTable(table, canvas);
  });
  for (const button of byId("export").querySelectorAll("[data-form]")) {
    button.addEventListener("click", () => {
      byId("export").open = false;
      forms[button.dataset.form](canvas, "zhimai");
    });
  }
  byId("share").addEventListener("click", trying(async () => {
    share();
    await navigator.clipboard.writeText(location.href);
    tell(say("链接已复制", "The link is copied"));
  }));
}

// Begin with what the address says: with a picture that was shared, or with a thing, an answer, or what is named most.
const begin = trying(async () => {
  const shared = read(location.hash);
  const asked = shared ? { things: shared.things.map(({ path }) => known.base + path) } : start.of ? { of: start.of } : { things: start.things };
  const sent = await ask(asked.of ? "/api/expand" : "/api/picture", asked);
  known.take(sent);
  for (const { path, x, y } of shared?.things || []) Object.assign(known.find(known.base + path) || {}, { x, y });
  canvas = new Canvas(byId("canvas"), known, covered);
  network = canvas.network;
  panel = new Panel(byId("panel"), known, (id) => {
    if (id !== null) return choose(id);
    chosen = null;
    canvas.light(null);
    return share();
  }, more);
  card = new Card(byId("card"), known, panel);
  for (const node of known.nodes) shown.add(node.id);
  byId("legend").open = !narrow.matches;
  listen();
  if (shared) {
    filter.offer();
    filter.values = shared.filter;
    shared.kinds.forEach((kind) => canvas.hidden.kinds.add(kind));
    known.relations.forEach(({ iri }, i) => shared.relations.includes(iri.split(/[#/]/).pop()) && canvas.hidden.relations.add(i));
    shared.things.forEach(({ path, pinned: is }) => is && known.find(known.base + path) && pinned.add(known.find(known.base + path).id));
  }
  const first = asked.of ? known.find(asked.of) : shared?.chosen && known.find(known.base + shared.chosen);
  sift();
  history.keep(state());
  if (first) choose(first.id);
  canvas.fit([...shown], free(), 1.6, 0);
  if (sent.left) tell(say(`还有 ${sent.left} 个没有加入`, `${sent.left} more are left`));
  byId("settling").remove();
  document.body.dataset.settled = "true";
});
begin();
