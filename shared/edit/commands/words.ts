/** “Delete 3 components”: what a change over several records is called. */
export const titled = (verb: string, count: number, one: string, many = `${one}s`) =>
  `${verb} ${count === 1 ? one : `${count} ${many}`}`;
