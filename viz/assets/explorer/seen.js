// What of a picture passes the filter: the one answer that drawing, table, timeline, legend and files go by.

export class Seen {
  // `nodes`, `links` and `statements` are what the form lets through, which the legend counts; `drawn` is what of that
  // the legend shows.
  constructor({ known, shown, pinned }, filter) {
    [this.known, this.filter] = [known, filter];
    this.holding = known.relation("http://www.w3.org/ns/org#holds");
    const links = known.links.filter((link) => shown.has(link.from) && shown.has(link.to) && filter.allows(link));
    const statements = known.statements.filter((said) => shown.has(said.of) && filter.allows(said));
    const meetings = this.meetings(shown, links);
    this.anytime = { links, statements, meetings }; // what there would be without a period
    this.links = links.filter((link) => filter.spans(this.when(link)));
    this.statements = statements.filter((said) => filter.spans(this.when(said)));
    const told = new Set([
      ...ends(this.links), ...this.statements.map(({ of }) => of), ...[...meetings].flatMap(([id, date]) => (filter.spans([date]) ? [id] : [])),
    ]);
    this.nodes = known.nodes.filter(({ id }) => shown.has(id) && (!filter.sifts || told.has(id) || pinned.has(id)));
    this.drawn = {
      nodes: this.nodes.filter(({ id }) => this.lit(id)),
      links: this.links.filter((link) => this.unhidden(link)),
      statements: this.statements.filter((said) => this.unhidden(said)),
    };
  }

  // What the timeline tells, by kind and date: all that would be drawn if there were no period.
  get events() {
    const { links, statements, meetings } = this.anytime;
    const held = [...meetings].flatMap(([id, date]) => (this.lit(id) ? [{ kind: "meeting", date }] : []));
    const said = [...links.filter(({ relation }) => relation === this.holding), ...statements].filter((its) => this.unhidden(its))
      .flatMap((its) => this.when(its).map((date) => ({ kind: its.relation === this.holding ? "post" : "publication", date })));
    return [...held, ...said].filter(({ date }) => date);
  }

  // When it was, or where nothing tells, when it was told.
  when({ dates, quotes }) {
    return dates.length ? dates : quotes.map((index) => this.known.bulletins[this.known.quotes[index].bulletin].date).filter(Boolean);
  }

  // The meetings among what is shown that the form lets through, with their days, or when they were first told of.
  meetings(shown, links) {
    const told = new Map(); // by thing
    for (const link of links) {
      const first = this.when(link).reduce((a, b) => (a && a < b ? a : b), "");
      for (const id of [link.from, link.to]) if (!told.get(id) || first < told.get(id)) told.set(id, first);
    }
    const alone = this.filter.allows({ relation: -1, quotes: [] });
    return new Map(this.known.nodes.filter(({ id, kind }) => kind === "meeting" && shown.has(id) && (alone || told.has(id)))
      .map(({ id, date }) => [id, date || told.get(id) || ""]));
  }

  lit(id) {
    return !this.filter.hidden.kinds.has(this.known.nodes[id].kind);
  }

  unhidden({ of, from = of, to = of, relation }) {
    return !this.filter.hidden.relations.has(relation) && this.lit(from) && this.lit(to);
  }
}

function ends(links) {
  return links.flatMap(({ from, to }) => [from, to]);
}
