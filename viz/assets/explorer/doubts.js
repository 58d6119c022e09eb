// The doubtful pairs that wait to be judged: asked for when the page is there, since to find them takes long the first time.

import { element, sign } from "../words.js";
import { root } from "./root.js";

const SHOWN = 5;
const box = document.getElementById("doubts");

function pair({ kind, one, other }, i) {
  return element("li", {}, element("a", { href: `${root}/review#pair-${i + 1}` }, sign(kind), " ", one.name, " ≟ ", other.name));
}

const answer = await fetch(`${root}/api/doubts?limit=${SHOWN}`);
if (answer.ok) {
  const { pairs, total } = await answer.json();
  box.querySelector("small").textContent = total;
  box.querySelector("ol").replaceChildren(...pairs.map(pair));
  box.hidden = !total;
}
