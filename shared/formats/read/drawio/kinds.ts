import { guessKind } from '../../../catalogue';
import type { Cell } from './file';

export type KindGuess = { readonly kind: string; readonly technology?: string; readonly basis: string };

/** Shapes that mean something by themselves, by a word in their name. */
const SHAPES: readonly (readonly [RegExp, string])[] = [
  [/^(?:cylinder\d?|datastore|mxgraph\.flowchart\.(?:database|direct_data)|mxgraph\.er\..*)$/, 'sql-database'],
  [/^(?:actor|umlActor|mxgraph\.basic\.smiley|mxgraph\.c4\.person\d?)$/, 'client'],
  [/^cloud$/, 'external-system'],
];

/** What a shape is: by its icon, then by its name, then by its form. Undefined where nothing says it. */
export function kindOfCell(cell: Cell, name: string): KindGuess | undefined {
  const icon = iconOf(cell);
  const byIcon = icon === undefined ? undefined : guessKind(icon);
  const byName = guessKind(name);
  const guess = byIcon ?? byName;
  if (guess !== undefined) {
    const technology = byIcon?.technology ?? (byName?.kind.id === guess.kind.id ? byName.technology : undefined);
    const basis = byIcon === undefined ? guess.basis : `the icon “${icon}”`;
    return { kind: guess.kind.id, ...(technology === undefined ? {} : { technology: technology.name }), basis };
  }
  const shape = cell.style.get('shape') ?? [...cell.style.keys()][0] ?? '';
  const found = SHAPES.find(([pattern]) => pattern.test(shape));
  return found && { kind: found[1], basis: `the shape “${shape}”` };
}

/** The words of an icon: `mxgraph.aws4.route_53`, `img/lib/azure2/networking/Front_Doors.svg`. */
export function iconOf({ style }: Cell): string | undefined {
  const icon = style.get('resIcon') ?? style.get('prIcon') ?? style.get('image') ?? style.get('shape');
  if (icon === undefined || icon.startsWith('data:')) return undefined;
  const last = icon
    .split(/[./](?=[^./]*(?:\.(?:svg|png|jpe?g))?$)/)
    .at(-1)!
    .replace(/\.(?:svg|png|jpe?g)$/i, '');
  const words = last.replaceAll(/[_-]+/g, ' ').trim();
  return /[./]/.test(icon) && words !== '' && !GENERIC.has(words) ? words : undefined;
}

const GENERIC = new Set(['resourceIcon', 'productIcon', 'group', 'groupCenter', 'product icon', 'icon', 'rectangle']);

/** What a frame is, by its title. */
export function boundaryKind(title: string): 'region' | 'zone' | 'trust' | 'team' | 'frame' {
  if (/\bavailability zone\b|\bzone\b|\baz\b/i.test(title)) return 'zone';
  if (/\bregion\b/i.test(title)) return 'region';
  if (/\b(?:vpc|vnet|virtual network|subnet|security group|dmz|firewall|trust|private|public|network)\b/i.test(title))
    return 'trust';
  return /\bteam\b/i.test(title) ? 'team' : 'frame';
}
