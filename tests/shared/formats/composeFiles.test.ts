import { describe, expect, test } from 'vitest';
import { importFiles } from '@shared/formats';
import { workOf } from '../../support/work';
import { arrows, complaints, imported, kinds, leftOut } from './imports';

/** A file that means harm costs at most so many times what an honest one of two thousand services costs, in the same run. */
const MOST = 10;
const honest = () =>
  workOf(() => {
    const services = Array.from({ length: 2000 }, (_, i) => `  s${i}: { image: x }`);
    expect(
      importFiles([{ path: 'docker-compose.yml', text: `services:\n${services.join('\n')}` }], { id: 'x' }).ok,
    ).toBe(true);
  });

const API =
  'services:\n  api: { build: ., environment: { DB: "${URL}" } }\n  db: { image: "postgres:16" }\n  spare: { build: . }\n';

describe('variables', () => {
  const arrow = (value: string, env?: string) =>
    arrows(imported(API.replace('${URL}', value), ...(env === undefined ? [] : [['.env', env] as const])).design);

  test.each([
    ['a default where nothing is set', 'http://${HOST:-db}:1', undefined],
    ['a default without colon', 'http://${HOST-db}:1', undefined],
    ['a default within a default', 'http://${HOST:-${OTHER:-db}}:1', undefined],
    ['the file .env', 'http://${HOST}:1', 'HOST=db'],
    ['the file .env over the default', 'http://${HOST:-spare}:1', 'HOST=db'],
    ['the short form', 'http://$HOST:1', 'export HOST="db" # the store'],
    ['a default for what is set but empty', 'http://${HOST:-db}:1', 'HOST='],
    ['what stands instead of what is set', 'http://${HOST:+db}:1', 'HOST=x'],
    ['an error that does not happen', 'http://${HOST:?no host}:1', 'HOST=db'],
    ['variables of variables', '${ADDRESS}', 'HOST=db\nADDRESS=http://${HOST}:5432'],
  ])('%s', (_, value, env) => {
    expect(arrow(value, env)).toEqual(['api > db']);
  });

  test('a dollar is written twice', () => {
    expect(arrow('http://$${db}:1')).toEqual([]);
  });

  test('one that nobody gave is named, not guessed', () => {
    const read = imported(API.replace('${URL}', 'http://${HOST:?which}:1/${NAME}'));
    expect(arrows(read.design)).toEqual([]);
    expect(leftOut(read)).toContain('variables: no value is given for HOST, NAME: a .env file beside it may have them');
  });

  test('names without a value are passed on, and environment files are read', () => {
    const { design } = imported(
      [
        'docker-compose.yml',
        'services:\n  a: { build: ., environment: [DB_HOST] }\n  b: { build: ., env_file: ./b.env }\n  db: { image: "postgres:16" }\n',
      ],
      ['.env', 'DB_HOST=db\n'],
      ['b.env', 'STORE_ADDR=db:5432\n'],
    );
    expect(arrows(design)).toEqual(['a > db', 'b > db']);
  });
});

describe('YAML', () => {
  test('anchors and merge keys', () => {
    const { design } = imported(`
x-base: &base
  depends_on: &needs { db: { condition: service_healthy } }
services:
  a: { <<: *base, image: acme/a }
  b:
    <<: *base
    image: acme/b
    depends_on: { <<: *needs, cache: {} }
  db: { image: "postgres:16" }
  cache: { image: "redis:7" }
`);
    expect(arrows(design)).toEqual(['a > db', 'b > cache', 'b > db']);
  });

  test('a bomb of aliases is refused', () => {
    const levels = Array.from({ length: 12 }, (_, i) =>
      i === 0
        ? 'l0: &l0 [x,x,x,x,x,x,x,x,x,x]'
        : `l${i}: &l${i} [${Array.from({ length: 10 }, () => `*l${i - 1}`).join(',')}]`,
    );
    const work = workOf(() => {
      expect(complaints(`${levels.join('\n')}\nservices: { a: { image: x } }`)[0]).toMatch(/expected/);
    });
    expect(work).toBeLessThan(MOST * honest());
  });

  test.each([
    ['brackets without end', `services: { a: ${'['.repeat(50_000)}`],
    ['defaults without end', `services: { a: { image: "${'${A:-'.repeat(200_000)}" } }`],
    ['defaults within defaults', `services: { a: { image: "${'${A:-'.repeat(50_000)}${'}'.repeat(50_000)}" } }`],
    ['a word without end', `services: { a: { image: x, environment: { A_URL: "${'a.'.repeat(1e6)}:" } } }`],
    ['dashes without end', `services: { a: { image: x, command: "${'-'.repeat(2e6)}" } }`],
    ['an anchor that holds itself', 'x: &a [*a]\nservices: { b: { image: x, environment: *a } }'],
    ['a merge of itself', 'x: &a { <<: *a, k: 1 }\nservices: { b: { image: x } }'],
    [
      'names of the language',
      'services: { __proto__: { image: x }, constructor: { image: redis, environment: { HOST: toString } } }',
    ],
    [
      'very many services',
      `services:\n${Array.from({ length: 4000 }, (_, i) => `  s${i}: { image: x, depends_on: [s${i + 1}] }`).join('\n')}`,
    ],
  ])('%s does no harm', (_, text) => {
    const work = workOf(() => {
      const read = importFiles([{ path: 'docker-compose.yml', text }], { id: 'x' });
      expect(read.ok || read.error.length > 0).toBe(true);
    });
    expect(work).toBeLessThan(MOST * honest());
  });

  test('mistakes name file, line and column', () => {
    expect(complaints('services:\n  a: 5\n')).toEqual([
      'docker-compose.yml:2:6: expected the fields of the service a, got 5',
    ]);
    expect(complaints('services: [a, b]\n')).toEqual([
      'docker-compose.yml:1:11: expected a map of services, got a list',
    ]);
    expect(complaints('services:\n  a: {\n')[0]).toMatch(/^docker-compose\.yml:\d+:\d+: expected YAML, got /);
    expect(complaints('- a\n- b\n')).toEqual(['docker-compose.yml: expected a map with services, got a list']);
    expect(complaints('services: {}\n')).toEqual(['docker-compose.yml: expected at least one service, got none']);
  });

  test('a file that is too large is refused before it is read', () => {
    expect(complaints(`services: { a: { image: x } }\n#${'x'.repeat(9e6)}`)[0]).toContain('expected at most 8 MB, got');
  });
});

describe('several files', () => {
  test('later ones are laid over earlier ones', () => {
    const { design } = imported(
      'services:\n  api: { image: "acme/api:1", environment: { DB_HOST: one }, ports: ["80:80"] }\n  one: { image: "postgres:16" }\n  two: { image: "mysql:8" }\n',
      'services:\n  api: { environment: ["DB_HOST=two"], scale: 2 }\n  one: { image: "mongo:7" }\n',
    );
    expect(arrows(design).filter((arrow) => !arrow.endsWith('?'))).toEqual(['api > two']);
    expect(kinds(design)).toMatchObject({ one: 'document-database MongoDB', two: 'sql-database MySQL' });
    expect(design.components['api']!.replicas).toBe(2);
  });

  test('!reset takes away, !override puts in the place of', () => {
    const base =
      'services:\n  api: { build: ., depends_on: [a], links: [b] }\n  a: { build: . }\n  b: { build: . }\n  c: { build: . }\n';
    expect(arrows(imported(base, 'services:\n  api: { links: !reset [] }\n').design)).toEqual(['api > a']);
    expect(arrows(imported(base, 'services:\n  api:\n    links: !override\n      - c\n').design)).toEqual([
      'api > a',
      'api > c',
    ]);
    expect(
      arrows(imported('services:\n  api: { build: ., links: !override [b] }\n  b: { build: . }\n').design),
    ).toEqual(['api > b']);
  });

  test('includes are found among the files, whatever the order', () => {
    const { design } = imported(
      ['src/app/compose.yml', 'include: [../db/compose.yml]\nservices:\n  api: { build: ., depends_on: [db] }\n'],
      ['src/db/compose.yml', 'services:\n  db: { image: "postgres:16" }\n'],
    );
    expect(arrows(design)).toEqual(['api > db']);
  });

  test('includes that are not there are named', () => {
    expect(complaints('include:\n  - ../ui/docker-compose.yml\n  - path: ../db/docker-compose.yml\n')[0]).toContain(
      'includes not found: ../ui/docker-compose.yml, ../db/docker-compose.yml',
    );
    const read = imported('include: [db.yml]\nservices: { api: { build: . } }\n');
    expect(leftOut(read)).toContain('db.yml: includes not found: give this file too');
  });

  test('a service takes over from another', () => {
    const { design } = imported(`
services:
  base: { image: acme/app, environment: { DB_HOST: db } }
  worker: { extends: { service: base }, command: work }
  db: { image: "postgres:16" }
`);
    expect(arrows(design)).toEqual(['base > db', 'worker > db']);
  });
});

describe('what is no docker-compose file', () => {
  test.each([
    ['k8s.yaml', 'apiVersion: v1\nkind: Service\n', 'a Kubernetes manifest'],
    ['notes.yaml', 'a: 1\n', 'YAML without services'],
    ['main.tf', 'resource "x" "y" {}', '.tf'],
    ['README', 'hello', 'a file of unknown format'],
    ['empty.txt', '', 'an empty file'],
  ])('%s is refused with words', (path, text, got) => {
    // Which formats there are is not this file's business: one of them is named, the others may become more.
    const [only, ...others] = complaints(text, path);
    expect(others).toEqual([]);
    expect(only).toMatch(/: expected a file of a format that is read \(docker-compose, [^)]+\), got /);
    expect(only!.startsWith(`${path}: `) && only!.endsWith(`, got ${got}`)).toBe(true);
  });

  test('a format that is not read is refused by its name', () => {
    const read = importFiles([{ path: 'a.yml', text: '' }], { id: 'x', from: 'terraform' });
    expect(read).toEqual({
      ok: false,
      error: [
        {
          path: '',
          message: expect.stringMatching(/^expected a format of docker-compose, .*, got "terraform"$/) as string,
        },
      ],
    });
  });

  test('the oldest form has its services at the top', () => {
    const { design } = imported('web:\n  image: acme/web\n  links: [db]\ndb:\n  image: postgres:9\n');
    expect(arrows(design)).toEqual(['web > db']);
  });
});
