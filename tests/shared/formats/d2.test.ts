import { analyze } from '@shared/analysis';
import { writeD2 } from '@shared/formats';
import { D2 } from '@terrastruct/d2';
import { describe, expect, test } from 'vitest';
import { CASES, counts } from './textCases';

describe('D2', () => {
  test.each(CASES)('its own compiler reads %s', async (_, given) => {
    const d2 = new D2();
    const { diagram } = await d2.compile(writeD2(given, analyze(given).report));
    const shapes = diagram.shapes.filter(({ id }: { id: string }) => !isHolder(id, diagram.shapes));
    expect([shapes.length, diagram.connections.length]).toEqual(counts(given));
  });

  const isHolder = (id: string, shapes: readonly { readonly id: string }[]) =>
    shapes.some((other) => other.id.startsWith(`${id}.`));
});
