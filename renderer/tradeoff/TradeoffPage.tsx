import { useDocument } from '@renderer/state/document';
import { Icon, type IconName } from '@renderer/ui';
import { variantsOf } from '@shared/edit';
import { type ReactElement, useEffect, useRef } from 'react';
import { ChoiceSection } from './ChoiceSection';
import { type DecisionDoor, DecisionsSection } from './DecisionsSection';
import { DrillSection } from './DrillSection';
import { SensitivitySection } from './SensitivitySection';
import { type Section, showSection, useTradeoff } from './state';
import { TacticsSection } from './TacticsSection';
import { TargetsSection } from './TargetsSection';
import styles from './Tradeoff.module.css';
import { VariantsSection } from './VariantsSection';

const SECTIONS: readonly { readonly id: Section; readonly title: string; readonly icon: IconName }[] = [
  { id: 'tactics', title: 'Tactics', icon: 'sketch' },
  { id: 'targets', title: 'Meet the targets', icon: 'target' },
  { id: 'variants', title: 'Variants', icon: 'copy' },
  { id: 'choice', title: 'Weigh and choose', icon: 'gauge' },
  { id: 'sensitivity', title: 'Sensitivity and risks', icon: 'warning' },
  { id: 'drill', title: 'Failure drill', icon: 'error' },
  { id: 'decisions', title: 'Decisions', icon: 'file' },
];

/** Which change buys what: every figure here is the difference of two analyses, made in a worker. */
export function TradeoffPage(door: DecisionDoor): ReactElement {
  const section = useTradeoff((state) => state.section);
  const design = useDocument((state) => state.design);
  const view = useRef<HTMLDivElement>(null);
  useEffect(() => {
    view.current?.scrollTo(0, 0);
  }, [section]);
  const counts: Partial<Record<Section, number>> = {
    variants: variantsOf(design).length,
    decisions: Object.keys(design.decisions).length,
  };
  return (
    <div className={styles.page}>
      <nav className={styles.list} aria-label="Trade-offs">
        {SECTIONS.map(({ id, title, icon }) => (
          <button
            key={id}
            type="button"
            aria-current={id === section ? 'page' : undefined}
            data-section={id}
            onClick={() => showSection(id)}
          >
            <Icon name={icon} />
            <span>{title}</span>
            {(counts[id] ?? 0) > 0 && <span className={`${styles.count} figures`}>{counts[id]}</span>}
          </button>
        ))}
      </nav>
      <div className={styles.view} ref={view}>
        <div className={styles.inner}>{viewOf(section, door)}</div>
      </div>
    </div>
  );
}

function viewOf(section: Section, door: DecisionDoor): ReactElement {
  switch (section) {
    case 'tactics':
      return <TacticsSection />;
    case 'targets':
      return <TargetsSection />;
    case 'variants':
      return <VariantsSection />;
    case 'choice':
      return <ChoiceSection />;
    case 'sensitivity':
      return <SensitivitySection />;
    case 'drill':
      return <DrillSection />;
    case 'decisions':
      return <DecisionsSection {...door} />;
    default:
      return section satisfies never;
  }
}

export default TradeoffPage;
