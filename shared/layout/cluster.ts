import { connectorCaption, type Design, type Position } from '../model';
import type { Block } from './block';
import type { Elk, ElkEdge, ElkNode } from './elk';
import type { Preset } from './preset';

/** What ELK is to lay out together: components and boundaries with connectors between them, and blocks that are done. */
export type ClusterNode =
  | { readonly type: 'component'; readonly id: string }
  | { readonly type: 'boundary'; readonly id: string; readonly children: readonly ClusterNode[] }
  | { readonly type: 'block'; readonly block: Block };

export type Cluster = { readonly nodes: readonly ClusterNode[]; readonly connectors: readonly string[] };

/** ELK's answer as a block with its upper left corner at the origin. */
export async function laidOut(design: Design, cluster: Cluster, options: { elk: Elk; preset: Preset }): Promise<Block> {
  const { elk, preset } = options;
  const blocks = new Map<string, Block>();
  const toElk = (node: ClusterNode): ElkNode => {
    switch (node.type) {
      case 'component':
        return preset.component(`component:${node.id}`, node.id);
      case 'boundary':
        return preset.boundary(`boundary:${node.id}`, node.children.map(toElk));
      case 'block': {
        const id = `block:${blocks.size}`;
        blocks.set(id, node.block);
        return preset.block(id, node.block);
      }
      default:
        return node satisfies never;
    }
  };
  const edges = cluster.connectors.map((id): ElkEdge => {
    const connector = design.connectors[id]!;
    const { from, to } = connector;
    const label = connectorCaption(connector);
    return preset.connector(id, { from: `component:${from}`, to: `component:${to}`, label });
  });
  return read(await elk.layout({ ...preset.root(cluster.nodes.map(toElk)), edges }), blocks);
}

function read(answer: ElkNode, blocks: ReadonlyMap<string, Block>): Block {
  const positions: Record<string, Position> = {};
  const routes: Record<string, readonly Position[]> = {};
  const visit = (node: ElkNode) => {
    const at = { x: node.x ?? 0, y: node.y ?? 0 };
    if (node.id.startsWith('component:')) positions[node.id.slice('component:'.length)] = at;
    const block = blocks.get(node.id);
    if (block !== undefined) {
      for (const [id, p] of Object.entries(block.positions)) positions[id] = { x: at.x + p.x, y: at.y + p.y };
      for (const [id, points] of Object.entries(block.routes))
        routes[id] = points.map((p) => ({ x: at.x + p.x, y: at.y + p.y }));
    }
    node.children?.forEach(visit);
  };
  answer.children?.forEach(visit);
  for (const { id, sections } of answer.edges ?? []) {
    const section = sections?.[0];
    if (section !== undefined) routes[id] = [section.startPoint, ...(section.bendPoints ?? []), section.endPoint];
  }
  return { width: answer.width ?? 0, height: answer.height ?? 0, positions, routes };
}
