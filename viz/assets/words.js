// The pieces of text that card, panel, legend and search share. Everything from a bulletin goes in as text, never as HTML.

export function element(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== false && child !== ""));
  return made;
}

// A drawn page is for readers of either language; a page of the explorer speaks one.
const alone = document.documentElement.lang === "en" ? "en" : "both" in document.documentElement.dataset ? "" : "zh";

// Say it in the language of the page, and in Chinese where it has two.
export function say(zh, en) {
  return alone === "en" ? en : zh;
}

// Put it in the language of the page, or in both: as one text, and as pieces that look different.
export function put(zh, en) {
  return alone ? say(zh, en) : `${zh} ${en}`;
}

export function told(zh, en) {
  return alone ? [say(zh, en)] : [zh, element("span", { lang: "en" }, en)];
}

function drawing(path, attributes) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const shape = document.createElementNS("http://www.w3.org/2000/svg", "path");
  shape.setAttribute("d", path);
  for (const [name, value] of Object.entries(attributes)) shape.setAttribute(name, value);
  svg.append(shape);
  return svg;
}

export function kindIcon(kind) {
  return drawing(kind.outline, { fill: kind.colour });
}

export function lineIcon(relation) {
  const tip = relation.arrow ? "M0 10H19M14 5l5 5-5 5" : "M0 10H20";
  return drawing(tip, {
    fill: "none",
    stroke: relation.colour,
    "stroke-width": Math.max(relation.width, 1.4) * 1.3,
    "stroke-dasharray": relation.dashed ? "4 3" : "none",
  });
}

export function span(dates) {
  if (!dates.length) return null;
  const last = dates[dates.length - 1];
  return element("time", {}, dates[0] === last ? last : `${dates[0]} … ${last}`);
}

export function tags(link) {
  const found = [];
  if (link.inferred) found.push(element("span", { class: "tag" }, put("推断", "inferred")));
  if (link.former) found.push(element("span", { class: "tag" }, put("曾任", "former")));
  return found;
}

export function quoteBlock(data, index) {
  const block = element("blockquote", {});
  const fill = () => block.replaceChildren(...quoted(data, data.quotes[index]));
  if (data.quotes[index].text !== undefined) fill();
  else data.read(index).then(fill, (error) => block.replaceChildren(element("span", { class: "problem" }, error.message)));
  return block;
}

function quoted(data, quote) {
  const bulletin = data.bulletins[quote.bulletin];
  const place = [bulletin.date];
  if (quote.page) place.push(say(`第 ${quote.page} 页`, `page ${quote.page}`));
  place.push(say(`第 ${quote.start}–${quote.end} 字`, `characters ${quote.start}–${quote.end}`));
  if (quote.confidence === "guessed") place.push(put("推测", "guessed"));
  // Where there are pages of bulletins, the title leads to the place in the text.
  const title = data.address ? element("a", { href: `${data.address(bulletin.iri)}?at=${quote.start}-${quote.end}#at` }, bulletin.title) : bulletin.title;
  return [quote.text, element("footer", {}, title, ...place.filter(Boolean).map((part) => ` · ${part}`))];
}

// The first of many, and a button that brings the rest.
export function firstOf(many, count, render) {
  const parts = many.slice(0, count).map(render);
  const rest = many.slice(count);
  if (rest.length) {
    const more = element("button", { type: "button", class: "more", onclick: () => more.replaceWith(...rest.map(render)) },
      ...told(`还有 ${rest.length} 处`, `${rest.length} more`));
    parts.push(more);
  }
  return parts;
}

// The sign of a kind where kinds.css gives its colour and shape.
export function sign(kind) {
  return element("span", { class: `sign ${kind}`, "aria-hidden": "true" });
}
