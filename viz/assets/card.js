// The card beside the pointer: what this is, and one sentence that says so.

import { element, quoteBlock, say } from "./words.js";

export class Card {
  constructor(box, data, panel) {
    this.box = box;
    this.data = data;
    this.panel = panel;
  }

  node(id, point) {
    const node = this.data.nodes[id];
    const kind = this.data.kinds[node.kind];
    const links = this.panel.linksOf(id).map((index) => this.data.links[index]).sort((a, b) => a.relation - b.relation);
    this.put(point, [
      element("strong", {}, node.name), element("p", { class: "more" }, say(`${kind.zh} · ${links.length} 条关系`, `${kind.en} · ${links.length} relations`)),
    ], links.flatMap((link) => link.quotes));
  }

  edge(edge, point) {
    const name = (id) => this.data.nodes[id].name;
    const links = edge.links.map((index) => this.data.links[index]);
    const words = links.map((link) => link.label || say(this.data.relations[link.relation].zh, this.data.relations[link.relation].en));
    this.put(point, [
      element("strong", {}, [...new Set(words)].join(say("、", ", "))), element("p", {}, `${name(edge.from)} — ${name(edge.to)}`),
    ], links.flatMap((link) => link.quotes));
  }

  put(point, head, quotes) {
    const different = [...new Set(quotes)];
    const rest = different.length - 1;
    this.box.replaceChildren(...head, ...different.slice(0, 1).map((index) => quoteBlock(this.data, index)));
    if (rest > 0) this.box.append(element("p", { class: "more" }, say(`另有 ${rest} 处依据，点击查看`, `${rest} more quotations: click to see them`)));
    this.box.hidden = false;
    const room = this.box.parentElement;
    const left = Math.min(point.x + 16, room.clientWidth - this.box.offsetWidth - 8);
    const below = point.y + 16 + this.box.offsetHeight < room.clientHeight;
    this.box.style.left = `${Math.max(8, left)}px`;
    this.box.style.top = `${Math.max(8, below ? point.y + 16 : point.y - 12 - this.box.offsetHeight)}px`;
  }

  hide() {
    this.box.hidden = true;
  }
}
