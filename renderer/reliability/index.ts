export { ReliabilityPage as default } from './ReliabilityPage';
