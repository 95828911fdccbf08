import { useDocument } from '@renderer/state/document';
import { useSession } from '@renderer/state/session';
import { Drawing, Icon, Keys, Picker, type PickerRow } from '@renderer/ui';
import { ICONS } from '@shared/catalogue';
import { type Completion, completeSketch, sketchInto } from '@shared/formats';
import { type ReactElement, useCallback, useEffect, useMemo, useState } from 'react';
import { showGhost, viewport } from '@renderer/canvas';
import { COMPONENT } from '@shared/layout';
import { addRow, addSketch, sizeOfSketch } from './add';
import { ghostOf } from './ghostOf';
import styles from './QuickAdd.module.css';
import { recentKinds } from './recent';
import { type AddRequest, closeQuickAdd, openQuickAddBeside, useAddRequest } from './request';
import { addRows, isSketch } from './rows';

/** The field that adds anything: a kind, a technology, a boundary, a template, or a whole sketch in one line. */
export function QuickAdd(): ReactElement | null {
  const request = useAddRequest((state) => state.request);
  return request === undefined ? null : <Field key={keyOf(request)} request={request} />;
}

const keyOf = ({ at, from }: AddRequest): string => `${from} ${at?.x} ${at?.y}`;

const WIDTH = 460;
const HEIGHT = 420;

function Field({ request }: { readonly request: AddRequest }): ReactElement {
  const design = useDocument((state) => state.design);
  const [typed, setTyped] = useState({ text: '', cursor: 0 });
  const [jump, setJump] = useState<number>();
  const recent = useState(recentKinds)[0];
  const { text, cursor } = typed;
  const isText = isSketch(text);
  const from = request.from === undefined ? undefined : design.components[request.from];

  const completions = useMemo(
    () => (isText ? completeSketch(text, cursor, design) : undefined),
    [isText, text, cursor, design],
  );
  const rows = useMemo(
    () => (isText ? [] : addRows(text, design, { from: request.from, recent })),
    [isText, text, design, request.from, recent],
  );
  const shown: readonly PickerRow[] = completions
    ? completions.options.map((option) => rowOf(option))
    : rows.map(({ icon, ...row }) => ({ ...row, sign: <Drawing paths={icon} size={18} /> }));

  const complete = (row: PickerRow) => {
    const option = completions?.options.find((each) => idOf(each) === row.id);
    if (completions && option) {
      const next = `${text.slice(0, completions.from)}${option.insert}${text.slice(completions.to)}`;
      const end = completions.from + option.insert.length;
      setTyped({ text: next, cursor: end });
      setJump(end);
      return;
    }
    const next = `${row.label.replaceAll(/[“”]/g, '')} > `;
    setTyped({ text: next, cursor: next.length });
    setJump(next.length);
  };
  const pick = (row: PickerRow, { again }: { readonly again: boolean }) => {
    if (completions) return complete(row);
    const found = rows.find(({ id }) => id === row.id);
    if (!found) return;
    closeQuickAdd();
    goOn(addRow(found, request), again);
  };
  const submit = ({ again }: { readonly again: boolean }) => {
    const read = sketchInto(design, withCaller(text, from?.name));
    if (!read.ok) return;
    closeQuickAdd();
    void addSketch(text, request).then((last) => goOn(last, again));
  };

  const onActive = useCallback(
    (row: PickerRow | undefined) =>
      showGhost(
        ghostOf(
          rows.find(({ id }) => id === row?.id),
          request,
        ),
      ),
    [rows, request],
  );
  useEffect(() => () => showGhost(undefined), []);
  return (
    <Picker
      label="Quick add"
      placeholder={from ? `What does ${from.name ?? 'it'} call?` : 'Component, technology, template, or a > b > c'}
      text={text}
      cursor={jump}
      onText={(next, at) => {
        setTyped({ text: next, cursor: at });
        setJump(undefined);
      }}
      rows={shown}
      onPick={pick}
      onComplete={complete}
      onSubmit={isText ? submit : undefined}
      onActive={onActive}
      onClose={closeQuickAdd}
      isMultiline
      width={WIDTH}
      place={placeOf(request)}
      footer={isText ? <SketchKeys /> : <AddKeys />}
    >
      {isText && <SketchState text={text} caller={from?.name} />}
    </Picker>
  );
}

/** With Ctrl the next one is added to the right of what was just added. */
function goOn(added: string | undefined, again: boolean): void {
  if (!again || added === undefined) return;
  useSession.setState(({ selection }) => ({ selection: { ...selection, components: new Set([added]) } }));
  openQuickAddBeside('right');
}

const withCaller = (text: string, name: string | undefined): string =>
  name === undefined ? text : text.replace(/^\s*(?:>\s*)?/, `"${name.replaceAll('"', '')}" > `);

const idOf = ({ what, label }: Completion): string => `${what} ${label}`;
const rowOf = (option: Completion): PickerRow => ({
  id: idOf(option),
  label: option.label,
  hint: option.hint,
  sign: option.kind ? <Drawing paths={ICONS[option.kind] ?? ICONS['component']!} size={18} /> : <Icon name="sketch" />,
});

const GAP = 16;

/** Below what would be added, else beside it: what is chosen is seen where it will stand. Whole in the window. */
function placeOf({ at, screen }: AddRequest): { left: number; top: number } | undefined {
  if (at === undefined || screen === undefined) return undefined;
  const corner = viewport.toScreen(at);
  const end = viewport.toScreen({ x: at.x + COMPONENT.width, y: at.y + COMPONENT.height });
  const most = { left: globalThis.innerWidth - WIDTH - 12, top: globalThis.innerHeight - HEIGHT - 12 };
  const within = (value: number, limit: number) => Math.max(12, Math.min(value, limit));
  if (end.y + GAP <= most.top) return { left: within(corner.x - 24, most.left), top: end.y + GAP };
  const top = within(corner.y - 24, most.top);
  return { left: within(end.x + GAP <= most.left ? end.x + GAP : corner.x - GAP - WIDTH, most.left), top };
}

/** What the text would draw, or which character is in the way. */
function SketchState({ text, caller }: { readonly text: string; readonly caller: string | undefined }): ReactElement {
  const design = useDocument((state) => state.design);
  const read = sketchInto(design, withCaller(text, caller));
  if (read.ok) {
    return (
      <p className={styles.state} data-testid="sketch-state">
        <Icon name="check" size={13} /> Enter draws {sizeOfSketch(text) || 'it'}
      </p>
    );
  }
  const { message } = read.error;
  const lead = withCaller(text, caller).length - text.length;
  const at = Math.max(0, Math.min(text.length, read.error.at - lead));
  // Nobody who is still writing has made a mistake.
  if (at >= text.trimEnd().length) {
    return (
      <p className={styles.state} data-testid="sketch-state">
        … {message.replace(/, got the end$/, '')}
      </p>
    );
  }
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const end = text.indexOf('\n', at) === -1 ? text.length : text.indexOf('\n', at);
  return (
    <div className={styles.mistake} role="alert" data-testid="sketch-state">
      <code>
        {text.slice(Math.max(start, at - 28), at)}
        <mark>{text.slice(at, at + 1) || ' '}</mark>
        {text.slice(at + 1, end)}
      </code>
      <span>
        Character {at + 1}: {message}
      </span>
    </div>
  );
}

const AddKeys = (): ReactElement => (
  <>
    <span>
      <Keys keys="Enter" /> adds
    </span>
    <span>
      <Keys keys="Mod+Enter" /> adds and goes on
    </span>
    <span>
      <Keys keys="Tab" /> begins a sketch
    </span>
  </>
);

const SketchKeys = (): ReactElement => (
  <>
    <span>
      <Keys keys="Tab" /> completes
    </span>
    <span>
      <b>{'~>'}</b> async
    </span>
    <span>
      <b>{'> *2'}</b> two calls
    </span>
    <span>
      <b>x3</b> replicas
    </span>
    <span>
      <b>[service=20ms]</b>
    </span>
    <span>
      <b>{'zone a { … }'}</b>
    </span>
    <span>
      <Keys keys="Shift+Enter" /> new line
    </span>
  </>
);
