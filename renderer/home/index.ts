export { type Card, Home, Mark, type TemplateCard } from './Home';
