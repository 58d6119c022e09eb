// Dates as bulletins give them: 2025, 2025-03 or 2025-03-06, as text.

// Return what somebody typed as such a date, or the empty text where it is none: 2025年3月, 2025.3, 2025/03/06.
export function asDate(text) {
  const found = /^(\d{4})(?:[-./年](\d{1,2})(?:[-./月](\d{1,2})日?|月?)|年?)$/.exec(text);
  if (!found) return "";
  const [, year, month, day] = found;
  const date = [year, month, day].filter(Boolean).map((part) => part.padStart(2, "0")).join("-");
  return Number.isNaN(Date.parse(date)) ? "" : date;
}

// A vague date is taken in where a part of it fits: 2024-02 is not before 2024-02-15.
export function within(date, since, until) {
  return date >= since.slice(0, date.length) && date.slice(0, until.length || undefined) <= (until || "9999");
}

// Years, months or days, by the length of their names.
const UNITS = [10, 7, 4];

// Return the steps from the first to the last of these dates: days, or months, or years, the finest of which `most` suffice.
export function steps(dates, most) {
  const ordered = [...dates].sort();
  const [first, last] = [ordered[0], ordered.reduce((a, b) => (end(b) > end(a) ? b : a))];
  for (const unit of UNITS) {
    const found = counted(begin(first), end(last), unit, most);
    if (found.length <= most || unit === 4) return found;
  }
}

// Return those of these dates among which most lie, all of them where none lies far off: of ten, one may stand apart.
export function most(dates) {
  const ordered = [...dates].sort();
  const size = ordered.length - Math.max(1, Math.floor(ordered.length / 10));
  if (size < 3) return ordered;
  const long = (from, to) => day(ordered[to]) - day(ordered[from]);
  let first = 0;
  for (let at = 1; at + size <= ordered.length; at += 1) if (long(at, at + size - 1) < long(first, first + size - 1)) first = at;
  let last = first + size - 1;
  // What lies near is taken in: only a gap as long as a good part of it all sets a date apart.
  const gap = Math.max(90, long(first, last) / 2);
  while (first > 0 && long(first - 1, first) <= gap) first -= 1;
  while (last < ordered.length - 1 && long(last, last + 1) <= gap) last += 1;
  const all = long(0, ordered.length - 1);
  return 3 * long(first, last) < all ? ordered.slice(first, last + 1) : ordered;
}

function day(date) {
  return Date.parse(begin(date)) / 86_400_000;
}

function counted(first, last, unit, most) {
  const found = [];
  const day = new Date(`${first.slice(0, unit).padEnd(10, "-01")}T00:00Z`);
  for (let name = first.slice(0, unit); name <= last.slice(0, unit); name = day.toISOString().slice(0, unit)) {
    found.push(name);
    if (found.length > Math.max(most, 3000)) break;
    if (unit === 10) day.setUTCDate(day.getUTCDate() + 1);
    else if (unit === 7) day.setUTCMonth(day.getUTCMonth() + 1);
    else day.setUTCFullYear(day.getUTCFullYear() + 1);
  }
  return found;
}

export function begin(date) {
  return `${date}-01-01`.slice(0, 10);
}

export function end(date) {
  if (date.length === 4) return `${date}-12-31`;
  if (date.length > 7) return date;
  const [year, month] = date.split("-").map(Number);
  return `${date}-${new Date(Date.UTC(year, month, 0)).getUTCDate()}`;
}
