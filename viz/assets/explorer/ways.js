// What there is to do with a thing in the picture: open its page, expand it by a relation or by all, pin it, hide it, find a way from it.

import { element, say } from "../words.js";
import { Suggest } from "./suggest.js";

// `page` knows and does: known, pinned, ask, trying, expand, join, pin and hide.
export function waysOf(node, page) {
  const ways = element("div", { class: "ways" });
  const button = (text, work) => element("button", { type: "button", onclick: work }, ...text);
  const count = (text) => element("span", { class: "count" }, text);
  page.trying(async () => {
    const ties = node.ways || (await page.ask(`/api/ties?${new URLSearchParams({ of: node.iri })}`)).ties;
    ways.replaceChildren(...[
      element("a", { href: page.known.address(node.iri) }, say("打开页面", "Open its page")),
      ...ties.map((tie) => button([`${tie.forward ? "" : "← "}${say(tie.zh, tie.en)} `, count(String(tie.count))],
        () => page.expand(node.iri, { relation: tie.relation, forward: tie.forward }))),
      node.left_out > 0 && button([say("展开", "Expand"), " ", count(`+${node.left_out}`)], () => page.expand(node.iri)),
      button([page.pinned.has(node.id) ? say("取消固定", "Unpin") : say("固定", "Pin")], () => page.pin(node)),
      button([say("隐去", "Hide")], () => page.hide(node)),
    ].filter(Boolean));
  })();
  return [ways, search(node, page)];
}

function search(node, { join }) {
  const box = element("input", {
    type: "search", name: "path", "data-suggest": "thing",
    "aria-label": say("找到另一事物的路径", "A way to another thing"), placeholder: say("找路径：到谁、到什么？", "A way to whom, to what?"),
  });
  const form = element("form", { class: "find" }, box);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("chosen", (event) => join(node.iri, event.detail.iri));
  new Suggest(box);
  return form;
}
