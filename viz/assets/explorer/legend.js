// The legend of the network: how many of what the filter lets through there are, and what of it is switched off.

import { fillLegend } from "../legend.js";
import { kindIcon, lineIcon } from "../words.js";

export class Legend {
  constructor(box, known, hidden, changed) {
    this.box = box;
    this.known = known;
    this.hidden = hidden;
    this.changed = changed;
  }

  fill(seen) {
    const at = this.box.contains(document.activeElement) ? document.activeElement.closest("[data-key]") : null;
    const [kinds, relations] = [counts(seen.nodes, "kind"), counts(seen.links, "relation")];
    this.list("kinds", kindIcon, Object.entries(this.known.kinds), kinds);
    this.list("relations", lineIcon, this.known.relations.map((entry, i) => [i, entry]), relations);
    this.box.querySelector("#legend-mentioned").hidden = !seen.nodes.some((node) => node.mentioned);
    if (at) this.box.querySelector(`[data-key="${at.dataset.key}"]`)?.focus(); // the line that was pressed is a new one
  }

  list(name, icon, entries, count) {
    const there = entries.filter(([key]) => count.has(key) || this.hidden[name].has(key)).map(([key, entry]) => [key, { ...entry, count: count.get(key) || 0 }]);
    const toggle = (key) => {
      const off = this.hidden[name];
      if (!off.delete(key)) off.add(key);
      this.changed();
      return !off.has(key);
    };
    fillLegend(this.box.querySelector(`#legend-${name}`), icon, there, toggle, this.hidden[name]);
  }
}

function counts(list, key) {
  return list.reduce((found, its) => found.set(its[key], (found.get(its[key]) || 0) + 1), new Map());
}
