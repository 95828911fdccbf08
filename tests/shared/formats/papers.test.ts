import { analyze } from '@shared/analysis';
import { importFiles, scene, writeDrawio, writePdf, writePptx } from '@shared/formats';
import type { Design } from '@shared/model';
import { deckOf, designDocument } from '@shared/report';
import { describe, expect, test } from 'vitest';
import { unzipSync } from 'fflate';
import { design } from '../../support/design';
import { has, made } from '../../support/tools';
import { fontBytes } from './inter';

const NOTES: Design['notes'] = {
  said: {
    kind: 'note',
    text: 'Ask the team:\n  quotas < 5 & limits\n\nbefore the review',
    position: { x: 40, y: 260 },
    size: { width: 200, height: 140 },
    tone: 'red',
  },
  under: { kind: 'note', text: 'Sent behind', position: { x: 20, y: -20 }, order: -1 },
  head: { kind: 'text', text: 'Draft for Tuesday', position: { x: 0, y: -80 } },
  mark: { kind: 'ink', points: [0, 20, 30, 0, 60, 40], position: { x: 300, y: 300 }, tone: 'blue' },
  line: { kind: 'ink', points: [0, 0, 80, 0], position: { x: 300, y: 380 } },
};
const base = design('client[rate=10] > api > db');
const places = Object.keys(base.components).map(
  (id, i) => [id, { ...base.components[id]!, position: { x: i * 260, y: 80 } }] as const,
);
const given: Design = {
  ...base,
  components: Object.fromEntries(places),
  notes: { ...NOTES, comment: { author: 'a reviewer', about: 'api', text: 'is no paper' } },
};
const { report } = analyze(given);
const drawn = scene(given, { report, papers: true });

describe('draw.io', () => {
  const read = (text: string) => {
    const result = importFiles([{ path: 'x.drawio', text }], { id: given.id });
    if (!result.ok) throw new Error(JSON.stringify(result.error));
    return result.value.design;
  };
  const text = writeDrawio(given, drawn);

  test('has notes as shapes and strokes as lines, and gives all of them back', () => {
    expect(text.match(/id="paper:[^"]*"/g)).toHaveLength(5);
    expect(read(text).notes).toEqual(given.notes);
    expect(Object.keys(read(text).components).sort()).toEqual(Object.keys(given.components).sort());
  });

  test('a note that was moved, made larger and written anew there is so here', () => {
    const changed = text
      .replace(/(id="paper:said" label=")[^"]*/, '$1Asked&lt;br&gt;them')
      .replace('x="40" y="260" width="200" height="140"', 'x="50" y="270" width="240" height="150"');
    expect(read(changed).notes['said']).toEqual({
      ...NOTES['said'],
      text: 'Asked\nthem',
      position: { x: 50, y: 270 },
      size: { width: 240, height: 150 },
    });
  });

  test('what a drawing does not show is kept beside it', () => {
    const plain = writeDrawio(given, scene(given, { report }));
    expect(plain).not.toContain('id="paper:');
    expect(read(plain).notes).toEqual(given.notes);
  });
});

describe('slides', () => {
  test('the slide of the design has notes and text that can be edited, and strokes as lines', async () => {
    const deck = await deckOf(given, report, {
      theme: 'light',
      ratio: '16:9',
      slides: ['design'],
      arrange: () => Promise.reject(new Error('nothing has to be laid out')),
    });
    const files = unzipSync(await writePptx(deck));
    const xml = new TextDecoder().decode(files['ppt/slides/slide1.xml']);
    for (const words of ['Ask the team:', 'quotas &lt; 5 &amp; limits', 'Draft for Tuesday', 'Sent behind'])
      expect(xml).toContain(words);
    expect(xml.match(/name="stroke (?:mark|line)"/g)).toHaveLength(2);
    // Behind: before the first connector. In front: after the last component.
    expect(xml.indexOf('name="note under"')).toBeLessThan(xml.indexOf('<p:cxnSp>'));
    expect(xml.indexOf('name="note said"')).toBeGreaterThan(xml.lastIndexOf('name="icon"'));
  });

  test('notes that would make the drawing too small to read are told to whoever speaks', async () => {
    const far = { ...given, notes: { far: { kind: 'note', text: 'Far away', position: { x: 9000, y: 0 } } } };
    const deck = await deckOf(far, report, {
      theme: 'light',
      ratio: '16:9',
      slides: ['design'],
      arrange: () => Promise.reject(new Error('nothing has to be laid out')),
    });
    expect(deck.slides.flatMap(({ notes }) => notes)).toContain('On the canvas: Far away');
  });
});

describe.skipIf(!has('pdftotext'))('PDF', () => {
  test('says every word of notes and text', async () => {
    const blocks = designDocument(given, report, { scene: drawn });
    const pdf = await writePdf(blocks, { title: 'x', fonts: { regular: fontBytes(400), semiBold: fontBytes(600) } });
    const { out } = made('a.pdf', pdf, (path) => ['pdftotext', path, '-']);
    for (const words of ['Ask the team:', 'quotas < 5 & limits', 'Draft for Tuesday', 'Sent behind'])
      expect(out).toContain(words);
  });
});
