import { type Design, type Issue, parseDesign, serializeDesign } from '../../model';
import { fail, type Result } from '../../result';
import { text } from '../write/svgText';

const OPEN = '<metadata id="plumbline-design">';
const CLOSE = '</metadata>';

/** The picture with the design in it: a viewer shows the one, Plumbline opens the other. */
export function withDesign(svg: string, design: Design): string {
  const at = svg.indexOf('>', svg.indexOf('<svg')) + 1;
  return `${svg.slice(0, at)}\n${OPEN}${text(serializeDesign(design))}${CLOSE}${svg.slice(at)}`;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** The design that a picture carries; undefined where it carries none. */
export function designInSvg(svg: string): Result<Design, readonly Issue[]> | undefined {
  const start = svg.indexOf(OPEN);
  if (start < 0) return undefined;
  const end = svg.indexOf(CLOSE, start);
  if (end < 0)
    return fail([{ path: '', message: `expected the design to end with ${CLOSE}, got the end of the file` }]);
  const escaped = svg.slice(start + OPEN.length, end);
  return parseDesign(escaped.replaceAll(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ENTITIES[name]!));
}
