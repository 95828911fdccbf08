import type { Finding } from '../analysis';
import { TACTICS } from './tactics';
import type { Look, Proposal } from './tactic';
import { proposals } from './tactics';

/** Codes of findings that some tactic is a way out of: “Try it” has something to offer there. */
const ANSWERED: ReadonlySet<string> = new Set(TACTICS.flatMap(({ answers }) => answers));

export const hasRemedy = ({ code }: Pick<Finding, 'code'>): boolean => ANSWERED.has(code);

/** Attributes of a missed target, and what a tactic must aim at to reach it. */
const AIMS: Readonly<Record<string, readonly string[]>> = {
  availability: ['availability', 'capacity'],
  p99Ms: ['latency', 'capacity'],
  p95Ms: ['latency', 'capacity'],
  p50Ms: ['latency', 'capacity'],
  costPerMillion: ['cost', 'latency', 'capacity'],
};

/** Proposals that are a way out of a finding: of the tactics that answer its code, those about the same things. */
export function remediesFor(look: Look, finding: Finding): readonly Proposal[] {
  const target = typeof finding.evidence['name'] === 'string' ? AIMS[finding.evidence['name']] : undefined;
  const tactics = TACTICS.filter(
    ({ answers, aim }) =>
      answers.includes(finding.code) &&
      (finding.code !== 'target.missed' || target === undefined || target.includes(aim)),
  );
  const about = concernedBy(look, finding);
  return proposals(look, tactics).filter((proposal) => about.size === 0 || proposal.about.some((id) => about.has(id)));
}

/** What the finding names; for a boundary what stands in it, for a journey all that it uses, for a connector its ends. */
function concernedBy(look: Look, { about }: Finding): ReadonlySet<string> {
  const { design, analysis } = look;
  const ids = new Set(about);
  for (const id of about) {
    const connector = design.connectors[id];
    if (connector !== undefined && design.components[id] === undefined) ids.add(connector.from).add(connector.to);
    if (design.boundaries[id] !== undefined)
      for (const place of look.places) if (standsIn(look, place.id, id)) ids.add(place.id);
    const j = analysis.system.journeys.findIndex((journey) => journey.id === id);
    if (j === -1) continue;
    const [reads, writes] = analysis.traffic.rates[j]!;
    analysis.system.components.forEach((component, v) => {
      if (reads[v]! + writes[v]! !== 0) ids.add(component);
    });
  }
  return ids;
}

function standsIn({ design }: Look, component: string, boundary: string): boolean {
  const { zones, boundary: own } = design.components[component]!;
  return [...(zones ?? []), own].some((at) => {
    for (let b = at; b !== undefined; b = design.boundaries[b]?.parent) if (b === boundary) return true;
    return false;
  });
}
