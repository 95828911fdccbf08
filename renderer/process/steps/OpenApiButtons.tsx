import type { Api } from '@shared/model';
import { Button } from '@renderer/ui';
import type { ReactElement } from 'react';
import { files } from '../fileDoor';

/** Reading and writing OpenAPI. */
export function OpenApiButtons({
  id,
  api,
}: {
  readonly id: string | undefined;
  readonly api: Api | undefined;
}): ReactElement {
  const isRest = api !== undefined && (api.protocol ?? 'REST') === 'REST';
  return (
    <>
      <Button look="quiet" icon="import" onClick={() => files()?.readOpenApi()}>
        Read OpenAPI
      </Button>
      {id !== undefined && isRest && (
        <Button look="quiet" icon="export" onClick={() => files()?.writeOpenApi(id)}>
          Write OpenAPI
        </Button>
      )}
    </>
  );
}
