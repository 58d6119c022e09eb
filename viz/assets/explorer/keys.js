// The picture by keys: arrows go from thing to thing, and with Shift they move the picture; + and - zoom, 0 shows all, Enter expands.

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const BUTTONS = { "+": "zoom-in", "=": "zoom-in", "-": "zoom-out", 0: "zoom-fit" };
const STRIDE = 80; // pixels by which the picture moves at once

export class Keys {
  // `choose` and `expand` do with a thing what a click and a double click do; `chosen` gives the number of the one that is chosen, or null.
  constructor(box, stage, { chosen, choose, expand, moved }) {
    Object.assign(this, { stage, chosen, choose, expand, moved });
    box.querySelector("[tabindex]")?.setAttribute("tabindex", "-1"); // the library's own stop, which does nothing
    box.addEventListener("keydown", (event) => this.key(event));
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const arrow = ARROWS[event.key];
    const at = this.drawn.find(({ id }) => id === this.chosen());
    if (arrow && event.shiftKey) this.move(arrow);
    else if (arrow) this.go(at, arrow);
    else if (event.key in BUTTONS) document.getElementById(BUTTONS[event.key]).click();
    else if (event.key === "Enter" && at) this.expand(at);
    else return;
    event.preventDefault();
  }

  // The things that are seen, those that matter most first.
  get drawn() {
    const { byWeight, away } = this.stage.canvas;
    return byWeight.filter((node) => !away.has(node.id) && node.id in this.stage.network.body.nodes);
  }

  move([x, y]) {
    const { network } = this.stage;
    const [at, stride] = [network.getViewPosition(), STRIDE / network.getScale()];
    network.moveTo({ position: { x: at.x + x * stride, y: at.y + y * stride } });
    this.moved();
  }

  // Go to what lies nearest in a direction, and rather straight ahead than aside; where nothing is chosen, to what matters most.
  go(from, [x, y]) {
    const { drawn } = this;
    if (!from) return drawn.length && this.show(drawn[0]);
    const start = this.place(from);
    const ahead = drawn.flatMap((node) => {
      const [dx, dy] = [this.place(node).x - start.x, this.place(node).y - start.y];
      const [along, aside] = [dx * x + dy * y, Math.abs(dx * y - dy * x)];
      return along > 0 && aside <= along ? [[along + 2 * aside, node]] : [];
    });
    if (ahead.length) this.show(ahead.reduce((one, other) => (other[0] < one[0] ? other : one))[1]);
  }

  show(node) {
    this.choose(node.id);
    const { x, y, width, height } = this.stage.free();
    const at = this.stage.network.canvasToDOM(this.place(node));
    if (at.x > x && at.x < x + width && at.y > y && at.y < y + height) return;
    const { clientWidth, clientHeight } = this.stage.canvas.box;
    this.stage.network.moveTo({ position: this.place(node), offset: { x: x + width / 2 - clientWidth / 2, y: y + height / 2 - clientHeight / 2 } });
    this.moved();
  }

  place({ id }) {
    return this.stage.network.body.nodes[id];
  }
}
