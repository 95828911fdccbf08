import { useSyncExternalStore } from 'react';

/** Light or dark as the page is now: what is painted must be painted anew when it changes. */
export const useThemeName = (): string | undefined =>
  useSyncExternalStore(subscribe, () => document.documentElement.dataset['theme']);

function subscribe(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}
