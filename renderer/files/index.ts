import { type Bridge, BRIDGE_KEY } from '@shared/bridge';
import { createWebBridge } from './webBridge';

export { readDropped } from './webBridge';
export { fileName, OPENABLE, PLUMB } from './formats';

/** The machine behind the page: the desktop's, where a preload script has put it there, else the browser's. */
export const findBridge = (window: Window & { readonly [BRIDGE_KEY]?: Bridge }): Bridge =>
  window[BRIDGE_KEY] ?? createWebBridge(window);
