import type { Analysis } from '../results';
import type { Figures } from '../assemble';
import type { Finding } from '../report';
import { autoscaleFindings } from './autoscale';
import { availabilityFindings } from './availability';
import { flowFindings } from './flow';
import { inputFindings } from './input';
import { loadFindings } from './load';
import { modelFindings } from './model';
import { poolFindings } from './pools';
import { retryFindings } from './retry';
import { targetFindings } from './targets';
import { togetherFindings } from './together';

const RANK = { error: 0, warning: 1, info: 2 };

/** Everything that the engine has to say, the gravest first; within a severity in the order of the passes. */
export function findings(analysis: Analysis, figures: Figures): readonly Finding[] {
  const all = [
    ...inputFindings(analysis),
    ...loadFindings(analysis),
    ...autoscaleFindings(analysis),
    ...poolFindings(analysis),
    ...retryFindings(analysis),
    ...flowFindings(analysis),
    ...targetFindings(analysis, figures),
    ...availabilityFindings(analysis, figures),
    ...modelFindings(analysis),
    ...togetherFindings(analysis),
  ];
  return all.sort((a, b) => RANK[a.severity] - RANK[b.severity]);
}
