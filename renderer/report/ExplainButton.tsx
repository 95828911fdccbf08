import type { Explanation } from '@shared/analysis';
import { Popover } from 'radix-ui';
import { type ReactElement, type ReactNode, useEffect, useState } from 'react';
import { ExplanationView } from './ExplanationView';
import styles from './Explain.module.css';

type Explain = (figure: string) => Promise<Explanation | undefined>;

/** A figure that says how it was made when it is clicked: formula, inputs with their sources, and on from each input. */
export function ExplainButton({
  figure,
  explain,
  className,
  label,
  children,
}: {
  readonly figure: string;
  readonly explain: Explain;
  readonly className?: string | undefined;
  readonly label?: string;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <Popover.Root>
      <Popover.Trigger asChild>
        <button type="button" className={className ?? styles.plain} aria-label={label}>
          {children}
        </button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className={styles.popover}
          sideOffset={6}
          collisionPadding={12}
          aria-label="How this was made"
          data-testid="explanation"
        >
          <Trail start={figure} explain={explain} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

/** The way from one figure to those that it is made of, and back. */
function Trail({ start, explain }: { readonly start: string; readonly explain: Explain }): ReactElement | null {
  const [trail, setTrail] = useState<readonly string[]>([start]);
  const [explanation, setExplanation] = useState<Explanation | 'none'>();
  const figure = trail.at(-1)!;
  useEffect(() => {
    let isCurrent = true;
    void explain(figure).then((found) => isCurrent && setExplanation(found ?? 'none'));
    return () => {
      isCurrent = false;
    };
  }, [figure, explain]);
  if (explanation === undefined) return null;
  if (explanation === 'none') return <p className={styles.none}>This figure is not there any more.</p>;
  return (
    <ExplanationView
      explanation={explanation}
      onBack={trail.length > 1 ? () => setTrail(trail.slice(0, -1)) : undefined}
      onFollow={(next) => setTrail([...trail, next])}
    />
  );
}
