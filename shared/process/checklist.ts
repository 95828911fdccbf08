import type { StepId } from './steps';

/** What a reviewer asks that no computation answers. */
export type Point = { readonly id: string; readonly step: StepId; readonly text: string };

const point = (step: StepId, key: string, text: string): Point => ({ id: `${step}.${key}`, step, text });

export const CHECKLIST: readonly Point[] = [
  point('requirements', 'agreed', 'Those who want it agree with the requirements and their order.'),
  point('requirements', 'scope', 'What is left out is written down, and nobody expects it.'),
  point('estimate', 'plausible', 'The figures are compared with a system that exists, or with a measurement.'),
  point('estimate', 'peak', 'The peak is that of the worst day known, not of an average one.'),
  point('api', 'compatible', 'Old callers keep working when a new version arrives.'),
  point('api', 'abuse', 'A caller that misbehaves harms nobody but itself.'),
  point('data', 'truth', 'For every fact one store is the truth, and the others can be rebuilt from it.'),
  point('data', 'migration', 'There is a way for existing data into this model, and a way back.'),
  point('design', 'simple', 'Nothing stands in it that no requirement asks for.'),
  point('components', 'known', 'The team has run each technology before, or has time to learn it.'),
  point('scale', 'hot', 'The hottest key, user or tenant has been looked at, not only the average.'),
  point('resilience', 'degrade', 'When a part is gone, people know what still works.'),
  point('resilience', 'restore', 'Restoring has been tried and took less than was promised.'),
  point('async', 'twice', 'Everything that can arrive twice may arrive twice.'),
  point('security', 'threats', 'The threats of each trust boundary have been gone through with somebody who attacks.'),
  point('security', 'law', 'What the law asks for (consent, deletion, location) has an owner.'),
  point('operations', 'oncall', 'Whoever is called at night can see what is wrong and what to do.'),
  point('operations', 'rollback', 'The last change can be taken back within minutes.'),
  point('cost', 'owner', 'Somebody watches the bill and would notice when it doubles.'),
  point('decisions', 'alternatives', 'For each decision the strongest alternative was written down fairly.'),
  point('validation', 'riskiest', 'The assumption that would hurt most is tested first.'),
  point('review', 'questions', 'Every open question has an owner and a date.'),
];
