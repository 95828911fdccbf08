import type { Elk, ElkNode } from './elk';

/** ELK without a worker, for the command and for tests. Loaded when asked for: the page has no use for its 1.6 MB. */
export async function elkInProcess(): Promise<Elk> {
  const { default: ELK } = await import('elkjs/lib/elk.bundled.js');
  const elk = new ELK();
  return { layout: (graph) => elk.layout(graph as never) as Promise<unknown> as Promise<ElkNode> };
}
