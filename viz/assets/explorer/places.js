// Where new things go: near what they are tied to, where there is room. Nothing that stands is moved.

const ROOM = 92; // between the middles of two things, in pixels at scale 1
const RINGS = 40;

export function place(known, added, standing) {
  const taken = [...standing];
  const anchorOf = (node) => {
    const beside = [...known.neighbours(node.id)].map((id) => known.nodes[id]).filter((other) => other.x !== undefined);
    if (!beside.length) return outside(taken);
    const middle = (axis) => beside.reduce((sum, other) => sum + other[axis], 0) / beside.length;
    return { x: middle("x"), y: middle("y") };
  };
  // Those that are tied to most of what stands choose first.
  const ties = (node) => [...known.neighbours(node.id)].filter((id) => known.nodes[id].x !== undefined).length;
  for (const node of [...added].sort((a, b) => ties(b) - ties(a) || a.id - b.id)) {
    const { x, y } = free(anchorOf(node), taken);
    node.x = Math.round(x);
    node.y = Math.round(y);
    taken.push(node);
  }
}

// The free place that is nearest, looked for ring by ring.
function free(anchor, taken) {
  const clear = (spot) => taken.every((other) => Math.hypot(other.x - spot.x, other.y - spot.y) >= ROOM);
  if (clear(anchor)) return anchor;
  for (let ring = 1; ring < RINGS; ring += 1) {
    const radius = ring * ROOM * 0.75;
    const count = Math.max(6, Math.round((2 * Math.PI * radius) / (ROOM * 0.8)));
    const spots = Array.from({ length: count }, (_, i) => {
      const angle = (2 * Math.PI * (i + (ring % 2) / 2)) / count;
      return { x: anchor.x + radius * Math.cos(angle) * 1.25, y: anchor.y + radius * Math.sin(angle) };
    });
    const spot = spots.find(clear);
    if (spot) return spot;
  }
  return { x: anchor.x + RINGS * ROOM, y: anchor.y };
}

// Beside all that stands.
function outside(taken) {
  if (!taken.length) return { x: 0, y: 0 };
  const [xs, ys] = [taken.map(({ x }) => x), taken.map(({ y }) => y)];
  return { x: Math.max(...xs) + 2 * ROOM, y: (Math.min(...ys) + Math.max(...ys)) / 2 };
}
