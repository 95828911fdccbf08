import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { importFiles } from '@shared/formats';
import { parseDesign, serializeDesign } from '@shared/model';
import { random } from '../../support/design';

const OWN = `name: fuzz
x-base: &base { restart: always, depends_on: { db: { condition: service_healthy } } }
services:
  web: { <<: *base, image: "nginx:1", ports: ["80:80", "443:\${PORT:-443}"], environment: ["API=http://api:8080", "DB_HOST=db"] }
  api:
    <<: *base
    build: .
    command: ["serve", "--cache=redis://cache:6379/0", "--db-host", "db"]
    deploy: { replicas: 3, resources: { limits: { cpus: "0.5" } } }
    networks: { back: { aliases: [backend, "\${ALIAS}"] } }
    links: ["db:store"]
  db: { image: "postgres:\${V:?}", volumes: ["data:/var/lib/postgresql/data"], environment: { POSTGRES_PASSWORD: api } }
  cache: { image: redis, profiles: [all], ports: !reset [] }
  user-mongodb: { image: mongo }
  init-db: { image: alpine, entrypoint: "sh -c 'wait db:5432'" }
`;

const SAMPLES = resolve(import.meta.dirname, '../../../../shared/samples/docker-compose');
const texts = [
  OWN,
  ...(existsSync(SAMPLES) ? readdirSync(SAMPLES).map((file) => readFileSync(resolve(SAMPLES, file), 'utf8')) : []),
];

const BITS = [
  '{',
  '}',
  '[',
  ']',
  ':',
  '-',
  '&a ',
  '*a',
  '!x ',
  '${',
  '}',
  '$',
  '"',
  "'",
  '\n',
  '\t',
  '  ',
  '|',
  '>',
  '#',
  'null',
  '\u0000',
  '\uD800',
  '0',
  '<<: *a',
  '://',
  '@',
  ',',
  '\n---\n',
  '%',
];

/** A few cuts, doublings and insertions: what editors, merges and half downloads do to a file. */
function mutated(text: string, seed: number): string {
  const dice = random(seed);
  const below = (n: number) => Math.floor(dice() * n);
  let result = text;
  for (let i = 1 + below(6); i > 0; i--) {
    const at = below(result.length + 1);
    const length = below(dice() < 0.2 ? 400 : 12);
    const cut = result.slice(at, at + length);
    const change = [
      () => '',
      () => cut + cut,
      () => BITS[below(BITS.length)]! + cut,
      () => cut.split('').reverse().join(''),
    ][below(4)]!;
    result = result.slice(0, at) + change() + result.slice(at + length);
  }
  return result;
}

describe('a damaged docker-compose file', () => {
  test.each(Array.from({ length: 300 }, (_, seed) => seed))('is read or refused with a place, seed %i', (seed) => {
    const text = mutated(texts[seed % texts.length]!, seed);
    const read = importFiles([{ path: 'docker-compose.yml', text }], { id: 'fuzz' });
    if (!read.ok) {
      expect(read.error.length).toBeGreaterThan(0);
      for (const { path, message } of read.error)
        expect(`${path}: ${message}`).toMatch(/^docker-compose\.yml.*(?:expected|not found)/);
      return;
    }
    expect(parseDesign(serializeDesign(read.value.design)).ok).toBe(true);
  });
});
