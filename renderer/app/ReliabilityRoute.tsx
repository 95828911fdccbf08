import type { Report } from '@shared/analysis';
import ReliabilityPage from '@renderer/reliability';
import type { ReactElement } from 'react';
import { analysis } from './services';

/** The page with the worker that answers it. */
export default function ReliabilityRoute({ report }: { readonly report: Report | undefined }): ReactElement {
  return <ReliabilityPage report={report} resilience={analysis.resilience} />;
}
