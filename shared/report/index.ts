export { accountText } from './account';
export { markdownReport } from './markdown';
export { textReport } from './text';
