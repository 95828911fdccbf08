import ELK from 'elkjs/lib/elk-api.js';
import type { Position } from '../model';

/** What is asked of the layouter, and what it answers: the same tree with places. Coordinates are those of the root. */
export type ElkNode = {
  readonly id: string;
  readonly x?: number;
  readonly y?: number;
  readonly width?: number;
  readonly height?: number;
  readonly labels?: readonly { readonly text: string; readonly width: number; readonly height: number }[];
  readonly layoutOptions?: Readonly<Record<string, string>>;
  readonly children?: readonly ElkNode[];
  readonly edges?: readonly ElkEdge[];
};

export type ElkEdge = {
  readonly id: string;
  readonly sources: readonly string[];
  readonly targets: readonly string[];
  readonly labels?: readonly { readonly text: string; readonly width: number; readonly height: number }[];
  readonly layoutOptions?: Readonly<Record<string, string>>;
  readonly sections?: readonly {
    readonly startPoint: Position;
    readonly bendPoints?: readonly Position[];
    readonly endPoint: Position;
  }[];
};

/** Whoever can lay out a graph: ELK in a worker of the page, or in this process. */
export type Elk = { readonly layout: (graph: ElkNode) => Promise<ElkNode> };

/** The same, asked each question only once: drawings of one design that are compared share what is within boundaries. */
export function remembering(elk: Elk): Elk {
  const answers = new Map<string, Promise<ElkNode>>();
  return {
    layout: (graph) => {
      const question = JSON.stringify(graph);
      const answer = answers.get(question) ?? elk.layout(graph);
      answers.set(question, answer);
      return answer;
    },
  };
}

/**
 * ELK behind a worker. The page makes the worker, since only it knows where the script lies; `stop` ends the worker and
 * with it a layout that nobody waits for any more.
 */
export function makeElk(workerFactory: () => unknown): Elk & { readonly stop: () => void } {
  const elk = new ELK({ workerFactory: workerFactory as never });
  return {
    layout: (graph) => elk.layout(graph as never) as Promise<unknown> as Promise<ElkNode>,
    stop: () => elk.terminateWorker(),
  };
}
