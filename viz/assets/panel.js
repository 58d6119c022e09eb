// What the bulletins say: all edges of a thing, or all that one line stands for, each with its words.

import { element, firstOf, kindIcon, put, quoteBlock, say, span, tags, told } from "./words.js";

export class Panel {
  constructor(box, data, go, more = () => []) {
    this.box = box;
    this.data = data;
    this.go = go; // called with a node's id when its name is clicked, with null when the panel is closed
    this.more = more; // what else there is to do with a node
  }

  linksOf(id) {
    return this.data.links.flatMap((link, index) => (!link.away && (link.from === id || link.to === id) ? [index] : []));
  }

  open(...parts) {
    const close = element("button", { type: "button", class: "close", "aria-label": put("关闭", "Close"), onclick: () => this.close() }, "×");
    this.box.replaceChildren(close, ...parts);
    this.box.hidden = false;
    this.box.scrollTop = 0;
    document.body.classList.add("reading");
  }

  close() {
    this.box.hidden = true;
    document.body.classList.remove("reading");
    this.go(null);
  }

  node(id) {
    const node = this.data.nodes[id];
    const kind = this.data.kinds[node.kind];
    this.open(
      element("h2", {}, kindIcon(kind), node.name),
      this.facts(node, kind),
      ...this.more(node),
      ...this.statements(node),
      ...this.relations(id),
    );
  }

  edge(edge) {
    const [from, to] = [this.name(edge.from), this.name(edge.to)];
    const parts = edge.links.map((index) => {
      const link = this.data.links[index];
      return element("section", {}, this.heading(this.data.relations[link.relation], ""), this.said([link], () => [link.label]));
    });
    this.open(element("p", { class: "said who" }, from, " — ", to), ...parts);
  }

  facts(node, kind) {
    const rows = [["类别", "Kind", put(kind.zh, kind.en)]];
    if (node.mentioned) rows.push(["召开", "Held", say("仅提到，未见报道召开", "only mentioned, not reported as held")]);
    if (node.aliases.length) rows.push(["又称", "Also", node.aliases.join("、")]);
    rows.push(...node.details);
    if (node.left_out) rows.push(["未画出", "Left out", say(`还有 ${node.left_out} 个相连的点`, `${node.left_out} more that it is tied to`)]);
    return element("dl", {}, ...rows.flatMap(([zh, en, value]) => [element("dt", {}, ...told(zh, en)), element("dd", {}, value)]));
  }

  // What bulletins say of the thing alone: how far a book has come, a post that names no organisation.
  statements(node) {
    const groups = new Map();
    for (const said of node.statements) groups.set(said.property.zh, [...(groups.get(said.property.zh) || []), said]);
    return [...groups.values()].map((group) => element("section", {},
      this.heading(group[0].property, ""),
      ...firstOf(group, 25, (said) => element("div", { class: "said" },
        element("p", { class: "who" }, ...(said.en ? told(said.zh, said.en) : [said.zh]), ...tags(said), span(said.date ? [said.date] : [])),
        ...firstOf(said.quotes, 2, (index) => quoteBlock(this.data, index))))));
  }

  relations(id) {
    const groups = new Map(); // by relation and direction
    for (const index of this.linksOf(id)) {
      const link = this.data.links[index];
      const key = `${link.relation} ${link.from === id ? "→" : "←"}`;
      groups.set(key, [...(groups.get(key) || []), link]);
    }
    return [...groups].sort(([a], [b]) => parseInt(a, 10) - parseInt(b, 10)).map(([key, links]) => {
      const [number, direction] = key.split(" ");
      const relation = this.data.relations[number];
      const other = (link) => [link.label, this.name(link.from === id ? link.to : link.from)];
      return element("section", {},
        this.heading(relation, relation.arrow ? direction : "", links.length),
        ...firstOf(this.together(links), 25, (same) => this.said(same, other)));
    });
  }

  heading(relation, direction, count) {
    return element("h3", {}, direction && `${direction} `, ...told(relation.zh, relation.en),
      count && element("span", { class: "count" }, String(count)));
  }

  // Links that rest on the same words are read together: a list of attendees is one sentence.
  together(links) {
    const groups = new Map();
    for (const link of links) {
      const key = link.quotes.length ? link.quotes.join(" ") : `none ${groups.size}`;
      groups.set(key, [...(groups.get(key) || []), link]);
    }
    const first = (group) => group[0].dates[0] || "";
    return [...groups.values()].sort((a, b) => (first(a) < first(b) ? -1 : first(a) > first(b) ? 1 : 0));
  }

  said(links, parts) {
    const who = links.flatMap((link, i) => [i ? say("、", ", ") : null, ...parts(link).filter(Boolean).flatMap((part, j) => [j ? " · " : null, part]), ...tags(link)]);
    const dates = [...new Set(links.flatMap((link) => link.dates))].sort();
    return element("div", { class: "said" },
      element("p", { class: "who" }, ...who, span(dates)),
      ...firstOf(links[0].quotes, 2, (index) => quoteBlock(this.data, index)));
  }

  name(id) {
    return element("button", { type: "button", onclick: () => this.go(id) }, this.data.nodes[id].name);
  }
}
