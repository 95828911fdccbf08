import { kindOf } from '@shared/catalogue';
import { apply, commands } from '@shared/edit';
import { arrange, elkInProcess } from '@shared/layout';
import type { Design } from '@shared/model';

const elk = await elkInProcess();

/** The design with a place for every component, as "tidy up" gives it. */
export async function placed(design: Design, direction: 'right' | 'down' = 'right'): Promise<Design> {
  const arrangement = await arrange(design, { elk, direction, tierOf: (kind) => kindOf(kind)?.tier });
  return apply(design, commands.arrange(design, arrangement));
}
