import type { Design } from '../../model';
import type { Change, Part } from '../change';
import { change, writePart } from '../touch';

export const setPart = <P extends Part>(design: Design, part: P, value: Design[P]): Change =>
  change(part === 'name' ? 'Rename design' : `Edit ${part}`, writePart(design, part, value));
