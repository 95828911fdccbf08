import { scene, type Scene, type SceneOptions } from '../../formats';
import type { ExportInput } from './settings';

/** The drawing as the settings want it. */
export function sceneFor({ design, report, settings }: Pick<ExportInput, 'design' | 'report' | 'settings'>): Scene {
  const { hasFigures, hasLegend, hasTitleBlock, author, date, version } = settings;
  const titleBlock: NonNullable<SceneOptions['titleBlock']> = {
    ...(author === undefined ? {} : { author }),
    ...(date === undefined ? {} : { date }),
    ...(version === undefined ? {} : { version }),
  };
  return scene(design, {
    papers: true,
    ...(hasFigures ? { report } : {}),
    legend: hasLegend,
    ...(hasTitleBlock ? { titleBlock } : {}),
  });
}
