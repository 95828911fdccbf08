export { Announcer } from './Announcer';
export { DiagramText } from './DiagramText';
