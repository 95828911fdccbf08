import type { Box } from '../../../layout';
import type { Position } from '../../../model';
import { CAPTION_FONT, SEPARATOR } from '../../caption';
import { baselinesOf, tagOf } from '../../letters';
import { textWidth } from '../../measure';
import { mixed } from '../../palette';
import type { Scene, SceneComponent, SceneConnector, SceneFrame } from '../../sceneTypes';
import { stepsOf } from '../path';
import type { Paper } from './paper';
import { drawPapers } from './papers';
import { faded, paperOf, rounded, type View } from './view';

/** Lines and letters, no picture. Components lead to their row in the document and are what findings lead to. */
export function drawScene(scene: Scene, within: Box, paper: Paper): void {
  const { bounds } = scene;
  const scale = Math.min(within.width / bounds.width, within.height / bounds.height);
  const left = within.x + (within.width - bounds.width * scale) / 2 - bounds.x * scale;
  const top = within.y + (within.height - bounds.height * scale) / 2 - bounds.y * scale;
  const view: View = { scale, x: (x) => left + x * scale, y: (y) => top + y * scale };
  for (const frame of scene.frames) drawFrame(frame, view, paper);
  drawPapers(scene.papers, 'behind', view, paper);
  for (const connector of scene.connectors) drawConnector(connector, view, paper);
  for (const component of scene.components) drawComponent(component, view, paper);
  for (const connector of scene.connectors) drawLabel(connector, view, paper);
  drawPapers(scene.papers, 'front', view, paper);
  drawFoot(scene, view, paper);
}

const DASHES = { region: [], frame: [], zone: [6, 4], trust: [2, 4], team: [12, 4] } as const;

function drawFrame(frame: SceneFrame, view: View, paper: Paper): void {
  const { palette, doc } = paper;
  doc.setFillColor(mixed(paperOf(paper), palette.text, 0.025));
  doc.setDrawColor(frame.kind === 'trust' ? palette.muted : palette.frame);
  doc.setLineWidth(view.scale);
  doc.setLineDashPattern(
    DASHES[frame.kind].map((dash) => dash * view.scale),
    0,
  );
  rounded(frame, 12, view, paper, 'FD');
  doc.setLineDashPattern([], 0);
  paper.write(frame.title, view.x(frame.x + 14), view.y(frame.y + 10 + frame.titleSize), {
    size: frame.titleSize * view.scale,
    ink: palette.muted,
    isBold: true,
  });
  if (frame.isSinglePoint) octagon(frame.x + frame.width - 18, frame.y + 18, view, paper);
}

const HEAD = { length: 9, half: 4 };

function drawConnector({ points, isAsync, isOptional, isFaded }: SceneConnector, view: View, paper: Paper): void {
  const { doc, palette } = paper;
  const ink = faded(paper, isOptional ? palette.faint : palette.connector, isFaded);
  doc.setDrawColor(ink);
  doc.setFillColor(ink);
  doc.setLineWidth((isOptional ? 1.25 : 1.5) * view.scale);
  doc.setLineDashPattern(isAsync ? [6 * view.scale, 4 * view.scale] : [], 0);
  const tip = points.at(-1)!;
  const before = points.at(-2) ?? tip;
  const length = Math.hypot(tip.x - before.x, tip.y - before.y) || 1;
  const along = { x: (tip.x - before.x) / length, y: (tip.y - before.y) / length };
  const neck = { x: tip.x - along.x * HEAD.length, y: tip.y - along.y * HEAD.length };
  const way = isAsync ? points : [...points.slice(0, -1), neck];
  way.forEach(({ x, y }, i) => (i === 0 ? doc.moveTo(view.x(x), view.y(y)) : doc.lineTo(view.x(x), view.y(y))));
  doc.stroke();
  doc.setLineDashPattern([], 0);
  const side = (sign: number): Position => ({
    x: neck.x - along.y * HEAD.half * sign,
    y: neck.y + along.x * HEAD.half * sign,
  });
  const [a, b] = [side(1), side(-1)];
  doc.moveTo(view.x(a.x), view.y(a.y));
  doc.lineTo(view.x(tip.x), view.y(tip.y));
  doc.lineTo(view.x(b.x), view.y(b.y));
  if (isAsync) doc.stroke();
  else {
    doc.close();
    doc.fill();
  }
}

function drawLabel({ label, isFaded }: SceneConnector, view: View, paper: Paper): void {
  if (label === undefined) return;
  paper.doc.setFillColor(paperOf(paper));
  rounded(label, 3, view, paper, 'F');
  paper.write(label.text, view.x(label.x + label.width / 2), view.y(label.y + label.height - 4.5), {
    size: 11 * view.scale,
    ink: faded(paper, paper.palette.muted, isFaded),
    align: 'center',
  });
}

function drawComponent(component: SceneComponent, view: View, paper: Paper): void {
  const { x, y, width, height, caption, isFaded } = component;
  const { doc, palette } = paper;
  doc.setFillColor(palette.surface);
  doc.setDrawColor(faded(paper, palette.outline, isFaded));
  doc.setLineWidth(view.scale);
  rounded(component, 8, view, paper, 'FD');
  drawIcon(component, view, paper);
  drawWords(component, view, paper);
  if (caption?.utilization) {
    const bar = { x: x + 8, y: y + height - 4, width: width - 16, height: 3 };
    doc.setFillColor(faded(paper, palette.line, isFaded));
    rounded(bar, 1.5, view, paper, 'F');
    doc.setFillColor(faded(paper, palette[caption.utilization.pressure], isFaded));
    rounded({ ...bar, width: Math.max(3, bar.width * caption.utilization.share) }, 1.5, view, paper, 'F');
  }
  if (caption && caption.parts.length > 0) {
    paper.write(caption.parts.join(SEPARATOR), view.x(x + width / 2), view.y(y + height + 14), {
      size: CAPTION_FONT.size * view.scale,
      ink: faded(paper, palette.muted, isFaded),
      align: 'center',
    });
  }
  if (component.breaksFirstAt !== undefined) tag(component, component.breaksFirstAt, view, paper);
  if (component.isSinglePoint) octagon(x + width - 4, y + 4, view, paper);
  const at = { x: view.x(x), y: view.y(y), width: width * view.scale, height: height * view.scale };
  paper.target(`drawn ${component.id}`, at.y);
  paper.link(at, `row ${component.id}`);
}

function drawIcon({ x, y, height, icon, isFaded }: SceneComponent, view: View, paper: Paper): void {
  const { doc } = paper;
  const scale = 22 / 24;
  const px = (value: number) => view.x(x + 12 + value * scale);
  const py = (value: number) => view.y(y + height / 2 - 11 + value * scale);
  doc.setDrawColor(faded(paper, paper.palette.text, isFaded));
  doc.setLineWidth(1.5 * scale * view.scale);
  doc.setLineCap('round');
  doc.setLineJoin('round');
  for (const step of icon.flatMap(stepsOf)) {
    if (step.type === 'move') doc.moveTo(px(step.x), py(step.y));
    else if (step.type === 'line') doc.lineTo(px(step.x), py(step.y));
    else if (step.type === 'curve')
      doc.curveTo(px(step.x1), py(step.y1), px(step.x2), py(step.y2), px(step.x), py(step.y));
    else doc.close();
  }
  doc.stroke();
  doc.setLineCap('butt');
  doc.setLineJoin('miter');
}

/** As in the SVG: all rows together in the middle, replicas beside the last one. */
function drawWords(component: SceneComponent, view: View, paper: Paper): void {
  const { x, y, width, name, nameSize, subtitle, replicas, isFaded } = component;
  const { palette } = paper;
  const baselines = baselinesOf(component);
  const ink = faded(paper, palette.text, isFaded);
  name.forEach((line, i) =>
    paper.write(line, view.x(x + 42), view.y(y + baselines.names[i]!), {
      size: nameSize * view.scale,
      ink,
      isBold: true,
    }),
  );
  const last = y + baselines.last;
  const small = { size: 11 * view.scale };
  if (subtitle !== '') {
    paper.write(subtitle, view.x(x + 42), view.y(last), { ...small, ink: faded(paper, palette.muted, isFaded) });
  }
  if (replicas !== '') {
    paper.write(replicas, view.x(x + width - 10), view.y(last), { ...small, ink, isBold: true, align: 'right' });
  }
}

function tag(component: SceneComponent, at: number, view: View, paper: Paper): void {
  const { box, text, size, baseline } = tagOf(component, at);
  paper.doc.setFillColor(paperOf(paper));
  paper.doc.setDrawColor(paper.palette.warn);
  paper.doc.setLineWidth(view.scale);
  rounded(box, 4, view, paper, 'FD');
  paper.write(text, view.x(box.x + 6), view.y(baseline), { size: size * view.scale, isBold: true });
}

function octagon(x: number, y: number, view: View, paper: Paper, radius = 9): void {
  const { doc, palette } = paper;
  doc.setFillColor(palette.bad);
  doc.setDrawColor(paperOf(paper));
  doc.setLineWidth(1.5 * view.scale);
  for (let i = 0; i < 8; i++) {
    const angle = ((22.5 + 45 * i) * Math.PI) / 180;
    const [px, py] = [view.x(x + radius * Math.cos(angle)), view.y(y + radius * Math.sin(angle))];
    if (i === 0) doc.moveTo(px, py);
    else doc.lineTo(px, py);
  }
  doc.close();
  doc.fillStroke();
  paper.write('!', view.x(x), view.y(y + 4.2), {
    size: 12 * view.scale,
    ink: palette.onBad,
    isBold: true,
    align: 'center',
  });
}

/** What the signs mean, and who drew it when. */
function drawFoot(scene: Scene, view: View, paper: Paper): void {
  const { palette, doc } = paper;
  const { bounds, titleBlock } = scene;
  const baseline = (titleBlock?.y ?? bounds.y + bounds.height - 16) - 4;
  let x = bounds.x + 32;
  for (const { sign, text } of scene.legend) {
    if (sign === 'single-point') octagon(x + 8, baseline - 4, view, paper, 8);
    else if (sign === 'breaks-first') {
      doc.setDrawColor(palette.warn);
      doc.setLineWidth(view.scale);
      rounded({ x, y: baseline - 12, width: 26, height: 16 }, 4, view, paper, 'S');
      paper.write('2×', view.x(x + 6), view.y(baseline - 0.5), { size: 10 * view.scale, isBold: true });
    } else {
      doc.setFillColor(palette.ok);
      rounded({ x, y: baseline - 6, width: 18, height: 3 }, 1.5, view, paper, 'F');
    }
    const start = x + { 'single-point': 22, 'breaks-first': 34, figures: 26 }[sign];
    paper.write(text, view.x(start), view.y(baseline), { size: 11 * view.scale, ink: palette.muted });
    x = start + textWidth(text, { size: 11, weight: 400 }) + 24;
  }
  if (titleBlock === undefined) return;
  doc.setFillColor(palette.surface);
  doc.setDrawColor(palette.outline);
  rounded(titleBlock, 0, view, paper, 'FD');
  const left = view.x(titleBlock.x + 12);
  paper.write(titleBlock.name, left, view.y(titleBlock.y + 18), { size: 13 * view.scale, isBold: true });
  paper.write(titleBlock.details, left, view.y(titleBlock.y + 34), { size: 11 * view.scale, ink: palette.muted });
}
