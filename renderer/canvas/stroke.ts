/** Points, x and y in turn, as a smooth path: curves through the middles between them. */
export function strokePath(points: readonly number[]): string {
  const [x = 0, y = 0] = points;
  if (points.length < 4) return `M${x} ${y}l0.01 0`;
  let path = `M${x} ${y}`;
  for (let i = 2; i + 3 < points.length; i += 2) {
    const [cx, cy, nx, ny] = [points[i]!, points[i + 1]!, points[i + 2]!, points[i + 3]!];
    path += `Q${cx} ${cy} ${round((cx + nx) / 2)} ${round((cy + ny) / 2)}`;
  }
  return `${path}L${points.at(-2)} ${points.at(-1)}`;
}

const round = (value: number): number => Math.round(value * 10) / 10;

/**
 * The points that carry the shape of a stroke: those that lie less than `tolerance` beside the line between their
 * neighbours go. Ramer 1972, Douglas and Peucker 1973. A hand gives a thousand points, a file needs thirty.
 */
export function simplified(points: readonly number[], tolerance: number): number[] {
  const count = points.length / 2;
  const kept = new Uint8Array(count);
  kept[0] = 1;
  if (count > 0) kept[count - 1] = 1;
  const open: [number, number][] = [[0, count - 1]];
  for (let span = open.pop(); span !== undefined; span = open.pop()) {
    const [first, last] = span;
    let farthest = tolerance;
    let at = -1;
    for (let i = first + 1; i < last; i++) {
      const distance = beside(points, i, first, last);
      if (distance > farthest) [farthest, at] = [distance, i];
    }
    if (at === -1) continue;
    kept[at] = 1;
    open.push([first, at], [at, last]);
  }
  const result: number[] = [];
  for (let i = 0; i < count; i++) if (kept[i] === 1) result.push(round(points[2 * i]!), round(points[2 * i + 1]!));
  return result;
}

function beside(points: readonly number[], i: number, a: number, b: number): number {
  const [px, py] = [points[2 * i]!, points[2 * i + 1]!];
  const [ax, ay, bx, by] = [points[2 * a]!, points[2 * a + 1]!, points[2 * b]!, points[2 * b + 1]!];
  const length = Math.hypot(bx - ax, by - ay);
  if (length === 0) return Math.hypot(px - ax, py - ay);
  return Math.abs((bx - ax) * (ay - py) - (ax - px) * (by - ay)) / length;
}
