import { ICONS, type Kind, kindOf, searchCatalogue } from '@shared/catalogue';
import { TEMPLATES } from '@shared/catalogue/templates';
import type { Design } from '@shared/model';
import type { Item } from '@renderer/canvas';

/** What a row of quick add puts onto the canvas. */
export type AddRow = {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly group?: string;
  readonly icon: readonly string[];
  readonly adds:
    | { readonly type: 'item'; readonly item: Item; readonly name?: string }
    | { readonly type: 'existing'; readonly component: string }
    | { readonly type: 'template'; readonly template: (typeof TEMPLATES)[number] };
};

/** Where somebody begins who has not typed yet. */
const FIRST = ['client', 'load-balancer', 'api-gateway', 'service', 'sql-database', 'cache', 'queue', 'object-storage'];
const BOUNDARIES = [
  ['region', 'Region'],
  ['zone', 'Zone'],
  ['trust', 'Trust boundary'],
  ['team', 'Team'],
  ['frame', 'Frame'],
] as const;
const FRAME = ['M3 5h18v14H3z', 'M3 9h18'];
const SHEET = ['M4 4h7v7H4z', 'M13 4h7v7h-7z', 'M4 13h7v7H4z', 'M13 13h7v7h-7z'];

type Options = { readonly from: string | undefined; readonly recent: readonly string[] };

/** Rows for what was typed: names that are drawn (to connect to), the catalogue, boundaries, templates, a plain name. */
export function addRows(query: string, design: Design, { from, recent }: Options): readonly AddRow[] {
  const asked = query.trim();
  if (asked === '') return from === undefined ? beginning(recent) : next(design, from);
  const known = from === undefined ? [] : drawn(asked, design, from);
  // Whose name begins so is meant; who only has the word in it comes after what could be new.
  const begins = known.filter(({ label }) => label.toLowerCase().startsWith(asked.toLowerCase()));
  const rest = known.filter((row) => !begins.includes(row));
  return [...begins, ...catalogue(asked), ...rest, ...others(asked), plain(asked)];
}

const rowOfKind = (kind: Kind, group?: string): AddRow => ({
  id: `kind ${kind.id}`,
  label: kind.name,
  hint: kind.summary,
  icon: ICONS[kind.id]!,
  ...(group === undefined ? {} : { group }),
  adds: { type: 'item', item: { type: 'component', kind: kind.id } },
});

function beginning(recent: readonly string[]): readonly AddRow[] {
  const used = recent.flatMap((id) => kindOf(id) ?? []).slice(0, 4);
  const rest = FIRST.flatMap((id) => kindOf(id) ?? []).filter((kind) => !used.includes(kind));
  const sketch = used.length > 0 ? 'Often used' : undefined;
  return [...used.map((kind) => rowOfKind(kind, 'Recent')), ...rest.map((kind) => rowOfKind(kind, sketch))];
}

/** After a gateway a service, after a service a cache: as the catalogue says of the kind. */
function next(design: Design, from: string): readonly AddRow[] {
  const kind = kindOf(design.components[from]?.kind ?? '');
  const kinds = (kind?.next ?? FIRST).flatMap((id) => kindOf(id) ?? []);
  return kinds.map((each) => rowOfKind(each, 'Comes next'));
}

function drawn(asked: string, design: Design, from: string): readonly AddRow[] {
  const low = asked.toLowerCase();
  return Object.entries(design.components)
    .filter(([id, { name }]) => id !== from && (name ?? id).toLowerCase().includes(low))
    .slice(0, 4)
    .map(([id, { name, kind }]) => ({
      id: `existing ${id}`,
      label: name ?? id,
      hint: 'connect to it',
      group: 'On the canvas',
      icon: ICONS[kind] ?? ICONS['component']!,
      adds: { type: 'existing', component: id },
    }));
}

function catalogue(asked: string): readonly AddRow[] {
  return searchCatalogue(asked, 9).map((hit): AddRow => {
    if (hit.type === 'kind') return rowOfKind(hit.kind, 'Components');
    const { technology, kind } = hit;
    return {
      id: `technology ${technology.name} ${kind.id}`,
      label: technology.name,
      hint: kind.name,
      group: 'Components',
      icon: ICONS[kind.id]!,
      adds: { type: 'item', item: { type: 'component', kind: kind.id, technology: technology.name } },
    };
  });
}

function others(asked: string): readonly AddRow[] {
  const low = asked.toLowerCase();
  const frames = BOUNDARIES.filter(([, name]) => name.toLowerCase().startsWith(low)).map(
    ([kind, name]): AddRow => ({
      id: `boundary ${kind}`,
      label: name,
      hint: 'a boundary around components',
      group: 'Boundaries',
      icon: FRAME,
      adds: { type: 'item', item: { type: 'boundary', kind } },
    }),
  );
  const templates = TEMPLATES.filter(
    ({ title, summary }) =>
      title.toLowerCase().includes(low) || (low.length > 3 && summary.toLowerCase().includes(low)),
  ).map(
    (template): AddRow => ({
      id: `template ${template.id}`,
      label: template.title,
      hint: template.summary,
      group: 'Templates',
      icon: SHEET,
      adds: { type: 'template', template },
    }),
  );
  return [...frames, ...templates.slice(0, 3)];
}

const plain = (asked: string): AddRow => ({
  id: 'plain',
  label: `“${asked}”`,
  hint: 'a plain component of this name',
  group: 'Any name',
  icon: ICONS['component']!,
  adds: { type: 'item', item: { type: 'component', kind: 'component' }, name: asked },
});

/** Text that says more than one name: an arrow, a list, attributes, replicas, a block, a second line. */
export const isSketch = (text: string): boolean => /[>,;[{\n]|\s[x×]\s*\d+\s*$/u.test(text.trim());
