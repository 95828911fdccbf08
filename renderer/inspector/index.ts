export { addJourney } from './DesignInspector';
export { Inspector } from './Inspector';
