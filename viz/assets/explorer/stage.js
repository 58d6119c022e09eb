// The stage: the drawing with what lies over it, legend, evidence and card, and the part of it that is seen.

import { Canvas } from "../canvas.js";
import { Card } from "../card.js";
import { Panel } from "../panel.js";

const byId = (id) => document.getElementById(id);
const narrow = matchMedia("(max-width: 46rem)");

export class Stage {
  // `go` is called with a thing's number when its name is clicked in the panel, and with null when that is closed;
  // `more` gives what else there is to do with a thing; `moved` is called when somebody has moved or zoomed by hand.
  constructor(picture, filter, { go, more, moved }) {
    this.picture = picture;
    this.canvas = new Canvas(byId("canvas"), picture.known, covered, filter.hidden);
    this.network = this.canvas.network;
    this.panel = new Panel(byId("panel"), picture.known, go, more);
    this.card = new Card(byId("card"), picture.known, this.panel);
    this.byHand = false;
    this.moved = () => {
      this.byHand = true;
      moved();
    };
    byId("legend").open = !narrow.matches;
    byId("legend").addEventListener("toggle", () => this.network.redraw());
    this.listen(moved);
  }

  listen(moved) {
    const { network, card } = this;
    network.on("hoverNode", ({ node, pointer }) => card.node(node, pointer.DOM));
    network.on("hoverEdge", ({ edge, pointer }) => card.edge(this.picture.known.edges[edge], pointer.DOM));
    for (const event of ["blurNode", "blurEdge", "dragStart", "zoom"]) network.on(event, () => card.hide());
    network.on("zoom", this.moved);
    network.on("dragEnd", ({ nodes }) => !nodes.length && this.moved());
    const zoom = (factor) => {
      network.moveTo({ scale: network.getScale() * factor, animation: { duration: 200 } });
      network.once("animationFinished", this.moved);
    };
    byId("zoom-in").addEventListener("click", () => zoom(1.4));
    byId("zoom-out").addEventListener("click", () => zoom(1 / 1.4));
    byId("zoom-fit").addEventListener("click", () => {
      this.fit();
      moved();
    });
  }

  // What is seen, where somebody has chosen it by hand; otherwise it is all of the picture.
  get view() {
    return this.byHand ? { ...this.network.getViewPosition(), scale: this.network.getScale() } : null;
  }

  set view({ x, y, scale }) {
    this.network.moveTo({ position: { x, y }, scale });
    this.byHand = true;
  }

  fit(ids = [...this.picture.shown], scale = 1.6, duration = 400) {
    this.canvas.fit(ids, this.free(), scale, duration);
    this.byHand = false;
  }

  // Take the places from the drawing, where things may have been dragged.
  stand() {
    for (const [id, { x, y }] of Object.entries(this.network.getPositions())) Object.assign(this.picture.known.nodes[id], { x, y });
  }

  // Move things back to where they stood.
  restore(places) {
    places.forEach(([x, y], id) => {
      const drawn = this.network.body.nodes[id];
      if (x !== undefined && drawn && (drawn.x !== x || drawn.y !== y)) this.network.moveNode(id, x, y);
    });
  }

  // Draw what has been seen to be drawn.
  draw(seen) {
    const there = new Set(seen.nodes.map(({ id }) => id));
    const through = new Set(seen.links);
    for (const link of this.picture.known.links) link.away = !through.has(link);
    this.canvas.away = new Set(this.picture.known.nodes.filter(({ id }) => !there.has(id)).map(({ id }) => id));
    this.canvas.refresh();
    this.network.redraw();
  }

  choose(id) {
    this.network.selectNodes([id]);
    this.canvas.light(this.canvas.around(id));
    this.panel.node(id);
  }

  // Put what lies between two things into the light.
  edge(edge) {
    this.canvas.light({ nodes: new Set([edge.from, edge.to]), edges: new Set([edge.id]) });
    this.panel.edge(edge);
  }

  // Put a way, which is a list of things, into the light.
  way(ids) {
    const steps = new Set(ids.slice(1).flatMap((id, i) => [`${ids[i]} ${id}`, `${id} ${ids[i]}`]));
    const along = this.picture.known.edges.filter(({ from, to }) => steps.has(`${from} ${to}`));
    this.canvas.light({ centre: ids[0], nodes: new Set(ids), edges: new Set(along.map(({ id }) => id)) });
    this.fit(ids, 1.2);
  }

  // The part of the canvas that neither legend nor panel covers.
  free() {
    const { clientWidth: width, clientHeight: height } = byId("canvas");
    const [key, side] = [byId("legend"), this.panel.box];
    const inset = narrow.matches ? { left: 16, right: 16, top: 34, bottom: 50 } : { left: 50, right: 50, top: 30, bottom: 40 };
    if (!narrow.matches && key.open) inset.left += key.offsetWidth;
    if (!side.hidden) inset[narrow.matches ? "bottom" : "right"] += narrow.matches ? side.offsetHeight : side.offsetWidth;
    return { x: inset.left, y: inset.top, width: width - inset.left - inset.right, height: height - inset.top - inset.bottom };
  }
}

function covered() {
  return ["legend", "panel", "zoom"].map(byId).filter((part) => !part.hidden)
    .map((part) => ({ x: part.offsetLeft, y: part.offsetTop, width: part.offsetWidth, height: part.offsetHeight }));
}
