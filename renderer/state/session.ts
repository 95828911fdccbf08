import { create } from 'zustand';

/** What is selected: ids of the design. Per device, never saved in the design, never undone. */
export type Selection = {
  readonly components: ReadonlySet<string>;
  readonly connectors: ReadonlySet<string>;
  readonly boundaries: ReadonlySet<string>;
  /** Notes, text and strokes on the canvas. */
  readonly notes: ReadonlySet<string>;
};

export const NO_SELECTION: Selection = {
  components: new Set(),
  connectors: new Set(),
  boundaries: new Set(),
  notes: new Set(),
};

export type Theme = 'system' | 'light' | 'dark';
export type RightPanel = 'inspector' | 'report';
export type LeftPanel = 'palette' | 'outline';
/** What the pointer does on the canvas. */
export type Tool = 'select' | 'hand' | 'connect' | 'boundary' | 'note' | 'text' | 'pencil' | 'eraser';

export type Spotlight = { readonly components: ReadonlySet<string>; readonly connectors: ReadonlySet<string> };

type SessionState = {
  readonly selection: Selection;
  /** The journey whose figures the verdict bar shows; undefined: the first. */
  readonly journey: string | undefined;
  readonly isPaletteOpen: boolean;
  readonly leftPanel: LeftPanel;
  readonly rightPanel: RightPanel | undefined;
  readonly isMinimapOpen: boolean;
  readonly isGridShown: boolean;
  readonly isSnapping: boolean;
  readonly theme: Theme;
  readonly tool: Tool;
  /** The boundary that is worked in: what is outside steps back, what is added stands in it. */
  readonly entered: string | undefined;
  /** What is spoken of while presenting; the rest steps back. */
  readonly spotlight: Spotlight | undefined;
  readonly isPresenting: boolean;
  readonly hasLaser: boolean;
  /** All panels are out of the way; only the drawing is left. */
  readonly isFocused: boolean;
  /** The view that is shown: the drawing, or one of the pages beside it. */
  readonly page: string;
  /** The question that colours the canvas; undefined: none. */
  readonly lens: string | undefined;
  /** The component or connector whose name is being edited on the canvas. */
  readonly editing: string | undefined;
  /** What was typed before the field was there; undefined: the name as it is. */
  readonly typed: string | undefined;
  /** Just added: the next letter begins its name. */
  readonly fresh: string | undefined;
  /** Asks the canvas to show something; a new object each time, so that asking twice shows it twice. */
  readonly frame: FrameRequest | undefined;
};

export type FrameRequest =
  /** At once: a design that has just been opened is not flown to. */
  | { readonly what: 'all' | 'selection'; readonly isAtOnce?: boolean }
  /** Moves as little as it takes for these to be seen. */
  | { readonly what: 'reveal'; readonly components: readonly string[] }
  | { readonly what: 'boundary'; readonly boundary: string }
  /** Brings these into the middle, as large as is comfortable. */
  | { readonly what: 'components'; readonly components: readonly string[] }
  | { readonly what: 'zoom'; readonly by: number | 'reset' };

const REMEMBERED = 'plumbline.session';
const KEPT = [
  'isPaletteOpen',
  'leftPanel',
  'rightPanel',
  'isMinimapOpen',
  'isGridShown',
  'isSnapping',
  'theme',
] as const satisfies readonly (keyof SessionState)[];
type Remembered = Pick<SessionState, (typeof KEPT)[number]>;

function recall(): Partial<Remembered> {
  try {
    const kept = JSON.parse(globalThis.localStorage?.getItem(REMEMBERED) ?? '{}') as Record<string, unknown>;
    return Object.fromEntries(Object.entries(kept).map(([key, value]) => [key, value ?? undefined]));
  } catch {
    // Storage may be forbidden or hold anything: the session then starts as new.
    return {};
  }
}

export const useSession = create<SessionState>()(() => ({
  selection: NO_SELECTION,
  journey: undefined,
  isPaletteOpen: true,
  leftPanel: 'palette',
  rightPanel: 'inspector',
  isMinimapOpen: true,
  isGridShown: true,
  isSnapping: true,
  theme: 'system',
  tool: 'select',
  entered: undefined,
  spotlight: undefined,
  isPresenting: false,
  hasLaser: false,
  isFocused: false,
  page: 'drawing',
  lens: undefined,
  editing: undefined,
  typed: undefined,
  fresh: undefined,
  frame: undefined,
  ...recall(),
}));

useSession.subscribe((state) => {
  try {
    const kept = Object.fromEntries(KEPT.map((key) => [key, state[key]]));
    // A panel that is closed is remembered as closed: JSON leaves out undefined.
    const text = JSON.stringify(kept, (_, value: unknown) => (value === undefined ? null : value));
    globalThis.localStorage?.setItem(REMEMBERED, text);
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
    notes: new Set(selection.notes),
  };
  if (!sameSelection(next, get().selection)) set({ selection: next, fresh: undefined });
}

/** Selects what was just added: whoever goes on typing names it. */
export function selectFresh(component: string): void {
  select({ components: [component] });
  set({ fresh: component });
}

export const sameSelection = (a: Selection, b: Selection): boolean =>
  sameSet(a.components, b.components) &&
  sameSet(a.connectors, b.connectors) &&
  sameSet(a.boundaries, b.boundaries) &&
  sameSet(a.notes, b.notes);

const sameSet = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === b.size && [...a].every((id) => b.has(id));

export const isNothing = ({ components, connectors, boundaries, notes }: Selection): boolean =>
  components.size + connectors.size + boundaries.size + notes.size === 0;

export const showJourney = (journey: string | undefined): void => set({ journey });
export const togglePalette = (): void => set({ isPaletteOpen: !get().isPaletteOpen });
export const toggleMinimap = (): void => set({ isMinimapOpen: !get().isMinimapOpen });
export const showPanel = (rightPanel: RightPanel | undefined): void => set({ rightPanel });
export const togglePanel = (panel: RightPanel): void =>
  set({ rightPanel: get().rightPanel === panel ? undefined : panel });
export const showPage = (page: string): void => set({ page });
export const toggleLens = (lens: string): void => set({ lens: get().lens === lens ? undefined : lens });
export const setTheme = (theme: Theme): void => set({ theme });
export const showLeftPanel = (leftPanel: LeftPanel): void => set({ leftPanel, isPaletteOpen: true });
export const takeTool = (tool: Tool): void => set({ tool });
export const workIn = (entered: string | undefined): void => set({ entered });
export const shine = (spotlight: Spotlight | undefined): void => set({ spotlight });
export const toggleLaser = (): void => set({ hasLaser: !get().hasLaser });
export const toggleFocus = (): void => set({ isFocused: !get().isFocused });
export const editName = (editing: string | undefined, typed?: string): void =>
  set({ editing, typed, fresh: undefined });
export const frame = (request: FrameRequest): void => set({ frame: { ...request } });
