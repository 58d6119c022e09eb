// The legend counts what is drawn, and hides or shows it.

import { element, told } from "./words.js";

export function fillLegend(box, icon, entries, toggle, hidden = new Set()) {
  box.replaceChildren();
  for (const [key, entry] of entries) {
    const button = element("button", {
      type: "button",
      "aria-pressed": String(!hidden.has(key)),
      "data-key": key,
      onclick: () => button.setAttribute("aria-pressed", String(toggle(key))),
    }, icon(entry), ...told(entry.zh, entry.en), element("span", { class: "count" }, String(entry.count)));
    box.append(element("li", {}, button));
  }
}
