import { useDocument } from '@renderer/state/document';
import { Button, Icon, IconButton } from '@renderer/ui';
import { fieldText } from '@shared/report';
import { variantsOf, withVariant } from '@shared/edit';
import { type Design, parseDesign } from '@shared/model';
import { type Compared, type Comparison, matchingText } from '@shared/tradeoff';
import { type ReactElement, useMemo, useState } from 'react';
import { draft } from './decisions';
import { ComparedDrawing } from './ComparedDrawing';
import { sideBySide } from './drawing';
import { FiguresTable } from './FiguresTable';
import { Chips, Empty, Failure, Heading } from './parts';
import {
  adopt,
  beginByHand,
  compareAll,
  compareWith,
  discard,
  keepBegun,
  rename,
  showSection,
  stopByHand,
  toggleCompared,
  useTradeoff,
} from './state';
import styles from './Tradeoff.module.css';
import type { Task } from './tasks';
import { useTaskFor } from './useTask';

/** The variants of this file: named changes over the design, side by side in drawing and figures. */
export function VariantsSection(): ReactElement {
  const design = useDocument((state) => state.design);
  const { compared, other, begun } = useTradeoff();
  const [problem, setProblem] = useState<string>();
  const variants = useMemo(() => variantsOf(design), [design]);
  const task = useMemo((): Extract<Task, { type: 'compare' }> | undefined => {
    const designs = [
      { name: design.name, design },
      ...variants.flatMap(({ id, name }) => {
        const applied = compared.includes(id) ? withVariant(design, id) : undefined;
        return applied?.ok ? [{ name, design: applied.value.design }] : [];
      }),
      ...(other === undefined ? [] : [other]),
    ];
    return designs.length < 2 ? undefined : { type: 'compare', designs };
  }, [design, variants, compared, other]);
  const { result, failure } = useTaskFor(task);
  // What was compared before stays only as long as the same designs are compared.
  const comparison = result !== undefined && task !== undefined && isOf(result, task) ? result : undefined;
  return (
    <section aria-label="Variants">
      <Heading
        title="Variants"
        actions={
          <>
            {begun === undefined ? (
              <Button icon="sketch" onClick={beginByHand}>
                Begin one by hand
              </Button>
            ) : (
              <ByHand />
            )}
            {variants.some(({ id }) => !compared.includes(id)) && variants.length > 1 && (
              <Button icon="copy" onClick={() => compareAll(variants.map(({ id }) => id))}>
                Compare all
              </Button>
            )}
            <Button icon="folder" onClick={() => void pickFile(setProblem)}>
              Compare with a file …
            </Button>
          </>
        }
      >
        A variant is a set of changes over the design. It stays in the file, and follows when the design is edited.
      </Heading>
      {problem !== undefined && <Failure reason={problem} />}
      {variants.length === 0 && other === undefined && (
        <Empty>
          No variant yet. “Try it” beside a tactic or a finding makes one; so does an edit after “Begin one by hand”.
        </Empty>
      )}
      <ul className={styles.variants}>
        {variants.map((variant) => (
          <VariantRow
            key={variant.id}
            id={variant.id}
            name={variant.name}
            isCompared={compared.includes(variant.id)}
            conflicts={conflictsOf(variant.id)}
            onProblem={setProblem}
          />
        ))}
        {other !== undefined && (
          <li className={styles.variant}>
            <Icon name="file" /> <span className={styles.otherName}>{other.name}</span>
            <Button look="quiet" onClick={() => compareWith(undefined)}>
              Leave out
            </Button>
          </li>
        )}
      </ul>
      {failure !== undefined && <Failure reason={failure} />}
      {comparison !== undefined && <Comparing comparison={comparison} />}
    </section>
  );

  function conflictsOf(id: string): number {
    const applied = withVariant(design, id);
    return applied.ok ? applied.value.conflicts.length : -1;
  }
}

const isOf = (comparison: Comparison, { designs }: Extract<Task, { type: 'compare' }>): boolean =>
  comparison.map(({ name }) => name).join('\n') === designs.map(({ name }) => name).join('\n');

function ByHand(): ReactElement {
  const [name, setName] = useState('');
  return (
    <form
      className={styles.inline}
      onSubmit={(event) => {
        event.preventDefault();
        keepBegun(name.trim() === '' ? 'By hand' : name.trim());
      }}
    >
      <span className={styles.note}>Edit the drawing, then name what you changed:</span>
      <input
        aria-label="Name of the variant"
        placeholder="By hand"
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Button look="primary" type="submit">
        Keep edits as a variant
      </Button>
      <Button look="quiet" onClick={stopByHand}>
        Keep them in the design
      </Button>
    </form>
  );
}

type RowProps = {
  readonly id: string;
  readonly name: string;
  readonly isCompared: boolean;
  readonly conflicts: number;
  readonly onProblem: (text: string | undefined) => void;
};

function VariantRow({ id, name, isCompared, conflicts, onProblem }: RowProps): ReactElement {
  return (
    <li className={styles.variant}>
      <input type="checkbox" aria-label={`Compare ${name}`} checked={isCompared} onChange={() => toggleCompared(id)} />
      <input
        className={styles.variantName}
        aria-label="Name of the variant"
        defaultValue={name}
        onBlur={(event) => rename(id, event.target.value)}
        onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
      />
      {conflicts > 0 && (
        <span
          className={styles.warn}
        >{`${conflicts} ${conflicts === 1 ? 'field was' : 'fields were'} also changed in the design`}</span>
      )}
      {conflicts < 0 && <span className={styles.bad}>does not fit the design any more</span>}
      <Button onClick={() => onProblem(adopt(id))}>Adopt</Button>
      <IconButton icon="trash" label={`Delete ${name}`} onClick={() => discard(id)} />
    </li>
  );
}

function Comparing({ comparison }: { readonly comparison: Comparison }): ReactElement {
  const [base, ...others] = comparison as readonly [Comparison[number], ...Comparison[number][]];
  const currency = base.design.assumptions?.currency;
  const decide = (name: string) => {
    draft(comparison, name);
    showSection('decisions');
  };
  return (
    <>
      <FiguresTable comparison={comparison} />
      <div className={styles.actions}>
        <span className={styles.note}>Draft a decision for</span>
        {comparison.map(({ name }) => (
          <Button key={name} onClick={() => decide(name)}>
            {name}
          </Button>
        ))}
      </div>
      {others.map((other) => {
        const [left, right] = sideBySide(base.design, other.design, other.structure);
        return (
          <section
            key={other.name}
            className={styles.compared}
            aria-label={`${other.name} compared`}
            data-testid="compared"
          >
            <h3>{other.name}</h3>
            <p>{`${other.sentence.charAt(0).toUpperCase()}${other.sentence.slice(1)}.`}</p>
            {matchingText(other.matching) !== undefined && (
              <p className={styles.note}>{matchingText(other.matching)}</p>
            )}
            <Chips effects={other.effects} currency={currency} />
            <div
              className={styles.pair}
              data-shape={left.scene.bounds.width < 1.3 * left.scene.bounds.height ? 'tall' : 'wide'}
            >
              <ComparedDrawing title={base.name} marked={left} />
              <ComparedDrawing title={other.name} marked={right} />
            </div>
            <Structure before={base.design} other={other} />
          </section>
        );
      })}
    </>
  );
}

const SIGNS = { added: '+', removed: '−', changed: '~' } as const;

function Structure({ before, other }: { readonly before: Design; readonly other: Compared }): ReactElement {
  const { structure, design: after } = other;
  if (structure.length === 0) return <Empty>The structure is the same.</Empty>;
  return (
    <ul className={styles.structure}>
      {structure.map(({ what, table, id, name, fields }) => (
        <li key={`${table}/${id}`} data-what={what}>
          <b>{SIGNS[what]}</b> <span>{name}</span>
          {fields.length > 0 && (
            <span className={styles.fields}>{fields.map((field) => fieldText(field, before, after)).join('; ')}</span>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Reads another design to compare with; it is not opened and not kept. */
async function pickFile(onProblem: (text: string | undefined) => void): Promise<void> {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = '.plumb,.json';
  const file = await new Promise<File | undefined>((resolve) => {
    input.addEventListener('change', () => resolve(input.files?.[0]));
    input.addEventListener('cancel', () => resolve(undefined));
    input.click();
  });
  if (file === undefined) return;
  const design = parseDesign(await file.text());
  if (!design.ok) {
    onProblem(`${file.name}: ${design.error[0]!.path} ${design.error[0]!.message}`);
    return;
  }
  onProblem(undefined);
  const own = useDocument.getState().design.name;
  compareWith({ name: design.value.name === own ? file.name : design.value.name, design: design.value });
}
