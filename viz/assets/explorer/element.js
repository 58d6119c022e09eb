// Pieces of a page, made of text: what a bulletin says is never taken for markup.

export function element(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value !== undefined && value !== null) made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
}

// The sign of a kind. Its shape and its colour are in kinds.css.
export function icon(kind) {
  return element("span", { class: `sign ${kind}`, "aria-hidden": "true" });
}
