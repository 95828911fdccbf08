export { addSketch } from './add';
export { QuickAdd } from './QuickAdd';
export { rememberKind } from './recent';
export { openQuickAdd, openQuickAddAt, openQuickAddBeside } from './request';
