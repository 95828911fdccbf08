import type { Agenda } from './agenda';
import type { Blueprint } from './blueprint';
import type { Counts } from './counts';
import type { Soon } from './events';
import type { Dice } from './random';
import type { Stations } from './stations';
import type { Travel } from './travel';
import type { Visits } from './visits';

/** The parts that all of the simulation works on. */
export type Parts = {
  readonly blueprint: Blueprint;
  readonly visits: Visits;
  readonly stations: Stations;
  readonly agenda: Agenda;
  readonly soon: Soon;
  readonly counts: Counts;
  readonly travel: Travel;
  readonly dice: Dice;
};
