import type { Box } from '../../../layout';
import type { Placing } from './placing';
import { shape } from './shape';

/** A stop sign with an exclamation mark: form, not colour alone. */
export function octagon(box: Box, placing: Placing): string {
  return shape({
    ...box,
    id: placing.nextId(),
    name: 'single point of failure',
    description: 'single point of failure',
    geometry: { preset: 'octagon', adjust: 29_289 },
    fill: { ink: 'bad' },
    stroke: { ink: 'canvas', width: 1.5 * placing.scale },
    words: { paragraphs: [[[{ text: '!', size: placing.points(12), ink: 'canvas', isBold: true }]]], wraps: false },
  });
}
