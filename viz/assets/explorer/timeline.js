// The timeline: how much was when, by month. Dragging over a period filters by it; a click lets all in again.

const SPACE = "http://www.w3.org/2000/svg";

function svg(tag, attributes, ...children) {
  const made = document.createElementNS(SPACE, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

export class Timeline {
  constructor(box, chosen) {
    this.box = box;
    this.chosen = chosen; // called with the first and the last month of a period, or with nothing
    this.months = [];
    box.addEventListener("pointerdown", (event) => this.begin(event));
    box.addEventListener("pointermove", (event) => this.drag(event));
    box.addEventListener("pointerup", () => this.end());
    new ResizeObserver(() => this.draw()).observe(box);
  }

  // `dates` of all that would be shown without a period; `since` and `until` are the period.
  show(dates, since, until) {
    this.count = new Map();
    for (const date of dates) if (date.length >= 7) this.count.set(date.slice(0, 7), (this.count.get(date.slice(0, 7)) || 0) + 1);
    const known = [...this.count.keys()].sort();
    this.months = known.length ? months(known[0], known[known.length - 1]) : [];
    [this.since, this.until] = [since, until];
    this.draw();
  }

  draw() {
    const [width, height] = [this.box.clientWidth, this.box.clientHeight];
    if (!this.months.length) return this.box.replaceChildren();
    const most = Math.max(...this.count.values());
    const step = (width - 24) / this.months.length;
    const base = height - 17;
    const inside = (month) => month >= this.since.slice(0, 7) && month <= (this.until || "9999").slice(0, 7);
    const bars = this.months.map((month, i) => {
      const tall = ((this.count.get(month) || 0) / most) * (base - 8);
      return svg("rect", { class: inside(month) ? "bar" : "bar out", x: 12 + i * step + 1, y: base - tall, width: Math.max(1, step - 2), height: tall },
        svg("title", {}, `${month} · ${this.count.get(month) || 0}`));
    });
    const every = Math.ceil(64 / step);
    const names = this.months.flatMap((month, i) => (i % every === 0 ? [svg("text", { x: 12 + i * step, y: height - 4 }, month)] : []));
    const period = this.months.map(inside);
    const brush = (this.since || this.until) && period.includes(true)
      ? [svg("rect", { class: "brush", x: 12 + period.indexOf(true) * step, y: 0, width: (period.lastIndexOf(true) - period.indexOf(true) + 1) * step, height: base })] : [];
    this.box.replaceChildren(svg("svg", { "aria-hidden": "true" }, ...brush, ...bars, ...names));
  }

  at(event) {
    const step = (this.box.clientWidth - 24) / this.months.length;
    const place = Math.floor((event.clientX - this.box.getBoundingClientRect().left - 12) / step);
    return this.months[Math.min(this.months.length - 1, Math.max(0, place))];
  }

  begin(event) {
    if (!this.months.length) return;
    this.box.setPointerCapture(event.pointerId);
    this.start = this.last = this.at(event);
    this.moved = false;
  }

  drag(event) {
    if (!this.start) return;
    this.last = this.at(event);
    this.moved ||= this.last !== this.start;
    [this.since, this.until] = [this.start, this.last].sort();
    this.draw();
  }

  end() {
    if (!this.start) return;
    const [since, until] = [this.start, this.last].sort();
    this.start = null;
    if (this.moved) this.chosen(since, until);
    else this.chosen("", "");
  }
}

function months(first, last) {
  const found = [];
  let [year, month] = first.split("-").map(Number);
  while (found.length < 1200) {
    const name = `${year}-${String(month).padStart(2, "0")}`;
    found.push(name);
    if (name >= last) break;
    month += 1;
    if (month > 12) [year, month] = [year + 1, 1];
  }
  return found;
}
