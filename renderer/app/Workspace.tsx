import { Canvas, dropItem, ITEM_TYPE } from '@renderer/canvas';
import { Inspector } from '@renderer/inspector';
import { Palette, type PaletteItem } from '@renderer/palette';
import { ReportPanel, VerdictBar } from '@renderer/report';
import { useDocument } from '@renderer/state/document';
import { useSession } from '@renderer/state/session';
import { COMPONENT } from '@shared/layout';
import type { ReactElement } from 'react';
import { showNewJourney } from './actions';
import { EmptyCanvas } from './EmptyCanvas';
import { Header } from './Header';
import { useMessages } from './messages';
import { PageView } from './PageView';
import { DRAWING } from './pages';
import { PanelTabs } from './PanelTabs';
import { analysis } from './services';
import styles from './Workspace.module.css';

/** The drawing table: what to draw with, the drawing, what it is, and what it means. */
export function Workspace({ isDark }: { readonly isDark: boolean }): ReactElement {
  const revision = useDocument((state) => state.revision);
  const isEmpty = useDocument(
    ({ design }) => Object.keys(design.components).length === 0 && Object.keys(design.boundaries).length === 0,
  );
  const { isPaletteOpen, rightPanel, page } = useSession();
  const isArranging = useMessages((state) => state.isArranging);
  const { report, revision: analysed, failure } = analysis.useAnalysis();
  // A report of another design is none of this one.
  const id = useDocument((state) => state.design.id);
  const mine = report?.design.id === id ? report : undefined;
  return (
    <div className={styles.workspace}>
      <Header isDark={isDark} />
      <div className={styles.middle}>
        {isPaletteOpen && page === DRAWING.id && (
          <div className={styles.left}>
            <Palette dragType={ITEM_TYPE} onAdd={addBesideSelection} />
          </div>
        )}
        <div className={styles.centre}>
          <div className={styles.drawing} inert={page !== DRAWING.id}>
            <Canvas report={mine} isArranging={isArranging}>
              {isEmpty && <EmptyCanvas />}
            </Canvas>
          </div>
          <PageView report={mine} explain={analysis.explain} />
        </div>
        {rightPanel !== undefined && (
          <div className={styles.right}>
            <PanelTabs findings={mine?.findings ?? []} />
            {rightPanel === 'inspector' ? <Inspector /> : <ReportPanel report={mine} explain={analysis.explain} />}
          </div>
        )}
      </div>
      <VerdictBar
        report={mine}
        isStale={mine !== undefined && analysed < revision}
        failure={failure}
        explain={analysis.explain}
        onAddJourney={showNewJourney}
      />
    </div>
  );
}

/** To the right of what is selected, else of everything: where the eye is. */
function addBesideSelection(item: PaletteItem): void {
  const { design } = useDocument.getState();
  const [selected] = useSession.getState().selection.components;
  const all = Object.values(design.components).map(({ position }) => position ?? { x: 0, y: 0 });
  const at = selected === undefined ? undefined : design.components[selected]?.position;
  const right = at ?? all.toSorted((a, b) => b.x - a.x)[0] ?? { x: -COMPONENT.width - 64, y: 0 };
  let y = right.y;
  const x = right.x + COMPONENT.width + 64;
  const isTaken = () =>
    all.some(
      (position) => Math.abs(position.x - x) < COMPONENT.width && Math.abs(position.y - y) < COMPONENT.height + 24,
    );
  while (isTaken()) y += COMPONENT.height + 40;
  dropItem(
    item,
    { x: x + COMPONENT.width / 2, y: y + COMPONENT.height / 2 },
    selected === undefined ? undefined : design.components[selected]?.boundary,
  );
}
