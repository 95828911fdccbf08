import { guessKind } from '../../catalogue';
import { type Component, type Connector, type Design, emptyDesign, type Journey, slug, unique } from '../../model';
import { fail, ok, type Result } from '../../result';
import { componentAttribute, connectorAttribute, journeyAttribute, zonesOf } from './sketchAttributes';
import {
  type Attribute,
  parseSketch,
  type SketchArrow,
  type SketchBlock,
  type SketchChain,
  type SketchError,
  type SketchItem,
} from './sketchSyntax';

export type { SketchError } from './sketchSyntax';
export { slug, unique };

export type SketchOptions = {
  readonly id?: string;
  readonly name?: string;
  /** Kind and technology behind a free name; undefined makes a plain component. */
  readonly guess?: (name: string) => { readonly kind: string; readonly technology?: string | undefined } | undefined;
  /** What is drawn already: a name of a component there stands for that component. */
  readonly into?: Design;
};

/**
 * A design from lines of text: `client > cdn > lb > api x3 > redis, postgres`. A name stands for the same component
 * wherever it occurs; `~>` is asynchronous, `> *2` two calls, `[replicas=3 service=20ms]` attributes of what stands
 * before it. `[rate=4k]` at the start of a line makes it a journey. `zone a { api, redis }` draws a boundary around what is
 * first named in it; region, trust, team and frame likewise, and within each other. Errors name the character.
 */
export function readSketch(text: string, options: SketchOptions = {}): Result<Design, SketchError> {
  const parsed = parseSketch(text);
  if (!parsed.ok) return parsed;
  const base = options.into ?? emptyDesign({ id: options.id ?? 'sketch', name: options.name ?? 'Sketch' });
  const builder = new Builder(options.guess ?? fromCatalogue, base);
  const error = builder.read(parsed.value);
  if (error !== undefined) return fail(error);
  return ok({ ...base, ...builder.records() });
}

const fromCatalogue = (name: string) => {
  const guess = guessKind(name);
  return guess && { kind: guess.kind.id, technology: guess.technology?.name };
};

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Records that were there already are copied before they are written to: whoever compares by reference sees what changed. */
class Builder {
  readonly #guess: NonNullable<SketchOptions['guess']>;
  readonly #components: Record<string, Mutable<Component>>;
  readonly #connectors: Record<string, Mutable<Connector>>;
  readonly #journeys: Record<string, Mutable<Journey>>;
  readonly #boundaries: Record<string, Design['boundaries'][string]>;
  readonly #idOfName = new Map<string, string>();
  readonly #old: ReadonlySet<string>;
  readonly #isAddition: boolean;
  readonly #boundaryOfBlock: string[] = [];
  /** References by name, which may come before what they name. */
  readonly #references: {
    readonly connector: string;
    readonly field: 'missOf' | 'fallbackFor';
    readonly attribute: Attribute;
  }[] = [];

  constructor(guess: NonNullable<SketchOptions['guess']>, base: Design) {
    this.#guess = guess;
    this.#components = { ...base.components };
    this.#connectors = { ...base.connectors };
    this.#journeys = { ...base.journeys };
    this.#boundaries = { ...base.boundaries };
    this.#old = new Set(Object.keys(base.components));
    this.#isAddition = this.#old.size > 0;
    for (const id of this.#old) this.#name(id, id);
    // A name that people see goes before an id that they do not.
    for (const id of [...this.#old].reverse()) {
      const { name } = base.components[id]!;
      if (name !== undefined) this.#name(name, id);
    }
  }

  #name(name: string, id: string): void {
    this.#idOfName.set(name.toLowerCase(), id);
  }

  records() {
    return {
      components: this.#components,
      connectors: this.#connectors,
      journeys: this.#journeys,
      boundaries: this.#boundaries,
    };
  }

  read({ blocks, chains }: { readonly blocks: readonly SketchBlock[]; readonly chains: readonly SketchChain[] }) {
    for (const block of blocks) {
      const error = this.#block(block);
      if (error !== undefined) return error;
    }
    for (const chain of chains) {
      const error = this.#chain(chain);
      if (error !== undefined) return error;
    }
    return this.#resolve();
  }

  #block({ kind, name, parent, attributes }: SketchBlock): SketchError | undefined {
    const around = parent === undefined ? undefined : this.#boundaryOfBlock[parent];
    const title = name === '' ? kind : name;
    const known = Object.keys(this.#boundaries).find((id) => {
      const boundary = this.#boundaries[id]!;
      return boundary.kind === kind && (boundary.name ?? id).toLowerCase() === title.toLowerCase();
    });
    const id = known ?? unique(slug(title), this.#boundaries);
    const availability = attributes.find(({ key }) => /^(?:a|availability)$/i.test(key));
    const other = attributes.find((attribute) => attribute !== availability);
    if (other !== undefined)
      return { at: other.at, message: `expected availability of a boundary, got "${other.key}"` };
    const read = availability && componentAttribute(availability);
    if (read?.ok === false) return read.error;
    if (known === undefined)
      this.#boundaries[id] = { kind, name: title, ...(around === undefined ? {} : { parent: around }) };
    if (read?.ok) this.#boundaries[id] = { ...this.#boundaries[id]!, availability: read.value.availability! };
    this.#boundaryOfBlock.push(id);
    return undefined;
  }

  #chain({ groups, arrows, within }: SketchChain): SketchError | undefined {
    const boundary = within === undefined ? undefined : this.#boundaryOfBlock[within];
    const ids: string[][] = [];
    for (const [i, group] of groups.entries()) {
      const members: string[] = [];
      for (const item of group) {
        const id = this.#component(item, boundary);
        if (typeof id !== 'string') return id;
        if (i === 0) {
          const error = this.#journey(id, item.attributes);
          if (error !== undefined) return error;
        }
        members.push(id);
      }
      ids.push(members);
    }
    for (const [i, arrow] of arrows.entries()) {
      for (const from of ids[i]!) {
        for (const to of ids[i + 1]!) {
          const error = this.#connector(from, to, arrow);
          if (error !== undefined) return error;
        }
      }
    }
    return undefined;
  }

  #component(item: SketchItem, boundary: string | undefined): string | SketchError {
    const known = this.#idOfName.get(item.name.toLowerCase());
    const id = known ?? unique(slug(item.name), this.#components);
    if (known === undefined) {
      this.#name(item.name, id);
      const guess = this.#guess(item.name) ?? { kind: 'component' };
      this.#components[id] = {
        kind: guess.kind,
        ...(guess.technology ? { technology: guess.technology } : {}),
        name: item.name,
      };
    }
    const isNew = !this.#old.has(id);
    const component = { ...this.#components[id]! };
    if (boundary !== undefined && (isNew ? component.boundary === undefined : true)) component.boundary = boundary;
    if (item.replicas !== undefined) component.replicas = item.replicas;
    for (const attribute of item.attributes) {
      if (journeyAttribute(attribute) !== undefined) continue;
      const zones = zonesOf(attribute);
      if (zones !== undefined) {
        this.#stand(component, zones);
        continue;
      }
      const read = componentAttribute(attribute);
      if (!read.ok) return read.error;
      Object.assign(component, read.value);
    }
    // An old component that is only mentioned stays the object that it was.
    if (isNew || item.replicas !== undefined || item.attributes.length > 0 || boundary !== undefined)
      this.#components[id] = component;
    return id;
  }

  #stand(component: Mutable<Component>, zones: readonly string[]): void {
    const ids = zones.map((zone) => {
      const id = Object.hasOwn(this.#boundaries, zone) ? zone : slug(zone);
      if (!Object.hasOwn(this.#boundaries, id)) this.#boundaries[id] = { kind: 'zone', name: zone };
      return id;
    });
    if (ids.length === 1) component.boundary = ids[0]!;
    else component.zones = ids;
  }

  #journey(entry: string, attributes: readonly Attribute[]): SketchError | undefined {
    for (const attribute of attributes) {
      const read = journeyAttribute(attribute);
      if (read === undefined) continue;
      if (!read.ok) return read.error;
      const count = Object.keys(this.#journeys).length;
      const known = Object.keys(this.#journeys).find((id) => this.#journeys[id]!.entry === entry);
      const name = count === 0 ? 'Requests' : `Requests ${count + 1}`;
      const id = known ?? unique(entry, this.#journeys);
      const journey: Mutable<Journey> = { ...(this.#journeys[id] ?? { name, entry }) };
      const { targets, ...fields } = read.value;
      Object.assign(journey, fields);
      if (targets !== undefined) journey.targets = { ...journey.targets, ...targets };
      this.#journeys[id] = journey;
    }
    return undefined;
  }

  #connector(from: string, to: string, arrow: SketchArrow): SketchError | undefined {
    const drawn = this.#isAddition
      ? Object.keys(this.#connectors).find((c) => this.#connectors[c]!.from === from && this.#connectors[c]!.to === to)
      : undefined;
    // Drawn already, and nothing new is said of it.
    if (drawn !== undefined && !arrow.isAsync && arrow.calls === undefined && arrow.attributes.length === 0)
      return undefined;
    const id = drawn ?? unique(`${from}-${to}`, this.#connectors);
    const connector: Mutable<Connector> = drawn === undefined ? { from, to } : { ...this.#connectors[drawn]! };
    if (arrow.isAsync) connector.mode = 'async';
    if (arrow.calls !== undefined) connector.calls = arrow.calls;
    for (const attribute of arrow.attributes) {
      const field = REFERENCES[attribute.key.toLowerCase()];
      if (field !== undefined) {
        this.#references.push({ connector: id, field, attribute });
        continue;
      }
      const read = connectorAttribute(attribute);
      if (!read.ok) return read.error;
      Object.assign(connector, read.value);
    }
    this.#connectors[id] = connector;
    return undefined;
  }

  #resolve(): SketchError | undefined {
    for (const { connector, field, attribute } of this.#references) {
      const target = this.#idOfName.get(attribute.value.toLowerCase());
      if (target === undefined) {
        return { at: attribute.valueAt, message: `expected the name of a component, got "${attribute.value}"` };
      }
      if (field === 'missOf') {
        this.#connectors[connector]!.missOf = target;
        continue;
      }
      const primary = Object.keys(this.#connectors).find(
        (id) => this.#connectors[id]!.from === this.#connectors[connector]!.from && this.#connectors[id]!.to === target,
      );
      if (primary === undefined) {
        return {
          at: attribute.valueAt,
          message: `expected a component that the same caller calls, got "${attribute.value}"`,
        };
      }
      this.#connectors[connector]!.fallbackFor = primary;
    }
    return undefined;
  }
}

const REFERENCES: Readonly<Record<string, 'missOf' | 'fallbackFor'>> = {
  missof: 'missOf',
  miss: 'missOf',
  fallbackfor: 'fallbackFor',
  fallback: 'fallbackFor',
};
