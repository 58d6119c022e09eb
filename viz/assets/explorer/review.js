// Judging by button or by key: s same, d different, u unsure, of the pair that is looked at; and taking it back.

import { root } from "./root.js";

const KEYS = { s: "same", d: "different", u: "unsure" };
const told = document.getElementById("told");
let busy = false;

// Send it, and look at what is left; what is refused is told where it is seen.
async function send(path, body) {
  if (busy) return;
  busy = true;
  document.body.classList.add("busy");
  const answer = await fetch(`${root}${path}`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
  const said = await answer.json();
  if (answer.ok) location.reload();
  else {
    told.textContent = document.documentElement.lang === "en" ? said.error : said.zh || said.error;
    told.scrollIntoView({ block: "center" });
    document.body.classList.remove("busy");
    busy = false;
  }
}

function judge(pair, verdict) {
  const { one, other } = pair.dataset;
  send("/api/judgements", { verdict, one, other, why: pair.querySelector("[name=why]").value.trim() });
}

document.addEventListener("click", ({ target }) => {
  const verdict = target.closest("[data-verdict]");
  const undo = target.closest("[data-undo]");
  if (verdict) judge(verdict.closest(".pair"), verdict.dataset.verdict);
  else if (undo) send(`/api/judgements/${undo.dataset.undo}/undo`, {});
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
  const pair = document.activeElement.closest(".pair") || document.querySelector(".pair");
  if (pair && KEYS[event.key]) judge(pair, KEYS[event.key]);
});
