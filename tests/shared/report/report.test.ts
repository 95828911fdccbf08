import { analyze } from '@shared/analysis';
import type { Design } from '@shared/model';
import { fieldText, markdownReport, textReport } from '@shared/report';
import { describe, expect, test } from 'vitest';
import { design } from '../../support/design';

const SHOP =
  'client [rate=300 reads=0.9 target.p99=100ms target.availability=99.95%] > api [service=5ms replicas=2 availability=0.99 cost=50] > db [service=2ms availability=0.999 cost=100]';

const text = (given: Design) => textReport(given, analyze(given).report);
const markdown = (given: Design) => markdownReport(given, analyze(given).report);

describe('a report in words', () => {
  test('begins with the verdict on each journey', () => {
    const verdict = text(design(SHOP)).split('\n').slice(3, 6).join(' ').replaceAll(/\s+/g, ' ');
    expect(verdict).toContain('Requests: holds 300 rps; api breaks first, at 1.33× today’s load');
    expect(verdict).toContain('2 single points of failure');
  });

  test('says which load a journey holds and what gives in next', () => {
    const report = text(design('client [rate=100] > api [service=5ms] > db [service=2ms]'));
    expect(report).toMatch(/Holds the load +yes, up to 200 rps/);
    expect(report).toMatch(/Breaks, in order +api at 2×, db at 5×/);
  });

  test('says which load it does not hold, and that there is no latency then, and why', () => {
    const report = text(design('client [rate=300] > api [service=5ms] > db [service=2ms]')).replaceAll(/\s+/g, ' ');
    expect(report).toContain('Requests: does not hold 300 rps: api gives in at 0.667× of it');
    expect(report).toContain('Latency not computed. api gets 300 rps and can do 200 rps');
  });

  test('a journey without an entry says so wherever a figure is missing', () => {
    const given = design('api [service=5ms]', { journeys: { lost: { name: 'Lost', ratePerSecond: 5 } } });
    const report = text(given).replaceAll(/\s+/g, ' ');
    expect(report).toContain('Availability not computed. “Lost” enters nowhere');
    expect(report).toContain('Latency not computed. “Lost” enters nowhere');
  });

  test('without a journey there is nothing to compute', () => {
    expect(text(design('api > db'))).toContain('there is nothing to compute yet');
  });

  test('names targets, what is wanted, what is, and whether it is met', () => {
    const report = markdown(design(SHOP));
    expect(report).toMatch(/\| p99 \| at most 100 ms \| [\d.]+ (?:ms|s) \| (?:yes|no) \|/);
    expect(report).toMatch(/\| availability \| at least 99\.95% \| 9\d\.\d+% \| no \|/);
  });

  test('lists what takes a journey down, and how much of a year each is', () => {
    const report = markdown(design(SHOP));
    // One replica can do 200 rps, so at 300 both are needed: 1 - 0.99² of a year.
    expect(report).toContain('| 1 | db | 8.76 h |');
    expect(report).toContain('| 1 | 1 of 2 replicas of api | 7.26 days |');
  });

  test('zones are named by what they are', () => {
    const given = design('client [rate=1] > api [service=1ms zone=a]', {});
    expect(markdown({ ...given, boundaries: { a: { kind: 'zone', name: 'eu-1a', availability: 0.999 } } })).toContain(
      'zone eu-1a',
    );
  });

  test('has a line for each component, the most loaded first', () => {
    const rows = markdown(design(SHOP)).split('\n');
    const at = rows.findIndex((line) => line.startsWith('| Component |'));
    expect(rows.slice(at + 2, at + 5).map((row) => row.split(' | ')[0])).toEqual(['| api', '| db', '| client']);
    expect(rows[at + 2]).toContain('2 (needs 3)');
  });

  test('gives each finding its way out and its source', () => {
    const report = text(design(SHOP)).replaceAll(/\s+/g, ' ');
    expect(report).toContain('What to do: Give it a second replica');
    expect(report).toContain(
      'Source: cut set of order 1 (Barlow, Proschan 1975) (availability.single-point-of-failure)',
    );
  });

  test('never shows a number as a computer writes it', () => {
    const report = markdown(
      design('client [rate=333.3333] > api [service=1.23456ms availability=0.987654321] > db [service=0.1ms]'),
    );
    expect(report).not.toMatch(/\d\.\d{7,}/);
    expect(report.split('## How this was computed')[0]).not.toMatch(/NaN|undefined|null|Infinity|e-\d/);
  });

  test('writes money in the currency of the design', () => {
    const given = design(SHOP, { assumptions: { currency: 'EUR' } });
    expect(text(given)).toContain('200 EUR a month');
  });

  test('names are text, whatever stands in them', () => {
    const given = design('client [rate=1] > "a|b *c* <d>" [service=1ms]');
    expect(markdown(given)).toContain('a\\|b \\*c\\* &lt;d&gt;');
    const widths = markdown(given)
      .split('\n')
      .filter((line) => line.startsWith('| a\\|b'))
      .map((line) => line.replaceAll('\\|', '').split('|').length - 2);
    expect(widths).toEqual([3, 9]);
  });

  test('a terminal gets columns that stand below each other', () => {
    const lines = text(design(SHOP)).split('\n');
    const at = lines.findIndex((line) => line.startsWith('Component '));
    const rule = lines[at + 1]!;
    const ends = [...rule.matchAll(/─+/g)].map(({ index, 0: part }) => index + part.length);
    expect(ends).toHaveLength(9);
    for (const row of lines.slice(at + 2, at + 5)) {
      expect(row.length).toBeLessThanOrEqual(rule.length);
      expect(row[ends[3]! - 1]).not.toBe(' ');
    }
  });

  test('prose is no wider than a terminal, and nothing in it controls one', () => {
    const given = design('client [rate=1] > "ev\\u001b[31mil" [service=1ms]');
    const report = text({ ...given, name: 'a\u001b[31mb' });
    expect(report).not.toContain('\u001b');
    const prose = report.split('\n').filter((line) => !line.includes('  '));
    expect(Math.max(...prose.map((line) => line.length))).toBeLessThanOrEqual(100);
  });
});

test('a field that a variant changes is written as a person would: boundaries by their names, prices by theirs', () => {
  const before: Design = {
    ...design('client > api'),
    boundaries: { 'zone-a': { kind: 'zone', name: 'eu-1a' }, 'zone-b': { kind: 'zone', name: 'eu-1b' } },
  };
  expect(fieldText({ field: 'zones', from: ['zone-a'], to: ['zone-a', 'zone-b'] }, before, before)).toBe(
    'zones: zone eu-1a → zone eu-1a, zone eu-1b',
  );
  expect(fieldText({ field: 'cost', from: undefined, to: { fixedMonth: 44.5 } }, before, before)).toBe(
    'cost: not set → fixedMonth 44.5',
  );
});
