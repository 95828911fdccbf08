import { create } from 'zustand';

/** What is selected: ids of the design. Per device, never saved in the design, never undone. */
export type Selection = {
  readonly components: ReadonlySet<string>;
  readonly connectors: ReadonlySet<string>;
  readonly boundaries: ReadonlySet<string>;
};

export const NO_SELECTION: Selection = { components: new Set(), connectors: new Set(), boundaries: new Set() };

export type Theme = 'system' | 'light' | 'dark';
export type RightPanel = 'inspector' | 'report';

type SessionState = {
  readonly selection: Selection;
  /** The journey whose figures the verdict bar shows; undefined: the first. */
  readonly journey: string | undefined;
  readonly isPaletteOpen: boolean;
  readonly rightPanel: RightPanel | undefined;
  readonly isMinimapOpen: boolean;
  readonly theme: Theme;
  /** The view that is shown: the drawing, or one of the pages beside it. */
  readonly page: string;
  /** The question that colours the canvas; undefined: none. */
  readonly lens: string | undefined;
  /** The component or connector whose name is being edited on the canvas. */
  readonly editing: string | undefined;
  /** Asks the canvas to show something; a new object each time, so that asking twice shows it twice. */
  readonly frame: FrameRequest | undefined;
};

export type FrameRequest =
  | { readonly what: 'all' | 'selection' }
  | { readonly what: 'zoom'; readonly by: number | 'reset' };

const REMEMBERED = 'plumbline.session';
type Remembered = Pick<SessionState, 'isPaletteOpen' | 'rightPanel' | 'isMinimapOpen' | 'theme'>;

function recall(): Partial<Remembered> {
  try {
    return JSON.parse(globalThis.localStorage?.getItem(REMEMBERED) ?? '{}') as Partial<Remembered>;
  } catch {
    // Storage may be forbidden or hold anything: the session then starts as new.
    return {};
  }
}

export const useSession = create<SessionState>()(() => ({
  selection: NO_SELECTION,
  journey: undefined,
  isPaletteOpen: true,
  rightPanel: 'inspector',
  isMinimapOpen: true,
  theme: 'system',
  page: 'drawing',
  lens: undefined,
  editing: undefined,
  frame: undefined,
  ...recall(),
}));

useSession.subscribe(({ isPaletteOpen, rightPanel, isMinimapOpen, theme }) => {
  try {
    globalThis.localStorage?.setItem(REMEMBERED, JSON.stringify({ isPaletteOpen, rightPanel, isMinimapOpen, theme }));
  } catch {
    // Not remembered: nothing is lost but a preference.
  }
});

const { getState: get, setState: set } = useSession;

export function select(selection: Partial<Record<keyof Selection, Iterable<string>>>): void {
  const next = {
    components: new Set(selection.components),
    connectors: new Set(selection.connectors),
    boundaries: new Set(selection.boundaries),
  };
  if (!sameSelection(next, get().selection)) set({ selection: next });
}

export const sameSelection = (a: Selection, b: Selection): boolean =>
  sameSet(a.components, b.components) && sameSet(a.connectors, b.connectors) && sameSet(a.boundaries, b.boundaries);

const sameSet = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === b.size && [...a].every((id) => b.has(id));

export const isNothing = ({ components, connectors, boundaries }: Selection): boolean =>
  components.size + connectors.size + boundaries.size === 0;

export const showJourney = (journey: string | undefined): void => set({ journey });
export const togglePalette = (): void => set({ isPaletteOpen: !get().isPaletteOpen });
export const toggleMinimap = (): void => set({ isMinimapOpen: !get().isMinimapOpen });
export const showPanel = (rightPanel: RightPanel | undefined): void => set({ rightPanel });
export const togglePanel = (panel: RightPanel): void =>
  set({ rightPanel: get().rightPanel === panel ? undefined : panel });
export const showPage = (page: string): void => set({ page });
export const toggleLens = (lens: string): void => set({ lens: get().lens === lens ? undefined : lens });
export const setTheme = (theme: Theme): void => set({ theme });
export const editName = (editing: string | undefined): void => set({ editing });
export const frame = (request: FrameRequest): void => set({ frame: { ...request } });
