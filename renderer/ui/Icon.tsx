import type { ReactElement } from 'react';

/** The signs of the interface, on a grid of 20, drawn with one line of 1.5. Component kinds have theirs in the catalogue. */
const PATHS = {
  plus: ['M10 4v12', 'M4 10h12'],
  minus: ['M4 10h12'],
  close: ['M5 5l10 10', 'M15 5L5 15'],
  check: ['M4 10.5l4 4 8-9'],
  search: ['M8.75 3.5a5.25 5.25 0 1 0 0 10.5a5.25 5.25 0 1 0 0-10.5', 'M12.6 12.6L16.5 16.5'],
  undo: ['M7.5 4.5L4 8l3.5 3.5', 'M4 8h7.5a4 4 0 0 1 0 8H8'],
  redo: ['M12.5 4.5L16 8l-3.5 3.5', 'M16 8H8.5a4 4 0 0 0 0 8H12'],
  tidy: ['M3.5 4h4v4h-4z', 'M12.5 4h4v4h-4z', 'M12.5 12h4v4h-4z', 'M7.5 6h5', 'M10 6v8h2.5'],
  fit: ['M3.5 7V3.5H7', 'M13 3.5h3.5V7', 'M16.5 13v3.5H13', 'M7 16.5H3.5V13'],
  sun: [
    'M10 6.75a3.25 3.25 0 1 0 0 6.5a3.25 3.25 0 1 0 0-6.5',
    'M10 2.5v1.5',
    'M10 16v1.5',
    'M2.5 10H4',
    'M16 10h1.5',
    'M4.7 4.7l1.06 1.06',
    'M14.24 14.24l1.06 1.06',
    'M4.7 15.3l1.06-1.06',
    'M14.24 5.76l1.06-1.06',
  ],
  moon: ['M15.8 12.2A6.5 6.5 0 0 1 7.8 4.2a6.5 6.5 0 1 0 8 8z'],
  left: ['M3 4.5h14v11H3z', 'M7.5 4.5v11'],
  right: ['M3 4.5h14v11H3z', 'M12.5 4.5v11'],
  map: ['M3 5l4.5-1.5 5 2L17 4v11l-4.5 1.5-5-2L3 16z', 'M7.5 3.5v11', 'M12.5 5.5v11'],
  trash: ['M4 5.5h12', 'M8 5.5V3.75h4V5.5', 'M5.5 5.5l.75 11h7.5l.75-11', 'M8.5 8.5v5', 'M11.5 8.5v5'],
  dots: ['M4.75 10h.5', 'M9.75 10h.5', 'M14.75 10h.5'],
  file: ['M5 2.75h6.5L15 6.25v11H5z', 'M11.25 2.75v3.75H15'],
  folder: ['M2.75 5.25h5l1.5 2h8v8.5H2.75z'],
  save: ['M4 3.5h9.5l3 3v10H4z', 'M7 3.5v4h5.5v-4', 'M7 16.5v-5h6v5'],
  export: ['M10 12.5V3.5', 'M6.5 6.5L10 3l3.5 3.5', 'M4 11.5v5h12v-5'],
  import: ['M10 3.5v9', 'M6.5 9.5L10 13l3.5-3.5', 'M4 11.5v5h12v-5'],
  chevronDown: ['M5.5 8l4.5 4.5L14.5 8'],
  chevronLeft: ['M12 5.5L7.5 10l4.5 4.5'],
  chevronRight: ['M8 5.5l4.5 4.5L8 14.5'],
  warning: ['M10 3.25L17.25 16H2.75z', 'M10 8v4', 'M10 13.9v.1'],
  error: ['M6.9 2.75h6.2l4.15 4.15v6.2l-4.15 4.15H6.9L2.75 13.1V6.9z', 'M10 6.5v4.5', 'M10 13.4v.1'],
  info: ['M10 2.75a7.25 7.25 0 1 0 0 14.5a7.25 7.25 0 1 0 0-14.5', 'M10 9v4.5', 'M10 6.5v.1'],
  clock: ['M10 2.75a7.25 7.25 0 1 0 0 14.5a7.25 7.25 0 1 0 0-14.5', 'M10 6v4.25l3 1.75'],
  coin: [
    'M10 2.75a7.25 7.25 0 1 0 0 14.5a7.25 7.25 0 1 0 0-14.5',
    'M12.5 7.5c-.4-.9-1.3-1.25-2.5-1.25c-1.4 0-2.4.6-2.4 1.7c0 2.6 5 1.2 5 3.9c0 1.2-1.1 1.9-2.6 1.9c-1.3 0-2.3-.45-2.7-1.4',
    'M10 4.9v1.35',
    'M10 13.75v1.35',
  ],
  shield: ['M10 2.75l6 2.25v4.5c0 3.6-2.4 6.3-6 7.75c-3.6-1.45-6-4.15-6-7.75V5z'],
  gauge: ['M3.4 14.5a7.25 7.25 0 1 1 13.2 0', 'M10 11.5l3.2-4'],
  target: [
    'M10 2.75a7.25 7.25 0 1 0 0 14.5a7.25 7.25 0 1 0 0-14.5',
    'M10 6.25a3.75 3.75 0 1 0 0 7.5a3.75 3.75 0 1 0 0-7.5',
    'M10 9.9v.2',
  ],
  route: [
    'M5 13.25a1.75 1.75 0 1 0 0 3.5a1.75 1.75 0 1 0 0-3.5',
    'M15 3.25a1.75 1.75 0 1 0 0 3.5a1.75 1.75 0 1 0 0-3.5',
    'M13.25 5H8a2.5 2.5 0 0 0 0 5h4a2.5 2.5 0 0 1 0 5H6.75',
  ],
  home: ['M3.5 9L10 3.5 16.5 9', 'M5.25 8v8.25h9.5V8', 'M8.5 16v-4.5h3V16'],
  copy: ['M7 7h9.5v9.5H7z', 'M4 13H3.5V3.5H13V4'],
  keyboard: ['M2.5 5.5h15v9h-15z', 'M5.5 8.25h.1', 'M8.5 8.25h.1', 'M11.5 8.25h.1', 'M14.5 8.25h.1', 'M6.5 11.75h7'],
  sketch: ['M4 16l.9-3.6L13.2 4.1a1.5 1.5 0 0 1 2.1 0l.6.6a1.5 1.5 0 0 1 0 2.1L7.6 15.1z', 'M12 5.5L14.5 8'],
  pin: ['M7.5 3h5l-.6 5 2.6 3h-9l2.6-3z', 'M10 11v6'],
  pointer: ['M5 3.5l10.5 5.75-4.75 1.25L8.5 15.5z'],
  hand: [
    'M6.5 10.5V5.25a1.1 1.1 0 0 1 2.2 0V9V3.9a1.1 1.1 0 0 1 2.2 0V9V4.9a1.1 1.1 0 0 1 2.2 0V10V7a1.1 1.1 0 0 1 2.2 0v5c0 3-1.8 5-4.8 5c-2.3 0-3.4-1-4.6-3l-2-3.3a1.1 1.1 0 0 1 1.9-1.1z',
  ],
  connect: ['M3.5 7h4v6h-4z', 'M13 10h3.5', 'M7.5 10h6', 'M11.5 7.5L14 10l-2.5 2.5', 'M16.5 6v8'],
  boundary: ['M3 4.5h3M8.5 4.5h3M14 4.5h3v2.5M17 9.5v2.5M17 14v1.5h-3M11.5 15.5h-3M6 15.5H3V13M3 10.5V8'],
  note: ['M4 3.5h12v8.5l-4.5 4.5H4z', 'M16 12h-4.5v4.5'],
  text: ['M4.5 5.5v-1.5h11v1.5', 'M10 4v12', 'M8 16h4'],
  pencil: ['M4 16c3-5 4 1 6-2s1-6 3-6s1 4 3 2'],
  eraser: [
    'M8 16.5l-4.3-4.3a1.4 1.4 0 0 1 0-2l6-6a1.4 1.4 0 0 1 2 0l4.6 4.6a1.4 1.4 0 0 1 0 2L10.8 16.5z',
    'M7 7.5l6 6',
    'M8 16.5h8.5',
  ],
  list: ['M7 5.5h9.5', 'M7 10h9.5', 'M7 14.5h9.5', 'M3.5 5.5h.1', 'M3.5 10h.1', 'M3.5 14.5h.1'],
  present: ['M3 4h14v9.5H3z', 'M8.5 7l3.5 1.9-3.5 1.9z', 'M7 16.5h6'],
  settings: [
    'M4 6h7',
    'M15 6h1',
    'M13 4.25a1.75 1.75 0 1 0 0 3.5a1.75 1.75 0 1 0 0-3.5',
    'M4 14h1',
    'M9 14h7',
    'M7 12.25a1.75 1.75 0 1 0 0 3.5a1.75 1.75 0 1 0 0-3.5',
  ],
  play: ['M6 4.5l9.5 5.5L6 15.5z'],
  pause: ['M7 4.5v11', 'M13 4.5v11'],
  step: ['M5 4.5l7.5 5.5L5 15.5z', 'M15 4.5v11'],
  stop: ['M5.5 5.5h9v9h-9z'],
} as const satisfies Record<string, readonly string[]>;

export type IconName = keyof typeof PATHS;

export function Icon({ name, size = 16 }: { readonly name: IconName; readonly size?: number }): ReactElement {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth={size < 18 ? 1.7 : 1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {PATHS[name].map((d) => (
        <path key={d} d={d} />
      ))}
    </svg>
  );
}

/** A drawing of the catalogue, on its grid of 24. */
export function Drawing({
  paths,
  size = 20,
}: {
  readonly paths: readonly string[];
  readonly size?: number;
}): ReactElement {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {paths.map((d) => (
        <path key={d} d={d} />
      ))}
    </svg>
  );
}
