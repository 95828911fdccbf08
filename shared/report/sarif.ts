import type { Finding, Report } from '../analysis';
import type { Design } from '../model';
import type { Gate } from './gates';
import { type RecordLines } from './lines';
import { wordsOf } from './words';

export type SarifOptions = {
  readonly version: string;
  /** The file as the pipeline calls it, with forward slashes. */
  readonly path: string;
  readonly lines?: RecordLines;
  /** Conditions that failed become results too. */
  readonly gates?: readonly Gate[];
};

const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const;

type Statement = {
  readonly code: string;
  readonly level: 'error' | 'warning' | 'note';
  readonly text: string;
  readonly about: readonly string[];
  readonly properties: object;
  readonly help: string;
};

/** Findings, and gates that failed, as SARIF 2.1.0 (OASIS 2020): what code hosts show beside the lines of a file. */
export function sarif(design: Design, report: Report, options: SarifOptions): object {
  const statements = [
    ...report.findings.map(fromFinding),
    ...(options.gates ?? []).filter(({ passed }) => !passed).map(fromGate),
  ];
  const codes = [...new Set(statements.map(({ code }) => code))].sort();
  const rules = codes.map((id) => {
    const { level, help } = statements.find(({ code }) => code === id)!;
    return { id, shortDescription: { text: id }, help: { text: help }, defaultConfiguration: { level } };
  });
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Plumbline', semanticVersion: options.version, rules } },
        artifacts: [{ location: { uri: uriOf(options.path) } }],
        columnKind: 'utf16CodeUnits',
        results: statements.map((statement) =>
          result(statement, codes.indexOf(statement.code), design, report, options),
        ),
      },
    ],
  };
}

const fromFinding = ({ code, severity, message, fix, about, evidence, source }: Finding): Statement => ({
  code,
  level: LEVELS[severity],
  text: `${message} ${fix}`,
  about,
  properties: { evidence, source },
  help: source,
});

const fromGate = ({ name, message, about, limit, value }: Gate): Statement => ({
  code: `gate.${name.replaceAll(' ', '.')}`,
  level: 'error',
  text: `${message}.`,
  about: about === undefined ? [] : [about],
  properties: { limit, value },
  help: 'a condition of the pipeline or a target of the file',
});

function result(
  { code, level, text, about, properties }: Statement,
  ruleIndex: number,
  design: Design,
  report: Report,
  options: SarifOptions,
): object {
  const words = wordsOf(design, report);
  const places = about.map((id) => ({ id, table: tableOf(design, id) })).filter(({ table }) => table !== undefined);
  const [first] = places;
  const line = first && options.lines?.get(`${first.table}/${first.id}`);
  const location = {
    physicalLocation: { artifactLocation: { uri: uriOf(options.path), index: 0 }, region: { startLine: line ?? 1 } },
    ...(places.length === 0
      ? {}
      : {
          logicalLocations: places.map(({ id, table }) => ({
            name: words.anything(id),
            fullyQualifiedName: `${table}.${id}`,
            kind: 'module',
          })),
        }),
  };
  return {
    ruleId: code,
    ruleIndex,
    level,
    message: { text },
    locations: [location],
    // The same statement about the same records stays the same when lines move.
    partialFingerprints: { 'plumbline/v1': [code, ...about].join('|') },
    properties,
  };
}

function tableOf(design: Design, id: string): string | undefined {
  return (['components', 'connectors', 'journeys', 'boundaries'] as const).find((table) =>
    Object.hasOwn(design[table], id),
  );
}

/** A path as a relative URI reference: spaces and the like written as per cent. */
const uriOf = (path: string): string =>
  path.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/').replaceAll('%3A', ':');
