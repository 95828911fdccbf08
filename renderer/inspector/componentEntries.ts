import { attributesOf, type Effective } from '@shared/catalogue';
import { type Component, type Dimension, printQuantity } from '@shared/model';
import { type Default, type Field, textOf } from './field';

/** One attribute of a component. */
type F = Field<Component>;
type DefaultOf = NonNullable<F['defaultOf']>;

export const quantity = (
  path: string,
  label: string,
  dimension: Dimension,
  help: string,
  defaultOf?: DefaultOf,
): F => ({
  path,
  label,
  help,
  entry: { type: 'quantity', dimension },
  ...(defaultOf === undefined ? {} : { defaultOf }),
});

export const choice = (
  path: string,
  label: string,
  help: string,
  options: readonly (readonly [string, string])[],
  defaultOf?: DefaultOf,
): F => ({
  path,
  label,
  help,
  entry: { type: 'choice', options: () => options.map(([value, text]) => ({ value, label: text })) },
  ...(defaultOf === undefined ? {} : { defaultOf }),
});

export const flag = (path: string, label: string, help: string, defaultOf?: DefaultOf): F => ({
  path,
  label,
  help,
  entry: { type: 'flag' },
  ...(defaultOf === undefined ? {} : { defaultOf }),
});

export const always =
  (text: string): DefaultOf =>
  () => ({ text });

/** The catalogue's value for an attribute that the component does not state itself. */
export const fromCatalogue =
  (
    key: 'serviceMs' | 'writeServiceMs' | 'concurrency' | 'capacityRps' | 'availability',
    dimension: Dimension,
  ): DefaultOf =>
  (component) => {
    const effective: Effective<number> | undefined = attributesOf(component)[key];
    return effective && { text: printQuantity(effective.value, dimension), origin: effective.origin };
  };

export const cost =
  (part: string): DefaultOf =>
  (component): Default | undefined => {
    const effective = component.cost === undefined ? attributesOf(component).cost : undefined;
    const price = (effective?.value as Record<string, unknown> | undefined)?.[part];
    return typeof price === 'number'
      ? { text: printQuantity(price, 'money'), origin: effective!.origin }
      : { text: component.cost ? '0' : 'none' };
  };

export const data =
  (part: string): DefaultOf =>
  (component): Default | undefined => {
    const { kind, technology } = attributesOf(component);
    const from = attributesOf({ kind: component.kind, ...(technology ? { technology: technology.name } : {}) }).data;
    const value = (from?.value as Record<string, unknown> | undefined)?.[part];
    if (value === undefined || kind === undefined) return undefined;
    return {
      text: value === true ? 'yes' : value === false ? 'no' : textOf(value),
      origin: from!.origin,
    };
  };
