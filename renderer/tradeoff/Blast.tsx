import { Icon } from '@renderer/ui';
import type { Drilled } from '@shared/tradeoff';
import type { ReactElement } from 'react';
import detail from './Detail.module.css';
import { blastText, HARMS } from './words';

const SIGNS = { bad: 'error', warn: 'warning', good: 'check', unknown: 'info' } as const;

/** How far the damage goes, journey by journey. */
export function Blast({ drilled }: { readonly drilled: Drilled }): ReactElement {
  return (
    <ul className={detail.blast} data-testid="blast">
      {Object.entries(drilled.journeys).map(([id, blast]) => {
        const { text, tone } = HARMS[blast.harm];
        return (
          <li key={id} data-tone={tone}>
            <span className={detail.harm}>
              <Icon name={SIGNS[tone]} size={14} /> <b>{blast.after.name}</b> {text}
            </span>
            <span className="figures">{blastText(blast)}</span>
          </li>
        );
      })}
    </ul>
  );
}
