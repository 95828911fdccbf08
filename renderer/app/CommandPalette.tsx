import { nameOf } from '@renderer/canvas';
import { useDocument } from '@renderer/state/document';
import { editName, frame, select, showPage } from '@renderer/state/session';
import { Drawing, Icon, Picker, type PickerRow } from '@renderer/ui';
import { ICONS } from '@shared/catalogue';
import { type Design, papersOf } from '@shared/model';
import { type ReactElement, useMemo, useState } from 'react';
import { ACTIONS, actionOf, perform } from './actions';
import { closePalette, type PaletteMode, usePalette } from './paletteMode';
import { keysFor } from './keyPresets';
import { DRAWING } from './pages';
import { matching } from './matching';

/** Everything that can be done, and everything that is drawn, by a few letters of its name. */
export function CommandPalette(): ReactElement | null {
  const mode = usePalette((state) => state.mode);
  return mode === undefined ? null : <Open key={mode} mode={mode} />;
}

type Row = PickerRow & { readonly go: () => void };

function Open({ mode }: { readonly mode: PaletteMode }): ReactElement {
  const design = useDocument((state) => state.design);
  const isOpen = useDocument((state) => state.isOpen);
  const [text, setText] = useState('');
  const rows = useMemo(() => {
    const drawn = isOpen ? drawnRows(design) : [];
    if (mode === 'find') return matching(drawn, text, 60);
    return [...matching(actionRows(isOpen), text, 60), ...(text.trim() === '' ? [] : matching(drawn, text, 12))];
  }, [design, isOpen, mode, text]);
  return (
    <Picker
      label={mode === 'find' ? 'Find on the canvas' : 'Do anything'}
      placeholder={mode === 'find' ? 'Name of a component, connector, boundary or note' : 'What do you want to do?'}
      text={text}
      onText={setText}
      rows={rows}
      width={520}
      onPick={(row) => {
        closePalette();
        rows.find(({ id }) => id === row.id)?.go();
      }}
      onClose={closePalette}
    />
  );
}

function actionRows(isOpen: boolean): readonly Row[] {
  return ACTIONS.filter(({ needsDesign }) => isOpen || !needsDesign).map((action) => ({
    id: `action ${action.id}`,
    label: action.label,
    hint: action.menu,
    keys: keysFor(action)[0],
    sign: action.isChecked?.() === true ? <Icon name="check" /> : undefined,
    isDisabled: action.isEnabled?.() === false,
    go: () => perform(actionOf(action.id)),
  }));
}

function drawnRows(design: Design): readonly Row[] {
  const name = (id: string) => (design.components[id] ? nameOf(design.components[id]) : id);
  const show = (selection: Parameters<typeof select>[0]) => () => {
    showPage(DRAWING.id);
    select(selection);
    editName(undefined);
    frame({ what: 'selection' });
  };
  return [
    ...Object.entries(design.components).map(([id, component]) => ({
      id: `component ${id}`,
      label: nameOf(component),
      hint: component.technology ?? component.kind,
      group: 'Components',
      sign: <Drawing paths={ICONS[component.kind] ?? ICONS['component']!} size={18} />,
      go: show({ components: [id] }),
    })),
    ...Object.entries(design.boundaries).map(([id, boundary]) => ({
      id: `boundary ${id}`,
      label: boundary.name ?? id,
      hint: boundary.kind,
      group: 'Boundaries',
      sign: <Icon name="boundary" />,
      go: show({ boundaries: [id] }),
    })),
    ...Object.entries(design.connectors).map(([id, { from, to, label, protocol }]) => ({
      id: `connector ${id}`,
      label: `${name(from)} → ${name(to)}`,
      hint: label ?? protocol,
      group: 'Connectors',
      sign: <Icon name="connect" />,
      go: show({ connectors: [id] }),
    })),
    ...Object.entries(papersOf(design)).flatMap(([id, paper]) =>
      paper.kind === 'ink'
        ? []
        : [
            {
              id: `note ${id}`,
              label: paper.text.split('\n')[0] || 'Empty note',
              hint: paper.kind,
              group: 'Notes',
              sign: <Icon name="note" />,
              go: show({ notes: [id] }),
            },
          ],
    ),
  ];
}
