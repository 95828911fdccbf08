import { TEMPLATES } from '@shared/catalogue/templates';
import type { Design } from '@shared/model';
import { design } from '../../support/design';

const hostile: Design = {
  ...design('end > graph; graph > end; a > a'),
  name: 'A "name" with %% ; # <b> $HOME ${x} \\ `code`',
  boundaries: { end: { kind: 'zone', name: '"] }' }, label: { kind: 'frame', parent: 'end' } },
  components: {
    end: { kind: 'service', name: 'end', boundary: 'end' },
    graph: { kind: 'queue', name: '"quoted" [x] {y} (z) | ; # & <i> `t` \\ $1', technology: 'a\nb', boundary: 'label' },
    a: { kind: 'sql-database', name: '١ 漢字 -- > "' },
    'x y/z': { kind: 'external-system' },
    'x-y-z': { kind: 'client', replicas: 3 },
  },
};
/** What every format of text has to stand: real designs, names that want to be syntax, next to nothing. */
export const CASES: readonly (readonly [string, Design])[] = [
  ...TEMPLATES.map(({ id, design: given }) => [id, given] as const),
  ['hostile names', hostile],
  ['nothing', design('alone')],
];

export const counts = ({ components, connectors }: Design) => [
  Object.keys(components).length,
  Object.keys(connectors).length,
];
