import { frame, showPage } from '@renderer/state/session';

/** The drawing with the selection in view: framed once the panels beside it stand again. */
export function showOnDrawing(): void {
  showPage('drawing');
  requestAnimationFrame(() => requestAnimationFrame(() => frame({ what: 'selection' })));
}
