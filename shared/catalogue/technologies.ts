import { ANALYTICS } from './technologies/analytics';
import { CONNECTIONS } from './technologies/connections';
import { EXTERNAL_TECHNOLOGIES } from './technologies/external';
import { GATEWAYS } from './technologies/gateways';
import { HOSTING } from './technologies/hosting';
import { IDENTITY } from './technologies/identity';
import { MEDIA_AND_MODELS } from './technologies/mediaAndModels';
import { MESSAGE_TECHNOLOGIES } from './technologies/messaging';
import { NOSQL } from './technologies/nosql';
import { OBSERVABILITY } from './technologies/observability';
import { PLATFORM_TECHNOLOGIES } from './technologies/platform';
import { PROCESSING } from './technologies/processing';
import { RETRIEVAL } from './technologies/retrieval';
import { SERIES_AND_GRAPHS } from './technologies/seriesAndGraphs';
import { SQL } from './technologies/sql';
import { STORAGE } from './technologies/storage';
import { TRAFFIC } from './technologies/traffic';
import type { Technology } from './types';

/** Every product that the catalogue knows, by what it does: from the edge inwards. */
export const TECHNOLOGIES: readonly Technology[] = [
  ...TRAFFIC,
  ...GATEWAYS,
  ...CONNECTIONS,
  ...HOSTING,
  ...PROCESSING,
  ...MEDIA_AND_MODELS,
  ...SQL,
  ...NOSQL,
  ...SERIES_AND_GRAPHS,
  ...RETRIEVAL,
  ...STORAGE,
  ...ANALYTICS,
  ...MESSAGE_TECHNOLOGIES,
  ...IDENTITY,
  ...PLATFORM_TECHNOLOGIES,
  ...OBSERVABILITY,
  ...EXTERNAL_TECHNOLOGIES,
];
