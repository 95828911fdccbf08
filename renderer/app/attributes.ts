import { commands } from '@shared/edit';
import type { Component } from '@shared/model';
import { run, useDocument } from '@renderer/state/document';
import { useSession } from '@renderer/state/session';

/** What belongs to one component alone, and is not taken over by another. */
const OWN: ReadonlySet<string> = new Set(['name', 'position', 'pinned', 'order', 'boundary', 'zones', 'notes']);

let copied: Partial<Component> | undefined;

export const hasAttributes = (): boolean => copied !== undefined;

export function copyAttributes(): void {
  const [id] = useSession.getState().selection.components;
  const component = id === undefined ? undefined : useDocument.getState().design.components[id];
  if (component === undefined) return;
  copied = Object.fromEntries(Object.entries(component).filter(([key]) => !OWN.has(key)));
}

/** Takes over what was set; a component of another kind keeps its kind and its technology. */
export function pasteAttributes(): void {
  const { design } = useDocument.getState();
  const ids = [...useSession.getState().selection.components];
  if (copied === undefined) return;
  const { kind, technology, ...attributes } = copied;
  const touched = ids.flatMap((id) => {
    const isSame = design.components[id]?.kind === kind;
    const fields = isSame && technology !== undefined ? { ...attributes, technology } : attributes;
    return commands.setComponents(design, [id], fields).touched;
  });
  run({ label: 'Paste attributes', touched });
}
