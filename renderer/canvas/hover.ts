import { create } from 'zustand';

/** The connector under the pointer: it says how much goes over it and how long it is waited for. */
export const useHovered = create<{ readonly id: string | undefined }>()(() => ({ id: undefined }));

export const hover = (id: string | undefined): void => useHovered.setState({ id });
