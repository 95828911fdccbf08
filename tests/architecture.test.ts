import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');

type Import = { readonly file: string; readonly to: string };

const sources = ['main', 'shared', 'renderer'].flatMap((top) =>
  readdirSync(join(ROOT, top), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:ts|tsx|mjs)$/.test(file) && !file.endsWith('.d.ts'))
    .map((file) => `${top}/${file.split(sep).join('/')}`),
);

/** Every import and re-export, type imports included, as a path from the root or the name of a package. */
function importsOf(file: string): Import[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const specifiers = [
    ...text.matchAll(
      /^\s*(?:import|export)\s[^'";]*?from\s*['"]([^'"]+)['"]|^\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm,
    ),
  ];
  return specifiers.map((match) => {
    const specifier = (match[1] ?? match[2] ?? match[3])!;
    if (specifier.startsWith('@shared/') || specifier.startsWith('@renderer/') || specifier.startsWith('@main/')) {
      return { file, to: specifier.slice(1) };
    }
    if (!specifier.startsWith('.')) return { file, to: specifier };
    return {
      file,
      to: relative(ROOT, resolve(ROOT, dirname(file), specifier))
        .split(sep)
        .join('/'),
    };
  });
}

const imports = sources.flatMap(importsOf);
const isOurs = (path: string) => /^(?:main|shared|renderer)(?:\/|$)/.test(path);

/** `shared/graph`, `renderer/canvas`, `main/cli`; a file directly in a top folder is a room of its own. */
function roomOf(path: string): string {
  const [top, room] = path.replace(/\.(?:ts|tsx|css|mjs)(?:\?.*)?$/, '').split('/');
  return room === undefined ? top! : `${top}/${room}`;
}

const PURE = ['shared/graph', 'shared/stochastic', 'shared/reliability', 'shared/model', 'shared/bridge'];
const THINKING = [
  'shared/catalogue',
  'shared/edit',
  'shared/analysis',
  'shared/rules',
  'shared/tradeoff',
  'shared/estimation',
  'shared/process',
  'shared/learn',
  'shared/simulation',
  'shared/layout',
  'shared/formats',
  'shared/report',
];
const ALL_SHARED = [...PURE, ...THINKING];

/** Who may import whom; `shared/result` may be imported by everyone, and everyone may import itself. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'shared/result': [],
  'shared/graph': [],
  'shared/stochastic': [],
  'shared/reliability': [],
  'shared/model': [],
  'shared/bridge': [],
  'shared/catalogue': ['shared/model'],
  'shared/edit': ['shared/model'],
  'shared/layout': ['shared/model'],
  'shared/analysis': ['shared/model', 'shared/catalogue', 'shared/graph', 'shared/stochastic', 'shared/reliability'],
  'shared/rules': [...PURE, 'shared/catalogue', 'shared/analysis'],
  'shared/estimation': [...PURE, 'shared/catalogue', 'shared/analysis', 'shared/edit'],
  'shared/process': [
    ...PURE,
    'shared/catalogue',
    'shared/analysis',
    'shared/edit',
    'shared/rules',
    'shared/estimation',
  ],
  'shared/learn': [],
  'shared/tradeoff': [...PURE, 'shared/catalogue', 'shared/analysis', 'shared/edit', 'shared/rules'],
  'shared/simulation': ['shared/model', 'shared/graph', 'shared/catalogue', 'shared/analysis'],
  'shared/formats': ALL_SHARED.filter((room) => room !== 'shared/report'),
  'shared/report': ALL_SHARED,
  'main/cli': [...ALL_SHARED, 'main/disk'],
  'renderer/ui': [],
  'renderer/state': ['shared/model', 'shared/edit'],
};

function mayImport(from: string, to: string): boolean {
  if (from === to || to === 'shared/result') return true;
  const listed = MAY_IMPORT[from];
  if (listed !== undefined) return listed.includes(to);
  if (from.startsWith('main/')) return to.startsWith('main/') || to === 'shared/bridge';
  if (from === 'renderer/app' || from === 'renderer/main')
    return to.startsWith('shared/') || to.startsWith('renderer/');
  if (from.startsWith('renderer/')) return to.startsWith('shared/') || to === 'renderer/state' || to === 'renderer/ui';
  return false;
}

/** Each dependency has one door. */
const DOORS: readonly { readonly package: RegExp; readonly door: RegExp }[] = [
  { package: /^electron$/, door: /^main\// },
  { package: /^node:/, door: /^main\/|^renderer\/vite\.config/ },
  { package: /^@xyflow\/react/, door: /^renderer\/canvas\// },
  { package: /^d3-/, door: /^renderer\/(?:simulation|performance|tradeoff)\// },
  { package: /^elkjs/, door: /^(?:shared|renderer)\/layout\// },
  { package: /^dexie/, door: /^renderer\/persistence\// },
  { package: /^zod/, door: /^shared\/model\/|^main\/arguments/ },
  { package: /^yaml/, door: /^shared\/formats\/(?:read|write\/openapi)\// },
  { package: /^pptxgenjs/, door: /^shared\/formats\/write\/pptx\// },
  { package: /^docx$/, door: /^shared\/formats\/write\/docx\// },
  { package: /^jspdf/, door: /^shared\/formats\/write\/pdf\// },
  { package: /^(?:fflate|svgpath|fast-xml-parser)$/, door: /^shared\/formats\// },
  { package: /^@resvg/, door: /^shared\/formats\/write\/|^main\/(?:cli|icon)/ },
  { package: /^(?:react|react-dom|radix-ui|cmdk|sonner|zustand)(?:\/|$)/, door: /^renderer\// },
];

describe('the house', () => {
  test('there is something to look at', () => {
    expect(sources.length).toBeGreaterThan(60);
    expect(imports.length).toBeGreaterThan(200);
  });

  test('rooms import only those below them', () => {
    const wrong = imports
      .filter(({ to }) => isOurs(to))
      .filter(({ file, to }) => !mayImport(roomOf(file), roomOf(to)))
      .map(({ file, to }) => `${file} → ${to}`);
    expect(wrong).toEqual([]);
  });

  test('each dependency is used behind its own door', () => {
    const wrong = imports.flatMap(({ file, to }) =>
      DOORS.filter(({ package: name, door }) => name.test(to) && !door.test(file)).map(() => `${file} → ${to}`),
    );
    expect(wrong).toEqual([]);
  });

  test('the mind has no clock and no dice', () => {
    const wrong = sources
      .filter((file) => file.startsWith('shared/'))
      .filter((file) =>
        /\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b|\bperformance\.now\b|\bcrypto\./.test(
          readFileSync(join(ROOT, file), 'utf8'),
        ),
      );
    expect(wrong).toEqual([]);
  });

  test('an index names what outsiders may use', () => {
    const wrong = sources.filter((file) => /^\s*export \*(?! as )/m.test(readFileSync(join(ROOT, file), 'utf8')));
    expect(wrong).toEqual([]);
  });

  test('files do not import each other in circles', () => {
    const file = (path: string) =>
      sources.find((s) => s === path || s === `${path}.ts` || s === `${path}.tsx` || s === `${path}/index.ts`);
    const targets = new Map(
      sources.map((s) => [s, importsOf(s).flatMap(({ to }) => (isOurs(to) ? (file(to) ?? []) : []))]),
    );
    const state = new Map<string, 'open' | 'done'>();
    const circles: string[] = [];
    const visit = (at: string, path: readonly string[]) => {
      if (state.get(at) === 'done') return;
      if (state.get(at) === 'open') {
        circles.push([...path.slice(path.indexOf(at)), at].join(' → '));
        return;
      }
      state.set(at, 'open');
      for (const to of targets.get(at) ?? []) visit(to, [...path, at]);
      state.set(at, 'done');
    };
    for (const source of sources) visit(source, []);
    expect(circles).toEqual([]);
  });

  test('no file is longer than four hundred lines', () => {
    const long = sources
      .map((s) => [s, readFileSync(join(ROOT, s), 'utf8').split('\n').length] as const)
      .filter(([, lines]) => lines > 401);
    expect(long).toEqual([]);
  });
});
