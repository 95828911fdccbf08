/** One line of a drill: what happens when. Times in seconds of simulated time. */
export type ScriptLine = { readonly atSeconds: number } & ScriptAction;

export type ScriptAction =
  /** Without `replicas`: all of them. */
  | { readonly do: 'kill' | 'revive'; readonly component: string; readonly replicas?: number }
  /** `factor` on every service time; 1 is as usual. */
  | { readonly do: 'slow'; readonly component: string; readonly factor: number }
  /** A zone or region. */
  | { readonly do: 'kill-boundary' | 'revive-boundary'; readonly boundary: string }
  /** Its hits come back as 1 − e^(−t / refill); 0: at once. */
  | { readonly do: 'lose-cache'; readonly component: string; readonly refillSeconds: number }
  /** `factor` on the rates of the design, of one journey or of all; reached evenly within `rampSeconds`. */
  | { readonly do: 'load'; readonly factor: number; readonly journey?: string; readonly rampSeconds?: number };

/** What the simulation does at one moment, with everything that takes time cut into steps. */
export type Step =
  | { readonly atMs: number; readonly do: 'break' | 'repair'; readonly component: string; readonly replicas: number }
  | { readonly atMs: number; readonly do: 'slow'; readonly component: string; readonly factor: number }
  | { readonly atMs: number; readonly do: 'boundary'; readonly boundary: string; readonly isLost: boolean }
  | { readonly atMs: number; readonly do: 'warmth'; readonly component: string; readonly warmth: number }
  | { readonly atMs: number; readonly do: 'load'; readonly journey: string | undefined; readonly factor: number };

const RAMP_STEPS = 20;
const REFILL_STEPS = 40;
/** e^−6: what is still missing from a cache that counts as full. */
const REFILLED_AFTER = 6;

/** The lines in the order of time, cut into steps. A ramp begins at the factor that the lines before it have reached. */
export function stepsOf(script: readonly ScriptLine[]): readonly Step[] {
  const factors = new Map<string | undefined, number>();
  const steps = script.toSorted((a, b) => a.atSeconds - b.atSeconds).flatMap((line) => stepsOfLine(line, factors));
  return steps.toSorted((a, b) => a.atMs - b.atMs);
}

function stepsOfLine(line: ScriptLine, factors: Map<string | undefined, number>): Step[] {
  const atMs = line.atSeconds * 1000;
  switch (line.do) {
    case 'kill':
    case 'revive':
      return [
        {
          atMs,
          do: line.do === 'kill' ? 'break' : 'repair',
          component: line.component,
          replicas: line.replicas ?? Infinity,
        },
      ];
    case 'slow':
      return [{ atMs, do: 'slow', component: line.component, factor: line.factor }];
    case 'kill-boundary':
    case 'revive-boundary':
      return [{ atMs, do: 'boundary', boundary: line.boundary, isLost: line.do === 'kill-boundary' }];
    case 'lose-cache':
      return refill(line.component, atMs, line.refillSeconds * 1000);
    case 'load': {
      const from = factors.get(line.journey) ?? factors.get(undefined) ?? 1;
      if (line.journey === undefined) factors.clear();
      factors.set(line.journey, line.factor);
      return ramp(line.journey, atMs, (line.rampSeconds ?? 0) * 1000, from, line.factor);
    }
    default:
      return line satisfies never;
  }
}

function refill(component: string, atMs: number, refillMs: number): Step[] {
  const step = (afterMs: number, warmth: number): Step => ({ atMs: atMs + afterMs, do: 'warmth', component, warmth });
  if (refillMs === 0) return [step(0, 1)];
  const later = Array.from({ length: REFILL_STEPS }, (_, i) => {
    const t = ((i + 1) / REFILL_STEPS) * REFILLED_AFTER;
    return step(t * refillMs, i + 1 === REFILL_STEPS ? 1 : 1 - Math.exp(-t));
  });
  return [step(0, 0), ...later];
}

function ramp(journey: string | undefined, atMs: number, rampMs: number, from: number, to: number): Step[] {
  if (rampMs === 0) return [{ atMs, do: 'load', journey, factor: to }];
  return Array.from({ length: RAMP_STEPS }, (_, i) => {
    const share = (i + 1) / RAMP_STEPS;
    return { atMs: atMs + share * rampMs, do: 'load' as const, journey, factor: from + share * (to - from) };
  });
}
