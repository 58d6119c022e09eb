// The picture: what of all that is known stands in it, where, and what is held in it whatever the filter says.

import { place } from "./places.js";

export class Picture {
  constructor(known) {
    this.known = known;
    this.shown = new Set(); // ids
    this.pinned = new Set(); // ids
    this.chosen = null;
  }

  get iris() {
    return [...this.shown].map((id) => this.known.nodes[id].iri);
  }

  // Take in what was sent, with what of it had been hidden before, and give what is new a place.
  take(sent, iris) {
    const added = this.known.take(sent);
    const again = iris.map((iri) => this.known.find(iri)).filter(Boolean);
    place(this.known, added.filter(({ x }) => x === undefined), this.known.nodes.filter(({ id, x }) => this.shown.has(id) && x !== undefined));
    for (const { id } of [...added, ...again]) this.shown.add(id);
  }

  pin(id) {
    if (!this.pinned.delete(id)) this.pinned.add(id);
  }

  hide(id) {
    this.shown.delete(id);
    this.pinned.delete(id);
  }

  // Count for each thing what is tied to it and not shown, and make it as large as what it is tied to here.
  weigh() {
    for (const node of this.known.nodes) {
      let there = 0;
      for (const id of this.known.neighbours(node.id)) there += this.shown.has(id);
      node.left_out = Math.max(0, node.ties - there);
      node.size = Math.min(8 + 1.8 * Math.sqrt(there), 26);
    }
  }

  get state() {
    return { shown: new Set(this.shown), pinned: new Set(this.pinned), places: this.known.nodes.map(({ x, y }) => [x, y]) };
  }

  restore({ shown, pinned }) {
    [this.shown, this.pinned] = [new Set(shown), new Set(pinned)];
  }
}
