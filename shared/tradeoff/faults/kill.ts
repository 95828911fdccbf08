import { type Losses, lossesIn, type Replicas, withLosses, withoutPlace } from '../../analysis';
import { apply, type Change, compose, diff, NOTHING } from '../../edit';
import type { Design } from '../../model';
import type { Look } from '../tactic';

const replicasOf =
  ({ placeOf }: Look): Replicas =>
  (id) =>
    placeOf.get(id)!.replicas;

/** Replicas, or whole components, are gone; requests go where they can. */
export const kill = (look: Look, losses: Losses): Change =>
  diff(look.design, withLosses(look.design, losses, replicasOf(look)));

/** What stands in a boundary is gone, and the replicas that are left stand in the zones that are left. */
export const killPlace = (look: Look, boundary: string): Change =>
  diff(look.design, withoutPlace(withLosses(look.design, standingIn(look, boundary), replicasOf(look)), boundary));

export const standingIn = (look: Look, boundary: string): Losses => lossesIn(look.design, boundary, replicasOf(look));

/** Commands one after the other, and the one change that they are. */
export class Steps {
  design: Design;
  change: Change = NOTHING;

  constructor(design: Design) {
    this.design = design;
  }

  run(command: (design: Design) => Change): this {
    const made = command(this.design);
    this.design = apply(this.design, made);
    this.change = compose(this.change, made);
    return this;
  }
}
