import { analyze } from '../../analysis';
import { variantsOf, withVariant } from '../../edit';
import type { Design } from '../../model';
import type { DeckVariant } from './context';

/** The variants of the design that can be applied, each with a full analysis of its own. */
export const variantsFor = (design: Design): readonly DeckVariant[] =>
  variantsOf(design).flatMap(({ id, name }) => {
    const applied = withVariant(design, id);
    return applied.ok ? [{ name, design: applied.value.design, report: analyze(applied.value.design).report }] : [];
  });
