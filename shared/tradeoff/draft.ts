import { applyInto, type Change, commands, compose, NOTHING } from '../edit';
import { type Component, type Connector, type Design, slug, unique } from '../model';

type Fields<T> = Partial<{ [K in keyof T]: T[K] | undefined }>;

/** How far a component that a tactic adds stands from the one that it belongs to. */
const RIGHT = 232;
const DOWN = 120;
const STEP = 24;

/** A design in the making: commands one after the other, and the one change that they are together. */
export class Draft {
  #design: Design;
  /** Run, but not applied yet: nobody has looked at the design since. Most drafts are one command long, and it copies a table. */
  #pending: Change = NOTHING;
  #change: Change = NOTHING;
  /** Tables that only this draft has: a tactic of many commands copies each that it touches once. */
  readonly #own = new Set<unknown>();

  constructor(design: Design) {
    this.#design = design;
  }

  /** As it is now: what the next command changes, it changes in here. */
  get design(): Design {
    if (this.#pending !== NOTHING) this.#design = applyInto(this.#design, this.#pending, this.#own);
    this.#pending = NOTHING;
    return this.#design;
  }

  run(change: Change): this {
    this.#pending = this.#pending === NOTHING ? change : compose(this.#pending, change);
    this.#change = compose(this.#change, change);
    return this;
  }

  set(component: string, fields: Fields<Component>): this {
    return this.run(commands.setComponents(this.design, [component], fields));
  }

  tie(connector: string, fields: Fields<Connector>): this {
    return this.run(commands.setConnectors(this.design, [connector], fields));
  }

  /** Adds a component beside another one, where nothing stands yet; its id is made from its name. */
  add(
    component: Component & { readonly name: string },
    beside: string,
    side: 'right' | 'left' | 'below' = 'below',
  ): string {
    const id = unique(slug(component.name), this.design.components);
    const position = this.#freePlace(beside, side);
    this.run(commands.addComponent(this.design, { id, ...component, ...(position === undefined ? {} : { position }) }));
    return id;
  }

  connect(connector: Connector): string {
    const id = unique(`${connector.from}-${connector.to}`, this.design.connectors);
    this.run(commands.connect(this.design, { id, ...connector }));
    return id;
  }

  /** The same connector once more with some fields changed; what journeys say of the one holds for the other. */
  double(connector: string, fields: Fields<Connector>): string {
    const copy = this.connect({
      ...without(this.design.connectors[connector]!, 'route'),
      ...given(fields),
    });
    for (const [journey, { calls }] of Object.entries(this.design.journeys)) {
      const own = calls?.[connector];
      if (own !== undefined) this.run(commands.setJourney(this.design, journey, { calls: { ...calls, [copy]: own } }));
    }
    return copy;
  }

  boundary(name: string, boundary: Design['boundaries'][string]): string {
    const id = unique(slug(name), this.design.boundaries);
    this.run(commands.addBoundary(this.design, { id, ...boundary, name }));
    return id;
  }

  drop(ids: Parameters<typeof commands.remove>[1]): this {
    return this.run(commands.remove(this.design, ids));
  }

  done(label: string): Change {
    return { ...this.#change, label };
  }

  #freePlace(beside: string, side: 'right' | 'left' | 'below'): { x: number; y: number } | undefined {
    const at = this.design.components[beside]?.position;
    if (at === undefined) return undefined;
    const x = at.x + (side === 'right' ? RIGHT : side === 'left' ? -RIGHT : 0);
    let y = at.y + (side === 'below' ? DOWN : 0);
    const all = Object.values(this.design.components).flatMap(({ position }) => position ?? []);
    const isTaken = () => all.some((p) => Math.abs(p.x - x) < RIGHT - STEP && Math.abs(p.y - y) < DOWN - STEP);
    while (isTaken()) y += STEP;
    return { x, y };
  }
}

const without = <T extends object, K extends keyof T>(record: T, key: K): Omit<T, K> => {
  const { [key]: _, ...rest } = record;
  return rest;
};

const given = (fields: object): object =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
