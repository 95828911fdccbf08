import { useDocument } from '@renderer/state/document';
import { useSession } from '@renderer/state/session';
import { useEffect } from 'react';
import { DRAWING } from './pages';

/**
 * What closes over the drawing gives the focus back to it, not to the page as a whole: there a screen reader would take
 * the keys for itself.
 */
export function useCanvasFocus(): void {
  useEffect(() => {
    let frame = 0;
    const later = () => {
      cancelAnimationFrame(frame);
      // A sheet that closes has its own idea of where the focus goes: it comes first.
      frame = requestAnimationFrame(() => isNowhere() && canvas()?.focus({ preventScroll: true }));
    };
    document.addEventListener('focusout', later);
    return () => {
      cancelAnimationFrame(frame);
      document.removeEventListener('focusout', later);
    };
  }, []);
}

const canvas = (): HTMLElement | null => document.querySelector('.react-flow');

const isNowhere = (): boolean =>
  document.activeElement === document.body &&
  useDocument.getState().isOpen &&
  useSession.getState().page === DRAWING.id &&
  document.querySelector('[role="dialog"], [role="menu"]') === null;
