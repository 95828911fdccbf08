import type { Report } from '../analysis';
import type { Design } from '../model';
import type { Gate } from './gates';
import { wordsOf } from './words';

/**
 * JUnit XML as continuous integration reads it: a suite of the gates, and a suite of the findings in which errors are
 * failures and the rest are passed cases with their text as output.
 */
export function junit(design: Design, report: Report, gates: readonly Gate[]): string {
  const words = wordsOf(design, report);
  const checks = gates.map(({ name, about, message, passed }) => {
    const title = about === undefined ? name : `${name}: ${words.anything(about)}`;
    return testcase('targets', title, passed ? undefined : { type: name, message });
  });
  const findings = report.findings.map(({ code, severity, about, message, fix }) => {
    const title = about.length === 0 ? code : `${code}: ${words.anything(about[0]!)}`;
    const text = `${message} ${fix}`;
    return severity === 'error'
      ? testcase('findings', title, { type: code, message: text })
      : testcase('findings', title, undefined, `${severity}: ${text}`);
  });
  const suites = [suite(`${design.name}: targets`, checks), suite(`${design.name}: findings`, findings)];
  const failures =
    gates.filter(({ passed }) => !passed).length +
    report.findings.filter(({ severity }) => severity === 'error').length;
  const total = checks.length + findings.length;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="plumbline" tests="${total}" failures="${failures}" errors="0">\n${suites.join('\n')}\n</testsuites>\n`;
}

function suite(name: string, cases: readonly { readonly xml: string; readonly failed: boolean }[]): string {
  const failures = cases.filter(({ failed }) => failed).length;
  return [
    `  <testsuite name="${escaped(name)}" tests="${cases.length}" failures="${failures}" errors="0" skipped="0">`,
    ...cases.map(({ xml }) => xml),
    '  </testsuite>',
  ].join('\n');
}

function testcase(
  group: string,
  name: string,
  failure: { readonly type: string; readonly message: string } | undefined,
  output?: string,
): { readonly xml: string; readonly failed: boolean } {
  const open = `    <testcase classname="plumbline.${group}" name="${escaped(name)}"`;
  if (failure !== undefined) {
    const { type, message } = failure;
    return {
      xml: `${open}>\n      <failure type="${escaped(type)}" message="${escaped(message)}">${escaped(message)}</failure>\n    </testcase>`,
      failed: true,
    };
  }
  return {
    xml:
      output === undefined
        ? `${open}/>`
        : `${open}>\n      <system-out>${escaped(output)}</system-out>\n    </testcase>`,
    failed: false,
  };
}

/** Text and attributes of XML 1.0, which has no way at all to write most control characters. */
const escaped = (text: string): string =>
  text
    .replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '\u{FFFD}')
    .replaceAll(/[&<>"'\t\n\r]/g, (char) => ENTITIES[char]!);

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\t': ' ',
  '\n': ' ',
  '\r': ' ',
};
