import { equivalentsOf, TECHNOLOGIES } from '../catalogue';
import type { ComponentFigures, CutSet } from '../analysis';
import { percent, printQuantity } from '../model';
import { componentsOf, journeyName, type Subject } from './subject';

export type Fact = { readonly name: string; readonly text: string; readonly isWarning?: boolean };

export type ComponentPage = {
  readonly role: string;
  readonly journeys: readonly string[];
  readonly alternatives: readonly string[];
  readonly failureModes: readonly Fact[];
  readonly limits: readonly Fact[];
  readonly metrics: readonly Fact[];
  readonly runbook: readonly string[];
};

/** What the analysis and the catalogue know of one component: the page that a deep dive begins with. */
export function componentPage(subject: Subject, id: string): ComponentPage | undefined {
  const facts = subject.facts.byId.get(id);
  if (facts === undefined) return undefined;
  const figures = subject.report.components[id];
  const journeys = Object.keys(subject.design.journeys).filter((journey) =>
    componentsOf(subject.design, journey).has(id),
  );
  const callers = facts.incoming.map(({ from }) => subject.facts.byId.get(from)?.name ?? from);
  const called = facts.outgoing.map(({ to }) => subject.facts.byId.get(to)?.name ?? to);
  const summary = facts.attributes.kind?.summary ?? 'A part of the system.';
  const neighbours = [
    callers.length > 0 ? `Called by ${callers.join(', ')}.` : '',
    called.length > 0 ? `Calls ${called.join(', ')}.` : '',
  ];
  return {
    role: [summary, ...neighbours].filter(Boolean).join(' '),
    journeys: journeys.map((journey) => journeyName(subject.design, journey)),
    alternatives: alternativesOf(facts.component.kind, facts.component.technology),
    failureModes: failureModes(subject, id),
    limits: limitsOf(subject, id, figures),
    metrics: metricsOf(subject, id),
    runbook: runbookOf(subject, id),
  };
}

function alternativesOf(kind: string, technology: string | undefined): readonly string[] {
  const same = TECHNOLOGIES.filter((one) => one.kind === kind && one.name !== technology).map(({ name }) => name);
  const { capability: _, ...equivalents } = (technology === undefined ? undefined : equivalentsOf(technology)) ?? {
    capability: '',
  };
  const equal = Object.values(equivalents).filter((name) => name !== technology);
  return [...new Set([...equal, ...same])].slice(0, 8);
}

function failureModes(subject: Subject, id: string): Fact[] {
  const { report, design } = subject;
  const replicas = report.components[id]?.replicas ?? 1;
  const modes = Object.entries(report.journeys).flatMap(([journey, { cutSets }]) => {
    const first = cutSets.find(({ failures }) => failures.some((f) => f.type === 'replicas' && f.component === id));
    return first === undefined ? [] : [{ journey: journeyName(design, journey), cut: first }];
  });
  const words = ({ order, failures }: CutSet): string => {
    const own = failures.find((f) => f.type === 'replicas' && f.component === id);
    const count = own?.type === 'replicas' ? own.count : 1;
    const mine =
      count >= replicas
        ? replicas === 1
          ? 'its failure'
          : `the failure of all ${replicas} replicas`
        : `the failure of ${count} of ${replicas} replicas`;
    const others = order - count;
    return others === 0
      ? `${mine} takes it down`
      : `${mine} takes it down together with ${others} other failure${others === 1 ? '' : 's'}`;
  };
  if (modes.length === 0)
    return [{ name: 'Fails', text: 'No journey fails with up to three failures that it is part of.' }];
  return modes.map(({ journey, cut }) => ({ name: `“${journey}”`, text: words(cut), isWarning: cut.order === 1 }));
}

function limitsOf(subject: Subject, id: string, figures: ComponentFigures | undefined): Fact[] {
  if (figures === undefined) return [];
  const { attributes } = subject.facts.byId.get(id)!;
  const { utilization, saturatesAt, replicasNeeded, replicas, arrivalRps } = figures;
  const facts: Fact[] = [];
  if (arrivalRps !== null) facts.push({ name: 'Load at peak', text: printQuantity(arrivalRps, 'rate') });
  if (utilization !== null && utilization > 0)
    facts.push({ name: 'In use', text: percent(utilization), isWarning: utilization > 0.7 });
  if (saturatesAt !== null)
    facts.push({
      name: 'Gives in at',
      text: `${Number(saturatesAt.toPrecision(3))} × today’s load`,
      isWarning: saturatesAt < 1.5,
    });
  if (replicasNeeded !== null)
    facts.push({
      name: 'Replicas',
      text: `${replicas}, needed ${replicasNeeded}`,
      isWarning: replicasNeeded > replicas,
    });
  if (attributes.serviceMs !== undefined)
    facts.push({ name: 'Service time', text: printQuantity(attributes.serviceMs.value, 'duration') });
  if (attributes.capacityRps !== undefined)
    facts.push({ name: 'Ceiling of a replica', text: printQuantity(attributes.capacityRps.value, 'rate') });
  facts.push(
    { name: 'Available', text: printQuantity(figures.availability, 'probability') },
    { name: 'A month', text: `$${printQuantity(figures.costPerMonth, 'money')}` },
  );
  return facts;
}

/** What to watch, with the number at which to worry, from this design’s own figures. */
export function metricsOf(subject: Subject, id: string): Fact[] {
  const facts = subject.facts.byId.get(id);
  const figures = subject.report.components[id];
  if (facts === undefined || figures === undefined || facts.isPerson) return [];
  const { kind } = facts.component;
  const metrics: Fact[] = [];
  const add = (name: string, text: string) => metrics.push({ name, text });
  const limit =
    figures.arrivalRps !== null && figures.saturatesAt !== null ? figures.arrivalRps * figures.saturatesAt : undefined;
  if (facts.isQueue) {
    add('Age of the oldest message', 'alert when it exceeds what users accept; it grows before the depth looks bad');
    add(
      'Messages in and out',
      figures.arrivalRps === null
        ? 'in must not exceed out for long'
        : `${printQuantity(figures.arrivalRps, 'rate')} in at peak`,
    );
    add('Dead letters', 'alert above 0');
    return metrics;
  }
  if (limit !== undefined)
    add(
      'Requests',
      `${printQuantity(figures.arrivalRps!, 'rate')} at peak; it gives in at ${printQuantity(limit, 'rate')}`,
    );
  else if (figures.arrivalRps !== null) add('Requests', `${printQuantity(figures.arrivalRps, 'rate')} at peak`);
  add('Errors', 'share of answers that failed, by caller');
  if (figures.meanMs !== null && figures.meanMs > 0)
    add('Duration', `mean ${printQuantity(figures.meanMs, 'duration')} at today’s peak; watch p99`);
  if (figures.utilization !== null && figures.utilization > 0)
    add('Saturation', `${percent(figures.utilization)} in use at peak; plan from ${percent(0.7)}`);
  if (kind === 'cache' || kind === 'cdn')
    add(
      'Hit ratio',
      facts.component.hitRatio === undefined
        ? 'what lies behind gets the rest'
        : `planned ${printQuantity(facts.component.hitRatio, 'probability')}; what lies behind gets the rest`,
    );
  if (kind === 'cache') add('Evictions and memory', 'evictions mean that the working set does not fit');
  if (kind === 'sql-database') {
    add('Connections', 'against the server’s maximum');
    add('Replication lag', 'of each replica, in seconds');
    add('Slow queries and locks', 'the longest transaction');
  }
  if (facts.isStore && kind !== 'object-store') add('Disk', 'share used, and days until full');
  if (facts.isExternal) add('Quota', 'used of what the contract allows');
  return metrics;
}

/** A first draft of what to do, to be replaced by what the team learns. */
function runbookOf(subject: Subject, id: string): readonly string[] {
  const facts = subject.facts.byId.get(id)!;
  const { name } = facts;
  const called = facts.outgoing.map(({ to }) => subject.facts.byId.get(to)?.name ?? to);
  const figures = subject.report.components[id];
  const steps = [`See which journeys fail: if only some, ${name} is not the first to look at.`];
  if (called.length > 0) steps.push(`Look at what it waits for: ${called.slice(0, 4).join(', ')}.`);
  if (figures?.utilization != null && figures.utilization > 0)
    steps.push(
      `Compare its load with ${percent(figures.utilization)} in use at the planned peak; above that, add replicas or shed load at the entrance.`,
    );
  if (facts.isStore) steps.push('Before a restart, check replication and the age of the last backup.');
  if (facts.isQueue)
    steps.push('Stop producers that can wait, add consumers, and look at dead letters before replaying them.');
  steps.push(
    'Undo the last change if it came within the hour before.',
    `Tell those who depend on it; escalate to ${facts.component.owner ?? 'its owner (not stated yet)'} after 15 minutes.`,
  );
  return steps;
}
