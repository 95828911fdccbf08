import { type WindowState, windowState } from './arguments';

export type Area = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

export const SMALLEST = { width: 720, height: 480 } as const;
const USUAL = { width: 1440, height: 900 } as const;
/** So much of the window must be on a screen that it can be seen and dragged. */
const GRIP = { width: 160, height: 60 } as const;

export type Placement = {
  /** Left to the system where there is none. */
  readonly position?: { readonly x: number; readonly y: number };
  readonly width: number;
  readonly height: number;
  readonly isMaximized: boolean;
};

/** Where the window opens: where it was, if that place is still on a screen. */
export function placement(remembered: unknown, workAreas: readonly Area[]): Placement {
  const parsed = windowState.safeParse(remembered);
  const first = workAreas[0] ?? { x: 0, y: 0, ...USUAL };
  if (!parsed.success) return { ...fitted(USUAL, first), isMaximized: false };
  const state = parsed.data;
  const screen = workAreas.find((area) => isWithinReach(state, area));
  const size = fitted(state, screen ?? first);
  return screen === undefined
    ? { ...size, isMaximized: state.isMaximized }
    : { ...size, isMaximized: state.isMaximized, position: { x: state.x, y: state.y } };
}

const fitted = (size: { width: number; height: number }, area: Area) => ({
  width: Math.min(Math.max(size.width, SMALLEST.width), Math.max(area.width, SMALLEST.width)),
  height: Math.min(Math.max(size.height, SMALLEST.height), Math.max(area.height, SMALLEST.height)),
});

/** The title bar must be within reach: what hangs out below can be dragged up, what hangs out above cannot. */
function isWithinReach(state: WindowState, area: Area): boolean {
  const across = Math.min(state.x + state.width, area.x + area.width) - Math.max(state.x, area.x);
  return across >= GRIP.width && state.y >= area.y - 1 && state.y + GRIP.height <= area.y + area.height;
}
