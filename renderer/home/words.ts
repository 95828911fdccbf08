import type { Design } from '@shared/model';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** "just now", "5 minutes ago", "yesterday", "12 March 2026". */
export function ago(thenMs: number, nowMs: number): string {
  const passed = nowMs - thenMs;
  if (passed < MINUTE) return 'just now';
  if (passed < HOUR) return counted(Math.floor(passed / MINUTE), 'minute');
  if (passed < DAY) return counted(Math.floor(passed / HOUR), 'hour');
  if (passed < 2 * DAY) return 'yesterday';
  if (passed < 14 * DAY) return counted(Math.floor(passed / DAY), 'day');
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' }).format(thenMs);
}

const counted = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? '' : 's'} ago`;

export function sizeOf({ components }: Design): string {
  const count = Object.keys(components).length;
  return count === 0 ? 'empty' : `${count} component${count === 1 ? '' : 's'}`;
}
