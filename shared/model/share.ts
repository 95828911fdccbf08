/** 72%, 5.4%, 208%: a share, which may exceed one, with three digits at most. */
export const percent = (share: number): string => `${Number((share * 100).toPrecision(3))}%`;
