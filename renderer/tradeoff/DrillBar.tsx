import { useDocument } from '@renderer/state/document';
import { showPage } from '@renderer/state/session';
import { Button, Icon } from '@renderer/ui';
import { type ReactElement, useState } from 'react';
import { Blast } from './Blast';
import styles from './DrillBar.module.css';
import { endDrill, toggleStrike, useDrill } from './drillState';
import { strikeName } from './DrillSection';
import { showSection } from './state';
import { harmsText } from './words';

/** More journeys than these would hide the drawing that they are about: then a line tells how they fare. */
const FEW = 3;

/** Over the drawing while a drill lasts: what has been struck, how far it goes, and the way out. */
export function DrillBar(): ReactElement | null {
  const design = useDocument((state) => state.design);
  const { strikes, drilled, failure } = useDrill();
  const [isUnfolded, setUnfolded] = useState(false);
  if (strikes.length === 0) return null;
  const count = Object.keys(drilled?.journeys ?? {}).length;
  const more = () => {
    showSection('drill');
    showPage('tradeoffs');
  };
  return (
    <section className={styles.bar} aria-label="Failure drill" data-testid="drill">
      <header>
        <b>
          <Icon name="error" /> Drill
        </b>
        <ul>
          {strikes.map((strike) => (
            <li key={JSON.stringify(strike)}>
              {strikeName(design, strike)}
              <button
                type="button"
                aria-label={`End: ${strikeName(design, strike)}`}
                onClick={() => toggleStrike(strike)}
              >
                <Icon name="close" size={11} />
              </button>
            </li>
          ))}
        </ul>
        <Button look="quiet" onClick={more}>
          More faults
        </Button>
        <Button look="primary" onClick={endDrill}>
          End
        </Button>
      </header>
      {failure !== undefined && <p role="alert">{`The drill failed: ${failure}`}</p>}
      {drilled !== undefined && count > FEW && (
        <Button
          look="quiet"
          icon={isUnfolded ? 'chevronDown' : 'chevronRight'}
          aria-expanded={isUnfolded}
          onClick={() => setUnfolded(!isUnfolded)}
        >
          {harmsText(drilled)}
        </Button>
      )}
      {drilled !== undefined && (count <= FEW || isUnfolded) && <Blast drilled={drilled} />}
    </section>
  );
}
