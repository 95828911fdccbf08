import { Validator } from '@seriousme/openapi-schema-validator';
import { importFiles, parseShape, printShape, readOpenApi, writeOpenApi } from '@shared/formats';
import { type Api, apisOf, emptyDesign } from '@shared/model';
import { describe, expect, test } from 'vitest';

const read = (text: string, path = 'openapi.yaml'): Api => {
  const result = readOpenApi({ path, text });
  if (!result.ok) throw new Error(result.error.map(({ path: at, message }) => `${at}: ${message}`).join());
  return result.value.api;
};

const SHORTENER = `
openapi: 3.0.3
info: { title: Links, version: '2' }
servers: [{ url: https://links.example/v2 }]
paths:
  /links:
    parameters: [{ $ref: '#/components/parameters/Trace' }]
    get:
      summary: My links
      parameters:
        - { name: cursor, in: query, schema: { type: string } }
        - { name: limit, in: query, required: true, schema: { type: integer } }
      responses:
        '200': { description: ok, content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Link' } } } } }
        '429': { description: Too many }
    post:
      requestBody:
        content:
          application/json:
            schema: { type: object, required: [url], properties: { url: { type: string, format: uri }, alias: { type: [string, 'null'] }, tags: { type: array, items: { enum: [work, home] } } } }
      responses:
        '201': { $ref: '#/components/responses/Made' }
        '409': { description: Taken }
  /links/{alias}:
    delete: { responses: { '204': { description: gone }, default: { description: other } } }
components:
  parameters: { Trace: { name: trace, in: header, schema: { type: string } } }
  responses: { Made: { description: made, content: { application/json: { schema: { allOf: [{ type: object, properties: { id: { type: integer, format: int64 } } }] } } } } }
  schemas: { Link: { type: object } }
  securitySchemes: { main: { type: http, scheme: bearer } }
`;

describe('an OpenAPI file is read', () => {
  const api = read(SHORTENER);
  test('its head', () =>
    expect(api).toMatchObject({
      name: 'Links',
      version: '2',
      basePath: 'https://links.example/v2',
      authentication: 'bearer token',
      protocol: 'REST',
    }));
  test('what is asked for in the query', () =>
    expect(api.endpoints['get-links']).toMatchObject({
      method: 'GET',
      request: 'cursor?: string, limit: integer',
      response: 'Link[]',
      pagination: 'cursor, limit',
      errors: ['429 Too many'],
    }));
  test('bodies with choices, lists and nothing', () =>
    expect(api.endpoints['post-links']).toMatchObject({
      request: "url: url, alias?: string, tags?: 'work' | 'home'[]",
      response: 'id?: bigint',
      errors: ['409 Taken'],
    }));
  test('an answer without a body', () => expect(api.endpoints['delete-links-alias']?.response).toBeUndefined());

  test('Swagger 2.0 too', () => {
    const old = read(
      JSON.stringify({
        swagger: '2.0',
        info: { title: 'Old', version: '1' },
        basePath: '/v1',
        paths: {
          '/a': {
            post: {
              parameters: [
                { in: 'body', name: 'x', schema: { type: 'object', properties: { a: { type: 'boolean' } } } },
              ],
              responses: { 200: { description: '', schema: { type: 'string' } } },
            },
          },
        },
      }),
    );
    expect(old).toMatchObject({
      basePath: '/v1',
      endpoints: { 'post-a': { request: 'a?: boolean', response: 'string' } },
    });
  });

  test('as a design whose journeys wait for their rates', () => {
    const imported = importFiles([{ path: 'openapi.yaml', text: SHORTENER }], { id: 'x' });
    if (!imported.ok) throw new Error(JSON.stringify(imported.error));
    const { design, account } = imported.value;
    expect(account.format).toBe('openapi');
    expect(design.components['service']?.name).toBe('Links');
    expect(Object.values(design.journeys).map(({ ratePerSecond }) => ratePerSecond)).toEqual([undefined, undefined]);
    expect(apisOf(design)['api']?.endpoints['get-links']?.journeys).toEqual(['read']);
  });
});

describe('what is no OpenAPI is refused with its place', () => {
  test.each([
    ['- 1', 'expected OpenAPI'],
    ['openapi: 9.9', 'expected OpenAPI'],
    ["openapi: '4.0.0'", 'expected OpenAPI 3 or Swagger 2.0, got 4.0.0'],
    ['openapi: 3.0.0\npaths: {a: [', 'expected YAML'],
    ['', 'expected OpenAPI'],
  ])('%j', (text, message) => {
    const result = readOpenApi({ path: 'f.yaml', text });
    expect(result.ok ? 'read' : result.error[0]!.message).toContain(message);
  });

  test('a schema that contains itself ends', () => {
    const deep = Array.from({ length: 200 }).reduce<object>(
      (inner) => ({ type: 'object', properties: { next: inner } }),
      {},
    );
    const api = read(
      JSON.stringify({
        openapi: '3.1.0',
        paths: { '/a': { get: { responses: { 200: { content: { 'application/json': { schema: deep } } } } } } },
      }),
    );
    expect(api.endpoints['get-a']!.response!.length).toBeLessThan(500);
  });

  test.each(Array.from({ length: 30 }, (_, seed) => seed))(
    'a file damaged by seed %i is read or refused, never thrown',
    (seed) => {
      const at = (seed * 37) % SHORTENER.length;
      const broken = `${SHORTENER.slice(0, at)}${'[{:'[seed % 3]}${SHORTENER.slice(at + (seed % 5))}`;
      expect(typeof readOpenApi({ path: 'f.yaml', text: broken }).ok).toBe('boolean');
    },
  );
});

describe('a contract is written', () => {
  const api: Api = {
    name: 'Links',
    version: '1',
    protocol: 'REST',
    basePath: '/v1',
    authentication: 'bearer token',
    versioning: 'add only',
    rateLimit: '100/s for each key',
    endpoints: {
      'get-links': {
        method: 'GET',
        path: '/links',
        request: 'cursor?: string',
        response: 'Link[]',
        pagination: 'cursor',
        journeys: ['read'],
      },
      'post-links': {
        method: 'POST',
        path: '/links',
        request: "url: url, kind: 'a' | 'b', meta?: { tags: string[] }",
        response: 'alias: string',
        errors: ['409 taken'],
        idempotent: true,
        requestBytes: 500,
      },
      'delete-links-alias': { method: 'DELETE', path: '/links/{alias}', errors: ['404 no such alias'] },
    },
  };
  const design = {
    ...emptyDesign({ id: 'd', name: 'Links' }),
    entities: {
      link: {
        name: 'Link',
        fields: [
          { name: 'url', type: 'text' },
          { name: 'at', type: 'timestamptz', nullable: true },
        ],
      },
    },
  };
  const text = writeOpenApi(design, api);

  test('so that the schema of OpenAPI 3.1 holds it for right', async () => {
    const result = await new Validator().validate(text);
    expect(result.errors ?? []).toEqual([]);
    expect(result.valid).toBe(true);
  });
  test('so that it reads back as it was', () => expect(read(text)).toEqual(api));
  test('with the fields of an entity that it names', () =>
    expect(text).toMatch(
      /Link:\n\s+type: object\n\s+required:\n\s+- url\n\s+properties:\n\s+url:\n\s+type: string\n\s+at:\n\s+type: string\n\s+format: date-time/,
    ));
});

describe('a shape', () => {
  test.each([
    'string',
    'Link[]',
    'a: string',
    'a?: string[], b: { c: integer }[]',
    "'x' | 'y'",
    '{  }',
    'a: { b: { c: any } }',
  ])('%s is read and printed', (text) => {
    const shape = parseShape(text);
    expect(shape.ok && printShape(shape.value)).toBe(text);
  });
  test.each([
    ['', 'expected a shape, got nothing'],
    ['a: ', 'expected a type at the end'],
    ['a: string b', 'expected the end at character 10, got “b”'],
    ['{ a: string', 'expected “}”'],
    ['a: #', 'expected a name, a type or a sign at character 3, got “#”'],
    ["'x' |", "expected another 'value' after “|”"],
    [`a: ${'{ a: '.repeat(50)}`, 'expected less nesting'],
  ])('%j is refused', (text, why) => {
    const shape = parseShape(text);
    expect(shape.ok ? 'read' : shape.error).toBe(why);
  });
});
