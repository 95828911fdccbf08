import type { Block } from '../../blocks';
import { type Flow, MARGIN } from './flow';
import type { Text } from './text';

type Table = Extract<Block, { type: 'table' }>;

const CELL: Text = { size: 8.5 };
const HEAD: Text = { size: 8.5, isBold: true };
const LINE = CELL.size * 1.35;
const GAP = 10;
const PADDING = 4;

/** Rows are never cut in two, the head stands on every page. */
export function setTable({ columns, rows, about = [] }: Table, flow: Flow): void {
  const { paper } = flow;
  const widths = widthsOf({ columns, rows }, flow);
  const head = columns.map(({ title }) => title);
  const set = (cells: readonly string[], text: Text) => {
    const lines = cells.map((cell, i) => paper.lines(cell, widths[i]! - GAP, text));
    return { lines, height: Math.max(1, ...lines.map(({ length }) => length)) * LINE + 2 * PADDING };
  };
  const draw = ({ lines, height }: ReturnType<typeof set>, text: Text) => {
    let x = MARGIN;
    lines.forEach((cell, i) => {
      const isRight = columns[i]?.align === 'right';
      cell.forEach((line, n) =>
        paper.write(line, isRight ? x + widths[i]! - GAP : x, flow.y + PADDING + LINE * (n + 1) - 3, {
          ...text,
          align: isRight ? 'right' : 'left',
        }),
      );
      x += widths[i]!;
    });
    flow.y += height;
    paper.rule(MARGIN, flow.y, flow.width, text.isBold ? paper.palette.outline : paper.palette.line);
  };
  const title = set(head, HEAD);
  const drawHead = () => draw(title, { ...HEAD, ink: paper.palette.muted });
  const body = rows.map((row) => set(row, CELL));
  flow.need(title.height + (body[0]?.height ?? 0));
  drawHead();
  body.forEach((row, r) => {
    const page = paper.page;
    flow.need(row.height);
    if (paper.page !== page) drawHead();
    const start = flow.y;
    draw(row, CELL);
    const component = about[r];
    if (component === undefined) return;
    paper.target(`row ${component}`, start);
    paper.link({ x: MARGIN, y: start, width: flow.width, height: row.height }, `drawn ${component}`);
  });
  flow.y += 10;
}

/** As wide as their longest text; what is too much is taken from the widest. */
function widthsOf({ columns, rows }: Pick<Table, 'columns' | 'rows'>, { paper, width }: Flow): readonly number[] {
  const natural = columns.map(({ title }, i) =>
    Math.max(paper.widthOf(title, HEAD), ...rows.map((row) => paper.widthOf(row[i] ?? '', CELL))),
  );
  const wanted = natural.map((each) => each + GAP);
  const total = wanted.reduce((sum, each) => sum + each, 0);
  if (total <= width) {
    // The rest goes to the last column that is not a number, so that numbers stay together.
    const last = columns.findLastIndex(({ align }) => align !== 'right');
    return wanted.map((each, i) => (i === last ? each + width - total : each));
  }
  let [low, high] = [0, Math.max(...wanted)];
  for (let i = 0; i < 40; i++) {
    const most = (low + high) / 2;
    const sum = wanted.reduce((all, each) => all + Math.min(each, most), 0);
    if (sum > width) high = most;
    else low = most;
  }
  return wanted.map((each) => Math.min(each, low));
}
