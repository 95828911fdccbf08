import type { Report } from '../analysis';

const WHY: Readonly<Record<'latency' | 'availability', readonly string[]>> = {
  latency: ['input.no-entry', 'load.unbounded-cycle', 'load.overloaded', 'retry.storm', 'model.not-computed'],
  availability: ['input.no-entry', 'load.unbounded-cycle', 'availability.not-computed', 'model.not-computed'],
};

/** Why a figure of a journey is missing, in the words of the finding that says so. */
export function reasonFor(journey: string, what: 'latency' | 'availability', report: Report): string {
  const onItsWay = new Set([journey, ...(report.journeys[journey]?.breaks ?? []).map(({ component }) => component)]);
  for (const code of WHY[what]) {
    const findings = report.findings.filter((finding) => finding.code === code);
    const found =
      findings.find(({ about }) => about[0] === journey) ??
      findings.find(({ about }) => about.some((id) => onItsWay.has(id))) ??
      (code === 'load.unbounded-cycle' ? findings[0] : undefined);
    if (found !== undefined) return found.message;
  }
  return 'No finding says why.';
}
