// The doubtful pairs that wait to be judged: asked for when the page is there, since to find them takes long the first time.

import { element, sign } from "../words.js";
import { ask } from "./asking.js";
import { root } from "./root.js";

const SHOWN = 5;
const box = document.getElementById("doubts");

function pair({ kind, one, other }, i) {
  const link = element("a", { href: `${root}/review#pair-${i + 1}` }, one.name, " ≟ ", other.name);
  return element("li", {}, sign(kind), " ", link, " ", element("small", {}, one.title, " ≟ ", other.title));
}

// What cannot be had now is not missed here.
const { pairs, total } = await ask(`/api/doubts?limit=${SHOWN}`).catch(() => ({ pairs: [], total: 0 }));
box.querySelector("small").textContent = total;
box.querySelector("ol").replaceChildren(...pairs.map(pair));
box.hidden = !total;
