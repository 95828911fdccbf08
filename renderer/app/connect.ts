import { create } from 'zustand';
import { useSession } from '@renderer/state/session';

/** The component that is about to be connected, by key: its target is asked for. */
export const useConnect = create<{ readonly from: string | undefined }>()(() => ({ from: undefined }));

export function openConnect(): void {
  const [from] = useSession.getState().selection.components;
  useConnect.setState({ from });
}
export const closeConnect = (): void => useConnect.setState({ from: undefined });
