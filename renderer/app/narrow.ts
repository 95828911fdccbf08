import { useSession } from '@renderer/state/session';
import { useEffect, useSyncExternalStore } from 'react';

/** A small window, or a large one at 200%: there is no room for panels beside the drawing. */
const NARROW = '(max-width: 899px)';

const subscribe = (changed: () => void) => {
  const query = matchMedia(NARROW);
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
};

export const useNarrow = (): boolean => useSyncExternalStore(subscribe, () => matchMedia(NARROW).matches);

/** Panels lie over a narrow drawing, and only when asked for; where there is room again they are as they were. */
export function usePanelsInRoom(): void {
  const isNarrow = useNarrow();
  useEffect(() => {
    if (!isNarrow) return undefined;
    const { isPaletteOpen, rightPanel } = useSession.getState();
    useSession.setState({ isPaletteOpen: false, rightPanel: undefined });
    return () => useSession.setState({ isPaletteOpen, rightPanel });
  }, [isNarrow]);
}
