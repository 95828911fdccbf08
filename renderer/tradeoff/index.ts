export { connectFiles, type Save } from './files';
export { DrillBar } from './DrillBar';
export { tradeoff } from './client';
export { endDrill, followDocument, play, toggleKilled, useDrill } from './drillState';
export { compareWithDesign } from './state';
export { RemediesSheet, TryIt } from './TryIt';
export { blastText } from './words';
