// The state of the picture in the address, so that a link shows a colleague the same picture.

import { FIELDS } from "./filter.js";

// things=person/abc@-120,30! …: where each stands, and whether it is pinned. It stands behind #, which no server sees.
export function written({ things, chosen, kinds, relations, filter, view, table }) {
  const said = new URLSearchParams();
  said.set("things", things.map(({ path, x, y, pinned }) => `${path}@${Math.round(x)},${Math.round(y)}${pinned ? "!" : ""}`).join(" "));
  if (chosen) said.set("chosen", chosen);
  if (kinds.length) said.set("without", kinds.join(" "));
  if (relations.length) said.set("untied", relations.join(" "));
  for (const [name, value] of Object.entries(filter)) said.set(name, value);
  if (view) said.set("view", `${Math.round(view.x)},${Math.round(view.y)},${view.scale.toFixed(3)}`);
  if (table) said.set("table", "1");
  return `#${said}`.replace(/%2F|%40|%2C/g, decodeURIComponent); // these may stand as they are, and there are thousands
}

// Return what an address says, or null where it says nothing.
export function read(hash) {
  const said = new URLSearchParams(hash.slice(1));
  if (!said.get("things")) return null;
  const things = said.get("things").split(" ").flatMap((thing) => {
    const found = /^([a-z]+\/[a-z2-7]{26})@(-?\d+),(-?\d+)(!?)$/.exec(thing);
    return found ? [{ path: found[1], x: Number(found[2]), y: Number(found[3]), pinned: found[4] === "!" }] : [];
  });
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
