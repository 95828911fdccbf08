import { rowBytes } from '../estimation';
import { attributesOf } from '../catalogue';
import { type Design, type Entity, likely, printQuantity } from '../model';

export const STORE_FAMILIES = [
  { id: 'relational', title: 'Relational', kinds: ['sql-database'] },
  { id: 'document', title: 'Document', kinds: ['document-database'] },
  { id: 'key-value', title: 'Key-value', kinds: ['key-value-store'] },
  { id: 'wide-column', title: 'Wide column', kinds: ['wide-column-store'] },
  { id: 'time-series', title: 'Time series', kinds: ['time-series-database'] },
  { id: 'graph', title: 'Graph', kinds: ['graph-database'] },
  { id: 'search', title: 'Search', kinds: ['search-index'] },
  { id: 'object', title: 'Object', kinds: ['object-store'] },
  { id: 'vector', title: 'Vector', kinds: ['vector-database'] },
] as const;

export type StoreFamily = (typeof STORE_FAMILIES)[number]['id'];

export type StoreAdvice = {
  readonly family: StoreFamily;
  readonly title: string;
  readonly reasonsFor: readonly string[];
  readonly reasonsAgainst: readonly string[];
  /** What it cannot do at all. */
  readonly excluded: string | undefined;
  readonly isChosen: boolean;
};

/** What of an entity speaks for or against a family of stores. */
type Traits = {
  readonly types: ReadonlySet<string>;
  readonly onlyKey: boolean;
  readonly writesPerSecond: number;
  readonly bytes: number;
  readonly rowBytes: number;
  readonly isStrong: boolean;
  readonly isTransactional: boolean;
  readonly isFlexible: boolean;
  readonly isTimed: boolean;
  readonly isSmallSet: boolean;
};

function traitsOf(design: Design, entity: Entity): Traits {
  const types = new Set(entity.access.map(({ type }) => type ?? 'key'));
  const rate = (operation: 'read' | 'write') =>
    entity.access
      .filter((access) => (access.operation ?? 'read') === operation)
      .reduce(
        (sum, { ratePerSecond, journey }) =>
          sum + likely(ratePerSecond ?? design.journeys[journey ?? '']?.ratePerSecond ?? 0),
        0,
      );
  const size = rowBytes(entity).total;
  const bytes = size * likely(entity.rows ?? 0);
  return {
    types,
    onlyKey: types.size === 1 && types.has('key'),
    writesPerSecond: rate('write'),
    bytes,
    rowBytes: size,
    isStrong: entity.access.some(({ consistency }) => consistency === 'strong'),
    isTransactional: entity.transactional === true,
    isFlexible: entity.flexible === true,
    isTimed: entity.fields.some(
      ({ type, key }) => key === 'primary' && /^(?:timestamp|timestamptz|time|date)/i.test(type ?? ''),
    ),
    isSmallSet: bytes > 0 && bytes < 1e12,
  };
}

type Reason = { readonly when: (traits: Traits) => boolean; readonly text: string | ((traits: Traits) => string) };
type Guide = { readonly pro: readonly Reason[]; readonly contra: readonly Reason[]; readonly never: readonly Reason[] };

const when = (test: Reason['when'], text: Reason['text']): Reason => ({ when: test, text });
const asks =
  (...wanted: string[]) =>
  (traits: Traits) =>
    wanted.some((type) => traits.types.has(type));

/** One machine writes what it can; beyond some ten thousand rows a second a single writer is the limit. */
const MANY_WRITES = 10_000;
const manyWrites = ({ writesPerSecond }: Traits) => writesPerSecond > MANY_WRITES;
const writes = (traits: Traits) =>
  `${printQuantity(traits.writesPerSecond, 'rate')} of writes are more than one machine takes`;

const GUIDES: Readonly<Record<StoreFamily, Guide>> = {
  relational: {
    pro: [
      when(asks('join'), 'joins several entities in one query'),
      when(({ isTransactional }) => isTransactional, 'changes several records together or not at all'),
      when(({ isStrong }) => isStrong, 'a reader sees the last write'),
      when(asks('range'), 'finds ranges in order with an index'),
      when(({ isSmallSet }) => isSmallSet, 'fits on one machine with a standby'),
      when(({ types }) => types.size >= 3, 'serves several access patterns with further indexes'),
    ],
    contra: [
      when(manyWrites, writes),
      when(
        ({ bytes }) => bytes > 50e12,
        ({ bytes }) => `${printQuantity(bytes, 'bytes')} have to be sharded by hand`,
      ),
      when(({ isFlexible }) => isFlexible, 'records of different shape need a JSON column'),
      when(asks('search'), 'searches words, but ranks them poorly'),
      when(asks('similar'), 'finds the nearest only with an extension'),
    ],
    never: [when(asks('blob'), 'large objects do not belong in rows')],
  },
  document: {
    pro: [
      when(({ isFlexible }) => isFlexible, 'records of the same kind may differ'),
      when(({ types }) => types.has('key') && !types.has('join'), 'what belongs together is read in one piece'),
      when(manyWrites, 'shards by itself'),
    ],
    contra: [
      when(asks('join'), 'joins are the application’s work'),
      when(asks('search', 'similar'), 'finds words and neighbours only with an index of another kind'),
      when(({ isTransactional }) => isTransactional, 'transactions over several documents cost more'),
      when(({ rowBytes: size }) => size > 1e6, 'documents end at 16 MB'),
    ],
    never: [
      when(asks('blob'), 'large objects do not belong in documents'),
      when(asks('traverse'), 'following relations takes a query for each step'),
    ],
  },
  'key-value': {
    pro: [
      when(({ onlyKey }) => onlyKey, 'everything is asked for by its key'),
      when(manyWrites, 'spreads keys over machines by itself'),
      when(({ rowBytes: size }) => size > 0 && size < 400e3, 'records are small'),
    ],
    contra: [
      when(({ isTransactional }) => isTransactional, 'records change one by one'),
      when(({ rowBytes: size }) => size >= 400e3, 'items end at 400 kB in DynamoDB'),
    ],
    never: [
      when(asks('join', 'search', 'aggregate', 'traverse', 'similar'), 'finds nothing but by key'),
      when(asks('blob'), 'large objects exceed what a record may hold'),
      when(asks('range'), 'finds no range without a sort key'),
    ],
  },
  'wide-column': {
    pro: [
      when(manyWrites, 'appends on many machines at once'),
      when(
        ({ bytes }) => bytes > 5e12,
        ({ bytes }) => `spreads ${printQuantity(bytes, 'bytes')} over machines by itself`,
      ),
      when(asks('range'), 'reads the rows of a partition in order'),
      when(({ isStrong, isTransactional }) => !isStrong && !isTransactional, 'eventual consistency is enough'),
    ],
    contra: [
      when(({ isStrong }) => isStrong, 'strong reads ask a quorum and cost latency'),
      when(({ bytes }) => bytes > 0 && bytes < 100e9, 'for this little it is more to run than it brings'),
      when(({ types }) => types.size >= 3, 'each access pattern wants a table of its own'),
    ],
    never: [
      when(asks('join', 'traverse'), 'has no joins'),
      when(asks('search', 'similar', 'aggregate'), 'answers by partition and order only'),
      when(({ isTransactional }) => isTransactional, 'has no transactions over partitions'),
      when(asks('blob'), 'large objects do not belong in cells'),
    ],
  },
  'time-series': {
    pro: [
      when(({ isTimed }) => isTimed, 'the time is part of the key'),
      when(({ isTimed, types }) => isTimed && types.has('aggregate'), 'sums over windows are kept ready'),
    ],
    contra: [when(({ isTimed }) => !isTimed, 'the time is not part of the key')],
    never: [
      when(({ isTransactional }) => isTransactional, 'has no transactions'),
      when(asks('join', 'traverse', 'search', 'blob'), 'answers by series and time only'),
    ],
  },
  graph: {
    pro: [when(asks('traverse'), 'follows relations of unknown depth in one query')],
    contra: [when(({ types }) => !types.has('traverse'), 'nobody follows relations here'), when(manyWrites, writes)],
    never: [when(asks('blob'), 'large objects do not belong in a graph')],
  },
  search: {
    pro: [
      when(asks('search'), 'finds words and ranks what it finds'),
      when(({ types }) => types.has('search') && types.has('aggregate'), 'counts by facet'),
    ],
    contra: [
      when(({ types }) => !types.has('search'), 'nobody searches for words'),
      when(({ isStrong }) => isStrong, 'what is written is found a second later'),
    ],
    never: [when(({ isTransactional }) => isTransactional, 'has no transactions: keep the truth elsewhere')],
  },
  object: {
    pro: [
      when(asks('blob'), 'large objects, cheap and as many as there are'),
      when(
        ({ bytes }) => bytes > 50e12,
        ({ bytes }) => `${printQuantity(bytes, 'bytes')} for a fifth of the price of disks`,
      ),
    ],
    contra: [
      when(({ types }) => !types.has('blob'), 'every read takes tens of milliseconds'),
      when(({ rowBytes: size }) => size > 0 && size < 10e3, 'requests cost more than storage for small records'),
    ],
    never: [
      when(asks('join', 'range', 'search', 'traverse', 'similar'), 'finds nothing but by name'),
      when(({ isTransactional }) => isTransactional, 'has no transactions'),
    ],
  },
  vector: {
    pro: [when(asks('similar'), 'finds the nearest by meaning')],
    contra: [when(({ types }) => types.has('similar') && types.size > 1, 'the other patterns want a second store')],
    never: [when(({ types }) => !types.has('similar'), 'nobody asks for what is similar')],
  },
};

/** After Kleppmann, Designing Data-Intensive Applications, chapters 2 and 3; limits from the vendors’ documentation. */
export const STORE_GUIDE_SOURCE =
  'Kleppmann, Designing Data-Intensive Applications, chapters 2, 3 and 5; limits: DynamoDB, MongoDB and Amazon S3 documentation';

/**
 * Which families of stores suit an entity and why, the most suitable first. Reasons are counted, not weighed: nobody knows
 * the weights. A family that cannot do what is asked stands last, whatever speaks for it.
 */
export function storeAdvice(design: Design, entity: Entity): readonly StoreAdvice[] {
  const traits = traitsOf(design, entity);
  const said = (reasons: readonly Reason[]) =>
    reasons.filter((reason) => reason.when(traits)).map(({ text }) => (typeof text === 'string' ? text : text(traits)));
  const kind = entity.component === undefined ? undefined : design.components[entity.component]?.kind;
  const advice = STORE_FAMILIES.map(({ id, title, kinds }): StoreAdvice => {
    const guide = GUIDES[id];
    return {
      family: id,
      title,
      reasonsFor: said(guide.pro),
      reasonsAgainst: said(guide.contra),
      excluded: entity.access.length === 0 ? undefined : said(guide.never)[0],
      isChosen: kind !== undefined && (kinds as readonly string[]).includes(kind),
    };
  });
  const score = ({ reasonsFor, reasonsAgainst, excluded }: StoreAdvice) =>
    reasonsFor.length - reasonsAgainst.length - (excluded === undefined ? 0 : 100);
  return advice.toSorted((a, b) => score(b) - score(a));
}

/** What a store gives up when the network is cut and when it is not, by its kind of replication (Abadi, PACELC, 2012). */
export function pacelcOf(design: Design, id: string): string | undefined {
  const component = design.components[id];
  const data = component && attributesOf(component).data?.value;
  if (component === undefined || data === undefined) return undefined;
  const isStrong = data.consistency === 'strong';
  const copies = data.copies === undefined ? 1 : likely(data.copies);
  if (copies === 1) return 'One copy: nothing to agree on; when it is gone, it is gone.';
  if (isStrong)
    return 'PC/EC: cut off, it refuses rather than answers wrongly; otherwise it waits for agreement on every write.';
  return data.consistency === undefined
    ? undefined
    : 'PA/EL: cut off, it goes on answering, perhaps with old data; otherwise it answers at once and agrees later.';
}
