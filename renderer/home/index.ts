export { type Card, Home, Mark, type TemplateCard } from './Home';
export { Thumbnail } from './Thumbnail';
export { sizeOf } from './words';
