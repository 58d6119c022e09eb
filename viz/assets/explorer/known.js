// The network as the browser knows it: what the server sends is taken in, each thing and each sentence once.

import { say } from "../words.js";
import { ask } from "./asking.js";
import { root } from "./root.js";

const MOST = 500; // places of which the server tells the words at once

const inParts = (list, size) => Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size));

export class Known {
  constructor({ legend, base }) {
    this.base = base;
    this.nodes = [];
    this.edges = [];
    this.links = [];
    this.statements = []; // what is said of one thing alone, as links say it of two
    this.quotes = [];
    this.bulletins = [];
    this.kinds = legend.kinds;
    this.relations = legend.relations;
    this.numbers = new Map(); // of things, edges, links, quotes and bulletins, by what tells each apart
    this.wanted = new Set(); // numbers of quotes of which the words are to be fetched
    this.tied = []; // the numbers of the things that each thing has an edge with
    this.options = {
      layout: { improvedLayout: false, randomSeed: 1 },
      interaction: { hover: true, multiselect: false, keyboard: false },
      nodes: { chosen: false },
      edges: { smooth: false, selectionWidth: 1.2, hoverWidth: 0.6 },
      physics: false, // what stands, stands
    };
  }

  // The path of a thing below the site: person/abc.
  path(iri) {
    return iri.slice(this.base.length);
  }

  address(iri) {
    return `${root}/${this.path(iri)}`;
  }

  find(iri) {
    return this.nodes[this.numbers.get(`node ${iri}`)];
  }

  // Take in what the server sent, and return the nodes that are new.
  take(sent) {
    const put = (list, kind, key, made) => {
      const name = `${kind} ${key}`;
      if (!this.numbers.has(name)) {
        this.numbers.set(name, list.length);
        list.push(made(list.length));
      }
      return this.numbers.get(name);
    };
    const before = this.nodes.length;
    const node = sent.nodes.map((its) => put(this.nodes, "node", its.iri, (id) => ({ ...its, id, ties: its.left_out })));
    const bulletin = sent.bulletins.map((its) => put(this.bulletins, "bulletin", its.iri, () => its));
    const quote = sent.quotes.map((its) => put(this.quotes, "quote", `${bulletin[its.bulletin]} ${its.start} ${its.end} ${its.confidence}`,
      () => ({ ...its, bulletin: bulletin[its.bulletin] })));
    for (const its of this.nodes.slice(before)) {
      its.statements = its.statements.map((said) => ({ ...sent.sayings[said.saying], ...said, quotes: said.quotes.map((i) => quote[i]) }));
      for (const said of its.statements) this.statements.push({ ...said, of: its.id, relation: this.relation(said.relation), dates: said.date ? [said.date] : [] });
      this.tied.push(new Set());
    }
    for (const its of sent.links) {
      const [from, to] = [node[its.from], node[its.to]];
      const relation = this.relation(sent.relations[its.relation].iri);
      put(this.links, "link", `${from} ${to} ${relation} ${its.label}`, (number) => {
        const edge = put(this.edges, "edge", `${from} ${to}`, (id) => ({ id, from, to, links: [] }));
        this.edges[edge].links.push(number);
        this.tied[from].add(to);
        this.tied[to].add(from);
        return { ...its, from, to, relation, quotes: its.quotes.map((i) => quote[i]) };
      });
    }
    for (const edge of this.edges) edge.links.sort((a, b) => this.links[a].relation - this.links[b].relation);
    if (sent.ties) this.find(sent.of).ways = sent.ties; // with how many things, by relation
    return this.nodes.slice(before);
  }

  // Fetch the words of a quote, together with all others that are wanted at the same moment; each is fetched once.
  read(index) {
    this.wanted.add(index);
    this.reading ??= Promise.resolve().then(() => {
      const wanted = [...this.wanted];
      this.wanted.clear();
      this.reading = null;
      return Promise.all(inParts(wanted, MOST).map((part) => this.fetch(part)));
    });
    return this.reading;
  }

  async fetch(wanted) {
    const places = wanted.map((index) => this.quotes[index]).map(({ bulletin, start, end }) => ({ bulletin: this.bulletins[bulletin].iri, start, end }));
    const { words } = await ask("/api/words", { places });
    wanted.forEach((index, i) => {
      const { title = "", ...said } = words[i] || { text: say("简讯已改，请重新打开此页", "The bulletin has changed: open this page anew") };
      Object.assign(this.quotes[index], said);
      this.bulletins[this.quotes[index].bulletin].title = title;
    });
  }

  // The number of a relation in the legend; -1 of what is no line there, as how far a book has come.
  relation(iri) {
    return this.relations.findIndex((its) => its.iri === iri);
  }

  neighbours(id) {
    return this.tied[id];
  }
}
