import { create } from 'zustand';

/** So long a pointer rests before it asks: a drawing that moves below it asks nothing. */
const REST_MS = 120;

/** The connector below the pointer: it says what it carries and how long its callee takes. */
export const useHovered = create<{ readonly id: string | undefined }>()(() => ({ id: undefined }));

let resting: ReturnType<typeof setTimeout> | undefined;

export function hover(id: string | undefined): void {
  clearTimeout(resting);
  if (id !== undefined) resting = setTimeout(() => useHovered.setState({ id }), REST_MS);
  else if (useHovered.getState().id !== undefined) useHovered.setState({ id });
}
