// Completion: names that fit what is being typed, for every input that says of what kind they are to be.

import { element, say, sign } from "../words.js";
import { root } from "./root.js";

const PAUSE = 120; // milliseconds without a key before the server is asked

export class Suggest {
  constructor(input) {
    this.input = input;
    this.list = element("ul", { class: "hits", role: "listbox", id: `hits-${input.name}`, hidden: "" });
    input.after(this.list);
    this.hits = [];
    this.at = -1;
    for (const [name, value] of Object.entries({
      role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id,
    })) input.setAttribute(name, value);
    input.addEventListener("input", () => this.soon());
    input.addEventListener("keydown", (event) => this.key(event));
    input.addEventListener("blur", () => setTimeout(() => this.close(), 150)); // a click on a hit comes first
  }

  soon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.look(), PAUSE);
  }

  async look() {
    const asked = this.input.value.trim();
    if (!asked) return this.close();
    const answer = await fetch(`${root}/api/suggest?${new URLSearchParams({ q: asked, kind: this.input.dataset.suggest })}`);
    if (!answer.ok || asked !== this.input.value.trim() || document.activeElement !== this.input) return;
    this.hits = (await answer.json()).hits;
    this.at = -1;
    this.show();
    if (!this.hits.length) this.none();
  }

  // Tell that there is no such name: an empty list would look as if the answer were still to come.
  none() {
    this.list.replaceChildren(element("li", { class: "none", role: "option", "aria-disabled": "true", "aria-selected": "false" }, say("图中没有这样的名称", "Nothing goes by that name")));
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
  }

  show() {
    this.list.replaceChildren(...this.hits.map((hit, i) => element("li", {
      role: "option", id: `${this.list.id}-${i}`, "aria-selected": String(i === this.at), onclick: () => this.pick(hit),
    }, hit.kind && sign(hit.kind), element("span", {}, hit.label), element("small", {}, hit.detail || (hit.called !== hit.label && hit.called)))));
    this.list.hidden = !this.hits.length;
    this.input.setAttribute("aria-expanded", String(!this.list.hidden));
    if (this.at >= 0) this.input.setAttribute("aria-activedescendant", `${this.list.id}-${this.at}`);
    else this.input.removeAttribute("aria-activedescendant");
  }

  key(event) {
    if (this.list.hidden) return;
    if (event.key !== "Escape" && !this.hits.length) return;
    if (event.key === "Escape") {
      event.preventDefault();
      this.close();
    } else if (event.key === "Enter" && this.at >= 0) {
      event.preventDefault();
      this.pick(this.hits[this.at]);
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const count = this.hits.length + 1; // one place is the input's own: nothing is chosen there
      this.at = (this.at + 1 + (event.key === "ArrowDown" ? 1 : -1) + count) % count - 1;
      this.show();
    }
  }

  // Where to go, of a search; a name to fill in, of a form.
  pick(hit) {
    this.close();
    if (this.input.form.role === "search" && hit.address) {
      location.assign(hit.address);
    } else {
      this.input.value = hit.label;
      this.input.dispatchEvent(new CustomEvent("chosen", { bubbles: true, detail: hit }));
    }
  }

  close() {
    clearTimeout(this.timer);
    this.hits = [];
    this.at = -1;
    this.show();
  }
}

for (const input of document.querySelectorAll("input[data-suggest]")) new Suggest(input);
