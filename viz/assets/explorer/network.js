// Put the network's page together: the picture, what is done to it, and what the server is asked for.

import { say } from "../words.js";
import { ask } from "./asking.js";
import { forms } from "./export.js";
import { Filter } from "./filter.js";
import { History } from "./history.js";
import { Keys } from "./keys.js";
import { Known } from "./known.js";
import { Legend } from "./legend.js";
import { read, short, written } from "./link.js";
import { closing } from "./menus.js";
import { Picture } from "./picture.js";
import { Seen } from "./seen.js";
import { Stage } from "./stage.js";
import { fillTable } from "./table.js";
import { Timeline } from "./timeline.js";
import { waysOf } from "./ways.js";

const byId = (id) => document.getElementById(id);
const start = JSON.parse(byId("start").textContent);
const KEY = /[/][a-z2-7]{26}$/; // the whole key of a thing
const LONG = 8000; // characters of an address from which on some programs cut it off

const known = new Known(start);
const picture = new Picture(known);
const filter = new Filter(byId("filter").querySelector("form"), known, start.roles, () => sift());
const legend = new Legend(byId("legend"), known, filter.hidden, () => sift());
const timeline = new Timeline(byId("timeline"), (since, until) => {
  filter.fill({ ...filter.values, since, until });
  sift();
});
const history = new History(byId("undo"), byId("redo"), (state) => restore(state));
let stage, seen;

// Say what went wrong where it is seen, and go on.
function tell(...sentences) {
  byId("told").textContent = sentences.filter(Boolean).join(say("；", "; "));
}
const trying = (work) => (...given) => work(...given).catch((error) => tell(error.message));

// Take in what was sent, and show it: what is new, and what had been hidden.
function take(sent, iris) {
  stage.stand();
  picture.take(sent, iris);
  sift();
  history.keep(picture.state);
}

const left = (count) => (count ? say(`还有 ${count} 个没有加入`, `${count} more are left`) : "");

// Of what is to be seen, how much the filter keeps back.
function kept(iris) {
  const there = new Set(seen.drawn.nodes.map(({ iri }) => iri));
  const away = iris.filter((iri) => !there.has(iri)).length;
  return away ? say(`其中 ${away} 个被筛选或图例隐去`, `${away} of them are kept back by filter or legend`) : "";
}

const expand = trying(async (iri, way = {}) => {
  const sent = await ask("/api/expand", { of: iri, ...way, beside: picture.iris });
  const iris = [iri, ...sent.nodes.map((node) => node.iri)];
  take(sent, iris);
  choose(known.find(iri).id);
  tell(left(sent.left), kept(iris));
});

const join = trying(async (one, other) => {
  const sent = await ask("/api/path", { from: one, to: other, beside: picture.iris });
  if (!sent.path.length) return tell(say("两者之间没有找到联系", "No way was found between the two"));
  take(sent, sent.path);
  stage.way(sent.path.map((iri) => known.find(iri).id));
  tell(say(`相隔 ${sent.path.length - 1} 步`, `${sent.path.length - 1} steps`), kept(sent.path));
});

// Show what passes the filter: in the network, in the table, on the timeline, in the legend.
function sift() {
  picture.weigh();
  seen = new Seen(picture, filter);
  stage.draw(seen);
  filter.offer();
  byId("filtered").hidden = !filter.sifts;
  timeline.show(seen.events, filter.values.since || "", filter.values.until || "");
  legend.fill(seen);
  if (!byId("table").hidden) fillTable(byId("table"), seen);
  share();
}

function restore(state) {
  picture.restore(state);
  stage.restore(state.places);
  if (picture.chosen !== null && !picture.shown.has(picture.chosen)) stage.panel.close();
  sift();
}

function share() {
  stage.stand();
  const { hidden, values } = filter;
  const said = written({
    things: [...picture.shown].map((id) => ({ ...known.nodes[id], path: known.path(known.nodes[id].iri), pinned: picture.pinned.has(id) })),
    chosen: picture.chosen === null ? "" : known.path(known.nodes[picture.chosen].iri),
    kinds: [...hidden.kinds],
    relations: [...hidden.relations].map((i) => known.relations[i].iri.split(/[#/]/).pop()),
    filter: values,
    view: stage.view,
    table: !byId("table").hidden,
  });
  window.history.replaceState(null, "", `${location.pathname}${said}`);
}

// Moving and zooming come in dozens a second; the address follows when they rest.
let resting;
function rest() {
  clearTimeout(resting);
  resting = setTimeout(share, 250);
}

function choose(id) {
  picture.chosen = id;
  stage.choose(id);
  share();
}

function pin(node) {
  picture.pin(node.id);
  sift();
  history.keep(picture.state);
  stage.panel.node(node.id);
}

function hide(node) {
  picture.hide(node.id);
  stage.panel.close();
  sift();
  history.keep(picture.state);
}

// What is clicked in the panel, or null when it is closed.
function go(id) {
  if (id !== null) return choose(id);
  picture.chosen = null;
  stage.canvas.light(null);
  return share();
}

const more = (node) => waysOf(node, { known, pinned: picture.pinned, ask, trying, expand, join, pin, hide });

function showTable(shown) {
  byId("table").hidden = !shown;
  byId("as-table").setAttribute("aria-pressed", String(shown));
  if (shown) fillTable(byId("table"), seen);
  share();
}

function listen() {
  const { network, card, panel } = stage;
  network.on("click", ({ nodes, edges }) => {
    card.hide();
    if (nodes.length) choose(nodes[0]);
    else if (edges.length) stage.edge(known.edges[edges[0]]);
    else if (!panel.box.hidden) panel.close();
  });
  network.on("doubleClick", ({ nodes }) => nodes.length && expand(known.nodes[nodes[0]].iri));
  network.on("dragEnd", ({ nodes }) => {
    if (!nodes.length) return;
    share();
    history.keep(picture.state);
  });
  new Keys(byId("canvas"), stage, { chosen: () => picture.chosen, choose, expand: ({ iri }) => expand(iri), moved: stage.moved });
  closing(document.querySelectorAll(".tools .menu"));
  document.addEventListener("keydown", (event) => event.key === "Escape" && !panel.box.hidden && panel.close());
  byId("add").addEventListener("submit", (event) => event.preventDefault());
  byId("add").addEventListener("chosen", (event) => {
    event.target.value = "";
    expand(event.detail.iri);
  });
  byId("as-table").addEventListener("click", () => showTable(byId("table").hidden));
  for (const button of byId("export").querySelectorAll("[data-form]")) {
    button.addEventListener("click", () => {
      byId("export").open = false;
      if (!seen.drawn.nodes.length) return tell(say("图中没有可导出的", "There is nothing in the picture"));
      return forms[button.dataset.form]({ canvas: stage.canvas, seen }, "zhimai");
    });
  }
  byId("share").addEventListener("click", trying(async () => {
    share();
    await navigator.clipboard.writeText(location.href);
    const size = Math.ceil(location.href.length / 1000);
    tell(say("链接已复制", "The link is copied"), location.href.length > LONG && say(`长约 ${size} 千字符，有些程序会截断`, `it has about ${size},000 characters, which some programs cut off`));
  }));
  // The other language shows the same picture.
  document.querySelector("a.switch").addEventListener("click", ({ currentTarget }) => { currentTarget.hash = location.hash; });
}

// What to ask for: links of now tell only how the keys of things begin.
function wanted(iris) {
  return { things: iris.filter((iri) => KEY.test(iri)), begun: iris.filter((iri) => !KEY.test(iri)) };
}

const lost = (count) => count > 0 && say(`${count} 个事物图谱里已经没有了`, `${count} things are not in the graph any more`);

// What is said of what the picture begins with, where it is an answer.
function answered({ named, elsewhere, most }) {
  if (named === undefined) return [];
  return [
    named === 0 && say("答案中没有能画的事物：列中要有人物、会议、机构、书等的 IRI", "The answer names nothing that can be drawn: a column wants IRIs of people, meetings, organisations, books …"),
    named > most && say(`答案提到 ${named} 个事物，图中是前 ${most} 个`, `The answer names ${named} things; the picture has the first ${most}`),
    named > 0 && elsewhere > 0 && say(`另有 ${elsewhere} 个 IRI 不是图中的事物`, `${elsewhere} other IRIs are no things of a network`),
  ];
}

// Begin with what the address says: with a picture that was shared, or with a thing, an answer, or what is named most.
const begin = trying(async () => {
  const shared = read(location.hash);
  const asked = shared ? wanted(shared.things.map(({ path }) => known.base + path)) : start.of ? { of: start.of } : { things: start.things };
  const sent = await ask(asked.of ? "/api/expand" : "/api/picture", asked);
  known.take(sent);
  const begun = new Map(known.nodes.map((node) => [short(known.path(node.iri)), node]));
  const meant = (path) => known.find(known.base + path) || begun.get(path);
  for (const { path, x, y } of shared?.things || []) Object.assign(meant(path) || {}, { x, y });
  known.fixed = Boolean(shared);
  for (const { id } of known.nodes) picture.shown.add(id);
  if (shared) {
    shared.kinds.forEach((kind) => filter.hidden.kinds.add(kind));
    known.relations.forEach(({ iri }, i) => shared.relations.includes(iri.split(/[#/]/).pop()) && filter.hidden.relations.add(i));
    shared.things.forEach(({ path, pinned }) => pinned && meant(path) && picture.pinned.add(meant(path).id));
    filter.offer();
    filter.fill(shared.filter);
  }
  stage = new Stage(picture, filter, { go, more, moved: rest });
  listen();
  sift();
  history.keep(picture.state);
  const first = asked.of ? known.find(asked.of) : shared?.chosen && known.find(known.base + shared.chosen);
  if (first) choose(first.id);
  stage.fit(undefined, 1.6, 0);
  if (shared?.view) stage.view = shared.view;
  if (shared?.table) showTable(true);
  share();
  tell(left(sent.left), ...(shared ? [lost(shared.things.filter(({ path }) => !meant(path)).length)] : answered(start)));
  byId("settling").remove();
  document.body.dataset.settled = "true";
});
begin();
