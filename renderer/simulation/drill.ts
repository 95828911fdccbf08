import { commands } from '@shared/edit';
import { run, useDocument } from '@renderer/state/document';
import { useSession } from '@renderer/state/session';
import { type Boundary, type Design, likely } from '@shared/model';
import { readScript, type ScriptAction, type ScriptLine } from '@shared/simulation';
import { useMemo } from 'react';
import { create } from 'zustand';

/** What a run is made with. */
export type DrillState = {
  readonly seed: string;
  /** Seconds; undefined: as long as the drill, or as firm figures take. */
  readonly duration: number | undefined;
  /** How many times faster than stated replicas break; undefined: they do not. */
  readonly failuresSpeed: number | undefined;
};

export const useDrill = create<DrillState>()(() => ({
  seed: '1',
  duration: undefined,
  failuresSpeed: undefined,
}));

/** The drill of a design that has one. */
const MAIN = 'main';

/** The lines of the drill that the design holds. */
export function useScript(): readonly ScriptLine[] {
  const stored: { readonly script?: unknown } | undefined = useDocument((state) => state.design.drills?.[MAIN]);
  return useMemo(() => readScript(stored?.script), [stored]);
}

/** Into the design, so that it is saved and can be undone; typing in one field is one step. */
export function setScript(lines: readonly ScriptLine[], gesture?: string): void {
  const { design } = useDocument.getState();
  const { [MAIN]: before, ...others } = design.drills ?? {};
  const drills = lines.length === 0 ? others : { ...others, [MAIN]: { ...before, script: lines } };
  run(commands.setPart(design, 'drills', Object.keys(drills).length === 0 ? undefined : drills), gesture);
}

/** Seconds of a run that is a drill: a third more than its last line, in whole tens. */
export function drillSeconds(script: readonly ScriptLine[]): number {
  const last = Math.max(0, ...script.map(({ atSeconds }) => atSeconds));
  return Math.max(60, Math.ceil((last * 4) / 30) * 10);
}

/** What an action is about to begin with: what is selected, else what suits it best; undefined where there is nothing. */
export function actionFor(design: Design, what: ScriptAction['do']): ScriptAction | undefined {
  const [selected] = useSession.getState().selection.components;
  const component = selected ?? busiest(design);
  switch (what) {
    case 'kill':
    case 'revive':
      return component === undefined ? undefined : { do: what, component };
    case 'slow':
      return component === undefined ? undefined : { do: what, component, factor: 3 };
    case 'kill-boundary':
    case 'revive-boundary': {
      const [boundary] = domains(design);
      return boundary === undefined ? undefined : { do: what, boundary };
    }
    case 'lose-cache': {
      const [cache] = caches(design);
      return cache === undefined ? undefined : { do: what, component: cache, refillSeconds: 30 };
    }
    case 'load':
      return { do: 'load', factor: 2 };
    default:
      return what satisfies never;
  }
}

const isDomain = ({ kind }: Boundary): boolean => kind === 'zone' || kind === 'region';

export const domains = (design: Design): string[] =>
  Object.keys(design.boundaries)
    .filter((id) => isDomain(design.boundaries[id]!))
    .sort();

export const caches = (design: Design): string[] =>
  Object.keys(design.components)
    .filter((id) => {
      const { hitRatio, cachedObjects } = design.components[id]!;
      return cachedObjects !== undefined || (hitRatio !== undefined && likely(hitRatio) > 0);
    })
    .sort();

/** What most connectors lead to: the likeliest first thing to take out. */
function busiest(design: Design): string | undefined {
  const count = new Map<string, number>();
  for (const { to } of Object.values(design.connectors)) count.set(to, (count.get(to) ?? 0) + 1);
  return [...count].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? Object.keys(design.components)[0];
}
