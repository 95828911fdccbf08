export { connectFiles, type Save } from './files';
export { DrillBar } from './DrillBar';
export { endDrill, followDocument, toggleKilled, useDrill } from './drillState';
export { RemediesSheet, TryIt } from './TryIt';
