import type { Connector } from './design';
import { likely } from './quantity';

/**
 * What stands beside a connector: its name, how often it is called where that is not once, and when: "friends · ×200",
 * "reads · on miss". Empty where there is nothing to say.
 */
export function connectorCaption({ label, calls, operations, missOf, fallbackFor }: Connector): string {
  const each = likely(calls ?? 1);
  const parts = [
    label?.replaceAll(/\s+/g, ' ').trim() ?? '',
    each === 1 ? '' : `×${Number(each.toPrecision(3))}`,
    operations === undefined || operations === 'all' ? '' : operations,
    missOf === undefined ? '' : 'on miss',
    fallbackFor === undefined ? '' : 'fallback',
  ];
  return parts.filter((part) => part !== '').join(' · ');
}
