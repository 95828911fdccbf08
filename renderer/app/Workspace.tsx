import { Canvas, carry, dropItem, enteredOf, ITEM_TYPE, viewport } from '@renderer/canvas';
import { Inspector } from '@renderer/inspector';
import { Outline, Palette, type PaletteItem } from '@renderer/palette';
import type { Shown } from '@renderer/present';
import { InterviewBar, useInterview } from '@renderer/process';
import { ReportPanel, VerdictBar } from '@renderer/report';
import { useDocument } from '@renderer/state/document';
import { frame, selectFresh, useSession } from '@renderer/state/session';
import { DrillBar, TryIt, useDrill } from '@renderer/tradeoff';
import type { Finding } from '@shared/analysis';
import { beside, boxOf, COMPONENT, freePlace } from '@shared/layout';
import { lazy, type ReactElement, Suspense, useState } from 'react';
import { showNewJourney } from './actions';
import { useCanvasFocus } from './canvasFocus';
import { openContextMenu } from './ContextMenu';
import { DragHandle } from './DragHandle';
import { EmptyCanvas } from './EmptyCanvas';
import { Header } from './Header';
import { Announcer, DiagramText } from './heard';
import { LeftTabs } from './LeftTabs';
import { useMessages } from './messages';
import { usePanelsInRoom } from './narrow';
import { PageView } from './PageView';
import { DRAWING } from './pages';
import { PanelTabs } from './PanelTabs';
import { openQuickAddAt, rememberKind } from './quickAdd';
import { analysis } from './services';
import { TabStrip } from './TabStrip';
import { Talk } from './Talk';
import { ToolBar } from './ToolBar';
import styles from './Workspace.module.css';

const InterviewDock = lazy(() => import('@renderer/process/InterviewDock'));

/** The drawing table: what to draw with, the drawing, what it is, and what it means. */
export function Workspace({ isDark }: { readonly isDark: boolean }): ReactElement {
  const revision = useDocument((state) => state.revision);
  const isEmpty = useDocument(
    ({ design }) => Object.keys(design.components).length === 0 && Object.keys(design.boundaries).length === 0,
  );
  const { isPaletteOpen, leftPanel, rightPanel, page, isFocused, isPresenting } = useSession();
  const isArranging = useMessages((state) => state.isArranging);
  const { report, revision: analysed, failure } = analysis.useAnalysis();
  // A report of another design is none of this one.
  const id = useDocument((state) => state.design.id);
  const mine = report?.design.id === id ? report : undefined;
  // While a drill lasts, the drawing shows what is left; the design itself is as it was.
  const drilled = useDrill((state) => state.drilled);
  const isDrilling = drilled?.report.design.id === id;
  usePanelsInRoom();
  useCanvasFocus();
  const [variant, setVariant] = useState<Shown>();
  const shown = variant?.report ?? (isDrilling ? drilled.report : mine);
  const isQuiet = isFocused || isPresenting;
  const isInterviewing = useInterview(({ interview }) => interview?.isOver === false);
  return (
    <div className={styles.workspace} data-quiet={isQuiet || undefined}>
      {!isQuiet && <Header isDark={isDark} />}
      {!isQuiet && <TabStrip />}
      {!isPresenting && <InterviewBar />}
      <div className={styles.middle}>
        {isPaletteOpen && !isQuiet && page === DRAWING.id && (
          <div className={styles.left}>
            <LeftTabs />
            {leftPanel === 'outline' ? (
              <Outline />
            ) : (
              <Palette dragType={ITEM_TYPE} onAdd={addBesideSelection} onDrag={carry} />
            )}
          </div>
        )}
        <main className={styles.centre} aria-label="Drawing">
          <div className={styles.drawing} inert={page !== DRAWING.id}>
            <Canvas
              report={shown}
              variant={variant?.design}
              dead={isDrilling ? drilled.dead : undefined}
              isArranging={isArranging}
              onAdd={openQuickAddAt}
              onMenu={openContextMenu}
              besideSelection={isQuiet ? undefined : <DragHandle />}
            >
              {isEmpty && !isPresenting && <EmptyCanvas />}
              {isPresenting ? <Talk report={mine} onShow={setVariant} /> : <ToolBar />}
              {!isPresenting && <DrillBar />}
            </Canvas>
            <DiagramText report={mine} />
          </div>
          <PageView report={mine} explain={analysis.explain} />
        </main>
        {isInterviewing && rightPanel === undefined && !isQuiet && page === DRAWING.id && (
          <Suspense>
            <InterviewDock report={mine} />
          </Suspense>
        )}
        {rightPanel !== undefined && !isQuiet && (
          <aside className={styles.right} aria-label="Inspector and report">
            <PanelTabs findings={mine?.findings ?? []} />
            {rightPanel === 'inspector' ? (
              <Inspector />
            ) : (
              <ReportPanel report={mine} explain={analysis.explain} remedyOf={remedyOf} />
            )}
          </aside>
        )}
      </div>
      <Announcer report={mine} isStale={analysed < revision} />
      <VerdictBar
        report={shown}
        isStale={mine !== undefined && analysed < revision}
        failure={failure}
        explain={analysis.explain}
        onAddJourney={showNewJourney}
      />
    </div>
  );
}

const remedyOf = (finding: Finding): ReactElement => <TryIt finding={finding} />;

/** To the right of what is selected, else in view where there is room: where the eye is. */
function addBesideSelection(item: PaletteItem): void {
  const { design } = useDocument.getState();
  const [selected] = useSession.getState().selection.components;
  const component = selected === undefined ? undefined : design.components[selected];
  const middle = viewport.centre();
  const wish =
    component === undefined
      ? { x: middle.x - COMPONENT.width / 2, y: middle.y - COMPONENT.height / 2 }
      : beside(boxOf(component), 'right');
  const boundary = component === undefined ? enteredOf(design, useSession.getState().entered) : component.boundary;
  const { x, y } = freePlace(design, wish, { boundary });
  const id = dropItem(item, { x: x + COMPONENT.width / 2, y: y + COMPONENT.height / 2 }, { boundary });
  if (item.type !== 'component') return;
  rememberKind(item.kind);
  selectFresh(id);
  frame({ what: 'reveal', components: [id] });
}
