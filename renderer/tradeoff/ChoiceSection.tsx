import { useDocument } from '@renderer/state/document';
import { variantsOf, withVariant } from '@shared/edit';
import {
  flips,
  paretoFront,
  type Profile,
  type Range,
  ranking,
  swingWeights,
  type Trial,
  type Utilities,
  winShares,
} from '@shared/tradeoff';
import { type ReactElement, type ReactNode, useMemo, useState } from 'react';
import { CRITERION, type Figures, figuresOf, usualRange, utilityOf } from './criteria';
import { Empty, Failure, Heading, Running } from './parts';
import { type Point, Scatter } from './Scatter';
import { CRITERIA, type Criterion, setPoints, setRange, tryAsVariant, useTradeoff } from './state';
import type { Task } from './tasks';
import detail from './Detail.module.css';
import styles from './Tradeoff.module.css';
import { useTrials } from './trials';
import { useTaskFor } from './useTask';

type Alternative = {
  readonly name: string;
  readonly kind: Point['kind'];
  readonly figures: Figures;
  readonly trial?: Trial;
};

/** The designs at hand: this one, its variants, and what was tried; those without a figure for a criterion cannot be placed. */
function useAlternatives(): {
  readonly all: readonly Alternative[];
  readonly base: Figures | undefined;
  readonly tried: ReturnType<typeof useTrials>;
  readonly failure: string | undefined;
} {
  const design = useDocument((state) => state.design);
  const designs = useMemo(
    () => [
      { name: design.name, design },
      ...variantsOf(design).flatMap(({ id, name }) => {
        const applied = withVariant(design, id);
        return applied.ok ? [{ name, design: applied.value.design }] : [];
      }),
    ],
    [design],
  );
  const { result, failure } = useTaskFor(
    useMemo<Extract<Task, { type: 'compare' }>>(() => ({ type: 'compare', designs }), [designs]),
  );
  const tried = useTrials();
  const all = useMemo(() => {
    const of = (name: string, kind: Point['kind'], profile: Profile, trial?: Trial): Alternative => ({
      name,
      kind,
      figures: figuresOf(profile),
      ...(trial === undefined ? {} : { trial }),
    });
    const kept = (result ?? []).map(({ name, profile }, i) => of(name, i === 0 ? 'base' : 'variant', profile));
    const names = new Set(kept.map(({ name }) => name));
    return [
      ...kept,
      ...tried.trials
        .filter(({ proposal }) => !names.has(proposal.label))
        .map((trial) => of(trial.proposal.label, 'tried', trial.profile, trial)),
    ];
  }, [result, tried.trials]);
  return { all: unique(all), base: all[0]?.kind === 'base' ? all[0].figures : undefined, tried, failure };
}

/** Proposals for different places may have the same words: the first of a name stands for it. */
const unique = (all: readonly Alternative[]): readonly Alternative[] =>
  [...new Map(all.toReversed().map((each) => [each.name, each])).values()].toReversed();

/** The Pareto front on any two criteria; then weights, and how sure they make the choice. */
export function ChoiceSection(): ReactElement {
  const [x, setX] = useState<Criterion>('cost');
  const [y, setY] = useState<Criterion>('downtime');
  // Who has variants decides between them; who has none sees what there is to choose from.
  const hasVariants = useDocument((state) => Object.keys(state.design.variants).length > 0);
  const [wanted, setAmongTried] = useState<boolean>();
  const isAmongTried = wanted ?? !hasVariants;
  const currency = useDocument((state) => state.design.assumptions?.currency);
  const { all, base, tried, failure } = useAlternatives();
  const placed = all.filter(({ figures }) => figures[x] !== null && figures[y] !== null);
  const { front, dominatedBy } = paretoFront(
    Object.fromEntries(placed.map(({ name, figures }) => [name, [figures[x], figures[y]]])),
    [CRITERION[x].sense, CRITERION[y].sense],
  );
  const points = placed.map(
    ({ name, kind, figures }): Point => ({
      name,
      kind,
      x: figures[x]!,
      y: figures[y]!,
      isOnFront: front.includes(name),
      title: `${name}: ${CRITERION[x].print(figures[x]!, currency)}, ${CRITERION[y].print(figures[y]!, currency)}${dominatedBy[name] === undefined ? '' : `; ${dominatedBy[name]} is better`}`,
    }),
  );
  const pick = ({ name }: Point) => {
    const trial = all.find((each) => each.name === name)?.trial;
    if (trial !== undefined) tryAsVariant(trial.proposal.change);
  };
  const kept = all.filter(({ kind }) => kind !== 'tried');
  const best = placed.filter(({ name, kind }) => kind === 'tried' && front.includes(name)).slice(0, 6);
  return (
    <section aria-label="Weigh and choose">
      <Heading title="Weigh and choose">
        Every design by its worst journey. Nothing beats those on the dashed line in both criteria; a click on a tried
        one keeps it as a variant.
      </Heading>
      <div className={styles.form}>
        {(
          [
            ['Across', x, setX],
            ['Up', y, setY],
          ] as const
        ).map(([label, value, set]) => (
          <label key={label}>
            {label}
            <select value={value} onChange={(event) => set(event.target.value as Criterion)}>
              {CRITERIA.map((id) => (
                <option key={id} value={id}>
                  {CRITERION[id].label}
                </option>
              ))}
            </select>
          </label>
        ))}
      </div>
      {failure !== undefined && <Failure reason={failure} />}
      {tried.progress !== undefined && <Running progress={tried.progress} what="tried" />}
      {points.length === 0 ? (
        <Empty>There is no design with both figures yet.</Empty>
      ) : (
        <Scatter points={points} x={x} y={y} currency={currency} onPick={pick} />
      )}
      <ul className={detail.dominated}>
        {kept
          .filter(({ name }) => dominatedBy[name] !== undefined)
          .map(({ name }) => (
            <li key={name}>
              <b>{name}</b> {`is dominated by “${dominatedBy[name]}”.`}
            </li>
          ))}
      </ul>
      {base !== undefined && (
        <Weighing
          alternatives={[...kept, ...(isAmongTried ? best : [])]}
          base={base}
          currency={currency}
          among={
            best.length > 0 && (
              <label>
                <input
                  type="checkbox"
                  checked={isAmongTried}
                  onChange={(event) => setAmongTried(event.target.checked)}
                />{' '}
                rank the best of what was tried too
              </label>
            )
          }
        />
      )}
    </section>
  );
}

function Weighing({
  alternatives,
  base,
  currency,
  among,
}: {
  readonly alternatives: readonly Alternative[];
  readonly base: Figures;
  readonly currency: string | undefined;
  readonly among: ReactNode;
}): ReactElement {
  const { points, ranges } = useTradeoff();
  const range = (criterion: Criterion): Range => ranges[criterion] ?? usualRange(criterion, base);
  const utilities: Utilities = Object.fromEntries(
    alternatives.map(({ name, figures }) => [
      name,
      CRITERIA.map((criterion) => utilityOf(figures, criterion, range(criterion))),
    ]),
  );
  const weights = swingWeights(CRITERIA.map((criterion) => points[criterion]));
  const order = ranking(utilities, weights);
  const shares = winShares(utilities);
  const unranked = alternatives.length - order.length;
  return (
    <>
      <h3 className={detail.subtitle}>Weights</h3>
      <p className={styles.note}>
        Points say how much the whole way from the worst to the best end of a range is worth to you. Ranges begin at
        this design, not at the alternatives, so that one more of them never turns the ranking round.
      </p>
      <div className={detail.weights}>
        {CRITERIA.map((criterion, c) => {
          const { worst, best, scale } = range(criterion);
          const turns = flips(utilities, weights, c);
          const { label, print } = CRITERION[criterion];
          return (
            <div key={criterion} className={detail.weight}>
              <label>
                <b>{label}</b>
                <input
                  type="range"
                  min={0}
                  max={100}
                  value={points[criterion]}
                  onChange={(event) => setPoints(criterion, Number(event.target.value))}
                />
                <span className="figures">{`${Math.round(weights[c]! * 100)}%`}</span>
              </label>
              <span className={`${detail.rangeEnds} figures`}>
                from{' '}
                <RangeEnd
                  label={`${label}: worst`}
                  value={worst}
                  onValue={(value) => setRange(criterion, { worst: value, best, scale })}
                />{' '}
                to{' '}
                <RangeEnd
                  label={`${label}: best`}
                  value={best}
                  onValue={(value) => setRange(criterion, { worst, best: value, scale })}
                />
                <i>{`${print(worst, currency)} to ${print(best, currency)}${scale === 'log' ? ', logarithmic' : ''}`}</i>
              </span>
              <span className={detail.flips}>
                {turns.length === 0
                  ? 'The winner is the same whatever this weight is.'
                  : turns
                      .map(
                        ({ weight, from, to }) =>
                          `At ${Math.round(weight * 100)}% the winner turns from “${from}” to “${to}”.`,
                      )
                      .join(' ')}
              </span>
            </div>
          );
        })}
      </div>
      {among !== false && <div className={detail.among}>{among}</div>}
      <ol className={detail.ranking} data-testid="ranking">
        {order.map(({ name, score }) => (
          <li key={name}>
            <span>{name}</span>
            <span className={detail.share}>
              <span style={{ width: `${score * 100}%` }} />
            </span>
            <span className="figures">{score.toFixed(2)}</span>
            <span
              className={`${detail.wins} figures`}
            >{`best for ${Math.round((shares[name] ?? 0) * 100)}% of all weights`}</span>
          </li>
        ))}
      </ol>
      {unranked > 0 && <p className={styles.note}>{`${unranked} could not be ranked: a figure is not computed.`}</p>}
    </>
  );
}

function RangeEnd({
  label,
  value,
  onValue,
}: {
  readonly label: string;
  readonly value: number;
  readonly onValue: (value: number) => void;
}): ReactElement {
  return (
    <input
      aria-label={label}
      className={detail.rangeEnd}
      key={value}
      defaultValue={Number(value.toPrecision(4))}
      inputMode="decimal"
      onBlur={(event) => {
        const next = Number(event.target.value);
        if (Number.isFinite(next) && next > 0) onValue(next);
      }}
    />
  );
}
