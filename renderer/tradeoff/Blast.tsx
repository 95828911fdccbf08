import { Icon } from '@renderer/ui';
import { printQuantity } from '@shared/model';
import { type Drilled, printTimes } from '@shared/tradeoff';
import type { ReactElement } from 'react';
import detail from './Detail.module.css';
import { HARMS } from './words';

const SIGNS = { bad: 'error', warn: 'warning', good: 'check', unknown: 'info' } as const;

/** How far the damage goes, journey by journey. */
export function Blast({ drilled }: { readonly drilled: Drilled }): ReactElement {
  return (
    <ul className={detail.blast} data-testid="blast">
      {Object.entries(drilled.journeys).map(([id, { harm, before, after, lostPerSecond, missed }]) => {
        const { text, tone } = HARMS[harm];
        return (
          <li key={id} data-tone={tone}>
            <span className={detail.harm}>
              <Icon name={SIGNS[tone]} size={14} /> <b>{after.name}</b> {text}
            </span>
            <span className="figures">
              {lostPerSecond !== null &&
                lostPerSecond > after.ratePerSecond * 1e-4 &&
                `${printQuantity(lostPerSecond, 'rate')} of ${printQuantity(after.ratePerSecond, 'rate')} lost; `}
              {`p99 ${before.p99Ms === null ? 'not computed' : printQuantity(before.p99Ms, 'duration')} → ${after.p99Ms === null ? 'no steady state' : printQuantity(after.p99Ms, 'duration')}`}
              {after.maxLoad !== null && `; carries ${printTimes(after.maxLoad)}`}
              {missed.length > 0 && `; misses ${missed.map((name) => name.replace('Ms', '')).join(', ')}`}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
