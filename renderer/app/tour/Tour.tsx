import { Button, IconButton } from '@renderer/ui';
import { type ReactElement, useEffect } from 'react';
import { create } from 'zustand';
import { TOUR } from './steps';
import styles from './Tour.module.css';

const STEP_MS = 8500;

const useTour = create<{ readonly at: number | undefined; readonly isRunning: boolean }>()(() => ({
  at: undefined,
  isRunning: true,
}));

async function show(at: number): Promise<void> {
  if (at >= TOUR.length) return stopTour();
  await TOUR[at]!.run();
  useTour.setState({ at });
}

export const startTour = (): void => {
  useTour.setState({ isRunning: true });
  void show(0);
};
export const stopTour = (): void => useTour.setState({ at: undefined });

/** What is happening, and the way on. It goes on by itself; whoever wants to look longer stops the clock. */
export function Tour(): ReactElement | null {
  const { at, isRunning } = useTour();
  useEffect(() => {
    if (at === undefined || !isRunning) return undefined;
    const timer = setTimeout(() => void show(at + 1), STEP_MS);
    return () => clearTimeout(timer);
  }, [at, isRunning]);
  if (at === undefined) return null;
  const { title, text } = TOUR[at]!;
  const isLast = at === TOUR.length - 1;
  return (
    <section className={styles.tour} aria-label="Tour" aria-live="polite">
      <header>
        <h2>{title}</h2>
        <IconButton icon="close" label="End the tour" size={14} onClick={stopTour} />
      </header>
      <p>{text}</p>
      <footer>
        <ol className={styles.dots} aria-label={`Step ${at + 1} of ${TOUR.length}`}>
          {TOUR.map((step, i) => (
            <li key={step.title} data-done={i <= at || undefined} />
          ))}
        </ol>
        {!isLast && (
          <Button look="quiet" onClick={() => useTour.setState({ isRunning: !isRunning })}>
            {isRunning ? 'Wait' : 'Go on by itself'}
          </Button>
        )}
        <Button look="primary" onClick={() => void show(at + 1)}>
          {isLast ? 'Done' : 'Next'}
        </Button>
      </footer>
    </section>
  );
}
