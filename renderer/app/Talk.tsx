import { Presentation, type Shown, type Step } from '@renderer/present';
import { useDocument } from '@renderer/state/document';
import { blastText, play, tradeoff, useDrill } from '@renderer/tradeoff';
import type { Report } from '@shared/analysis';
import { apply, commands, variantsOf, withVariant } from '@shared/edit';
import type { Design } from '@shared/model';
import type { Comparison, Drilled } from '@shared/tradeoff';
import { type ReactElement, useCallback, useEffect, useState } from 'react';
import { toast } from 'sonner';
import { layout } from './services';

/** The talk with what others compute for it: variants compared with the design, and drills. */
export function Talk({
  report,
  onShow,
}: {
  readonly report: Report | undefined;
  readonly onShow: (shown: Shown | undefined) => void;
}): ReactElement {
  const design = useDocument((state) => state.design);
  const comparison = useComparison(design);
  // The drill that the person came with; the talk plays its own and gives this one back.
  const [begun] = useState(() => useDrill.getState().strikes);
  const { drilled, failure } = useDrill();
  useEffect(
    () => () => {
      onShow(undefined);
      play(begun);
    },
    [begun, onShow],
  );
  const onStep = useCallback(
    ({ variant, strikes }: Step) => {
      onShow(variant);
      play(strikes ?? []);
    },
    [onShow],
  );
  const damage = failure === undefined ? drilled && damageOf(design, drilled) : `The drill failed: ${failure}`;
  return <Presentation report={report} comparison={comparison} strikes={begun} damage={damage} onStep={onStep} />;
}

const damageOf = (design: Design, { journeys }: Drilled): string =>
  Object.entries(journeys)
    .map(([id, blast]) => `${design.journeys[id]?.name ?? id}: ${blastText(blast)}`)
    .join(' · ');

/** The design and its variants, with everything in its place; undefined without variants, or until they are compared. */
function useComparison(design: Design): Comparison | undefined {
  const [comparison, setComparison] = useState<Comparison>();
  useEffect(() => {
    let isCurrent = true;
    const variants = variantsOf(design).flatMap(({ id, name }) => {
      const applied = withVariant(design, id);
      return applied.ok ? [{ name, design: applied.value.design }] : [];
    });
    if (variants.length === 0) return undefined;
    const running = tradeoff.run({ type: 'compare', designs: [{ name: design.name, design }, ...variants] });
    running.result
      .then(async (compared) => {
        const shown =
          compared &&
          (await Promise.all(compared.map(async (each) => ({ ...each, design: await placed(each.design) }))));
        if (isCurrent && shown !== undefined) setComparison(shown);
      })
      .catch((error: unknown) => {
        toast.error('The variants could not be compared', {
          description: error instanceof Error ? error.message : String(error),
        });
      });
    return () => {
      isCurrent = false;
      running.cancel();
    };
  }, [design]);
  return comparison;
}

/** What a variant adds may have no place yet. */
async function placed(design: Design): Promise<Design> {
  const fresh = Object.keys(design.components).filter((id) => design.components[id]!.position === undefined);
  if (fresh.length === 0) return design;
  const { positions } = await layout.adjoin(design, fresh);
  return apply(design, commands.moveComponents(design, positions));
}
