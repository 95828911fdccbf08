export { ReportPanel } from './ReportPanel';
export { VerdictBar } from './VerdictBar';
export { verdictOf } from './verdict';
