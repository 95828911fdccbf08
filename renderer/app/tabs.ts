import { type Parked, parkDocument, useDocument } from '@renderer/state/document';
import { create } from 'zustand';

/** A design that is open; the one that is shown is that of the document. */
export type Tab = { readonly id: string; readonly name: string };

const REMEMBERED = 'plumbline.tabs';
const MOST = 20;

function recall(): readonly Tab[] {
  try {
    const kept: unknown = JSON.parse(globalThis.localStorage?.getItem(REMEMBERED) ?? '[]');
    if (!Array.isArray(kept)) return [];
    const tabs = kept.filter(
      (tab): tab is Tab =>
        typeof tab === 'object' && tab !== null && typeof tab.id === 'string' && typeof tab.name === 'string',
    );
    return tabs.slice(0, MOST);
  } catch {
    return [];
  }
}

export const useTabs = create<{ readonly tabs: readonly Tab[] }>()(() => ({ tabs: recall() }));

/** What was open in this window keeps its undo while another design is shown. */
const parked = new Map<string, Aside>();
export type Aside = Parked & { readonly isSaved: boolean };

function setTabs(tabs: readonly Tab[]): void {
  useTabs.setState({ tabs });
  try {
    globalThis.localStorage?.setItem(REMEMBERED, JSON.stringify(tabs));
  } catch {
    // The next start begins without them: the library has them all.
  }
}

/** Puts the shown design aside before another takes its place. */
export function park(isSaved: boolean): void {
  const aside = parkDocument();
  if (aside !== undefined) parked.set(aside.design.id, { ...aside, isSaved });
}

export function takeParked(id: string): Aside | undefined {
  const found = parked.get(id);
  parked.delete(id);
  return found;
}

/** The tab of a design that is shown; the oldest goes where there are too many. */
export function addTab(id: string, name: string): void {
  const { tabs } = useTabs.getState();
  if (!tabs.some((tab) => tab.id === id)) setTabs([...tabs, { id, name }].slice(-MOST));
  else renameTab(id, name);
}

export function renameTab(id: string, name: string): void {
  const { tabs } = useTabs.getState();
  if (tabs.some((tab) => tab.id === id && tab.name !== name))
    setTabs(tabs.map((tab) => (tab.id === id ? { id, name } : tab)));
}

export function dropTab(id: string): void {
  parked.delete(id);
  setTabs(useTabs.getState().tabs.filter((tab) => tab.id !== id));
}

/** The tab beside one: where the view goes when that one is closed, or another is asked for. */
export function tabBeside(id: string, step: 1 | -1): string | undefined {
  const { tabs } = useTabs.getState();
  const at = tabs.findIndex((tab) => tab.id === id);
  if (at === -1 || tabs.length < 2) return undefined;
  return tabs[(at + step + tabs.length) % tabs.length]!.id;
}

/** Tabs are called as their designs are. */
export const followNames = (): (() => void) =>
  useDocument.subscribe(({ design, isOpen }, before) => {
    if (isOpen && design.name !== before.design.name) renameTab(design.id, design.name);
  });
