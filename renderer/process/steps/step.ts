import type { Subject } from '@shared/process';
import type { Choice } from '../parts/fields';

export type StepProps = { readonly subject: Subject };

export const choices = (...rows: readonly (readonly [value: string, label: string])[]): readonly Choice[] =>
  rows.map(([value, label]) => ({ value, label }));

export const journeyChoices = ({ design }: Subject): readonly Choice[] =>
  Object.entries(design.journeys).map(([value, { name }]) => ({ value, label: name ?? value }));

export const componentChoices = ({ facts }: Subject): readonly Choice[] =>
  facts.components.map(({ id, name }) => ({ value: id, label: name }));

export const storeChoices = ({ facts }: Subject): readonly Choice[] =>
  facts.components
    .filter(({ isStore, isQueue, component }) => isStore || isQueue || component.kind === 'cache')
    .map(({ id, name }) => ({ value: id, label: name }));

export const PRIORITIES = choices(['must', 'Must'], ['should', 'Should'], ['could', 'Could'], ['wont', 'Won’t']);
