import { stringify } from 'yaml';
import type { Api, Design, Endpoint, Entity } from '../../../model';
import { entitiesOf } from '../../../model';
import { parseShape, type Shape } from '../../shape';

/** What an OpenAPI file does not carry. */
export const OPENAPI_LOSSES = ['protocols other than REST', 'shapes that cannot be read, which become descriptions'];

type Schema = Record<string, unknown>;

const BASIC: Readonly<Record<string, Schema>> = {
  any: {},
  string: { type: 'string' },
  text: { type: 'string' },
  integer: { type: 'integer' },
  int: { type: 'integer' },
  bigint: { type: 'integer', format: 'int64' },
  number: { type: 'number' },
  float: { type: 'number' },
  double: { type: 'number' },
  decimal: { type: 'number' },
  boolean: { type: 'boolean' },
  bool: { type: 'boolean' },
  timestamp: { type: 'string', format: 'date-time' },
  timestamptz: { type: 'string', format: 'date-time' },
  date: { type: 'string', format: 'date' },
  uuid: { type: 'string', format: 'uuid' },
  url: { type: 'string', format: 'uri' },
  email: { type: 'string', format: 'email' },
  bytes: { type: 'string', format: 'binary' },
  object: { type: 'object' },
};

/** An OpenAPI 3.1 document of one contract. What OpenAPI has no field for stands in fields that begin with `x-`. */
export function writeOpenApi(design: Design, api: Api): string {
  const used = new Set<string>();
  const schemaOf = (shape: Shape): Schema => jsonSchema(shape, used);
  const paths: Record<string, Record<string, unknown>> = {};
  const endpoints = Object.values(api.endpoints).toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  for (const endpoint of endpoints) {
    const path = `/${(endpoint.path ?? '/').replace(/^\/+/, '')}`;
    paths[path] = { ...paths[path], [(endpoint.method ?? 'GET').toLowerCase()]: operationOf(endpoint, path, schemaOf) };
  }
  const schemas = schemasOf(design, used);
  const security = securityOf(api.authentication);
  return stringify(
    without({
      openapi: '3.1.0',
      info: without({ title: api.name ?? design.name, version: api.version ?? '1', description: api.description }),
      servers: api.basePath === undefined ? undefined : [{ url: api.basePath }],
      'x-versioning': api.versioning,
      'x-rate-limit': api.rateLimit,
      'x-authentication': api.authentication,
      security: security === undefined ? undefined : [{ main: [] }],
      paths,
      components:
        security === undefined && Object.keys(schemas).length === 0
          ? undefined
          : without({
              schemas: Object.keys(schemas).length === 0 ? undefined : schemas,
              securitySchemes: security && { main: security },
            }),
    }),
    { lineWidth: 120 },
  );
}

const keyOf = ({ path = '', method = '' }: Endpoint): string => `${path} ${method}`;

const without = (fields: Schema): Schema =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

function operationOf(endpoint: Endpoint, path: string, schemaOf: (shape: Shape) => Schema): Schema {
  const method = (endpoint.method ?? 'GET').toUpperCase();
  const inPath = [...path.matchAll(/\{([^{}/]+)\}/g)].map(([, name]) => ({
    name: name!,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const request = endpoint.request === undefined ? undefined : parseShape(endpoint.request);
  const isQuery = method === 'GET' || method === 'DELETE' || method === 'HEAD';
  const inQuery =
    isQuery && request?.ok && request.value.type === 'fields'
      ? request.value.fields.map(({ name, isOptional, shape }) => ({
          name,
          in: 'query',
          required: !isOptional,
          schema: schemaOf(shape),
        }))
      : [];
  const isBody = request !== undefined && !(isQuery && inQuery.length > 0);
  const parameters = [...inPath, ...inQuery];
  return without({
    summary: endpoint.summary,
    parameters: parameters.length === 0 ? undefined : parameters,
    requestBody: isBody
      ? {
          required: true,
          content: {
            'application/json': { schema: request.ok ? schemaOf(request.value) : { description: endpoint.request } },
          },
        }
      : undefined,
    responses: responsesOf(endpoint, method, schemaOf),
    'x-journeys': endpoint.journeys,
    'x-idempotent': endpoint.idempotent,
    'x-pagination': endpoint.pagination,
    'x-authentication': endpoint.authentication,
    'x-rate-limit': endpoint.rateLimit,
    'x-request-bytes': endpoint.requestBytes,
    'x-response-bytes': endpoint.responseBytes,
  });
}

function responsesOf(endpoint: Endpoint, method: string, schemaOf: (shape: Shape) => Schema): Schema {
  const shape = endpoint.response === undefined ? undefined : parseShape(endpoint.response);
  const code = method === 'POST' ? '201' : shape === undefined && method === 'DELETE' ? '204' : '200';
  const schema = shape?.ok ? schemaOf(shape.value) : { description: endpoint.response };
  const good = {
    description: 'Success',
    ...(shape === undefined ? {} : { content: { 'application/json': { schema } } }),
  };
  const errors = (endpoint.errors ?? []).flatMap((error) => {
    const match = /^\s*([45](?:\d\d|XX))\s*(.*)$/.exec(error);
    return match === null ? [] : [[match[1]!, { description: match[2] === '' ? 'Error' : match[2] }] as const];
  });
  return { [code]: good, ...Object.fromEntries(errors) };
}

function jsonSchema(shape: Shape, used: Set<string>): Schema {
  switch (shape.type) {
    case 'name': {
      const basic = BASIC[shape.name];
      if (basic !== undefined) return { ...basic };
      used.add(shape.name);
      return { $ref: `#/components/schemas/${shape.name}` };
    }
    case 'list':
      return { type: 'array', items: jsonSchema(shape.of, used) };
    case 'choice':
      return { type: 'string', enum: [...shape.values] };
    case 'fields': {
      const required = shape.fields.filter(({ isOptional }) => !isOptional).map(({ name }) => name);
      const properties = Object.fromEntries(shape.fields.map(({ name, shape: of }) => [name, jsonSchema(of, used)]));
      return { type: 'object', ...(required.length === 0 ? {} : { required }), properties };
    }
    default:
      return shape satisfies never;
  }
}

const plain = (name: string): string => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

/** A schema for every name that is used: from the entity of that name, else an object of which nothing is known. */
function schemasOf(design: Design, used: ReadonlySet<string>): Record<string, Schema> {
  const entities = Object.entries(entitiesOf(design));
  return Object.fromEntries(
    [...used].toSorted().map((name) => {
      const entity = entities.find(
        ([id, { name: title }]) => plain(title ?? id) === plain(name) || plain(id) === plain(name),
      )?.[1];
      return [name, entity === undefined ? { type: 'object' } : entitySchema(entity)];
    }),
  );
}

function entitySchema({ fields }: Entity): Schema {
  const required = fields.filter(({ nullable }) => nullable !== true).map(({ name }) => name);
  const properties = fields.map(
    ({ name, type }) =>
      [name, BASIC[/^[a-z]+/i.exec(type ?? '')?.[0].toLowerCase() ?? ''] ?? { type: 'string' }] as const,
  );
  return {
    type: 'object',
    ...(required.length === 0 ? {} : { required }),
    properties: Object.fromEntries(properties.map(([name, schema]) => [name, { ...schema }])),
  };
}

function securityOf(text: string | undefined): Schema | undefined {
  if (text === undefined || /^none$/i.test(text.trim())) return undefined;
  if (/openid|oidc/i.test(text))
    return { type: 'openIdConnect', openIdConnectUrl: '/.well-known/openid-configuration' };
  if (/bearer|jwt|token/i.test(text)) return { type: 'http', scheme: 'bearer' };
  if (/basic/i.test(text)) return { type: 'http', scheme: 'basic' };
  if (/mutual|mtls/i.test(text)) return { type: 'mutualTLS' };
  if (/key/i.test(text)) return { type: 'apiKey', name: 'X-API-Key', in: 'header' };
  return undefined;
}
