/** Beyond this nothing is in front of anything: a file may hold any number. */
const MOST = 100_000;

/** How far in front of others of its kind something is drawn: `order` of the record, 0 where nobody moved it. View data. */
export const orderOf = ({ order }: { readonly order?: number }): number =>
  Number.isFinite(order) ? Math.max(-MOST, Math.min(MOST, order!)) : 0;
