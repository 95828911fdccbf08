import { describe, expect, test } from 'vitest';
import { serializeDesign } from '@shared/model';
import { design, random } from '../support/design';
import { plumbline } from './commandLine';

const SOUND = serializeDesign({
  ...design('client > lb > api x3 > db'),
  journeys: { j: { entry: 'client', ratePerSecond: 10 } },
});

/** Rubbish of several kinds: noise, sound files cut, twisted and stuffed, and JSON of the wrong shape. */
const KINDS: readonly ((dice: () => number) => string)[] = [
  (dice) =>
    Array.from({ length: 1 + dice() * 300 }, () => String.fromCodePoint(32 + Math.floor(dice() * 0x2000))).join(''),
  (dice) => SOUND.slice(0, Math.floor(dice() * (SOUND.length - 3))),
  (dice) => {
    const at = Math.floor(dice() * SOUND.length);
    return `${SOUND.slice(0, at)}${['"', '\0', '\u0001'][Math.floor(dice() * 3)]}${SOUND.slice(at)}`;
  },
  (dice) => '['.repeat(1 + dice() * 200_000),
  (dice) =>
    `{"format":"plumbline","version":${['0', '-1', '1e999', '2', '"1"', 'null', '[]'][Math.floor(dice() * 7)]}}`,
  (dice) =>
    SOUND.replace(
      /"components": \{/,
      `"components": {"__proto__":${['null', '7', '[]', '{"kind":5}', '{"kind":"x","replicas":-1}'][Math.floor(dice() * 5)]},`,
    ).replace('"kind": "component"', '"kind": ""'),
  (dice) => ['null', 'true', '0', '""', '[]', '{}', '"plumbline"', '[{}]', '', '\uFEFF', ' '][Math.floor(dice() * 11)]!,
  (dice) => `${'{"a":'.repeat(1 + dice() * 20_000)}1${'}'.repeat(3)}`,
];

describe('two hundred files of rubbish end with 3 and a sentence', () => {
  for (let seed = 0; seed < 200; seed++) {
    test(`seed ${seed}`, async () => {
      const rubbish = KINDS[seed % KINDS.length]!(random(seed));
      for (const command of ['analyze', 'validate', 'import']) {
        const { status, out, err } = await plumbline([command, 'rubbish.plumb'], { 'rubbish.plumb': rubbish });
        expect(out).toBe('');
        expect(status).toBe(3);
        expect(err).toMatch(/expected .*got /s);
        expect(err).not.toMatch(/\n\s+at /);
        expect(err.length).toBeLessThan(20_000);
      }
    });
  }
});

test('a sound file that nests deeper than the stack is read, or refused with words', async () => {
  const deep = `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`;
  const stuffed = SOUND.replace('"id":', `"extra": ${deep},\n  "id":`);
  for (const command of ['validate', 'analyze', 'layout']) {
    const { status, err } = await plumbline([command, 'deep.plumb'], { 'deep.plumb': stuffed });
    expect(status === 0 || (status === 3 && /expected .*got /.test(err)), err).toBe(true);
  }
});
