import { type Api, type Design, emptyDesign, type Issue } from '../../../model';
import { ok, type Result } from '../../../result';
import type { Imported, ImportNote, SourceFile } from '../../imported';
import { readOpenApi } from './readOpenApi';

const isRead = (method: string | undefined): boolean => /^(?:GET|HEAD|OPTIONS)$/.test(method ?? '');

/** A design of an OpenAPI file: the service that offers the contract, its callers, and a journey each for reads and writes. */
export function importOpenApi(file: SourceFile, options: { readonly id: string }): Result<Imported, readonly Issue[]> {
  const read = readOpenApi(file);
  if (!read.ok) return read;
  const { api, notes } = read.value;
  const name = api.name ?? 'API';
  const endpoints = Object.values(api.endpoints);
  const all: ImportNote[] = [
    { what: 'stated', about: 'service', text: `${endpoints.length} operations of ${name}` },
    { what: 'inferred', about: 'client', text: 'whoever calls the contract' },
    ...notes,
  ];
  return ok({
    design: designOf(api, name, options.id),
    account: { format: 'openapi', files: [file.path], notes: all },
  });
}

function designOf(api: Api, name: string, id: string): Design {
  const of = (isReading: boolean) => Object.values(api.endpoints).some(({ method }) => isRead(method) === isReading);
  const linked = Object.fromEntries(
    Object.entries(api.endpoints).map(([key, endpoint]) => [
      key,
      { ...endpoint, journeys: endpoint.journeys ?? [isRead(endpoint.method) ? 'read' : 'write'] },
    ]),
  );
  const { description } = api;
  return {
    ...emptyDesign({ id, name }),
    ...(description === undefined ? {} : { summary: description.split('\n')[0]! }),
    components: {
      client: { kind: 'client', name: 'Callers', position: { x: 0, y: 0 } },
      service: { kind: 'service', name, position: { x: 280, y: 0 } },
    },
    connectors: { 'client-service': { from: 'client', to: 'service', protocol: 'HTTPS' } },
    // Journeys wait for their rate: an OpenAPI file does not say how often it is called.
    journeys: {
      ...(of(true) ? { read: { name: 'Read', entry: 'client', readShare: 1 } } : {}),
      ...(of(false) ? { write: { name: 'Write', entry: 'client', readShare: 0 } } : {}),
    },
    apis: { api: { ...api, component: 'service', endpoints: linked } },
  };
}
