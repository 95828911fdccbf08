import svgpath from 'svgpath';

/** A path of moves, lines and cubic curves only, in absolute coordinates. */
export type Step =
  | { readonly type: 'move' | 'line'; readonly x: number; readonly y: number }
  | {
      readonly type: 'curve';
      readonly x1: number;
      readonly y1: number;
      readonly x2: number;
      readonly y2: number;
      readonly x: number;
      readonly y: number;
    }
  | { readonly type: 'close' };

/** Reads the path data of SVG. Throws where it is none: only paths of our own come here. */
export function stepsOf(d: string): readonly Step[] {
  const path = svgpath(d).abs().unshort().unarc();
  const steps: Step[] = [];
  let start = { x: 0, y: 0 };
  path.iterate((segment, _, x, y) => {
    const [command, ...n] = segment as [string, ...number[]];
    switch (command) {
      case 'M':
        start = { x: n[0]!, y: n[1]! };
        steps.push({ type: 'move', ...start });
        break;
      case 'L':
        steps.push({ type: 'line', x: n[0]!, y: n[1]! });
        break;
      case 'H':
        steps.push({ type: 'line', x: n[0]!, y });
        break;
      case 'V':
        steps.push({ type: 'line', x, y: n[0]! });
        break;
      case 'C':
        steps.push({ type: 'curve', x1: n[0]!, y1: n[1]!, x2: n[2]!, y2: n[3]!, x: n[4]!, y: n[5]! });
        break;
      case 'Q':
        steps.push(cubic({ x, y }, n));
        break;
      case 'Z':
      case 'z':
        steps.push({ type: 'close' });
        break;
      default:
        throw new Error(`expected a segment of a path, got ${command}`);
    }
  });
  return steps;
}

/** A quadratic curve is a cubic one whose handles lie two thirds of the way to the one that it has. */
function cubic(from: { readonly x: number; readonly y: number }, n: readonly number[]): Step {
  const [qx, qy, x, y] = n as [number, number, number, number];
  return {
    type: 'curve',
    x1: from.x + (2 / 3) * (qx - from.x),
    y1: from.y + (2 / 3) * (qy - from.y),
    x2: x + (2 / 3) * (qx - x),
    y2: y + (2 / 3) * (qy - y),
    x,
    y,
  };
}
