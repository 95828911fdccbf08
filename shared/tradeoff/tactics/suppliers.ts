import { Draft } from '../draft';
import type { Look, Place, Step, Tactic } from '../tactic';
import { type Call, callsOf, isRequired, isSync } from './calls';
import { attributesAt, isWaitedFor } from './nature';
import { isOwn } from './words';

/** Telephones take notifications from their makers alone. */
const isOnly = (look: Look, place: Place): boolean =>
  ['Apple Push Notification service', 'Firebase Cloud Messaging'].includes(
    attributesAt(look, place).technology?.name ?? '',
  );

/** Calls that need another company's answer, by the company. */
function bySupplier(look: Look): ReadonlyMap<string, readonly Call[]> {
  const found = new Map<string, Call[]>();
  for (const call of callsOf(look)) {
    const { callee, connector } = call;
    if (
      callee.group !== 'external' ||
      isOnly(look, callee) ||
      !isOwn(call.caller) ||
      !isWaitedFor(look, call.caller) ||
      !isSync(call) ||
      !isRequired(look, call)
    )
      continue;
    if (connector.fallbackFor !== undefined || look.stoodInFor.has(call.id)) continue;
    found.set(callee.id, [...(found.get(callee.id) ?? []), call]);
  }
  return found;
}

/** A second company that offers the same stands in, for everybody who needs the first. */
function secondSuppliers(look: Look): Step[] {
  return [...bySupplier(look).values()].map((calls): Step => {
    const { callee } = calls[0]!;
    const draft = new Draft(look.design);
    const { position: _, technology: __, notes: ___, ...same } = callee.component;
    const second = draft.add({ ...same, name: `Second ${callee.name}` }, callee.id, 'right');
    for (const { id } of calls) draft.double(id, { to: second, fallbackFor: id });
    const label = `A second company beside ${callee.name}`;
    return {
      about: [callee.id, ...calls.flatMap(({ id, caller }) => [caller.id, id])],
      label,
      change: draft.done(label),
      assumes: ['it promises as much, takes as long, is paid by use alike, and does not fail together with the first'],
    };
  });
}

export const SUPPLIER_TACTICS: readonly Tactic[] = [
  {
    id: 'second-supplier',
    name: 'A second supplier',
    aim: 'availability',
    when: 'A journey needs the answer of another company, and nothing stands in for it.',
    buys: 'The outage of one company is no outage of the journey.',
    pays: 'A second contract and integration, which must be used all the time to be trusted.',
    source:
      'Bass, Clements, Kazman 2021, ch. 4: redundant spare; Nygard: Release It!, 2nd ed. 2018, integration points',
    answers: ['availability.single-point-of-failure', 'target.missed'],
    judgement: 'another company must offer the same, and be under contract',
    propose: secondSuppliers,
  },
];
