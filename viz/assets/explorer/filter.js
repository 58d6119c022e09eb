// The one filter that network, table and timeline share: by period, confidence and office.

const SURE = { "": ["stated", "pattern", "guessed"], pattern: ["stated", "pattern"], stated: ["stated"] };

export class Filter {
  constructor(form, known, changed) {
    this.form = form;
    this.known = known;
    form.addEventListener("input", changed);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(changed));
  }

  get values() {
    return Object.fromEntries([...new FormData(this.form)].map(([name, value]) => [name, value.trim()]).filter(([, value]) => value));
  }

  set values(values) {
    for (const field of this.form.elements) if (field.name) field.value = values[field.name] || "";
  }

  // Offer the offices of which something is drawn.
  offer() {
    const select = this.form.elements.office;
    const offices = [...new Set(this.known.bulletins.map(({ office }) => office).filter(Boolean))].sort();
    const chosen = select.value;
    select.replaceChildren(select.options[0], ...offices.map((office) => new Option(office, office)));
    select.value = chosen;
  }

  // Let go of the links that do not pass; `period` false leaves the period aside.
  passes(link, period = true) {
    const { since = "", until = "", sure = "", office = "" } = this.values;
    const quotes = link.quotes.map((index) => this.known.quotes[index]);
    if (sure && quotes.length && !quotes.some(({ confidence }) => SURE[sure].includes(confidence))) return false;
    if (office && !quotes.some(({ bulletin }) => this.known.bulletins[bulletin].office === office)) return false;
    if (!period || !(since || until)) return true;
    return this.dates(link).some((date) => within(date, since, until));
  }

  // When it was, or where nothing tells, when it was told.
  dates(link) {
    if (link.dates.length) return link.dates;
    return link.quotes.map((index) => this.known.bulletins[this.known.quotes[index].bulletin].date).filter(Boolean);
  }
}

// A vague date is taken in where a part of it fits: 2024-02 is not before 2024-02-15.
export function within(date, since, until) {
  return date >= since.slice(0, date.length) && date.slice(0, until.length || undefined) <= (until || "9999");
}
