import { type GroupId, ICONS, type Kind, KINDS, searchCatalogue, type Technology } from '@shared/catalogue';
import { Drawing, Icon } from '@renderer/ui';
import { type DragEvent, type KeyboardEvent, type ReactElement, useMemo, useRef, useState } from 'react';
import styles from './Palette.module.css';

/** What can be dragged onto the canvas; `ITEM_TYPE` of the canvas names the data of the drag. */
export type PaletteItem =
  | { readonly type: 'component'; readonly kind: string; readonly technology?: string }
  | { readonly type: 'boundary'; readonly kind: 'region' | 'zone' | 'trust' | 'team' | 'frame' };

type Props = {
  readonly dragType: string;
  readonly onAdd: (item: PaletteItem) => void;
  /** A drag has begun, or ended. */
  readonly onDrag?: (item: PaletteItem | undefined) => void;
};

const GROUPS: readonly (readonly [GroupId, string])[] = [
  ['people', 'People'],
  ['edge', 'Edge'],
  ['compute', 'Compute'],
  ['data', 'Data'],
  ['messaging', 'Messaging'],
  ['platform', 'Platform'],
  ['external', 'External'],
  ['other', 'Other'],
];

const BOUNDARIES = [
  ['region', 'Region'],
  ['zone', 'Zone'],
  ['trust', 'Trust boundary'],
  ['team', 'Team'],
  ['frame', 'Frame'],
] as const;

/** Groups that a newcomer needs are open; the rest is one click, or one word in the search, away. */
const OPEN: ReadonlySet<string> = new Set(['people', 'edge', 'compute', 'data', 'messaging']);

type Row = {
  readonly key: string;
  readonly name: string;
  readonly hint: string;
  readonly icon: readonly string[];
  readonly item: PaletteItem;
};

const rowOfKind = (kind: Kind): Row => ({
  key: kind.id,
  name: kind.name,
  hint: kind.summary,
  icon: ICONS[kind.id]!,
  item: { type: 'component', kind: kind.id },
});
const rowOfTechnology = (technology: Technology, kind: Kind): Row => ({
  key: `${technology.name} ${kind.id}`,
  name: technology.name,
  hint: kind.name,
  icon: ICONS[kind.id]!,
  item: { type: 'component', kind: kind.id, technology: technology.name },
});

/** Everything there is to draw with: searched by typing, added by dragging, or by Enter beside the selection. */
export function Palette({ dragType, onAdd, onDrag }: Props): ReactElement {
  const [query, setQuery] = useState('');
  const list = useRef<HTMLDivElement>(null);
  const hits = useMemo(
    () =>
      query.trim() === ''
        ? undefined
        : searchCatalogue(query, 40).map((hit) =>
            hit.type === 'kind' ? rowOfKind(hit.kind) : rowOfTechnology(hit.technology, hit.kind),
          ),
    [query],
  );
  const start = (event: DragEvent, item: PaletteItem) => {
    event.dataTransfer.setData(dragType, JSON.stringify(item));
    event.dataTransfer.effectAllowed = 'copy';
    // The canvas shows what a drop would do; at the pointer the sign is enough.
    const sign = event.currentTarget.querySelector('svg');
    if (sign) event.dataTransfer.setDragImage(sign, 9, 9);
    onDrag?.(item);
  };
  const row = ({ key, name, hint, icon, item }: Row) => (
    <button
      key={key}
      type="button"
      className={styles.item}
      draggable
      onDragStart={(event) => start(event, item)}
      onDragEnd={() => onDrag?.(undefined)}
      onClick={() => onAdd(item)}
      title={hint}
      data-item={key}
    >
      <Drawing paths={icon} size={18} />
      <span>{name}</span>
      {hits && item.type === 'component' && item.technology !== undefined && <small>{hint}</small>}
    </button>
  );
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Enter' && hits?.[0]) onAdd(hits[0].item);
    if (event.key === 'Escape') {
      setQuery('');
      (event.target as HTMLElement).blur();
    }
    if (event.key === 'ArrowDown') list.current?.querySelector('button')?.focus();
  };
  return (
    <nav className={styles.palette} aria-label="Palette">
      <div className={styles.search}>
        <Icon name="search" />
        <input
          type="search"
          placeholder="Search components"
          aria-label="Search components"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={onKeyDown}
          spellCheck={false}
        />
      </div>
      <div className={styles.list} ref={list}>
        {hits ? (
          hits.length > 0 ? (
            hits.map(row)
          ) : (
            <p className={styles.none}>Nothing is called “{query.trim()}”. A plain component takes any name.</p>
          )
        ) : (
          <>
            {GROUPS.map(([group, title]) => (
              <details key={group} className={styles.group} open={OPEN.has(group)}>
                <summary>
                  <Icon name="chevronRight" size={13} /> {title}
                </summary>
                {KINDS.filter((kind) => kind.group === group).map((kind) => row(rowOfKind(kind)))}
              </details>
            ))}
            <details className={styles.group}>
              <summary>
                <Icon name="chevronRight" size={13} /> Boundaries
              </summary>
              {BOUNDARIES.map(([kind, name]) =>
                row({
                  key: `boundary-${kind}`,
                  name,
                  hint: 'A frame around components',
                  icon: FRAMES[kind],
                  item: { type: 'boundary', kind },
                }),
              )}
            </details>
          </>
        )}
      </div>
    </nav>
  );
}

const FRAMES = {
  region: ['M3 5h18v14H3z', 'M3 9h18'],
  zone: ['M3 5h3M9 5h6M18 5h3v3M21 11v3M21 17v2h-3M15 19H9M6 19H3v-2M3 14v-3M3 8V5'],
  trust: ['M3 5h18v14H3z', 'M6 8h12v8H6z'],
  team: [
    'M4 5h.1M8 5h.1M12 5h.1M16 5h.1M20 5h.1M20 9h.1M20 13h.1M20 17h.1M16 19h.1M12 19h.1M8 19h.1M4 19h.1M4 15h.1M4 10h.1',
  ],
  frame: ['M3 5h18v14H3z'],
};
