import type { Explanation, Input } from '@shared/analysis';
import { Icon, IconButton } from '@renderer/ui';
import type { ReactElement } from 'react';
import styles from './Explain.module.css';

const ACCURACY = { exact: 'exact', numerical: 'numerical, error stated', approximate: 'approximation' };

export function ExplanationView({
  explanation,
  onBack,
  onFollow,
}: {
  readonly explanation: Explanation;
  readonly onBack: (() => void) | undefined;
  readonly onFollow: (figure: string) => void;
}): ReactElement {
  const { title, value, formula, calculation, inputs, limits, source, accuracy } = explanation;
  return (
    <article className={styles.explanation}>
      <header className={styles.header}>
        {onBack && <IconButton icon="undo" label="Back" onClick={onBack} />}
        <div>
          <h3>{title}</h3>
          <p className={`${styles.result} figures`}>{value}</p>
        </div>
        <span className={styles.accuracy}>{ACCURACY[accuracy]}</span>
      </header>
      <p className={styles.formula}>{formula}</p>
      {calculation && <p className={`${styles.calculation} figures`}>{calculation}</p>}
      {inputs.length > 0 && (
        <ul className={styles.inputs}>
          {inputs.map((input) => (
            <li key={`${input.name} ${input.figure ?? ''}`}>
              <Row input={input} onFollow={onFollow} />
            </li>
          ))}
        </ul>
      )}
      {limits.length > 0 && (
        <ul className={styles.limits}>
          {limits.map((limit) => (
            <li key={limit}>
              <Icon name="info" size={13} /> {limit}
            </li>
          ))}
        </ul>
      )}
      <footer className={styles.footer}>{source}</footer>
    </article>
  );
}

function Row({
  input,
  onFollow,
}: {
  readonly input: Input;
  readonly onFollow: (figure: string) => void;
}): ReactElement {
  const { figure } = input;
  const content = (
    <>
      <span className={styles.inputName}>{input.name}</span>
      <span className={`${styles.inputValue} figures`}>{input.value}</span>
      <span className={styles.inputOrigin}>
        {input.confidence === 'low' && <b>guess</b>} {input.origin}
        {input.source && ` · ${input.source.title}, ${input.source.year}`}
        {input.note && ` · ${input.note}`}
      </span>
    </>
  );
  return figure === undefined ? (
    <div className={styles.input}>{content}</div>
  ) : (
    <button type="button" className={`${styles.input} ${styles.follow}`} onClick={() => onFollow(figure)}>
      {content}
      <Icon name="chevronRight" size={14} />
    </button>
  );
}
