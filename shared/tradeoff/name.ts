import { kindOf } from '../catalogue';
import type { Design } from '../model';

/**
 * What a person calls a component: its name, else what it is, with its id where several without a name are the same. What
 * is not there any more is called as it was before.
 */
export function nameIn(design: Design, before?: Design): (id: string) => string {
  const counts = new Map<string, number>();
  for (const { kind, name } of Object.values(design.components))
    if (name === undefined) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return (id) => {
    const component = design.components[id] ?? before?.components[id];
    if (component === undefined) return id;
    const what = kindOf(component.kind);
    // A plain component is nothing in particular: its id says more.
    if (component.name !== undefined || what === undefined || what.group === 'other') return component.name ?? id;
    return (counts.get(component.kind) ?? 0) > 1 ? `${what.name} ${id}` : what.name;
  };
}
