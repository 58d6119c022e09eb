// The one filter that network, table and timeline share: kind and relation in the legend, the rest in a form.

import { asDate, within } from "./dates.js";

const SURE = { "": ["stated", "pattern", "guessed"], pattern: ["stated", "pattern"], stated: ["stated"] };
export const FIELDS = ["since", "until", "role", "sure", "office"];

export class Filter {
  // `roles` tells which relation says that somebody had a role at a meeting: {chair: IRI}.
  constructor(form, known, roles, changed) {
    this.form = form;
    this.known = known;
    this.roles = new Map(Object.entries(roles).map(([role, iri]) => [role, known.relation(iri)]));
    this.hidden = { kinds: new Set(), relations: new Set() }; // what the legend has switched off
    this.values = {};
    form.addEventListener("input", () => {
      this.read();
      changed();
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", (event) => {
      event.preventDefault();
      this.fill({});
      changed();
    });
  }

  // Set the form to these values, and filter by them.
  fill(values) {
    for (const name of FIELDS) this.form.elements[name].value = values[name] || "";
    this.read();
  }

  // Take the values of the form; a date that is none filters nothing, and its field says so.
  read() {
    this.values = {};
    for (const name of FIELDS) {
      const field = this.form.elements[name];
      const given = field.value.trim();
      const value = field.type === "text" ? asDate(given) : given;
      if (field.type === "text") field.setAttribute("aria-invalid", String(Boolean(given) && !value));
      if (value) this.values[name] = value;
    }
  }

  // Whether the form lets anything go.
  get sifts() {
    return Object.keys(this.values).length > 0;
  }

  // Offer the offices of which something is drawn.
  offer() {
    const select = this.form.elements.office;
    const chosen = select.value || this.values.office || "";
    const offices = new Set(this.known.bulletins.map(({ office }) => office).filter(Boolean));
    if (chosen) offices.add(chosen);
    select.replaceChildren(select.options[0], ...[...offices].sort().map((office) => new Option(office, office)));
    select.value = chosen;
  }

  // Whether the form lets through what links two things, or is said of one, whenever it was.
  allows({ relation, quotes }) {
    const { role, sure = "", office } = this.values;
    if (role && relation !== this.roles.get(role)) return false;
    const words = quotes.map((index) => this.known.quotes[index]);
    if (sure && words.length && !words.some(({ confidence }) => SURE[sure].includes(confidence))) return false;
    return !office || words.some(({ bulletin }) => this.known.bulletins[bulletin].office === office);
  }

  // Whether any of these dates lies in the period.
  spans(dates) {
    const { since = "", until = "" } = this.values;
    return !(since || until) || dates.some((date) => within(date, since, until));
  }
}
