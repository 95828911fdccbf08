/** Lines of the records of a `.plumb` file: `components/db` → 12. Lines count from 1. */
export type RecordLines = ReadonlyMap<string, number>;

/**
 * In which line each record of a table begins, found by reading the JSON once, character by character: a parser tells
 * values, not places. A text that is no JSON gives what was found until then. O(length).
 */
export function recordLines(text: string): RecordLines {
  const lines = new Map<string, number>();
  // The keys under which the containers around the present place stand; the document itself stands under none.
  const around: string[] = [];
  let line = 1;
  let string = { value: '', line: 1 };
  let key = '';
  for (let i = 0; i < text.length; i++) {
    switch (text.charAt(i)) {
      case '\n':
        line++;
        break;
      case '"': {
        const end = closingQuote(text, i);
        if (end === -1) return lines;
        string = { value: unquoted(text.slice(i, end + 1)), line };
        i = end;
        break;
      }
      case ':':
        key = string.value;
        if (around.length === 2) lines.set(`${around[1]}/${key}`, string.line);
        break;
      case '{':
      case '[':
        around.push(key);
        key = '';
        break;
      case '}':
      case ']':
        around.pop();
        break;
      default:
    }
  }
  return lines;
}

/** Where the string that begins here ends; −1 where it does not. */
function closingQuote(text: string, from: number): number {
  for (let i = from + 1; i < text.length; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === '"') return i;
  }
  return -1;
}

function unquoted(text: string): string {
  try {
    return JSON.parse(text) as string;
  } catch {
    return text.slice(1, -1);
  }
}
