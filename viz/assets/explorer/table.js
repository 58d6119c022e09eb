// What the picture shows, as lines that open on their words: what ties two things, what is said of one, and what stands alone.

import { element, firstOf, quoteBlock, say, sign, span, tags } from "../words.js";

const LINES = 200;

// What is behind a summary is made when it is opened first.
function opening(summary, make) {
  const details = element("details", {}, element("summary", {}, summary));
  details.addEventListener("toggle", () => details.append(...make()), { once: true });
  return details;
}

export function fillTable(box, seen) {
  const { known } = seen;
  const { nodes, links, statements } = seen.drawn;
  const told = [...links, ...statements];
  const ends = new Set(told.flatMap(({ of, from = of, to = of }) => [from, to]));
  const lone = nodes.filter(({ id }) => !ends.has(id)).map(({ id }) => ({ of: id, relation: Infinity, dates: [], quotes: [] }));
  const first = (its) => seen.when(its)[0] || "9999";
  told.sort((a, b) => first(a).localeCompare(first(b)) || a.relation - b.relation);
  const thing = (id) => element("span", { class: "end" }, sign(known.nodes[id].kind), " ",
    element("a", { class: `thing ${known.nodes[id].kind}`, href: known.address(known.nodes[id].iri) }, known.nodes[id].name));
  const line = (its) => {
    const { of, from = of, to, relation, quotes } = its;
    const called = its.label || (known.relations[relation] ? say(known.relations[relation].zh, known.relations[relation].en) : "");
    const words = element("span", { class: "visually-hidden" }, say(`${quotes.length} 处原文`, `${quotes.length} quotations`));
    return element("li", { class: "line" },
      element("span", { class: "date" }, span(its.dates)), thing(from),
      element("span", { class: "role" }, of === undefined ? called : say(its.zh, its.en || its.zh), ...tags(its)),
      to === undefined ? element("span", { class: "end" }) : thing(to),
      quotes.length > 0 && opening(words, () => quotes.map((index) => quoteBlock(known, index))));
  };
  box.replaceChildren(element("ol", { class: "lines" }, ...firstOf([...told, ...lone], LINES, line)));
}
