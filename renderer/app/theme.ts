import { useSession } from '@renderer/state/session';
import { useEffect, useSyncExternalStore } from 'react';

const DARK = '(prefers-color-scheme: dark)';

const subscribe = (changed: () => void) => {
  const query = matchMedia(DARK);
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
};

/** Light or dark: as chosen, else as the system has it. The page follows. */
export function useTheme(): 'light' | 'dark' {
  const chosen = useSession((state) => state.theme);
  const isSystemDark = useSyncExternalStore(subscribe, () => matchMedia(DARK).matches);
  const theme = chosen === 'system' ? (isSystemDark ? 'dark' : 'light') : chosen;
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
  }, [theme]);
  return theme;
}
