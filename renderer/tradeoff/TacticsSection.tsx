import { useDocument } from '@renderer/state/document';
import { useSession } from '@renderer/state/session';
import { Button, Icon } from '@renderer/ui';
import { isEffective, type Quality, tacticOf, type Trial } from '@shared/tradeoff';
import { type ReactElement, useState } from 'react';
import { Chips, Empty, Failure, Heading, Running } from './parts';
import { take, tryAsVariant } from './state';
import styles from './Tradeoff.module.css';
import { TRIAL_TIME_MS, useTrials } from './trials';
import { isPaid, nothingText, QUALITIES, ranked } from './words';

const FIRST = 20;

/** Every place where a tactic applies, tried: what it buys, what it pays, and one click to look at it or to take it. */
export function TacticsSection(): ReactElement {
  const [quality, setQuality] = useState<Quality | 'all'>('all');
  const [isOnlySelected, setOnlySelected] = useState(false);
  const [shown, setShown] = useState(FIRST);
  const design = useDocument((state) => state.design);
  const { trials, progress, failure, total } = useTrials();
  const selection = useSession((state) => state.selection);
  const selected = new Set([...selection.components, ...selection.connectors, ...selection.boundaries]);
  const mine =
    isOnlySelected && selected.size > 0
      ? trials.filter(({ proposal }) => proposal.about.some((id) => selected.has(id)))
      : trials;
  const worthwhile = ranked(mine, quality);
  const rest = mine.filter((trial) => !worthwhile.includes(trial));
  return (
    <section aria-label="Tactics">
      <Heading title="Which change buys what">
        Every tactic is tried wherever it applies, on a copy: each line is the difference of two complete analyses. “Try
        it” keeps it as a variant.
      </Heading>
      <fieldset className={styles.filters} aria-label="What should get better">
        {QUALITIES.map(([id, label]) => (
          <button key={id} type="button" aria-pressed={quality === id} onClick={() => setQuality(id)}>
            {label}
          </button>
        ))}
        {selected.size > 0 && (
          <label className={styles.check}>
            <input
              type="checkbox"
              checked={isOnlySelected}
              onChange={(event) => setOnlySelected(event.target.checked)}
            />{' '}
            only for the selection
          </label>
        )}
      </fieldset>
      {failure !== undefined && <Failure reason={failure} />}
      {progress !== undefined && <Running progress={progress} what="tried" />}
      {progress === undefined && total > trials.length && (
        <p className={styles.note}>{`${trials.length} of ${total} were tried within ${TRIAL_TIME_MS / 1000} s.`}</p>
      )}
      {worthwhile.length === 0 && progress === undefined && failure === undefined && (
        <Empty>{nothingText(design, total, mine.length)}</Empty>
      )}
      {worthwhile.length > 0 && (
        <ul className={styles.trials} data-testid="trials">
          {worthwhile.slice(0, shown).map((trial) => (
            <TrialRow key={trial.proposal.id} trial={trial} />
          ))}
        </ul>
      )}
      {worthwhile.length > shown && (
        <Button
          look="quiet"
          icon="chevronDown"
          onClick={() => setShown(shown + 30)}
        >{`${worthwhile.length - shown} more`}</Button>
      )}
      {rest.length > 0 && quality === 'all' && (
        <details className={styles.rest}>
          <summary>{`${rest.length} more were tried and buy nothing that is computed here`}</summary>
          <ul className={styles.trials}>
            {rest
              .filter(({ effects }) => isEffective(effects))
              .slice(0, 100)
              .map((trial) => (
                <TrialRow key={trial.proposal.id} trial={trial} />
              ))}
          </ul>
        </details>
      )}
    </section>
  );
}

/** One trial: in words, in figures, on what it rests, and what to do with it. */
export function TrialRow({ trial }: { readonly trial: Trial }): ReactElement {
  const { proposal, effects, sentence } = trial;
  const currency = useDocument((state) => state.design.assumptions?.currency);
  const tactic = tacticOf(proposal.tactic);
  return (
    <li className={styles.trial} data-paid={isPaid(trial) || undefined} data-tactic={proposal.tactic}>
      <div className={styles.what}>
        <h3>{proposal.label}</h3>
        <p>{`${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`}</p>
        <Chips effects={effects} currency={currency} />
        {(proposal.assumes.length > 0 || tactic?.judgement !== undefined) && (
          <p className={styles.assumes}>
            <Icon name="info" size={12} />{' '}
            {[
              ...proposal.assumes.map((each) => `Assumes that ${each}`),
              ...(tactic?.judgement === undefined ? [] : [`Needs your judgement: ${tactic.judgement}`]),
            ].join('. ')}
            .
          </p>
        )}
      </div>
      <div className={styles.doing}>
        <Button look="primary" onClick={() => tryAsVariant(proposal.change)}>
          Try it
        </Button>
        <Button look="quiet" onClick={() => take(proposal.change)}>
          Apply
        </Button>
      </div>
    </li>
  );
}
