import { adjoin, type Arrangement, arrangeToFit, type Elk, makeElk, type Size } from '@shared/layout';
import { kindOf } from '@shared/catalogue';
import type { Design, Position } from '@shared/model';
import elkWorkerUrl from 'elkjs/lib/elk-worker.min.js?url';

/** Lays designs out in a worker of its own: the page stays free, and the worker is there before it is needed. */
export function startLayout() {
  let elk: Elk | undefined;
  const warm = (): Elk => (elk ??= makeElk(() => new Worker(elkWorkerUrl, { name: 'layout' })));
  return {
    /** Loads the worker while nobody waits for it. */
    prepare: (): void => void warm(),
    arrange: (design: Design, direction: 'right' | 'down' | 'auto' = 'auto'): Promise<Arrangement> =>
      arrangeToFit(design, { elk: warm(), direction, tierOf }),
    /** The layout that is seen largest in so much room. */
    arrangeWithin: (design: Design, room: Size): Promise<Arrangement> =>
      arrangeToFit(design, { elk: warm(), room, tierOf }),
    /** Places for what was just added; nothing else moves. */
    adjoin: (design: Design, fresh: readonly string[], near?: Position): Promise<Arrangement> =>
      adjoin(design, fresh, { elk: warm(), tierOf, ...(near === undefined ? {} : { near }) }),
  };
}

const tierOf = (kind: string): number | undefined => kindOf(kind)?.tier;

export type LayoutClient = ReturnType<typeof startLayout>;
