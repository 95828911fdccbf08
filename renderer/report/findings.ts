import type { Finding } from '@shared/analysis';
import type { Design } from '@shared/model';
import { frame, select, showJourney } from '@renderer/state/session';

/** Selects and frames whom a finding is about; a journey is shown in the verdict bar. */
export function showAbout(design: Design, about: readonly string[]): void {
  const journey = about.find((id) => design.journeys[id] !== undefined);
  if (journey !== undefined) showJourney(journey);
  const components = about.filter((id) => design.components[id] !== undefined);
  const connectors = about.filter((id) => design.connectors[id] !== undefined);
  const boundaries = about.filter((id) => design.boundaries[id] !== undefined);
  if (components.length + connectors.length + boundaries.length === 0) return;
  select({ components, connectors, boundaries });
  frame({ what: 'selection' });
}

export const SEVERITIES = [
  { severity: 'error', title: 'Broken', sign: 'error' },
  { severity: 'warning', title: 'Risky', sign: 'warning' },
  { severity: 'info', title: 'Good to know', sign: 'info' },
] as const;

export const bySeverity = (findings: readonly Finding[], severity: Finding['severity']): Finding[] =>
  findings.filter((finding) => finding.severity === severity);
