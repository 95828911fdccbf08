import { useDocument } from '@renderer/state/document';
import { frame, select, shine, showJourney, toggleLaser, useSession } from '@renderer/state/session';
import { IconButton } from '@renderer/ui';
import type { Report } from '@shared/analysis';
import { type ReactElement, useCallback, useEffect, useMemo, useState } from 'react';
import styles from './Presentation.module.css';
import type { Comparison, Strike } from '@shared/tradeoff';
import { type Step, stepsOf } from './steps';

/** More letters than fit on one line in large type. */
const LONG = 70;

type Props = {
  readonly report: Report | undefined;
  readonly comparison: Comparison | undefined;
  /** The drill that lasted when the talk began. */
  readonly strikes: readonly Strike[];
  /** What the faults of this step do; undefined until that is known. */
  readonly damage: string | undefined;
  readonly onStep: (step: Step) => void;
};

/** Speaks of one thing after the other; the drawing follows. */
export function Presentation({ report, comparison, strikes, damage, onStep }: Props): ReactElement {
  const design = useDocument((state) => state.design);
  const hasLaser = useSession((state) => state.hasLaser);
  const steps = useMemo(() => stepsOf(design, report, { comparison, strikes }), [design, report, comparison, strikes]);
  const [wanted, setWanted] = useState(0);
  const at = Math.min(wanted, steps.length - 1);
  const step = steps[at]!;
  const said = step.strikes === undefined ? step.text : (damage ?? step.text);

  useEffect(() => {
    const isWhole = step.components.length === 0;
    shine(isWhole ? undefined : { components: new Set(step.components), connectors: new Set(step.connectors) });
    if (step.journey !== undefined) showJourney(step.journey);
    onStep(step);
    frame({ what: 'all' });
  }, [step, onStep]);
  useEffect(() => {
    const fit = () => frame({ what: 'all' });
    // The panels go first, and the screen may be filled later: the drawing is fitted to what it then has.
    const first = requestAnimationFrame(() => requestAnimationFrame(fit));
    globalThis.addEventListener('resize', fit);
    return () => {
      cancelAnimationFrame(first);
      globalThis.removeEventListener('resize', fit);
    };
  }, []);

  const go = useCallback((to: number) => setWanted(Math.max(0, Math.min(steps.length - 1, to))), [steps.length]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const to = {
        ArrowRight: at + 1,
        PageDown: at + 1,
        ' ': at + 1,
        Enter: at + 1,
        ArrowLeft: at - 1,
        PageUp: at - 1,
        Home: 0,
        End: steps.length - 1,
      }[event.key];
      if (to === undefined && event.key !== 'Escape') return;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      event.stopPropagation();
      if (to === undefined) stopPresenting();
      else go(to);
    };
    document.addEventListener('keydown', onKeyDown, true);
    return () => document.removeEventListener('keydown', onKeyDown, true);
  }, [at, go, steps.length]);

  return (
    <section className={styles.bar} aria-label="Presentation">
      <IconButton icon="chevronLeft" label="Previous" keys="ArrowLeft" disabled={at === 0} onClick={() => go(at - 1)} />
      <div className={styles.words} aria-live="polite">
        <h2>{step.title}</h2>
        <p className="figures" data-long={said.length > LONG || undefined}>
          {said}
        </p>
      </div>
      <span className={`${styles.count} figures`}>
        {at + 1} / {steps.length}
      </span>
      <IconButton
        icon="chevronRight"
        label="Next"
        keys="ArrowRight"
        disabled={at === steps.length - 1}
        onClick={() => go(at + 1)}
      />
      <IconButton icon="target" label="Laser" keys="K" isPressed={hasLaser} onClick={toggleLaser} />
      <IconButton icon="close" label="End" keys="Esc" onClick={stopPresenting} />
    </section>
  );
}

/** Full screen where the system lets it; the panels step aside in any case. */
export function startPresenting(): void {
  select({});
  useSession.setState({ isPresenting: true, page: 'drawing', tool: 'select' });
  document.documentElement.requestFullscreen?.().catch(() => undefined);
}

export function stopPresenting(): void {
  useSession.setState({ isPresenting: false, hasLaser: false, spotlight: undefined });
  if (document.fullscreenElement) document.exitFullscreen().catch(() => undefined);
  // The panels come back first: the drawing is fitted to what they leave.
  requestAnimationFrame(() => requestAnimationFrame(() => frame({ what: 'all' })));
}
