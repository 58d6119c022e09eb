// The state of the picture in the address, so that a link shows a colleague the same picture.

import { Bits } from "./bits.js";
import { FIELDS } from "./filter.js";

const SIGNS = "abcdefghijklmnopqrstuvwxyz234567"; // of a key, five bits each
const KEY = 8; // signs of a key that are told: among millions of things they tell one from all others
const FINEST = 12; // bits of a place in either direction: a picture up to 4096 wide is told to the pixel

// The state stands behind #, which no server sees. A thing takes some ten characters; where mail programs and others cut
// addresses, a picture of several hundred things comes through.
export function written({ things, chosen, kinds, relations, filter, view, table }) {
  const said = new URLSearchParams();
  said.set("picture", packed(things));
  if (chosen) said.set("chosen", chosen);
  if (kinds.length) said.set("without", kinds.join(" "));
  if (relations.length) said.set("untied", relations.join(" "));
  for (const [name, value] of Object.entries(filter)) said.set(name, value);
  if (view) said.set("view", `${Math.round(view.x)},${Math.round(view.y)},${view.scale.toFixed(3)}`);
  if (table) said.set("table", "1");
  return `#${said}`.replace(/%2F|%40|%2C/g, decodeURIComponent); // these may stand as they are
}

// Return what an address says, or null where it says nothing.
export function read(hash) {
  const said = new URLSearchParams(hash.slice(1));
  const things = said.get("picture") ? unpacked(said.get("picture")) : spelled(said.get("things") || "");
  if (!things.length) return null;
  const list = (name) => (said.get(name) || "").split(" ").filter(Boolean);
  const [, x, y, scale] = (/^(-?\d+),(-?\d+),(\d+\.\d+)$/.exec(said.get("view") || "") || []).map(Number);
  return {
    things,
    chosen: said.get("chosen") || "",
    kinds: list("without"),
    relations: list("untied"),
    filter: Object.fromEntries(FIELDS.filter((name) => said.get(name)).map((name) => [name, said.get(name)])),
    view: scale > 0 ? { x, y, scale } : null,
    table: said.get("table") === "1",
  };
}

// The beginning of a path by which a link tells a thing: person/abcdefgh.
export function short(path) {
  const [kind, key] = path.split("/");
  return `${kind}/${key.slice(0, KEY)}`;
}

// person3.meeting2.AAAA…: how many things of each kind, and in bits the frame of their places, and for each its key, its
// place, and whether it is pinned.
function packed(things) {
  const kinds = grouped([...things].sort((a, b) => (a.path < b.path ? -1 : 1))); // the same picture has the same address
  const [xs, ys] = ["x", "y"].map((way) => things.map((thing) => Math.round(thing[way])));
  const [left, top] = [Math.min(0, ...xs), Math.min(0, ...ys)];
  const size = Math.max(...xs.map((x) => x - left), ...ys.map((y) => y - top), 1);
  const step = Math.ceil(size / (2 ** FINEST - 1));
  const width = Math.floor(size / step).toString(2).length;
  const bits = new Bits().put(-left, 24).put(-top, 24).put(step, 16).put(width, 4);
  for (const { path, x, y, pinned } of [...kinds.values()].flat()) {
    for (const sign of short(path).split("/")[1]) bits.put(SIGNS.indexOf(sign), 5);
    bits.put(Math.round((x - left) / step), width).put(Math.round((y - top) / step), width).put(Number(pinned), 1);
  }
  return [...[...kinds].map(([kind, its]) => `${kind}${its.length}`), bits.text].join(".");
}

function grouped(things) {
  const kinds = new Map();
  for (const thing of things) {
    const [kind] = thing.path.split("/");
    if (!kinds.has(kind)) kinds.set(kind, []);
    kinds.get(kind).push(thing);
  }
  return kinds;
}

function unpacked(text) {
  const kinds = text.split(".");
  const bits = new Bits(kinds.pop());
  const [left, top, step, width] = [-bits.take(24), -bits.take(24), bits.take(16), bits.take(4)];
  return kinds.flatMap((said) => {
    const [, kind, count] = /^([a-z]+)(\d{1,4})$/.exec(said) || [];
    return Array.from({ length: count || 0 }, () => bits.left >= 5 * KEY && {
      path: `${kind}/${Array.from({ length: KEY }, () => SIGNS[bits.take(5)]).join("")}`,
      x: left + bits.take(width) * step,
      y: top + bits.take(width) * step,
      pinned: bits.take(1) === 1,
    }).filter(Boolean);
  });
}

// Links of before: things=person/abc@-120,30! …, where each stands, and whether it is pinned.
function spelled(text) {
  return text.split(" ").flatMap((thing) => {
    const found = /^([a-z]+\/[a-z2-7]{26})@(-?\d+),(-?\d+)(!?)$/.exec(thing);
    return found ? [{ path: found[1], x: Number(found[2]), y: Number(found[3]), pinned: found[4] === "!" }] : [];
  });
}
