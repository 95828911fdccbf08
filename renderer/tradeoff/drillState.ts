import type { Drilled, Strike, Target } from '@shared/tradeoff';
import { useDocument } from '@renderer/state/document';
import { create } from 'zustand';
import { type Running, tradeoff } from './client';

type DrillState = {
  readonly strikes: readonly Strike[];
  /** The answer to the newest strikes; undefined without a drill, or until there is a first answer. */
  readonly drilled: Drilled | undefined;
  readonly failure: string | undefined;
};

/** The faults that last at the moment. A drill is no edit: it is neither saved nor undone. */
export const useDrill = create<DrillState>()(() => ({ strikes: [], drilled: undefined, failure: undefined }));

const { getState: get, setState: set } = useDrill;

const isSame = (a: Strike, b: Strike): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Strikes, or takes the fault away if it lasts already. */
export function toggleStrike(strike: Strike): void {
  const { strikes } = get();
  play(
    strikes.some((each) => isSame(each, strike))
      ? strikes.filter((each) => !isSame(each, strike))
      : [...strikes, strike],
  );
}

/** Kills what is selected; if all of it is dead already, revives it. */
export function toggleKilled(components: readonly string[], boundaries: readonly string[]): void {
  const { design } = useDocument.getState();
  const all: Strike[] = [
    ...components
      .filter((id) => design.components[id] !== undefined)
      .map((id): Strike => ({ fault: 'component-down', target: { type: 'component', id } })),
    ...boundaries.flatMap((id): Strike[] => {
      const kind = design.boundaries[id]?.kind;
      const target: Target = { type: 'boundary', id };
      return kind === 'zone'
        ? [{ fault: 'zone-down', target }]
        : kind === 'region'
          ? [{ fault: 'region-down', target }]
          : [];
    }),
  ];
  const { strikes } = get();
  const isDead = (strike: Strike) => strikes.some((each) => isSame(each, strike));
  play(
    all.every(isDead)
      ? strikes.filter((each) => !all.some((strike) => isSame(strike, each)))
      : [...strikes, ...all.filter((strike) => !isDead(strike))],
  );
}

export const isStruck = (strike: Strike): boolean => get().strikes.some((each) => isSame(each, strike));
export const endDrill = (): void => play([]);

let running: Running<Drilled> | undefined;

/** Plays the strikes on the design as it is now. The newest wins. */
export function play(strikes: readonly Strike[]): void {
  running?.cancel();
  if (strikes.length === 0) {
    set({ strikes, drilled: undefined, failure: undefined });
    return;
  }
  set({ strikes, failure: undefined });
  const mine = tradeoff.run({ type: 'drill', design: useDocument.getState().design, strikes });
  running = mine;
  mine.result.then(
    (drilled) => {
      if (running === mine && drilled !== undefined) set({ drilled });
    },
    (reason: unknown) =>
      set({ drilled: undefined, failure: reason instanceof Error ? reason.message : String(reason) }),
  );
}

/** The drill goes on as the design is edited; another design ends it. */
export function followDocument(): () => void {
  return useDocument.subscribe((state, before) => {
    if (get().strikes.length === 0 || state.revision === before.revision) return;
    play(state.isOpen && state.design.id === before.design.id ? get().strikes : []);
  });
}
