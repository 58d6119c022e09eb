// Judging by button or by key: s same, d different, u unsure, of the pair that is looked at, j and k for the next and the
// one before; and taking it back.

import { say } from "../words.js";
import { ask } from "./asking.js";

const KEYS = { s: "same", d: "different", u: "unsure" };
const told = document.getElementById("told");
const pairs = [...document.querySelectorAll(".pair")];
let busy = false;

// The pair that keys judge: the one that has the focus, or else the first that is seen in good part.
function lookedAt() {
  const seen = (pair) => pair.getBoundingClientRect().bottom > innerHeight / 3;
  return document.activeElement.closest(".pair") || pairs.find(seen) || pairs[pairs.length - 1];
}

function mark() {
  const current = lookedAt();
  for (const pair of pairs) pair.classList.toggle("current", pair === current);
}

function step(by) {
  const pair = pairs[pairs.indexOf(lookedAt()) + by];
  pair?.focus({ preventScroll: true });
  pair?.scrollIntoView({ block: "start" });
}

// Send it, and look at what is left. It is told beside what was clicked that it takes a while, and why it is refused.
async function send(place, path, body) {
  if (busy) return;
  busy = true;
  document.body.classList.add("busy");
  place.append(told);
  told.textContent = say("正在记下，并重新认定谁是谁……", "It is noted down, and who is who is found anew …");
  try {
    await ask(path, body);
    location.reload();
  } catch (error) {
    told.textContent = error.message;
    document.body.classList.remove("busy");
    busy = false;
  }
}

function judge(pair, verdict) {
  const { one, other } = pair.dataset;
  send(pair.querySelector(".actions"), "/api/judgements", { verdict, one, other, why: pair.querySelector("[name=why]").value.trim() });
}

document.addEventListener("click", ({ target }) => {
  const verdict = target.closest("[data-verdict]");
  const undo = target.closest("[data-undo]");
  if (verdict) judge(verdict.closest(".pair"), verdict.dataset.verdict);
  else if (undo) send(undo.parentElement, `/api/judgements/${undo.dataset.undo}/undo`, {});
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
  const pair = lookedAt();
  if (pair && KEYS[event.key]) judge(pair, KEYS[event.key]);
  else if (event.key === "j") step(1);
  else if (event.key === "k") step(-1);
});

// Who scrolls on looks at something else, wherever the focus was.
addEventListener("wheel", () => document.activeElement.matches(".pair") && document.activeElement.blur(), { passive: true });
for (const event of ["scroll", "resize", "focusin", "focusout"]) addEventListener(event, mark, { passive: true });
mark();
