// The SPARQL editor: Ctrl+Enter asks, terms of the vocabulary complete what is typed, and what was asked is remembered here.

import { element } from "../words.js";

const KEPT = 20; // queries, in this browser only
const box = document.getElementById("query");
const history = document.getElementById("history");

class Terms {
  constructor(input) {
    this.input = input;
    this.list = element("ul", { class: "hits terms", role: "listbox", id: "terms", hidden: "" });
    input.after(this.list);
    this.hits = [];
    input.addEventListener("input", () => this.look());
    input.addEventListener("blur", () => setTimeout(() => this.close(), 150));
  }

  async look() {
    this.known ||= (await (await fetch(this.input.dataset.terms)).json()).terms;
    const before = this.input.value.slice(0, this.input.selectionStart);
    const typed = /(?<![\w?$:])[a-z]+:\w*$/.exec(before)?.[0];
    if (!typed) return this.close();
    this.typed = typed;
    this.hits = this.known.filter(({ term }) => term.toLowerCase().startsWith(typed.toLowerCase()) && term !== typed).slice(0, 8);
    this.at = 0;
    this.show();
  }

  show() {
    this.list.replaceChildren(...this.hits.map((hit, i) => element("li", { role: "option", "aria-selected": String(i === this.at), onclick: () => this.pick(hit) },
      element("code", {}, hit.term), element("small", {}, hit.label))));
    this.list.hidden = !this.hits.length;
  }

  // Say whether the key was for us.
  key(event) {
    if (!this.hits.length) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) this.at = (this.at + step + this.hits.length) % this.hits.length;
    else if (event.key === "Tab" || event.key === "Enter") return this.pick(this.hits[this.at]);
    else if (event.key === "Escape") return this.close();
    else return false;
    this.show();
    return true;
  }

  pick({ term }) {
    const end = this.input.selectionStart;
    this.input.setRangeText(term, end - this.typed.length, end, "end");
    this.close();
    this.input.focus();
    return true;
  }

  close() {
    this.hits = [];
    this.show();
    return true;
  }
}

const terms = new Terms(box);
box.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) box.form.requestSubmit();
  else if (terms.key(event)) event.preventDefault();
});

function remembered() {
  try {
    return JSON.parse(localStorage.getItem("asked") || "[]");
  } catch {
    return []; // a browser may keep nothing
  }
}

const asked = new URLSearchParams(location.search).get("query");
if (asked && !document.querySelector(".problem")) {
  try {
    localStorage.setItem("asked", JSON.stringify([asked, ...remembered().filter((other) => other !== asked)].slice(0, KEPT)));
  } catch { /* it is not remembered, then */ }
}
history.querySelector("ul").append(...remembered().map((query) => element("li", {},
  element("a", { href: `?${new URLSearchParams({ query })}` }, element("code", {}, query.replace(/\s+/g, " ").trim().slice(0, 120))))));
history.hidden = !remembered().length;
