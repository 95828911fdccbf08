import {
  type Document,
  isAlias,
  isCollection,
  isNode,
  isScalar,
  LineCounter,
  Pair,
  parseDocument,
  Scalar,
  visit,
  YAMLMap,
} from 'yaml';
import type { Issue } from '../../../model';
import { fail, ok, type Result } from '../../../result';
import type { SourceFile } from '../../imported';

/** A YAML file as plain data, and where in the text a value stands: `docker-compose.yml:12:5`. */
export type YamlFile = {
  readonly path: string;
  readonly data: unknown;
  readonly placeOf: (keys: readonly (string | number)[]) => string;
};

export const SIZE_LIMIT = 8 * 1024 * 1024;
/** More aliases within aliases than any honest file has; a bomb has billions. */
const ALIAS_LIMIT = 20_000;

/** What the tags of an override file become: take the value away, or put it in the place of what was there. */
export const RESET = 'x-plumbline-reset';
export const OVERRIDE = 'x-plumbline-override';

export function readYaml({ path, text }: SourceFile): Result<YamlFile, Issue> {
  if (text.length > SIZE_LIMIT)
    return fail({ path, message: `expected at most ${SIZE_LIMIT / 1024 / 1024} MB, got ${megabytes(text.length)} MB` });
  const lines = new LineCounter();
  const at = (offset: number | undefined) => {
    const { line, col } = lines.linePos(offset ?? 0);
    return `${path}:${Math.max(1, line)}:${Math.max(1, col)}`;
  };
  try {
    const document = parseDocument(text.replace(/^\uFEFF/, ''), {
      lineCounter: lines,
      merge: true,
      uniqueKeys: false,
      logLevel: 'silent',
      prettyErrors: false,
    });
    const [error] = document.errors;
    if (error !== undefined) {
      const isSecond = error.code === 'MULTIPLE_DOCS';
      const said = lowerFirst(error.message.split('\n')[0]!);
      const isDeep = said.startsWith('maximum call stack');
      const got = isSecond ? 'several documents separated by ---' : isDeep ? 'more nesting than can be read' : said;
      return fail({ path: at(error.pos[0]), message: `expected ${isSecond ? 'one document' : 'YAML'}, got ${got}` });
    }
    markTags(document);
    const data: unknown = document.toJS({ maxAliasCount: ALIAS_LIMIT });
    return ok({ path, data, placeOf: (keys) => at(offsetOf(document, keys)) });
  } catch (error) {
    return fail({ path, message: `expected YAML, got ${reasonOf(error)}` });
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof RangeError) return 'more nesting than can be read';
  return lowerFirst(error instanceof Error ? error.message : String(error));
}

const megabytes = (characters: number): string => (characters / 1024 / 1024).toFixed(1);

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

function markTags(document: Document): void {
  visit(document, {
    Pair(_, pair) {
      const { value } = pair;
      if (!isNode(value) || isAlias(value)) return;
      if (value.tag === '!reset') pair.value = document.createNode({ [RESET]: true });
      else if (value.tag === '!override') {
        delete value.tag;
        const marked = new YAMLMap();
        marked.items.push(new Pair(new Scalar(OVERRIDE), value));
        pair.value = marked;
      }
    },
  });
}

/** Of the value, or of the nearest thing around it: values that came by a merge key stand elsewhere. */
function offsetOf(document: Document, keys: readonly (string | number)[]): number | undefined {
  for (let length = keys.length; length > 0; length -= 1) {
    const node: unknown = document.getIn(keys.slice(0, length), true);
    if (isNode(node) && (isScalar(node) || isCollection(node)) && node.range) return node.range[0];
  }
  return document.contents?.range?.[0];
}
