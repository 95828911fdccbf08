import { attributesOf } from '@shared/catalogue';
import type { Component, Connector, Design } from '@shared/model';
import type { Lens, LensMark } from './lens';

/** Where an answer may be old, and what is kept only once. */
export const consistencyLens: Lens = {
  id: 'consistency',
  label: 'Consistency',
  question: 'Where may an answer be old, or be lost?',
  view: (design) => ({
    components: new Map(
      Object.entries(design.components).flatMap(([id, component]) => {
        const mark = ofComponent(component);
        return mark === undefined ? [] : [[id, mark] as const];
      }),
    ),
    connectors: new Map(
      Object.entries(design.connectors).flatMap(([id, connector]) => {
        const mark = ofConnector(design, connector);
        return mark === undefined ? [] : [[id, mark] as const];
      }),
    ),
    legend: [
      { tone: 'critical', label: 'the only copy, without a backup' },
      { tone: 'high', label: 'eventual: may answer with what was' },
      { tone: 'low', label: 'a copy that grows old' },
    ],
  }),
};

function ofComponent(component: Component): LensMark | undefined {
  const attributes = attributesOf(component);
  if (component.kind === 'cache') return { tone: 'low', text: 'may be old' };
  const data = attributes.data?.value;
  if (data?.stateful !== true) return undefined;
  const copies = Math.max(Number(data.copies ?? 1), attributes.replicas.value);
  if (data.sourceOfTruth === true && copies <= 1 && data.backup === undefined)
    return { tone: 'critical', text: 'one copy, no backup' };
  if (data.consistency === undefined) return { tone: 'low', text: 'not said' };
  if (data.consistency === 'strong') return { tone: 'none', text: 'strong' };
  return { tone: 'high', text: data.consistency };
}

function ofConnector(design: Design, { mode, from }: Connector): LensMark | undefined {
  if (mode !== 'async') return undefined;
  // What only reports changes nothing that anybody reads.
  return design.components[from] === undefined ? undefined : { tone: 'high', text: 'later' };
}
