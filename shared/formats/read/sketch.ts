import { guessKind } from '../../catalogue';
import { type Component, type Connector, type Design, emptyDesign, type Journey, slug, unique } from '../../model';
import { fail, ok, type Result } from '../../result';
import { componentAttribute, connectorAttribute, journeyAttribute, zonesOf } from './sketchAttributes';
import { type Attribute, parseSketch, type SketchError, type SketchItem } from './sketchSyntax';

export type { SketchError } from './sketchSyntax';
export { slug, unique };

export type SketchOptions = {
  readonly id?: string;
  readonly name?: string;
  /** Kind and technology behind a free name; undefined makes a plain component. */
  readonly guess?: (name: string) => { readonly kind: string; readonly technology?: string | undefined } | undefined;
};

/**
 * A design from lines of text: `client > cdn > lb > api x3 > redis, postgres`. A name stands for the same component
 * wherever it occurs; `~>` is asynchronous, `> *2` two calls, `[replicas=3 service=20ms]` attributes of what stands
 * before it. `[rate=4k]` at the start of a line makes it a journey. Errors name the character.
 */
export function readSketch(text: string, options: SketchOptions = {}): Result<Design, SketchError> {
  const parsed = parseSketch(text);
  if (!parsed.ok) return parsed;
  const builder = new Builder(options.guess ?? fromCatalogue);
  for (const chain of parsed.value) {
    const error = builder.chain(chain);
    if (error !== undefined) return fail(error);
  }
  const error = builder.resolve();
  if (error !== undefined) return fail(error);
  return ok({ ...emptyDesign({ id: options.id ?? 'sketch', name: options.name ?? 'Sketch' }), ...builder.records() });
}

const fromCatalogue = (name: string) => {
  const guess = guessKind(name);
  return guess && { kind: guess.kind.id, technology: guess.technology?.name };
};

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Chain = ReturnType<typeof parseSketch> extends Result<readonly (infer C)[], SketchError> ? C : never;

class Builder {
  readonly #guess: NonNullable<SketchOptions['guess']>;
  readonly #components: Record<string, Mutable<Component>> = {};
  readonly #connectors: Record<string, Mutable<Connector>> = {};
  readonly #journeys: Record<string, Mutable<Journey>> = {};
  readonly #boundaries: Record<string, Design['boundaries'][string]> = {};
  readonly #idOfName = new Map<string, string>();
  /** References by name, which may come before what they name. */
  readonly #references: {
    readonly connector: string;
    readonly field: 'missOf' | 'fallbackFor';
    readonly attribute: Attribute;
  }[] = [];

  constructor(guess: NonNullable<SketchOptions['guess']>) {
    this.#guess = guess;
  }

  records() {
    return {
      components: this.#components,
      connectors: this.#connectors,
      journeys: this.#journeys,
      boundaries: this.#boundaries,
    };
  }

  chain({ groups, arrows }: Chain): SketchError | undefined {
    const ids: string[][] = [];
    for (const [i, group] of groups.entries()) {
      const members: string[] = [];
      for (const item of group) {
        const id = this.#component(item);
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

  #component(item: SketchItem): string | SketchError {
    const known = this.#idOfName.get(item.name.toLowerCase());
    const id = known ?? unique(slug(item.name), this.#components);
    this.#idOfName.set(item.name.toLowerCase(), id);
    if (known === undefined) {
      const guess = this.#guess(item.name) ?? { kind: 'component' };
      this.#components[id] = {
        kind: guess.kind,
        ...(guess.technology ? { technology: guess.technology } : {}),
        name: item.name,
      };
    }
    const component = this.#components[id]!;
    if (item.replicas !== undefined) component.replicas = item.replicas;
    for (const attribute of item.attributes) {
      if (journeyAttribute(attribute) !== undefined) continue;
      const zones = zonesOf(attribute);
      if (zones !== undefined) {
        for (const zone of zones) this.#boundaries[zone] ??= { kind: 'zone', name: zone };
        if (zones.length === 1) component.boundary = zones[0]!;
        else component.zones = zones;
        continue;
      }
      const read = componentAttribute(attribute);
      if (!read.ok) return read.error;
      Object.assign(component, read.value);
    }
    return id;
  }

  #journey(id: string, attributes: readonly Attribute[]): SketchError | undefined {
    for (const attribute of attributes) {
      const read = journeyAttribute(attribute);
      if (read === undefined) continue;
      if (!read.ok) return read.error;
      const count = Object.keys(this.#journeys).length;
      const journey = (this.#journeys[id] ??= { name: count === 0 ? 'Requests' : `Requests ${count + 1}`, entry: id });
      const { targets, ...fields } = read.value;
      Object.assign(journey, fields);
      if (targets !== undefined) journey.targets = { ...journey.targets, ...targets };
    }
    return undefined;
  }

  #connector(from: string, to: string, arrow: Chain['arrows'][number]): SketchError | undefined {
    const id = unique(`${from}-${to}`, this.#connectors);
    const connector: Mutable<Connector> = { from, to };
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

  resolve(): SketchError | undefined {
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
