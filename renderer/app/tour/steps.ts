import { commands } from '@shared/edit';
import { likely } from '@shared/model';
import { run, useDocument } from '@renderer/state/document';
import { frame, select, showPanel } from '@renderer/state/session';
import { newDesign } from '../open';
import { addSketch } from '../quickAdd';

export type TourStep = { readonly title: string; readonly text: string; readonly run: () => void | Promise<void> };

const SOMEWHERE = { at: undefined, from: undefined, boundary: undefined, screen: undefined };
const draw = async (text: string): Promise<void> => void (await addSketch(text, SOMEWHERE));
const idOf = (name: string): string | undefined =>
  Object.entries(useDocument.getState().design.components).find(([, component]) => component.name === name)?.[0];

function choose(name: string): void {
  const id = idOf(name);
  if (id !== undefined) select({ components: [id] });
}

function set(name: string, fields: Parameters<typeof commands.setComponents>[2]): void {
  const id = idOf(name);
  if (id === undefined) return;
  run(commands.setComponents(useDocument.getState().design, [id], fields));
  select({ components: [id] });
}

/** A system built in front of the person, by the commands that they will use: every figure is computed as they watch. */
export const TOUR: readonly TourStep[] = [
  {
    title: 'Write it down, and it is drawn',
    text: 'Press / and type: Users > Load balancer > Shop > Orders DB. Components, connectors and their defaults come from the catalogue.',
    run: async () => {
      await newDesign();
      const { design } = useDocument.getState();
      run(commands.setPart(design, 'name', 'Tour: a small shop'));
      await draw('Users[kind=client rate=400] > Load balancer > Shop[kind=service] > Orders DB[kind=sql-database]');
      select({});
    },
  },
  {
    title: 'The verdict is always there',
    text: 'The bar below says whether it holds the load, what breaks first, p99, availability, cost and single points of failure.',
    run: () => {
      showPanel('report');
      frame({ what: 'all' });
    },
  },
  {
    title: 'What breaks first',
    text: 'Shop works at its limit: the bar below its name is full. Watch the verdict as it gets two more replicas.',
    run: () => choose('Shop'),
  },
  {
    title: 'Change one thing, and everything answers',
    text: 'Three replicas of Shop share the load: utilisation, latency, availability and cost follow at once. Ctrl+Z takes it back.',
    run: () => {
      const id = idOf('Shop');
      const now = id === undefined ? 1 : likely(useDocument.getState().design.components[id]?.replicas ?? 1);
      set('Shop', { replicas: Math.max(3, now) });
    },
  },
  {
    title: 'Add what comes next',
    text: 'Ctrl and an arrow adds beside the selection. Here a cache answers nine reads of ten; only the misses reach the store.',
    run: () => draw('Shop > Cache[kind=cache hit=90%]\nShop > [miss=Cache] Orders DB'),
  },
  {
    title: 'What takes it down',
    text: 'The red sign marks a single point of failure: its loss takes the journey down. The report names each, with a way out.',
    run: () => choose('Orders DB'),
  },
  {
    title: 'Now yours',
    text: '? shows every key, Ctrl+K does anything by name, F5 presents. The library has worked systems to learn from.',
    run: () => {
      select({});
      frame({ what: 'all' });
    },
  },
];
