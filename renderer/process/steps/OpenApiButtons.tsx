import type { Api, Design } from '@shared/model';
import type { ReactElement } from 'react';

/** Reading and writing OpenAPI, where a contract can be carried by it. */
export function OpenApiButtons(_: {
  readonly id: string | undefined;
  readonly api: Api | undefined;
  readonly design: Design;
}): ReactElement | null {
  return null;
}
