/** Path data in short: numbers of at most two decimals, for icons on a grid of 24. */
const n = (value: number): string => String(Math.round(value * 100) / 100);

export const circle = (x: number, y: number, r: number): string =>
  `M${n(x - r)} ${n(y)}a${n(r)} ${n(r)} 0 1 0 ${n(2 * r)} 0a${n(r)} ${n(r)} 0 1 0 ${n(-2 * r)} 0z`;

export const box = (x: number, y: number, width: number, height: number, r: number): string => {
  const corner = (dx: number, dy: number) => `a${n(r)} ${n(r)} 0 0 1 ${n(dx)} ${n(dy)}`;
  const [across, down] = [n(width - 2 * r), n(height - 2 * r)];
  return `M${n(x + r)} ${n(y)}h${across}${corner(r, r)}v${down}${corner(-r, r)}h-${across}${corner(-r, -r)}v-${down}${corner(r, -r)}z`;
};

/** As wide as the line: what a round cap leaves of a line without length. */
export const dot = (x: number, y: number): string => `M${n(x)} ${n(y)}h.01`;

/** A head of an arrow that ends at (x, y). */
export const head = (x: number, y: number, direction: 'right' | 'left' | 'up' | 'down', size = 3): string => {
  const s = direction === 'right' || direction === 'down' ? -size : size;
  return direction === 'right' || direction === 'left'
    ? `M${n(x + s)} ${n(y - size)}L${n(x)} ${n(y)}l${n(s)} ${n(size)}`
    : `M${n(x - size)} ${n(y + s)}L${n(x)} ${n(y)}l${n(size)} ${n(s)}`;
};

/** A closed line through corners at these angles and radii around a centre. */
export const around = (
  x: number,
  y: number,
  corners: readonly (readonly [degrees: number, radius: number])[],
): string =>
  `M${corners
    .map(([degrees, radius]) => {
      const angle = (degrees * Math.PI) / 180;
      return `${n(x + radius * Math.cos(angle))} ${n(y + radius * Math.sin(angle))}`;
    })
    .join('L')}z`;

/** A regular hexagon that stands on a corner. */
export const hexagon = (x: number, y: number, r: number): string =>
  around(
    x,
    y,
    [30, 90, 150, 210, 270, 330].map((degrees) => [degrees, r] as const),
  );

/** The spark of four rays that stands for a model. */
export const spark = (x: number, y: number, r: number): string => {
  const near = n(r * 0.22);
  const far = n(r * 0.78);
  return (
    `M${n(x)} ${n(y - r)}c${near} ${far} ${near} ${far} ${n(r)} ${n(r)}` +
    `c-${far} ${near}-${far} ${near}-${n(r)} ${n(r)}` +
    `c-${near}-${far}-${near}-${far}-${n(r)}-${n(r)}` +
    `c${far}-${near} ${far}-${near} ${n(r)}-${n(r)}z`
  );
};

/** A drum with its lid, as tall as an icon may be: what keeps records. */
export const DRUM: readonly string[] = [
  'M4 5.75a8 3 0 1 0 16 0a8 3 0 1 0-16 0z',
  'M4 5.75v12.5c0 1.66 3.58 3 8 3s8-1.34 8-3V5.75',
];
