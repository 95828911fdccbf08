import { connectComponents, nameOf, viewport } from '@renderer/canvas';
import { useDocument } from '@renderer/state/document';
import { frame, select } from '@renderer/state/session';
import { Drawing, Picker } from '@renderer/ui';
import { ICONS, kindOf } from '@shared/catalogue';
import { boxOf } from '@shared/layout';
import type { Design } from '@shared/model';
import { type ReactElement, useMemo, useState } from 'react';
import { toast } from 'sonner';
import { closeConnect, useConnect } from './connect';
import { matching } from './matching';
import { openQuickAddAt } from './quickAdd';

/** Connecting by key: the target by a few letters of its name, the plausible ones first. */
export function ConnectPicker(): ReactElement | null {
  const from = useConnect((state) => state.from);
  const component = useDocument((state) => (from === undefined ? undefined : state.design.components[from]));
  return from === undefined || component === undefined ? null : (
    <Open key={from} from={from} name={nameOf(component)} />
  );
}

function Open({ from, name }: { readonly from: string; readonly name: string }): ReactElement {
  const design = useDocument((state) => state.design);
  const [text, setText] = useState('');
  const all = useMemo(() => targets(design, from), [design, from]);
  const rows = matching(all, text, 30);
  const box = boxOf(design.components[from]!);
  const point = viewport.toScreen({ x: box.x + box.width, y: box.y });
  return (
    <Picker
      label={`Connect ${name} to`}
      placeholder={`Connect ${name} to …`}
      text={text}
      onText={setText}
      rows={rows}
      width={360}
      place={{
        left: Math.max(12, Math.min(point.x + 16, globalThis.innerWidth - 384)),
        top: Math.max(12, Math.min(point.y, globalThis.innerHeight - 420)),
      }}
      onPick={({ id }, { again }) => {
        closeConnect();
        const why = connectComponents(from, id);
        if (why !== undefined) toast.message(why);
        else select({ components: [again ? from : id] });
        frame({ what: 'reveal', components: [id] });
      }}
      onSubmit={rows.length === 0 ? () => addNew(point, from) : undefined}
      onClose={closeConnect}
      footer={rows.length === 0 ? 'Nothing of this name is drawn. Enter adds something new.' : undefined}
    />
  );
}

function addNew(point: { readonly x: number; readonly y: number }, from: string): void {
  closeConnect();
  openQuickAddAt({ x: point.x + 160, y: point.y }, from);
}

/** What comes next by its kind first, then what is near; what is connected already last. */
function targets(design: Design, from: string) {
  const next = new Set(kindOf(design.components[from]!.kind)?.next);
  const called = new Set(Object.values(design.connectors).flatMap((c) => (c.from === from ? [c.to] : [])));
  const at = boxOf(design.components[from]!);
  const far = (id: string) => {
    const box = boxOf(design.components[id]!);
    return Math.hypot(box.x - at.x, box.y - at.y);
  };
  const weight = (id: string) => (called.has(id) ? 2 : next.has(design.components[id]!.kind) ? 0 : 1);
  return Object.keys(design.components)
    .filter((id) => id !== from)
    .sort((a, b) => weight(a) - weight(b) || far(a) - far(b))
    .map((id) => {
      const { kind, technology } = design.components[id]!;
      return {
        id,
        label: nameOf(design.components[id]!),
        hint: called.has(id) ? 'connected already' : (technology ?? kindOf(kind)?.name),
        sign: <Drawing paths={ICONS[kind] ?? ICONS['component']!} size={18} />,
      };
    });
}
