// The timeline: what was when, a lane a kind. A period is chosen by dragging over it, or moved at its ends, by key too.

import { element, say } from "../words.js";
import { most, steps, within } from "./dates.js";

const SPACE = "http://www.w3.org/2000/svg";
const LANES = [["meeting", "会议", "Meetings"], ["publication", "进展", "Progress"], ["post", "在任", "In post"]];
const STEP = 5; // pixels that a step of time takes at least
const NEAR = 14; // pixels from an end of the period within which a finger takes hold of it
const FOOT = 17;

function svg(tag, attributes, ...children) {
  const made = document.createElementNS(SPACE, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

export class Timeline {
  constructor(box, chosen) {
    this.box = box;
    this.chosen = chosen; // called with the first and the last step of a period, or with nothing
    this.left = say(52, 72); // from where on there is room for time, right of the names of the lanes
    [this.events, this.steps, this.since, this.until] = [[], [], "", ""];
    this.drawing = svg("svg", { "aria-hidden": "true" });
    this.ends = [this.grip(say("时段的开头", "Begin of the period"), 0), this.grip(say("时段的结尾", "End of the period"), 1)];
    this.clear = element("button", { type: "button", class: "clear", hidden: "", onclick: () => this.chosen("", "") });
    this.whole = false; // whether what lies far from all else is shown too
    this.far = element("button", { type: "button", hidden: "", onclick: () => this.reach() });
    box.append(element("p", { class: "above" }, this.clear, this.far), this.drawing, ...this.ends);
    box.addEventListener("pointerdown", (event) => this.begin(event));
    box.addEventListener("pointermove", (event) => this.drag(event));
    box.addEventListener("pointerup", (event) => this.end(event));
    for (const lost of ["pointercancel", "lostpointercapture"]) box.addEventListener(lost, () => this.cancel());
    box.addEventListener("keydown", (event) => event.key === "Escape" && this.escape(event));
    new ResizeObserver(() => this.draw()).observe(box);
  }

  // `events`, each of a kind and with a date, are all that would be shown without a period; `since` and `until` are the period.
  show(events, since, until) {
    [this.events, this.since, this.until] = [events, since, until];
    this.draw();
  }

  draw() {
    this.steps = this.events.length ? steps(this.reached(), Math.max(1, Math.floor(this.room / STEP))) : [];
    this.lanes = LANES.filter(([kind]) => this.events.some((event) => event.kind === kind));
    const wide = this.room / (this.steps.length || 1);
    const base = Math.max(0, this.drawing.getBoundingClientRect().height - FOOT);
    const high = base / (this.lanes.length || 1);
    const every = Math.ceil(66 / wide);
    const fits = (i) => i % every === 0 && this.left + i * wide + 7 * this.steps[i].length <= this.box.clientWidth;
    const names = this.steps.flatMap((step, i) => (fits(i) ? [svg("text", { x: this.left + i * wide, y: base + 13 }, step)] : []));
    const [first, last] = this.period;
    const brush = svg("rect", { class: "brush", x: this.left + first * wide, y: 0, width: Math.max(0, last - first + 1) * wide, height: base });
    const lanes = this.lanes.flatMap(([kind, zh, en], i) => [
      svg("text", { class: "lane", x: 8, y: i * high + high / 2 + 4 }, say(zh, en)),
      ...this.bars(kind, say(zh, en), i * high, high - 2, wide),
    ]);
    const nothing = this.steps.length ? [] : [svg("text", { x: 12, y: base / 2 + 8 }, say("图中没有带日期的会议、进展和任职", "Nothing in the picture has a date"))];
    this.drawing.replaceChildren(...(this.since || this.until ? [brush] : []), ...lanes, ...names, ...nothing);
    this.ends.forEach((grip, side) => this.put(grip, side, wide, base));
    this.clear.hidden = !(this.since || this.until);
    const period = this.since === this.until ? this.since : `${this.since || "…"} – ${this.until || "…"}`;
    this.clear.textContent = `${period} ×`;
    this.clear.setAttribute("aria-label", `${say("清除时段", "Clear the period")} ${period}`);
  }

  // Return the dates over which the timeline goes: those among which most lie, unless all are wanted, or the period goes beyond them.
  reached() {
    const all = this.events.map(({ date }) => date);
    const near = most(all);
    const [first, last] = [near[0] || "", near[near.length - 1] || ""];
    const far = all.filter((date) => date < first || date > last).sort().map((date) => date.slice(0, 4));
    this.apart = near.length < all.length;
    const wide = this.whole || (this.since && this.since < first.slice(0, this.since.length)) || (this.until && this.until > last);
    this.far.hidden = !this.apart;
    const years = [...new Set([far[0], far[far.length - 1]])].join("–");
    this.far.textContent = wide
      ? say("只看集中的时段", "Only where most lie")
      : say(`另有 ${all.length - near.length} 条远在此外（${years}）`, `${all.length - near.length} more far outside (${years})`);
    return wide ? all : near;
  }

  reach() {
    this.whole = !this.whole;
    this.draw();
  }

  // What has a date as fine as the steps stands solid; what has a vaguer one stands pale over all that it may mean.
  bars(kind, name, top, high, wide) {
    const [sure, vague] = [new Map(), new Map()];
    const unit = this.steps.length ? this.steps[0].length : 0;
    for (const { date } of this.events.filter((event) => event.kind === kind)) {
      if (date.length >= unit) sure.set(date.slice(0, unit), (sure.get(date.slice(0, unit)) || 0) + 1);
      else for (const step of this.steps) if (step.startsWith(date)) vague.set(step, (vague.get(step) || 0) + 1);
    }
    const [here, maybe] = [(step) => sure.get(step) || 0, (step) => vague.get(step) || 0];
    const most = Math.max(...this.steps.map((step) => here(step) + maybe(step)));
    return this.steps.flatMap((step, i) => {
      if (!here(step) && !maybe(step)) return [];
      const out = within(step, this.since, this.until) ? "" : " out";
      const [solid, pale] = [here(step), maybe(step)].map((count) => (count / most) * Math.max(0, high - 3));
      const bar = (how, tall, foot) => svg("rect", { class: `bar ${kind}${how}${out}`, x: this.left + i * wide + 0.5, y: top + high - foot - tall, width: Math.max(1, wide - 1), height: tall });
      const more = maybe(step) ? say(`，另有 ${maybe(step)} 条日期不全`, `, ${maybe(step)} more with a vague date`) : "";
      return [svg("g", {}, svg("title", {}, `${step} · ${name} ${here(step)}${more}`), bar("", solid, 0), bar(" vague", pale, solid))];
    });
  }

  get room() {
    return Math.max(1, this.box.clientWidth - this.left - 14);
  }

  // The first and the last step of the period, by their numbers; of all where there is none.
  get period() {
    const inside = this.steps.map((step) => within(step, this.since, this.until));
    return inside.includes(true) ? [inside.indexOf(true), inside.lastIndexOf(true)] : [0, this.since || this.until ? -1 : this.steps.length - 1];
  }

  grip(label, side) {
    const made = element("div", { class: "grip", role: "slider", tabindex: "0", "aria-label": label, "aria-valuemin": "0" });
    made.addEventListener("keydown", (event) => this.key(event, side));
    return made;
  }

  put(grip, side, wide, base) {
    const [first, last] = this.period;
    const at = Math.max(0, side ? last : first);
    grip.hidden = !this.steps.length;
    grip.style.left = `${this.left + (side ? last + 1 : first) * wide}px`;
    grip.style.height = `${base}px`;
    grip.setAttribute("aria-valuemax", String(this.steps.length - 1));
    grip.setAttribute("aria-valuenow", String(at));
    grip.setAttribute("aria-valuetext", this.steps[at] || "");
  }

  // An end goes a step by arrows, twelve by the page keys, all the way by Home and End.
  key(event, side) {
    const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -12, PageUp: 12, Home: -Infinity, End: Infinity }[event.key];
    if (!by || !this.steps.length) return;
    event.preventDefault();
    const ends = this.period;
    const [least, most] = side ? [ends[0], this.steps.length - 1] : [0, Math.max(0, ends[1])];
    ends[side] = Math.min(most, Math.max(least, ends[side] + by));
    this.choose(...ends);
  }

  escape(event) {
    if (!this.since && !this.until) return;
    event.stopPropagation();
    this.chosen("", "");
  }

  // A period of all is none.
  choose(first, last) {
    const whole = first === 0 && last === this.steps.length - 1 && (this.whole || !this.apart);
    this.chosen(whole ? "" : this.steps[first], whole ? "" : this.steps[last]);
  }

  at(event) {
    const place = Math.floor(((event.clientX - this.box.getBoundingClientRect().left - this.left) / this.room) * this.steps.length);
    return Math.min(this.steps.length - 1, Math.max(0, place));
  }

  begin(event) {
    if (!this.steps.length || !event.isPrimary || event.button || event.target.closest(".above")) return;
    const x = event.clientX - this.box.getBoundingClientRect().left - this.left;
    const wide = this.room / this.steps.length;
    const [first, last] = this.period;
    // Who takes hold of one end of the period leaves the other where it is.
    const held = this.since || this.until || event.target.matches(".grip")
      ? [[Math.abs(x - first * wide), last], [Math.abs(x - (last + 1) * wide), first]].sort(([a], [b]) => a - b)[0] : [Infinity];
    this.start = held[0] <= NEAR ? Math.max(0, held[1]) : this.at(event);
    this.last = held[0] <= NEAR ? first + last - held[1] : this.start;
    this.before = [this.since, this.until];
    this.box.setPointerCapture(event.pointerId);
  }

  drag(event) {
    if (this.start === undefined || !event.isPrimary) return;
    this.last = this.at(event);
    [this.since, this.until] = [this.start, this.last].sort((a, b) => a - b).map((step) => this.steps[step]);
    this.draw();
  }

  end(event) {
    if (this.start === undefined || !event.isPrimary) return;
    const ends = [this.start, this.last].sort((a, b) => a - b);
    this.start = undefined;
    this.choose(...ends);
  }

  // What the system takes away, as a finger that begins to scroll, has chosen nothing.
  cancel() {
    if (this.start === undefined) return;
    this.start = undefined;
    [this.since, this.until] = this.before;
    this.draw();
  }
}
