import { COMPUTE } from './kinds/compute';
import { DATABASES } from './kinds/databases';
import { EDGE } from './kinds/edge';
import { EXTERNAL } from './kinds/external';
import { MESSAGING } from './kinds/messaging';
import { PEOPLE } from './kinds/people';
import { PLATFORM } from './kinds/platform';
import { STORES } from './kinds/stores';
import type { Kind } from './types';

/** Every kind of component, in the order in which the palette shows them. */
export const KINDS: readonly Kind[] = [
  ...PEOPLE,
  ...EDGE,
  ...COMPUTE,
  ...DATABASES,
  ...STORES,
  ...MESSAGING,
  ...PLATFORM,
  ...EXTERNAL,
];
