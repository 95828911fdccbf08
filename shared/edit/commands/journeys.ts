import type { Design, Journey } from '../../model';
import type { Change } from '../change';
import { change, type Fields, withFields, write } from '../touch';

export const setJourney = (design: Design, id: string, fields: Fields<Journey>): Change =>
  change('Edit journey', write(design, 'journeys', id, withFields(design.journeys[id] ?? {}, fields)));
