import type { Analysis } from '../results';
import type { Figures } from '../assemble';
import type { Finding } from '../report';
import { autoscaleFindings } from './autoscale';
import { availabilityFindings } from './availability';
import { contradictionFindings } from './contradictions';
import { flowFindings } from './flow';
import { inputFindings } from './input';
import { loadFindings } from './load';
import { modelFindings } from './model';
import { poolFindings } from './pools';
import { retryFindings } from './retry';
import { gravestFirst } from './severity';
import { staleFindings } from './stale';
import { targetFindings } from './targets';
import { togetherFindings } from './together';

/** Everything that the engine has to say, the gravest first; within a severity in the order of the passes. */
export function findings(analysis: Analysis, figures: Figures): readonly Finding[] {
  return gravestFirst([
    ...inputFindings(analysis),
    ...loadFindings(analysis),
    ...autoscaleFindings(analysis),
    ...poolFindings(analysis),
    ...retryFindings(analysis),
    ...flowFindings(analysis),
    ...staleFindings(analysis),
    ...targetFindings(analysis, figures),
    ...availabilityFindings(analysis, figures),
    ...modelFindings(analysis),
    ...contradictionFindings(analysis),
    ...togetherFindings(analysis),
  ]);
}
