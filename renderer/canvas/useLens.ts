import { type Report, shownJourney } from '@shared/analysis';
import type { Design } from '@shared/model';
import { useSession } from '@renderer/state/session';
import { useMemo } from 'react';
import { LENSES, type LensView } from './lenses';

/** What the chosen lens says of this report; undefined without a lens, or without an answer. */
export function useLens(design: Design, report: Report | undefined): LensView | undefined {
  const id = useSession((state) => state.lens);
  const journey = useSession((state) => state.journey);
  return useMemo(() => {
    const lens = LENSES.find((each) => each.id === id);
    return report && lens?.view(design, report, shownJourney(report, journey));
  }, [design, report, id, journey]);
}
