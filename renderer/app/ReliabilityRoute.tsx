import ReliabilityPage from '@renderer/reliability';
import type { ReactElement } from 'react';
import type { PageProps } from './pages';
import { analysis } from './services';

/** The page with the worker that answers it. */
export default function ReliabilityRoute({ report }: PageProps): ReactElement {
  return <ReliabilityPage report={report} resilience={analysis.resilience} />;
}
