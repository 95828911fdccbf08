import { type Api, type Endpoint, type Issue, slug, unique } from '../../../model';
import { fail, ok, type Result } from '../../../result';
import type { ImportNote, SourceFile } from '../../imported';
import { printShape, type Shape, type ShapeField } from '../../shape';
import { readYaml } from '../compose/yamlFile';
import { isFields, isText, shapeOf } from './schema';

export type ReadApi = { readonly api: Api; readonly notes: readonly ImportNote[] };

const METHODS = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options', 'trace'] as const;
const OPERATION_LIMIT = 5000;

type Fields = Readonly<Record<string, unknown>>;

const textIn = (record: unknown, key: string): string | undefined => {
  const value = isFields(record) ? record[key] : undefined;
  return isText(value) ? value : undefined;
};

/** Reads OpenAPI 3.x or Swagger 2.0, YAML or JSON. References to other files are named and not followed. */
export function readOpenApi(file: SourceFile): Result<ReadApi, readonly Issue[]> {
  const yaml = readYaml(file);
  if (!yaml.ok) return fail([yaml.error]);
  const { data } = yaml.value;
  const version = textIn(data, 'openapi') ?? textIn(data, 'swagger');
  if (!isFields(data) || version === undefined)
    return fail([
      { path: file.path, message: 'expected OpenAPI (a field “openapi” or “swagger”), got something else' },
    ]);
  if (!/^(?:3\.|2\.0)/.test(version))
    return fail([
      { path: yaml.value.placeOf(['openapi']), message: `expected OpenAPI 3 or Swagger 2.0, got ${version}` },
    ]);
  const paths = isFields(data['paths']) ? Object.entries(data['paths']) : [];
  const endpoints: Record<string, Endpoint> = {};
  const notes: ImportNote[] = [];
  for (const [path, item] of paths) {
    if (!isFields(item)) continue;
    if (isText(item['$ref']))
      notes.push({ what: 'left-out', about: path, text: `${path} is in another file: ${item['$ref']}` });
    for (const method of METHODS) {
      const operation = item[method];
      if (!isFields(operation)) continue;
      if (Object.keys(endpoints).length >= OPERATION_LIMIT)
        return fail([{ path: file.path, message: `expected at most ${OPERATION_LIMIT} operations` }]);
      const key = unique(slug(`${method} ${path}`), endpoints);
      endpoints[key] = endpointOf(data, { path, method, item, operation });
    }
  }
  return ok({ api: { ...headOf(data), endpoints }, notes: [...notes, ...webhooks(data)] });
}

function webhooks(data: Fields): ImportNote[] {
  return isFields(data['webhooks'])
    ? Object.keys(data['webhooks']).map((about) => ({
        what: 'left-out' as const,
        about,
        text: 'webhooks are calls in the other direction',
      }))
    : [];
}

function headOf(data: Fields): Omit<Api, 'endpoints'> {
  const info = data['info'];
  const [server] = Array.isArray(data['servers']) ? (data['servers'] as unknown[]) : [];
  const basePath = textIn(data, 'basePath') ?? textIn(server, 'url');
  const fields = {
    name: textIn(info, 'title'),
    version: textIn(info, 'version'),
    description: textIn(info, 'description'),
    protocol: 'REST' as const,
    basePath: basePath === '/' ? undefined : basePath,
    authentication: authenticationOf(data),
    versioning: textIn(data, 'x-versioning'),
    rateLimit: textIn(data, 'x-rate-limit'),
  };
  return without(fields);
}

const without = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

function authenticationOf(data: Fields): string | undefined {
  const stated = textIn(data, 'x-authentication');
  if (stated !== undefined) return stated;
  const components = data['components'];
  const schemes = (isFields(components) ? components['securitySchemes'] : undefined) ?? data['securityDefinitions'];
  if (!isFields(schemes)) return undefined;
  const words = Object.values(schemes).flatMap((scheme) => {
    const [type, name] = [textIn(scheme, 'type'), textIn(scheme, 'scheme')];
    if (type === 'http') return [name === 'bearer' ? 'bearer token' : `HTTP ${name ?? ''}`.trim()];
    if (type === 'apiKey') return [`API key in the ${textIn(scheme, 'in') ?? 'header'}`];
    return type === undefined
      ? []
      : [
          { oauth2: 'OAuth 2', openIdConnect: 'OpenID Connect', mutualTLS: 'mutual TLS', basic: 'HTTP basic' }[type] ??
            type,
        ];
  });
  return words.length === 0 ? undefined : [...new Set(words)].join(' or ');
}

type Operation = { readonly path: string; readonly method: string; readonly item: Fields; readonly operation: Fields };

/** What a reference within the file points to; one step, which is what parameters and responses use. */
function resolved(data: Fields, value: unknown): unknown {
  const reference = textIn(value, '$ref');
  if (reference === undefined || !reference.startsWith('#/')) return value;
  return reference
    .slice(2)
    .split('/')
    .reduce<unknown>(
      (at, key) => (isFields(at) ? at[key.replaceAll('~1', '/').replaceAll('~0', '~')] : undefined),
      data,
    );
}

function endpointOf(data: Fields, { path, method, item, operation }: Operation): Endpoint {
  const listed = [
    ...(Array.isArray(item['parameters']) ? item['parameters'] : []),
    ...(Array.isArray(operation['parameters']) ? operation['parameters'] : []),
  ] as unknown[];
  const parameters = listed.map((one) => resolved(data, one)).filter(isFields);
  const query = parameters.filter((one) => one['in'] === 'query' && isText(one['name']));
  const { response, errors } = responsesOf(data, operation['responses']);
  const { journeys, idempotent, requestBytes, responseBytes } = extensionsOf(operation);
  const fields = {
    method: method.toUpperCase(),
    path,
    summary: textIn(operation, 'summary') ?? textIn(operation, 'description')?.split('\n')[0],
    request: requestOf(data, operation, parameters, query),
    response,
    errors: errors.length === 0 ? undefined : errors,
    journeys,
    idempotent,
    pagination: textIn(operation, 'x-pagination') ?? pagingOf(query),
    authentication: textIn(operation, 'x-authentication'),
    rateLimit: textIn(operation, 'x-rate-limit'),
    requestBytes,
    responseBytes,
  };
  return without(fields);
}

/** What OpenAPI has no field for, as `writeOpenApi` puts it. */
function extensionsOf(operation: Fields) {
  const number = (key: string) =>
    typeof operation[key] === 'number' && operation[key] >= 0 ? operation[key] : undefined;
  const journeys = operation['x-journeys'];
  return {
    journeys: Array.isArray(journeys) && journeys.every(isText) ? journeys : undefined,
    idempotent: typeof operation['x-idempotent'] === 'boolean' ? operation['x-idempotent'] : undefined,
    requestBytes: number('x-request-bytes'),
    responseBytes: number('x-response-bytes'),
  };
}

function contentSchema(body: unknown): unknown {
  const content = isFields(body) ? body['content'] : undefined;
  if (!isFields(content)) return undefined;
  const media =
    content['application/json'] ??
    Object.entries(content).find(([type]) => /json/.test(type))?.[1] ??
    Object.values(content)[0];
  return isFields(media) ? media['schema'] : undefined;
}

const printed = (shape: Shape): string | undefined =>
  shape.type === 'fields' && shape.fields.length === 0 ? undefined : printShape(shape);

/** The body; where there is none, what is asked for in the query. */
function requestOf(
  data: Fields,
  operation: Fields,
  parameters: readonly Fields[],
  query: readonly Fields[],
): string | undefined {
  const body =
    contentSchema(resolved(data, operation['requestBody'])) ??
    parameters.find((one) => one['in'] === 'body')?.['schema'];
  if (body !== undefined) return printed(shapeOf(body));
  const fields = query.map(
    (one): ShapeField => ({
      name: (one['name'] as string).replaceAll(/[^\p{L}\p{N}_$.-]/gu, '_'),
      isOptional: one['required'] !== true,
      shape: shapeOf(one['schema'] ?? one),
    }),
  );
  return printed({ type: 'fields', fields });
}

function responsesOf(
  data: Fields,
  responses: unknown,
): { readonly response: string | undefined; readonly errors: readonly string[] } {
  if (!isFields(responses)) return { response: undefined, errors: [] };
  const all = Object.entries(responses).map(([code, response]) => [code, resolved(data, response)] as const);
  const good = all.find(([code]) => code.startsWith('2'))?.[1];
  const schema = contentSchema(good) ?? (isFields(good) ? good['schema'] : undefined);
  const errors = all
    .filter(([code]) => /^[45]/.test(code))
    .map(([code, response]) => [code, textIn(response, 'description')?.split('\n')[0]].filter(Boolean).join(' '));
  return { response: schema === undefined ? undefined : printed(shapeOf(schema)), errors };
}

function pagingOf(query: readonly Fields[]): string | undefined {
  const names = query.map((one) => String(one['name']));
  const found = names.filter((name) =>
    /^(?:page|cursor|offset|limit|after|before|page_?size|page_?token|per_page|starting_after)$/i.test(name),
  );
  return found.length === 0 ? undefined : found.join(', ');
}
