import {
  adoptVariant,
  apply,
  commands,
  deleteVariant,
  diff,
  keepVariant,
  rebase,
  renameVariant,
  variantId,
  variantsOf,
  withVariant,
} from '@shared/edit';
import { type Design, parseDesign, serializeDesign } from '@shared/model';
import { describe, expect, test } from 'vitest';
import { design } from '../../support/design';

const BASE = design('client > api > db', { journeys: { buy: { entry: 'client', ratePerSecond: 10 } } });
const second = commands.setComponents(BASE, ['db'], { replicas: 2 });
const withSecond = apply(BASE, keepVariant(BASE, { id: 'two', name: 'Two databases', changes: [second] }));

const applied = (base: Design, id: string) => {
  const result = withVariant(base, id);
  if (!result.ok) throw new Error(result.error.map(({ path, message }) => `${path}: ${message}`).join());
  return result.value;
};

describe('a variant', () => {
  test('is a set of changes that leaves the base as it is, and survives the file', () => {
    const read = parseDesign(serializeDesign(withSecond));
    if (!read.ok) throw new Error('cannot be read');
    expect(read.value.components['db']!.replicas).toBeUndefined();
    expect(applied(read.value, 'two').design.components['db']!.replicas).toBe(2);
    expect(variantsOf(read.value).map(({ id, name }) => [id, name])).toEqual([['two', 'Two databases']]);
    expect([variantId(read.value, 'Two databases'), variantId(read.value, 'two'), variantId(read.value, 'x')]).toEqual([
      'two',
      'two',
      undefined,
    ]);
  });

  test('follows when the base is edited elsewhere, and says where both edited the same', () => {
    const edited = apply(withSecond, commands.setComponents(withSecond, ['db'], { serviceMs: 4 }));
    const { design: both, conflicts } = applied(edited, 'two');
    expect([both.components['db']!.serviceMs, both.components['db']!.replicas, conflicts]).toEqual([4, 2, []]);
    const rival = apply(withSecond, commands.setComponents(withSecond, ['db'], { replicas: 5 }));
    expect(applied(rival, 'two')).toMatchObject({ conflicts: [{ table: 'components', id: 'db', field: 'replicas' }] });
    expect(applied(rival, 'two').design.components['db']!.replicas).toBe(2);
  });

  test('does not bring back what the base deleted', () => {
    const without = apply(withSecond, commands.remove(withSecond, { components: ['db'] }));
    expect(applied(without, 'two').design.components['db']).toBeUndefined();
    expect(applied(without, 'two').conflicts).toEqual([{ table: 'components', id: 'db' }]);
  });

  test('that cannot stand on the base any more says why instead of a broken design', () => {
    const link = commands.connect(BASE, { id: 'api-db2', from: 'api', to: 'db' });
    const kept = apply(BASE, keepVariant(BASE, { id: 'link', name: 'Link', changes: [link] }));
    const without = apply(kept, commands.remove(kept, { components: ['db'] }));
    const result = withVariant(without, 'link');
    expect(result.ok ? [] : result.error.map(({ path }) => path)).toEqual(['connectors.api-db2.to']);
  });

  test('is adopted as one change, which can be taken back, and is no variant then', () => {
    const change = adoptVariant(withSecond, 'two');
    if (!change.ok) throw new Error('not adopted');
    const adopted = apply(withSecond, change.value);
    expect([adopted.components['db']!.replicas, adopted.variants]).toEqual([2, {}]);
  });

  test('is renamed and deleted', () => {
    const renamed = apply(withSecond, renameVariant(withSecond, 'two', 'Pair'));
    expect(variantsOf(renamed)[0]!.name).toBe('Pair');
    expect(apply(renamed, deleteVariant(renamed, 'two')).variants).toEqual({});
  });

  test.each([
    [{ changes: 3 }, 'variants.bad.changes'],
    [{ changes: [{}] }, 'variants.bad.changes[0].touched'],
    [{ changes: [{ touched: [{ table: 'disk', id: 'x' }] }] }, 'variants.bad.changes[0].touched[0].table'],
    [{ changes: [{ touched: [{ table: 'components' }] }] }, 'variants.bad.changes[0].touched[0].id'],
    [{ changes: [{ touched: [{ table: 'components', id: 'db', to: { replicas: 0 } }] }] }, 'components.db.kind'],
  ])('of garbage is refused with its place: %j', (variant, path) => {
    const result = withVariant({ ...BASE, variants: { bad: variant } }, 'bad');
    expect(result.ok ? '' : result.error[0]!.path).toBe(path);
  });
});

describe('the difference of two designs', () => {
  test('turns the first into the second, and is empty between equals whatever the order of keys', () => {
    const other = design('client > lb > api x2 > store', { name: 'Other' });
    const made = apply(BASE, diff(BASE, other, { without: ['journeys'] }));
    expect({ ...made, journeys: {} }).toEqual({ ...other, id: BASE.id, journeys: {} });
    const shuffled = parseDesign(serializeDesign(BASE));
    expect(shuffled.ok && diff(BASE, shuffled.value).touched).toEqual([]);
  });

  test('a change on a base that already has it does nothing', () => {
    expect(rebase(apply(BASE, second), second).change.touched).toEqual([]);
  });
});
