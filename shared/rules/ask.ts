import type { ComponentFacts, ConnectorFacts } from './facts';
import type { Hit } from './rule';

/** A yes or no of a component: nothing where it is as it should be, a question where nothing is said. */
export function flagOf(
  facts: ComponentFacts,
  path: string,
  words: { readonly broken: string; readonly unsaid: string },
): Hit[] {
  const value = facts.said(path);
  if (value === true) return [];
  const answer = { table: 'components', id: facts.id, path, good: true } as const;
  if (value === false)
    return [{ about: [facts.id], state: 'broken', message: `${facts.name}: ${words.broken}`, answer }];
  if (value !== undefined) return [];
  return [{ about: [facts.id], state: 'unsaid', message: `${facts.name}: ${words.unsaid}`, answer }];
}

/** The same for a connector. */
export function flagOn(
  facts: ConnectorFacts,
  path: string,
  words: { readonly broken: string; readonly unsaid: string },
): Hit[] {
  const value = facts.said(path);
  if (value === true) return [];
  const answer = { table: 'connectors', id: facts.id, path, good: true } as const;
  const state = value === undefined ? 'unsaid' : 'broken';
  return [{ about: [facts.id, facts.from, facts.to], state, message: `${facts.name}: ${words[state]}`, answer }];
}

/** Something that has to be said at all: a text, a number, a choice. */
export function saidOf(facts: ComponentFacts, path: string, unsaid: string, good?: string | number): Hit[] {
  const value = facts.said(path);
  if (value !== undefined && value !== '') return [];
  const answer = { table: 'components', id: facts.id, path, ...(good === undefined ? {} : { good }) } as const;
  return [{ about: [facts.id], state: 'unsaid', message: `${facts.name}: ${unsaid}`, answer }];
}

/** A loose field as text; anything else has none. */
export const wordOf = (value: unknown): string => (typeof value === 'string' ? value : '');
