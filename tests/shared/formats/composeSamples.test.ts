import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Imported, importFiles } from '@shared/formats';

/** Real files of other people, beside the project and not in it: read where they lie, skipped where they do not. */
const FOLDER = resolve(import.meta.dirname, '../../../../shared/samples');
const MANIFEST = resolve(FOLDER, 'MANIFEST.json');

type Pair = { readonly from: string; readonly to: string };
type Sample = {
  readonly format: string;
  readonly file: string;
  readonly expected: {
    readonly truth: string;
    readonly components: readonly { readonly name: string; readonly kind: string }[];
    readonly connections: readonly Pair[];
    readonly real_connections?: readonly Pair[];
  };
};

const samples: readonly Sample[] = existsSync(MANIFEST)
  ? (JSON.parse(readFileSync(MANIFEST, 'utf8')) as { samples: Sample[] }).samples
  : [];
const composed = samples.filter(({ format }) => format === 'docker-compose');
const checked = composed.filter(({ expected }) => expected.truth.startsWith('hand') && expected.components.length > 0);

const SKIPPED = 'the samples do not lie beside the project';

function read({ file }: Sample): Imported {
  const result = importFiles([{ path: file.split('/').at(-1)!, text: readFileSync(resolve(FOLDER, file), 'utf8') }], {
    id: 'sample',
  });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const arrow = ({ from, to }: Pair) => `${from} > ${to}`;

function arrowsOf({ design }: Imported, isStated: boolean): ReadonlySet<string> {
  const name = (id: string) => design.components[id]!.name!;
  const chosen = Object.values(design.connectors).filter((c) => (c.inferredFrom === undefined) === isStated);
  return new Set(chosen.map(({ from, to }) => arrow({ from: name(from), to: name(to) })));
}

/** Our kinds that a coarser vocabulary calls by this word. */
const KINDS: Readonly<Record<string, RegExp>> = {
  client: /client|app/,
  gateway: /gateway|proxy|balancer|frontend/,
  lb: /gateway|proxy|balancer/,
  frontend: /frontend/,
  service: /service|function|engine|transcoder|proxy|feature-flags|websocket/,
  worker: /worker|service/,
  db: /database|warehouse|column|key-value/,
  cache: /cache/,
  queue: /queue/,
  stream: /stream/,
  storage: /object-store/,
  search: /search/,
  observability: /metrics|tracing|log-store/,
  config: /registry|coordination|config/,
  job: /job/,
  auth: /identity/,
  dns: /dns/,
};

describe.skipIf(checked.length === 0)(
  `real docker-compose files (${checked.length === 0 ? SKIPPED : checked.length})`,
  () => {
    test.each(checked.map((sample) => [sample.file.split('/').at(-1)!, sample] as const))(
      '%s: names and kinds',
      (_, sample) => {
        const { design, account } = read(sample);
        const left = new Set(account.notes.filter(({ what }) => what === 'left-out').map(({ about }) => about));
        const found = new Map(Object.values(design.components).map(({ name, kind }) => [name!, kind]));
        const wrong = sample.expected.components.flatMap(({ name, kind }) => {
          const ours = found.get(name);
          if (ours === undefined) return left.has(name) ? [] : [`${name} is missing`];
          return KINDS[kind]?.test(ours) ? [] : [`${name} is a ${ours}, not a ${kind}`];
        });
        expect(wrong).toEqual([]);
        const extra = [...found.keys()].filter((name) => !sample.expected.components.some((c) => c.name === name));
        expect(extra).toEqual(['Client']);
      },
    );

    test.each(checked.map((sample) => [sample.file.split('/').at(-1)!, sample] as const))(
      '%s: what it states',
      (_, sample) => {
        const imported = read(sample);
        const stated = arrowsOf(imported, true);
        const rejected = new Set(
          imported.account.notes.filter(({ what }) => what === 'left-out').map(({ about }) => about),
        );
        const missed = sample.expected.connections.filter(
          (pair) => !stated.has(arrow(pair)) && !rejected.has(`${pair.from} → ${pair.to}`),
        );
        expect(missed.map(arrow)).toEqual([]);
      },
    );
  },
);

describe.skipIf(checked.length === 0)(`known traps (${checked.length === 0 ? SKIPPED : 4})`, () => {
  const named = (part: string) => composed.find(({ file }) => file.includes(part))!;

  test('the social network has its 27 components, and no entrance depends on the tracer', () => {
    const { design } = read(named('socialNetwork__docker-compose.yml'));
    expect(Object.keys(design.components)).toHaveLength(28);
    const traced = Object.values(design.connectors).filter(({ to }) => to === 'jaeger-agent');
    expect(traced).toHaveLength(13);
    expect(traced.every(({ mode, required }) => mode === 'async' && required === false)).toBe(true);
  });

  test('the media service states no connector; names recover the eighteen to its stores', () => {
    const sample = named('mediaMicroservices');
    const imported = read(sample);
    expect([...arrowsOf(imported, true)]).toEqual([]);
    const real = new Set(sample.expected.real_connections!.map(arrow));
    const inferred = [...arrowsOf(imported, false)].filter((each) => !each.startsWith('Client'));
    expect(inferred).toHaveLength(18);
    expect(inferred.filter((each) => !real.has(each))).toEqual([]);
  });

  test('a password that equals the name of a service is no connector', () => {
    const { design } = read(named('temporalio-docker-compose__docker-compose.yml'));
    expect(Object.values(design.connectors).some(({ from }) => from === 'postgresql')).toBe(false);
  });

  test('a file of includes alone names them', () => {
    const { file } = named('src__app__docker-compose.yml');
    const result = importFiles([{ path: 'docker-compose.yml', text: readFileSync(resolve(FOLDER, file), 'utf8') }], {
      id: 'x',
    });
    expect(!result.ok && result.error[0]!.message).toContain('includes not found: ../ui/docker-compose.yml');
  });
});
