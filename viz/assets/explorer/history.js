// What was done to the picture, to be undone and done again.

export class History {
  constructor(undo, redo, restore) {
    this.past = [];
    this.future = [];
    this.buttons = [undo, redo];
    this.restore = restore;
    undo.addEventListener("click", () => this.undo());
    redo.addEventListener("click", () => this.redo());
    document.addEventListener("keydown", (event) => {
      if (!(event.ctrlKey || event.metaKey) || event.target.closest("input, textarea, select")) return;
      const key = event.key.toLowerCase();
      if (key === "z") event.preventDefault();
      if (key === "z" && event.shiftKey) this.redo();
      else if (key === "z") this.undo();
      else if (key === "y") this.redo();
    });
  }

  // Keep the picture as it is now.
  keep(state) {
    this.past.push(state);
    this.future = [];
    this.offer();
  }

  undo() {
    if (this.past.length < 2) return;
    this.future.push(this.past.pop());
    this.back();
  }

  redo() {
    if (!this.future.length) return;
    this.past.push(this.future.pop());
    this.back();
  }

  back() {
    this.restore(this.past[this.past.length - 1]);
    this.offer();
  }

  offer() {
    this.buttons[0].disabled = this.past.length < 2;
    this.buttons[1].disabled = !this.future.length;
  }
}
