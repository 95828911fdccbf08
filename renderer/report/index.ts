export { ReportPanel } from './ReportPanel';
export { VerdictBar } from './VerdictBar';
