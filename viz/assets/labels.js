// Labels as on a map: the important first, each only where there is room, as large on the screen at any zoom.

export class Labels {
  constructor(face) {
    this.face = face;
    this.widths = new Map();
    this.written = new Grid();
    this.marks = new Grid();
  }

  // Clear the screen, all but the boxes where nothing may be written.
  keepOff(boxes) {
    this.written.clear();
    this.marks.clear();
    for (const { x, y, width, height } of boxes) this.written.put(x + width / 2, y + height / 2, width, height);
  }

  // `nodes` and `edges` in order of importance; `place` turns a node's id into its point on the canvas;
  // `dated` writes dates at any zoom.
  draw(context, view, nodes, edges, place, theme, dated) {
    this.pixel = 1 / view.scale;
    context.save();
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.lineJoin = "round";
    context.lineWidth = 3.5 * this.pixel;
    context.strokeStyle = theme.paper;
    const near = dated || view.scale > 0.6;
    const seen = nodes.map((node) => [node, this.onScreen(place(node.id), view)]).filter(([, point]) => point);
    for (const [node, point] of seen) {
      this.marks.put(point.x, point.y, 1.6 * node.size * view.scale, 1.6 * node.size * view.scale);
    }
    let room = (view.width * view.height) / (near ? 6000 : 16000);
    for (const [node, point] of seen) {
      if (room <= 0) break;
      room -= this.nameNode(context, view, node, point, theme, near);
    }
    room = (view.width * view.height) / 20000;
    for (const edge of edges) {
      if (room <= 0) break;
      room -= this.nameEdge(context, view, edge, place, theme);
    }
    context.restore();
  }

  nameNode(context, view, node, point, theme, near) {
    const size = node.size > 17 ? 15 : node.size > 13 ? 13 : 12;
    const font = `${node.size > 17 ? 600 : 400} ${size}px ${this.face}`;
    const small = `400 11px ${this.face}`;
    const more = [near ? node.date.slice(0, 7) : "", node.left_out ? `+${node.left_out}` : ""].filter(Boolean).join(" ");
    const widths = [this.width(context, font, node.label), more ? this.width(context, small, more) + 5 : 0];
    const width = widths[0] + widths[1];
    const away = Math.max(node.size * view.scale, 4) + 3;
    const spots = [
      [point.x, point.y + away + size / 2],
      [point.x + away + width / 2, point.y],
      [point.x - away - width / 2, point.y],
      [point.x, point.y - away - size / 2],
    ].filter(([x, y]) => x - width / 2 > 2 && x + width / 2 < view.width - 2 && this.written.free(x, y, width, size));
    // Better beside its neighbours than on them; only what matters is written on them all the same.
    const spot = spots.find(([x, y]) => this.marks.free(x, y, width, size)) || (node.size > 13 && spots[0]);
    if (!spot) return 0;
    this.written.put(...spot, width, size);
    this.write(context, view, font, [spot[0] - widths[1] / 2, spot[1]], node.label, theme.ink);
    if (more) this.write(context, view, small, [spot[0] + (widths[0] + 5) / 2, spot[1]], more, theme.soft);
    return 1;
  }

  nameEdge(context, view, edge, place, theme) {
    const [from, to] = [this.onScreen(place(edge.from), view, 400), this.onScreen(place(edge.to), view, 400)];
    if (!from || !to) return 0;
    const font = `400 11px ${this.face}`;
    const width = this.width(context, font, edge.caption);
    if (Math.hypot(to.x - from.x, to.y - from.y) < width + 44) return 0;
    const spot = [(from.x + to.x) / 2, (from.y + to.y) / 2];
    if (!this.written.free(...spot, width, 11) || !this.marks.free(...spot, width, 11)) return 0;
    this.written.put(...spot, width, 11);
    this.write(context, view, font, spot, edge.caption, theme.soft);
    return 1;
  }

  onScreen(point, view, margin = 20) {
    const x = (point.x - view.left) * view.scale;
    const y = (point.y - view.top) * view.scale;
    const inside = x > -margin && y > -margin && x < view.width + margin && y < view.height + margin;
    return inside ? { x, y } : null;
  }

  width(context, font, text) {
    const key = font + text;
    if (!this.widths.has(key)) {
      context.font = font;
      this.widths.set(key, context.measureText(text).width);
    }
    return this.widths.get(key);
  }

  write(context, view, font, [x, y], text, ink) {
    context.font = font.replace(/(\d+)px/, (_, size) => `${size * this.pixel}px`);
    const at = [x * this.pixel + view.left, y * this.pixel + view.top];
    context.strokeText(text, ...at);
    context.fillStyle = ink;
    context.fillText(text, ...at);
  }
}

// Boxes on the screen, kept by coarse cells so that a clash is found without looking at all of them.
class Grid {
  clear() {
    this.cells = new Map();
  }

  put(x, y, width, height) {
    const box = Grid.box(x, y, width, height);
    for (const key of Grid.keys(box)) this.cells.set(key, [...(this.cells.get(key) || []), box]);
  }

  free(x, y, width, height) {
    const box = Grid.box(x, y, width, height);
    const clash = (other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3];
    return !Grid.keys(box).some((key) => (this.cells.get(key) || []).some(clash));
  }

  static box(x, y, width, height) {
    return [x - width / 2 - 2, y - height / 2 - 1, x + width / 2 + 2, y + height / 2 + 1];
  }

  static keys(box) {
    const keys = [];
    for (let i = Math.floor(box[0] / 80); i <= Math.floor(box[2] / 80); i += 1) {
      for (let j = Math.floor(box[1] / 40); j <= Math.floor(box[3] / 40); j += 1) keys.push(`${i} ${j}`);
    }
    return keys;
  }
}
