import type { Paper } from '@shared/model';
import type { Size } from '@shared/layout';

const NOTE: Size = { width: 176, height: 120 };
const TEXT_LINE = 22;
const TEXT_LETTER = 9;

/** How large a paper is; free text grows with what it says. */
export function paperSize(paper: Paper): Size {
  switch (paper.kind) {
    case 'note':
      return paper.size ?? NOTE;
    case 'text': {
      const lines = paper.text.split('\n');
      const longest = Math.max(6, ...lines.map(({ length }) => length));
      return { width: Math.ceil(longest * TEXT_LETTER) + 12, height: lines.length * TEXT_LINE + 6 };
    }
    case 'ink': {
      const xs = paper.points.filter((_, i) => i % 2 === 0);
      const ys = paper.points.filter((_, i) => i % 2 === 1);
      return { width: Math.max(4, ...xs), height: Math.max(4, ...ys) };
    }
    default:
      return paper satisfies never;
  }
}
