import type { Block } from '../blocks';
import { percent, printQuantity, type Requirement } from '../../model';
import {
  answerOf,
  experimentsOf,
  objectivesOf,
  SLO_SOURCE,
  STRIDE,
  type Subject,
  subjectOf,
  type Threat,
  threatsOf,
  traceability,
  type Verdict,
} from '../../process';
import { flowsOf, isSensitive } from '../../rules';
import { listed, right, type Section, type SectionContext, titled } from './section';
import { rankOf } from './shape';

const read = ({ design, report }: SectionContext): Subject => subjectOf(design, report);
const VERDICTS: Readonly<Record<Verdict, string>> = {
  met: 'met',
  missed: 'missed',
  unknown: 'not known',
  unlinked: 'no journey',
  unmeasured: 'to be judged',
};

/** What it must do comes before how well. */
const isQuality = ({ kind }: Requirement): number => (kind === 'non-functional' ? 1 : 0);

/** Whether each requirement is met, by which journeys, and what was decided for it. */
export const traceSteps: Section = (context) => {
  const subject = read(context);
  return titled(
    'What became of them',
    ['Requirement', 'Decided for it', 'Now', 'Why'],
    traceability(subject)
      .filter(({ requirement }) => requirement.text)
      .sort(
        (a, b) => isQuality(a.requirement) - isQuality(b.requirement) || rankOf(a.requirement) - rankOf(b.requirement),
      )
      .map(({ id, requirement, decisions, verdict, reason }) => [
        requirement.text!,
        // Nearly every decision touches a component on the way: what was decided for this is what says so.
        decisions
          .filter((decision) => subject.decisions[decision]?.requirements?.includes(id))
          .map((decision) => subject.decisions[decision]?.title ?? decision)
          .join('; '),
        VERDICTS[verdict],
        reason,
      ]),
  );
};

/** Which key or index answers each access pattern, and which none does. */
export const accessSteps: Section = (context) => {
  const { entities } = read(context);
  return titled(
    'How it is found again',
    ['Entity', 'Access', 'Answered'],
    Object.entries(entities).flatMap(([id, entity]) =>
      entity.access.map((access) => [entity.name ?? id, access.name ?? '', answerOf(entity, access).text]),
    ),
  );
};

const UNSAID: Block = {
  type: 'paragraph',
  text: 'Yes: there is a remedy. No: there is none. A question mark: nobody has said yet.',
};

const STATES: Readonly<Record<Threat['state'], string>> = { answered: 'yes', open: 'no', unsaid: '?' };

/** Where sensitive data goes, and which threats have a remedy. */
export const threatSteps: Section = (context) => {
  const subject = read(context);
  const name = (id: string | undefined) => (id === undefined ? '' : (subject.facts.byId.get(id)?.name ?? id));
  // Before anybody has said something of security there is nothing to report but questions.
  const isBegun =
    subject.facts.components.some(
      ({ component, said }) => component.security !== undefined || said('data.classification'),
    ) || subject.facts.connectors.some(({ connector }) => connector.authenticated !== undefined);
  if (!isBegun) return [];
  const flows = flowsOf(subject.facts).filter(({ carries }) => isSensitive(carries));
  const crossing = (flow: (typeof flows)[number]) =>
    [flow.crossesTrust && 'trust boundary', flow.crossesRegion && 'region', flow.crossesZone && 'zone']
      .filter(Boolean)
      .join(', ');
  return [
    ...titled(
      'Where sensitive data goes',
      ['Connector', 'Carries', 'From', 'Crosses'],
      flows.map((flow) => [flow.connector.name, flow.carries ?? '', name(flow.origin), crossing(flow)]),
    ),
    ...titled(
      'Remedies against threats (STRIDE)',
      ['Connector', ...STRIDE.map(({ title }) => title)],
      threatsOf(subject).map(({ flow, threats }) => [
        flow.connector.name,
        ...threats.map(({ state }) => STATES[state]),
      ]),
    ),
    ...(threatsOf(subject).length === 0 ? [] : [UNSAID]),
    ...listed(
      'Broken rules',
      subject.breaches
        .filter(
          ({ state, accepted, rule }) =>
            state === 'broken' && accepted === undefined && /security|privacy/.test(rule.category),
        )
        .map(({ message, rule }) => `${/[.!?]$/.test(message) ? message : `${message}.`} ${rule.fix} (${rule.id})`),
    ),
  ];
};

/** Objectives with their budgets and the alerts that watch them. */
export const objectiveSteps: Section = (context) => {
  const objectives = objectivesOf(read(context));
  if (objectives.length === 0) return [];
  const note: Block = { type: 'paragraph', text: `Alerts after ${SLO_SOURCE}.` };
  return [
    ...titled(
      'Objectives over 30 days',
      [
        'Journey',
        'What',
        right('Objective'),
        right('Budget'),
        'Page when bad over 1 h and 5 min',
        'Page when bad over 6 h and 30 min',
        'Ticket when bad over 3 d and 6 h',
      ],
      objectives.map(({ name, indicator, objective, budgetMinutes, alerts }) => {
        const at = (burn: number) => {
          const alert = alerts.find(({ burnRate }) => burnRate === burn);
          return alert === undefined ? 'never' : `more than ${percent(alert.threshold)}`;
        };
        return [
          name,
          indicator,
          printQuantity(objective, 'probability'),
          printQuantity(budgetMinutes / 60, 'hours'),
          at(14.4),
          at(6),
          at(1),
        ];
      }),
    ),
    note,
  ];
};

/** Tests that would prove or disprove what the analysis says, the riskiest first, and how they went. */
export const experimentSteps: Section = (context) => {
  const all = experimentsOf(read(context));
  if (all.length === 0) return [];
  return [
    {
      type: 'list',
      items: all.map(({ title, assumption, how, expected, record }) => ({
        text: `${title}. ${assumption}`,
        under: [
          `How: ${how}`,
          `Expected: ${expected}`,
          ...(record?.state === undefined
            ? []
            : [
                [`State: ${record.state.replaceAll('-', ' ')}`, record.owner, record.result].filter(Boolean).join('; '),
              ]),
        ],
      })),
    },
  ];
};
