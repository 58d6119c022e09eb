// Find a thing by any of its names, by pinyin, or by the first letters of its pinyin.

import { element, kindIcon, put } from "./words.js";

export class Search {
  constructor(form, data, go) {
    this.box = form.querySelector("input");
    this.list = form.querySelector("ul");
    this.data = data;
    this.go = go;
    this.at = 0;
    this.names = data.nodes.map((node) => [node.name, ...node.aliases, node.pinyin, node.initials].map(Search.folded));
    this.box.addEventListener("input", () => this.look());
    this.box.addEventListener("focus", () => this.look());
    this.box.addEventListener("blur", () => setTimeout(() => this.close(), 150)); // a click on a hit comes first
    this.box.addEventListener("keydown", (event) => this.key(event));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.pick(this.hits && this.hits[this.at]);
    });
  }

  static folded(text) {
    return text.toLowerCase().replace(/[\s\p{P}]+/gu, "");
  }

  look() {
    const wanted = Search.folded(this.box.value);
    if (!wanted) return this.close();
    const score = (names) => Math.min(...names.map((name) => (name === wanted ? 0 : name.startsWith(wanted) ? 1 : name.includes(wanted) ? 2 : 9)));
    this.hits = this.data.nodes
      .map((node) => [score(this.names[node.id]), node])
      .filter(([found]) => found < 9)
      .sort(([a, one], [b, two]) => a - b || two.size - one.size || one.id - two.id)
      .slice(0, 9)
      .map(([, node]) => node);
    this.at = 0;
    this.show();
  }

  show() {
    const items = this.hits.map((node, i) => {
      const kind = this.data.kinds[node.kind];
      return element("li", { role: "option", id: `hit-${i}`, "aria-selected": String(i === this.at), onclick: () => this.pick(node) },
        kindIcon(kind), element("span", {}, node.name), element("small", {}, node.date));
    });
    this.list.replaceChildren(...(items.length ? items : [element("li", { class: "none" }, put("图中没有", "nothing here"))]));
    this.list.hidden = false;
    this.box.setAttribute("aria-expanded", "true");
    if (items.length) this.box.setAttribute("aria-activedescendant", `hit-${this.at}`);
  }

  key(event) {
    if (event.key === "Escape") this.close();
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || this.list.hidden || !this.hits.length) return;
    event.preventDefault();
    this.at = (this.at + step + this.hits.length) % this.hits.length;
    this.show();
  }

  pick(node) {
    if (!node) return;
    this.close();
    this.box.value = "";
    this.box.blur();
    this.go(node.id);
  }

  close() {
    this.list.hidden = true;
    this.box.setAttribute("aria-expanded", "false");
    this.box.removeAttribute("aria-activedescendant");
  }
}
