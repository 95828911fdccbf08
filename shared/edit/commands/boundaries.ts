import type { Boundary, Design } from '../../model';
import { type Change, NOTHING } from '../change';
import { change, type Fields, withFields, write } from '../touch';

export const setBoundary = (design: Design, id: string, fields: Fields<Boundary>): Change =>
  design.boundaries[id] === undefined
    ? NOTHING
    : change('Edit boundary', write(design, 'boundaries', id, withFields(design.boundaries[id], fields)));

export const addBoundary = (design: Design, options: { readonly id: string } & Boundary): Change => {
  const { id, ...boundary } = options;
  return change(`Add ${boundary.kind}`, write(design, 'boundaries', id, boundary));
};
