export { showComponentPage, showStep } from './store';
