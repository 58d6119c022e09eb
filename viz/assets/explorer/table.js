// What the picture shows, as lines that open on their words.

import { element, firstOf, quoteBlock, say, sign, span, tags } from "../words.js";

const LINES = 200;

export function fillTable(box, canvas) {
  const known = canvas.data;
  const shown = known.edges.filter((edge) => !canvas.edges.get(edge.id).hidden)
    .flatMap((edge) => edge.links.map((index) => known.links[index]))
    .filter((link) => !link.away && !canvas.hidden.relations.has(link.relation));
  const first = (link) => link.dates[0] || "";
  shown.sort((a, b) => first(a).localeCompare(first(b)) || a.relation - b.relation);
  const name = (id) => element("a", { class: `thing ${known.nodes[id].kind}`, href: known.address(known.nodes[id].iri) }, known.nodes[id].name);
  const line = (link) => {
    const cells = [
      element("span", { class: "date" }, span(link.dates)), element("span", {}, sign(known.nodes[link.from].kind), " ", name(link.from)),
      element("span", { class: "role" }, link.label || say(known.relations[link.relation].zh, known.relations[link.relation].en), ...tags(link)),
      element("span", { class: "meeting_name" }, sign(known.nodes[link.to].kind), " ", name(link.to)),
    ];
    const words = element("span", { class: "visually-hidden" }, say(`${link.quotes.length} 处原文`, `${link.quotes.length} quotations`));
    const quotes = link.quotes.length > 0 && element("details", {}, element("summary", {}, words), ...link.quotes.map((index) => quoteBlock(known, index)));
    return element("li", { class: "line" }, ...cells, quotes);
  };
  box.replaceChildren(element("ol", { class: "lines" }, ...firstOf(shown, LINES, line)));
}
