import type { System } from '../system';

/** The name a person gave, else the kind's, else the id: how a message speaks of a component. */
export function nameOf(system: System, component: number): string {
  const id = system.components[component]!;
  return system.design.components[id]!.name ?? system.attributes[component]!.kind?.name ?? id;
}

export const journeyName = (system: System, journey: number): string => {
  const { id, journey: record } = system.journeys[journey]!;
  return record.name ?? id;
};

/** "a", "a and b", "a, b and 3 more". */
export function listed(names: readonly string[], most = 3): string {
  if (names.length <= 1) return names[0] ?? '';
  if (names.length <= most) return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
  return `${names.slice(0, most - 1).join(', ')} and ${names.length - most + 1} more`;
}

/** "1.23×": a multiple of today's load. */
export const times = (multiple: number): string => `${Number(multiple.toPrecision(3))}×`;

export const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;
