// Menus close when something else is pressed, and by Escape, which then does nothing else.

export function closing(menus) {
  document.addEventListener("pointerdown", ({ target }) => {
    for (const menu of menus) if (!menu.contains(target)) menu.open = false;
  });
  document.addEventListener("keydown", (event) => {
    const open = [...menus].find((menu) => menu.open);
    if (event.key !== "Escape" || !open) return;
    event.stopImmediatePropagation();
    open.open = false;
    open.querySelector("summary").focus();
  });
}
