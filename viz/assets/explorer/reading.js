// From a fact to its words, and from words to the facts that they say, without leaving the page.

const pieces = [...document.querySelectorAll("[data-facts]")];
const facts = new Map([...document.querySelectorAll("[data-fact]")].map((line) => [line.dataset.fact, line]));
const numbers = (piece) => piece.dataset.facts.split(" ");

function choose(chosen) {
  const wanted = new Set(chosen);
  for (const piece of pieces) piece.classList.toggle("chosen", numbers(piece).some((number) => wanted.has(number)));
  for (const [number, line] of facts) line.classList.toggle("chosen", wanted.has(number));
  // What the address chose when the page came is chosen no more.
  for (const mark of document.querySelectorAll("article.text mark")) mark.replaceWith(...mark.childNodes);
}

function show(part, block = "center") {
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  part?.closest("details")?.setAttribute("open", "");
  part?.scrollIntoView({ block, behavior: calm ? "auto" : "smooth" });
}

for (const [number, line] of facts) {
  line.querySelector(".place").addEventListener("click", (event) => {
    event.preventDefault();
    choose([number]);
    history.replaceState(null, "", event.currentTarget.href);
    show(pieces.find((piece) => numbers(piece).includes(number)));
  });
}

document.querySelector("article.text").addEventListener("click", (event) => {
  const piece = event.target.closest("[data-facts]");
  if (!piece || event.target.closest("a")) return;
  choose(numbers(piece));
  show(facts.get(numbers(piece)[0]), "nearest");
});

for (const count of document.querySelectorAll(".count")) {
  count.addEventListener("click", (event) => {
    event.preventDefault();
    const piece = count.previousElementSibling?.closest("[data-facts]") || count.previousElementSibling?.querySelector("[data-facts]");
    choose(piece ? numbers(piece) : [count.hash.slice(2)]);
    show(facts.get(count.hash.slice(2)), "nearest");
  });
}

// What the address chose is seen among the facts too, without moving the text.
const list = document.querySelector(".folio aside");
const first = list.querySelector("li.chosen");
if (first) list.scrollTop = first.getBoundingClientRect().top - list.getBoundingClientRect().top - 60;
