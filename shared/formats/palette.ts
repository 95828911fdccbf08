/** The colours of a drawing. Text has a contrast of at least 4.5 to 1 on what it stands on, lines and marks of 3 to 1. */
export type Palette = {
  readonly canvas: string;
  readonly surface: string;
  readonly line: string;
  /** Around components. */
  readonly outline: string;
  /** Around boundaries. */
  readonly frame: string;
  readonly text: string;
  readonly muted: string;
  readonly accent: string;
  readonly connector: string;
  /** Connectors whose failure does no harm: seen, but not in the way. */
  readonly faint: string;
  readonly ok: string;
  readonly warn: string;
  readonly bad: string;
  /** Of a sign that stands on `bad`. */
  readonly onBad: string;
};

export type Theme = 'light' | 'dark';

export const PALETTES: Readonly<Record<Theme, Palette>> = {
  light: {
    canvas: '#fbfbf9',
    surface: '#ffffff',
    line: '#dcdcd6',
    outline: '#b9bab8',
    frame: '#cfd0cb',
    text: '#1d1e20',
    muted: '#62656c',
    accent: '#3d52cc',
    connector: '#7d8088',
    faint: '#c3c4c6',
    ok: '#3f8f5f',
    warn: '#b7791f',
    bad: '#c93a3a',
    onBad: '#ffffff',
  },
  dark: {
    canvas: '#141518',
    surface: '#1c1e22',
    line: '#34373d',
    outline: '#50545c',
    frame: '#3d4148',
    text: '#e9eaec',
    muted: '#9da1a9',
    accent: '#93a3ff',
    connector: '#7f848d',
    faint: '#474b52',
    ok: '#5fb98a',
    warn: '#dba94a',
    bad: '#f07878',
    onBad: '#141518',
  },
};

/** From which utilisation on a component is near its limit, and beyond it. */
export const pressureOf = (utilization: number, maxUtilization = 0.7): 'ok' | 'warn' | 'bad' =>
  utilization >= 1 ? 'bad' : utilization > maxUtilization ? 'warn' : 'ok';

/** Of two colours `#rrggbb`, with so much of the second: what a viewer sees through a veil. */
export function mixed(below: string, veil: string, share: number): string {
  const channel = (colour: string, at: number) => Number.parseInt(colour.slice(at, at + 2), 16);
  const mix = (at: number) => Math.round(channel(below, at) * (1 - share) + channel(veil, at) * share);
  return `#${[1, 3, 5].map((at) => mix(at).toString(16).padStart(2, '0')).join('')}`;
}
