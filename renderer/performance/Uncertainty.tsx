import type { OutputName, Spread, Swing, Uncertainty as Found } from '@shared/analysis';
import { type Design, printQuantity } from '@shared/model';
import { Button } from '@renderer/ui';
import { type ReactElement, useMemo, useState } from 'react';
import styles from './Performance.module.css';
import type { Question } from './protocol';
import { Section } from './Section';
import { useAnswer } from './useAnswer';
import { inputName, inputValue, nameOf, OUTPUTS, percent } from './words';

const SEED = 20_240_229;
const DRAWS = 400;
const SHOWN: readonly OutputName[] = ['p50Ms', 'p95Ms', 'p99Ms', 'maxRatePerSecond', 'availability', 'costPerMillion'];

/** Ranges in, ranges out; computed when asked for, because it computes the design some hundred times. */
export function Uncertainty({ design, journey }: { readonly design: Design; readonly journey: string }): ReactElement {
  const [asked, setAsked] = useState<Design>();
  const [output, setOutput] = useState<OutputName>('p99Ms');
  const question = useMemo(
    (): (Question & { type: 'uncertainty' }) | undefined =>
      asked && { type: 'uncertainty', design: asked, draws: DRAWS, seed: SEED },
    [asked],
  );
  const { answer, isRunning, progress, failure } = useAnswer(question, 0);
  const isOld = asked !== design;
  const button = (
    <Button onClick={() => setAsked(design)} disabled={isRunning}>
      {isRunning
        ? `${Math.round(progress * 100)}%`
        : answer === undefined
          ? 'Compute'
          : isOld
            ? 'Compute again'
            : 'Up to date'}
    </Button>
  );
  return (
    <Section title="How sure is that" method="uncertainty" aside={button} note={answer && noteOf(answer)}>
      {failure !== undefined && <p className={styles.failure}>{`Not computed: ${failure}`}</p>}
      {answer === undefined ? (
        <p className={styles.none}>
          Inputs that are ranges are drawn {DRAWS} times; without ranges, rates and service times a fifth up and down.
        </p>
      ) : (
        <div className={styles.uncertain} data-stale={isOld || undefined}>
          <Spreads answer={answer} journey={journey} />
          <Bottlenecks answer={answer} journey={journey} design={design} />
          <Tornado answer={answer} journey={journey} design={design} output={output} onOutput={setOutput} />
        </div>
      )}
    </Section>
  );
}

const noteOf = ({ isAssumed, inputs, draws }: Found): string =>
  isAssumed
    ? `No input is a range: ${inputs.length} rates and service times were taken to be a fifth up or down, ${draws} draws.`
    : `${inputs.length} inputs that are ranges, ${draws} draws.`;

function Spreads({ answer, journey }: { readonly answer: Found; readonly journey: string }): ReactElement {
  const spreads = answer.journeys[journey];
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">Figure</th>
          <th scope="col">5% of draws below</th>
          <th scope="col">half</th>
          <th scope="col">95% below</th>
          <th scope="col">without figure</th>
        </tr>
      </thead>
      <tbody>
        {SHOWN.flatMap((name) => {
          const spread: Spread | null | undefined = spreads?.[name];
          if (!spread) return [];
          const { label, dimension } = OUTPUTS[name];
          return [
            <tr key={name}>
              <th scope="row">{label}</th>
              <td>{printQuantity(spread.low, dimension)}</td>
              <td>{printQuantity(spread.likely, dimension)}</td>
              <td>{printQuantity(spread.high, dimension)}</td>
              <td data-bad={spread.missing > 0 ? '' : undefined}>
                {spread.missing === 0 ? 'none' : percent(spread.missing)}
              </td>
            </tr>,
          ];
        })}
      </tbody>
    </table>
  );
}

type OfJourney = { readonly answer: Found; readonly journey: string; readonly design: Design };

function Bottlenecks({ answer, journey, design }: OfJourney): ReactElement {
  const shares = Object.entries(answer.bottlenecks[journey] ?? {}).slice(0, 6);
  return (
    <div>
      <h4>First to give in</h4>
      <ul className={styles.bars}>
        {shares.map(([id, share]) => (
          <li key={id}>
            <span>{id === '' ? 'nothing' : nameOf(design, id)}</span>
            <b>{percent(share)}</b>
            <small>of draws</small>
            <i style={{ transform: `scaleX(${share})` }} />
          </li>
        ))}
      </ul>
    </div>
  );
}

const MOST = 8;

/** One bar for each input, from what the figure is at its low end to what it is at its high end. */
function Tornado({
  answer,
  journey,
  design,
  output,
  onOutput,
}: OfJourney & { readonly output: OutputName; readonly onOutput: (output: OutputName) => void }): ReactElement {
  const swings = (answer.tornado[journey]?.[output] ?? []).slice(0, MOST);
  const ends = swings.flatMap(({ atLow, atHigh }) => [atLow, atHigh]).filter((value) => value !== null);
  const low = Math.min(...ends);
  const high = Math.max(...ends);
  const at = (value: number) => (high > low ? (100 * (value - low)) / (high - low) : 50);
  const { dimension } = OUTPUTS[output];
  return (
    <div className={styles.tornado}>
      <h4>
        What moves
        <select
          className={styles.select}
          value={output}
          aria-label="Figure"
          onChange={(event) => onOutput(event.target.value as OutputName)}
        >
          {SHOWN.map((name) => (
            <option key={name} value={name}>
              {OUTPUTS[name].label}
            </option>
          ))}
        </select>
        most
      </h4>
      {swings.length === 0 && <p className={styles.none}>No input moves it.</p>}
      {swings.map((swing) => (
        <SwingRow
          key={swing.path}
          swing={swing}
          at={at}
          print={(value) => printQuantity(value, dimension)}
          design={design}
          answer={answer}
        />
      ))}
    </div>
  );
}

function SwingRow({
  swing: { path, atLow, atHigh },
  at,
  print,
  design,
  answer,
}: {
  readonly swing: Swing;
  readonly at: (value: number) => number;
  readonly print: (value: number) => string;
  readonly design: Design;
  readonly answer: Found;
}): ReactElement {
  const input = answer.inputs.find((each) => each.path === path)!;
  const [from, to] = [atLow ?? atHigh!, atHigh ?? atLow!];
  const left = at(Math.min(from, to));
  const right = at(Math.max(from, to));
  return (
    <div className={styles.swing}>
      <span>
        {inputName(design, path)}
        <small>{`${inputValue(path, input.low)} to ${inputValue(path, input.high)}`}</small>
      </span>
      <div>
        <i
          style={{ left: `${left}%`, width: `${Math.max(0.5, right - left)}%` }}
          data-open={atLow === null || atHigh === null || undefined}
        />
      </div>
      <small>{`${atLow === null ? 'none' : print(atLow)} – ${atHigh === null ? 'none' : print(atHigh)}`}</small>
    </div>
  );
}
