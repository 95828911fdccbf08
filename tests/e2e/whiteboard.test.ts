import type { Page } from '@playwright/test';
import { expect, test } from './app';

const components = (app: Page) => app.locator('.react-flow__node-component');
const card = (app: Page, name: string) => components(app).filter({ hasText: name });
const connectors = (app: Page) => app.locator('.react-flow__edge');

async function blank(app: Page): Promise<void> {
  await app.getByRole('button', { name: 'New design' }).click();
  await expect(app.getByTestId('canvas')).toBeVisible();
}

/** By the keyboard alone: a slash, the text, Enter. */
async function sketch(app: Page, text: string, count: number): Promise<void> {
  await app.keyboard.press('/');
  await expect(app.getByRole('textbox', { name: 'Quick add' })).toBeFocused();
  await app.keyboard.insertText(text);
  await app.keyboard.press('Enter');
  await expect(components(app)).toHaveCount(count);
  await expect(app.getByRole('textbox', { name: 'Quick add' })).toHaveCount(0);
}

/** Presses, moves in steps as a hand does, and lets go. */
async function drag(app: Page, from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
  await app.mouse.move(from.x, from.y);
  await app.mouse.down();
  for (let i = 1; i <= 8; i++)
    await app.mouse.move(from.x + ((to.x - from.x) * i) / 8, from.y + ((to.y - from.y) * i) / 8);
  await app.mouse.up();
}

/** Where it stands once the view has come to rest: twice the same place, a step of the view apart. */
async function middle(app: Page, name: string) {
  let last = '';
  await expect
    .poll(
      async () => {
        const before = last;
        last = JSON.stringify(await card(app, name).boundingBox());
        return last === before;
      },
      { intervals: [200] },
    )
    .toBe(true);
  const box = (await card(app, name).boundingBox())!;
  return { x: box.x + box.width / 2, y: box.y + box.height / 2, width: box.width, height: box.height };
}

test('one line of text becomes a system with an answer, and one undo takes it back', async ({ app }) => {
  await blank(app);
  await sketch(app, 'client[rate=1000] > cdn > lb > api x3 > redis, postgres', 6);
  await expect(connectors(app)).toHaveCount(5);
  await expect(app.getByText('p99').first()).toBeVisible();
  await app.keyboard.press('Control+z');
  await expect(components(app)).toHaveCount(0);
  await app.keyboard.press('Control+Shift+z');
  await expect(components(app)).toHaveCount(6);
});

test('while a sketch is written its words are completed, and a mistake is shown at its character', async ({ app }) => {
  await blank(app);
  await app.keyboard.press('/');
  await app.keyboard.type('api > postg');
  await expect(app.getByRole('listbox', { name: 'Choices' }).getByRole('option').first()).toContainText('PostgreSQL');
  await app.keyboard.press('Tab');
  await expect(app.getByRole('textbox', { name: 'Quick add' })).toHaveValue('api > PostgreSQL');
  await app.keyboard.type(' [wings=2]');
  await expect(app.getByTestId('sketch-state')).toContainText('Character 19: expected an attribute');
  await app.keyboard.press('Enter');
  await expect(components(app)).toHaveCount(0);
});

test('a sketch names what is drawn: nothing is drawn twice, and what was there stays where it was', async ({ app }) => {
  await blank(app);
  await sketch(app, 'client > api', 2);
  const before = await middle(app, 'api');
  await sketch(app, 'api > redis, db', 4);
  await expect(connectors(app)).toHaveCount(3);
  const after = await middle(app, 'api');
  const client = await middle(app, 'client');
  // The view may move to show what is new: places are compared within the drawing.
  expect(after.x - client.x).toBeGreaterThan(0);
  expect(Math.abs(after.width - before.width)).toBeLessThan(2);
});

test('Ctrl and an arrow adds what plausibly comes next; letters name it; Alt and an arrow walks', async ({ app }) => {
  await blank(app);
  await app.keyboard.press('/');
  await app.keyboard.type('service');
  await app.keyboard.press('Enter');
  await expect(components(app)).toHaveCount(1);
  await app.keyboard.type('Auth');
  await app.keyboard.press('Enter');
  await expect(card(app, 'Auth')).toBeVisible();
  await app.keyboard.press('Control+ArrowRight');
  await expect(app.getByRole('listbox', { name: 'Choices' }).getByRole('option').first()).toContainText('SQL database');
  await app.keyboard.press('Enter');
  await expect(components(app)).toHaveCount(2);
  await expect(connectors(app)).toHaveCount(1);
  await app.keyboard.press('Alt+ArrowLeft');
  await expect(app.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('Auth');
  // One undo: the component and its connector were one step.
  await app.keyboard.press('Control+z');
  await expect(components(app)).toHaveCount(1);
  await expect(connectors(app)).toHaveCount(0);
});

test('a connector is made by key, by dragging onto a body, and dropped on empty canvas asks what comes next', async ({
  app,
}) => {
  await blank(app);
  await sketch(app, 'api; cache; db', 3);
  await app.keyboard.press('Escape');
  await card(app, 'api').click();
  await app.keyboard.press('a');
  await app.keyboard.type('db');
  await app.keyboard.press('Enter');
  await expect(connectors(app)).toHaveCount(1);
  const api = await middle(app, 'api');
  const cache = await middle(app, 'cache');
  await app.mouse.move(api.x, api.y);
  await drag(app, { x: api.x + api.width / 2, y: api.y }, { x: cache.x - 10, y: cache.y + 5 });
  await expect(connectors(app)).toHaveCount(2);
  await app.mouse.move(api.x, api.y);
  await drag(app, { x: api.x - api.width / 2, y: api.y }, { x: api.x - 180, y: api.y + 60 });
  await expect(app.getByRole('textbox', { name: 'Quick add' })).toBeFocused();
  await app.keyboard.press('Enter');
  await expect(components(app)).toHaveCount(4);
  await expect(connectors(app)).toHaveCount(3);
});

test('what cannot be connected says why', async ({ app }) => {
  await blank(app);
  await sketch(app, 'client; "Web app"', 2);
  await app.keyboard.press('Escape');
  await card(app, 'client').click();
  await app.keyboard.press('a');
  await app.keyboard.press('Enter');
  await expect(app.getByText('Clients do not call each other')).toBeVisible();
  await expect(connectors(app)).toHaveCount(0);
});

test('a component from the palette dropped on a connector stands in it', async ({ app }) => {
  await blank(app);
  await sketch(app, 'client > api', 2);
  const [a, b] = [await middle(app, 'client'), await middle(app, 'api')];
  const canvas = (await app.getByTestId('canvas').boundingBox())!;
  await app
    .getByRole('navigation', { name: 'Palette' })
    .getByRole('button', { name: 'Load balancer' })
    .dragTo(app.getByTestId('canvas'), {
      targetPosition: { x: (a.x + b.x) / 2 - canvas.x, y: a.y - canvas.y },
    });
  await expect(components(app)).toHaveCount(3);
  await expect(connectors(app)).toHaveCount(2);
  await app.keyboard.press('Control+z');
  await expect(connectors(app)).toHaveCount(1);
});

test('a boundary is drawn around a component, dragged out of, folded and opened', async ({ app }) => {
  await blank(app);
  await sketch(app, 'client > api > db', 3);
  await app.keyboard.press('Escape');
  const api = await middle(app, 'api');
  await app.keyboard.press('f');
  const [w, h] = [api.width / 2 + 14, api.height / 2 + 40];
  await drag(app, { x: api.x - w, y: api.y - h }, { x: api.x + w, y: api.y + h });
  await app.keyboard.type('Team blue');
  await app.keyboard.press('Enter');
  const frame = app.locator('.react-flow__node-boundary');
  await expect(frame).toHaveCount(1);
  await expect(frame).toHaveAttribute('aria-label', /Team blue, 1 component/);
  await app.getByRole('button', { name: 'Fold Team blue' }).click();
  await expect(components(app)).toHaveCount(2);
  await expect(connectors(app)).toHaveCount(2);
  await app.getByRole('button', { name: 'Open Team blue' }).click();
  await expect(components(app)).toHaveCount(3);
  await app.keyboard.press('Escape');
  const now = await middle(app, 'api');
  await drag(app, now, { x: now.x, y: now.y + 230 });
  await expect(frame).toHaveAttribute('aria-label', /Team blue, 0 components/);
  await app.keyboard.press('Control+z');
  await expect(frame).toHaveAttribute('aria-label', /Team blue, 1 component/);
});

test('a zone changes the answer at once', async ({ app }) => {
  await blank(app);
  await sketch(app, 'client[rate=10] > api[availability=99.9%]; zone a { api }', 2);
  const points = app.getByRole('region', { name: 'The drawing as text' });
  await expect(points).toContainText('in a');
});

test('dragging snaps to what is there, Alt copies, and the other way is an undo away', async ({ app }) => {
  await blank(app);
  await sketch(app, 'api; db', 2);
  await app.keyboard.press('Escape');
  const [api, db] = [await middle(app, 'api'), await middle(app, 'db')];
  const target = { x: db.x + 3, y: db.y + 190 };
  await app.mouse.move(api.x, api.y);
  await app.mouse.down();
  for (let i = 1; i <= 6; i++)
    await app.mouse.move(api.x + ((target.x - api.x) * i) / 6, api.y + ((target.y - api.y) * i) / 6);
  await expect(app.getByTestId('guides')).toBeVisible();
  await app.mouse.up();
  await expect.poll(async () => Math.abs((await middle(app, 'api')).x - (await middle(app, 'db')).x)).toBeLessThan(1);
  await app.keyboard.press('Escape');
  const now = await middle(app, 'api');
  await app.keyboard.down('Alt');
  await drag(app, now, { x: now.x - 260, y: now.y });
  await app.keyboard.up('Alt');
  await expect(components(app)).toHaveCount(3);
  await app.keyboard.press('Control+z');
  await expect(components(app)).toHaveCount(2);
});

test('notes, text and strokes lie on the canvas, survive a reload, and are erased', async ({ app, host }) => {
  await blank(app);
  const canvas = (await app.getByTestId('canvas').boundingBox())!;
  const at = (x: number, y: number) => ({ x: canvas.x + x, y: canvas.y + y });
  await app.keyboard.press('n');
  await app.mouse.click(at(200, 140).x, at(200, 140).y);
  await app.keyboard.type('Peak is at noon');
  await app.keyboard.press('Enter');
  await app.keyboard.press('Escape');
  await app.keyboard.press('p');
  await drag(app, at(300, 480), at(420, 520));
  await app.keyboard.press('Escape');
  const papers = app.locator('.react-flow__node-paper');
  await expect(papers).toHaveCount(2);
  await expect(papers.filter({ hasText: 'Peak is at noon' })).toBeVisible();
  await expect(app.getByTestId('save-state')).toHaveAttribute('data-state', 'saved');
  if (host === 'web') {
    await app.reload();
    await app.getByRole('button', { name: 'Open Untitled' }).click();
    await expect(papers).toHaveCount(2);
  }
  await app.keyboard.press('e');
  const stroke = (await papers.filter({ hasNotText: 'Peak' }).boundingBox())!;
  await drag(app, { x: stroke.x - 20, y: stroke.y + stroke.height }, { x: stroke.x + stroke.width, y: stroke.y });
  await expect(papers).toHaveCount(1);
  await app.keyboard.press('Control+z');
  await expect(papers).toHaveCount(2);
});

test('two designs are open as tabs, and components are copied from one into the other', async ({ app }) => {
  await blank(app);
  await sketch(app, 'client > api > db', 3);
  await app.keyboard.press('Control+a');
  await app.keyboard.press('Control+c');
  await app.keyboard.press('Control+Alt+n');
  const tabs = app.getByRole('navigation', { name: 'Open designs' });
  await expect(tabs.getByRole('button', { name: 'Untitled', exact: true })).toHaveCount(2);
  await app.keyboard.press('Control+v');
  await expect(components(app)).toHaveCount(3);
  await app.keyboard.press('Control+v');
  await expect(components(app)).toHaveCount(6);
  await app.keyboard.press('Alt+PageUp');
  await expect(components(app)).toHaveCount(3);
  // Undo of a design is there when one comes back to it.
  await app.keyboard.press('Control+z');
  await expect(components(app)).toHaveCount(0);
});

test('everything is done by name, found by name, and listed', async ({ app }) => {
  await blank(app);
  await sketch(app, 'client > api > "Orders DB"', 3);
  await app.keyboard.press('Control+f');
  await app.keyboard.type('orders');
  await app.keyboard.press('Enter');
  await expect(app.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('Orders DB');
  await app.keyboard.press('Escape');
  await app.keyboard.press('Control+k');
  await app.keyboard.type('focus');
  await app.keyboard.press('Enter');
  await expect(app.getByRole('navigation', { name: 'Palette' })).toHaveCount(0);
  await app.keyboard.press('Control+.');
  await app.keyboard.press('Control+Shift+o');
  await app.getByRole('navigation', { name: 'Outline' }).getByRole('button', { name: 'api' }).click();
  await expect(app.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('api');
});

test('a design presents itself hop by hop, and Escape ends it', async ({ app }) => {
  await blank(app);
  await sketch(app, 'client[rate=100] > api > db', 3);
  await app.keyboard.press('F5');
  const bar = app.getByRole('region', { name: 'Presentation' });
  await expect(bar).toContainText('1 /');
  await app.keyboard.press('ArrowRight');
  await expect(bar).toContainText('Enters at client');
  await app.keyboard.press('ArrowRight');
  await expect(bar).toContainText('client → api');
  await expect(app.locator('.react-flow__node-component.dimmed')).toHaveCount(1);
  await app.keyboard.press('k');
  await expect(app.getByTestId('laser')).toBeVisible();
  await app.keyboard.press('Escape');
  await expect(bar).toHaveCount(0);
  await expect(app.locator('.dimmed')).toHaveCount(0);
});

test('a pasted sketch is drawn', async ({ app, host }) => {
  test.skip(host === 'electron', 'the clipboard of the system is shared with every other test');
  await blank(app);
  await app.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await app.evaluate(() => navigator.clipboard.writeText('web > api ~> queue'));
  await app.keyboard.press('Control+v');
  await expect(components(app)).toHaveCount(3);
});

test('draw.io’s keys are a setting', async ({ app }) => {
  await blank(app);
  await app.keyboard.press('?');
  await app.getByRole('button', { name: 'draw.io' }).click();
  await app.keyboard.press('Escape');
  await app.keyboard.press('d');
  await expect(app.getByRole('textbox', { name: 'Quick add' })).toBeFocused();
  await app.keyboard.type('service');
  await app.keyboard.press('Enter');
  await app.keyboard.press('Escape');
  await card(app, 'Service').click();
  await app.keyboard.type('fast');
  await app.keyboard.press('Enter');
  await expect(card(app, 'fast')).toBeVisible();
});

test('the tour builds a system in front of the person', async ({ app }) => {
  await app.getByRole('button', { name: '60-second tour' }).click();
  const tour = app.getByRole('region', { name: 'Tour' });
  await expect(components(app)).toHaveCount(4);
  await tour.getByRole('button', { name: 'Wait' }).click();
  for (let i = 0; i < 4; i++) await tour.getByRole('button', { name: 'Next' }).click();
  await expect(components(app)).toHaveCount(5);
  await tour.getByRole('button', { name: 'End the tour' }).click();
  await expect(tour).toHaveCount(0);
});

test('a connector is bent by hand and by key, its label is edited where it stands, and undo takes it all back', async ({
  app,
}) => {
  await blank(app);
  await sketch(app, 'client > api > db', 3);
  await app.keyboard.press('Escape');
  const line = connectors(app).nth(0).locator('.react-flow__edge-path');
  const straight = await line.getAttribute('d');
  await app.keyboard.press('Shift+Alt+E');
  await app.keyboard.press('Escape');
  const box = (await line.boundingBox())!;
  await app.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await expect(app.getByTestId('bend')).not.toHaveCount(0);
  const grip = (await app.getByTestId('bend').first().boundingBox())!;
  const from = { x: grip.x + grip.width / 2, y: grip.y + grip.height / 2 };
  await drag(app, from, { x: from.x + 40, y: from.y + 64 });
  await expect(line).not.toHaveAttribute('d', straight!);
  await app.keyboard.press('Control+z');
  await expect(line).toHaveAttribute('d', straight!);
  await app.keyboard.press('Enter');
  await app.keyboard.type('asks');
  await app.keyboard.press('Enter');
  await expect(app.locator('.react-flow__edgelabel-renderer')).toContainText('asks');
});

test('a note goes behind the components by [ and comes before them by ]', async ({ app }) => {
  await blank(app);
  await sketch(app, 'client > api', 2);
  await app.keyboard.press('Escape');
  const at = await middle(app, 'api');
  await app.keyboard.press('n');
  await app.mouse.click(at.x, at.y + 100);
  await app.keyboard.type('Behind');
  await app.keyboard.press('Enter');
  const note = app.locator('.react-flow__node-paper');
  const level = async (of: typeof note) => Number(await of.evaluate((each) => (each as HTMLElement).style.zIndex));
  await note.click();
  expect(await level(note)).toBeGreaterThan(await level(card(app, 'api')));
  await app.keyboard.press('[');
  await expect.poll(() => level(note)).toBeLessThan(await level(card(app, 'api')));
  await app.keyboard.press(']');
  await expect.poll(() => level(note)).toBeGreaterThan(await level(card(app, 'api')));
});

test('a double-click on a boundary’s title enters it: what is added stands in it, and Escape leaves', async ({
  app,
}) => {
  await blank(app);
  await sketch(app, 'client > api > db; zone z { api }', 3);
  await app.keyboard.press('Escape');
  const frame = app.locator('.react-flow__node-boundary');
  const title = frame.locator('.drag-frame').first();
  await title.dblclick();
  const inside = app.getByRole('navigation', { name: 'Inside' });
  await expect(inside).toContainText('z');
  // client and db step back; api does not.
  await expect(app.locator('.react-flow__node-component.dimmed')).toHaveCount(2);
  await sketch(app, 'api > cache', 4);
  await expect(frame).toHaveAttribute('aria-label', /zone z, 2 components/);
  await app.keyboard.press('Escape');
  await app.keyboard.press('Control+a');
  await expect(app.getByRole('region', { name: 'Inspector' })).toContainText('2 components');
  await app.keyboard.press('Escape');
  await app.keyboard.press('Escape');
  await expect(inside).toHaveCount(0);
  await expect(app.locator('.dimmed')).toHaveCount(0);
  // By key, with the boundary that was left still selected.
  await app.keyboard.press('Control+Enter');
  await expect(inside).toContainText('z');
  await app.keyboard.press('Escape');
  await card(app, 'client').click();
  await expect(inside).toHaveCount(0);
});

test('a component that is drawn already shows its place in a connector while it is dragged there, and takes it', async ({
  app,
}) => {
  await blank(app);
  await sketch(app, 'client > api; lb', 3);
  await app.keyboard.press('Escape');
  const [from, to, held] = [await middle(app, 'client'), await middle(app, 'api'), await middle(app, 'lb')];
  const target = { x: (from.x + from.width / 2 + to.x - to.width / 2) / 2, y: from.y };
  await app.mouse.move(held.x, held.y);
  await app.mouse.down();
  for (let i = 1; i <= 8; i++)
    await app.mouse.move(held.x + ((target.x - held.x) * i) / 8, held.y + ((target.y - held.y) * i) / 8);
  await expect(app.getByTestId('ghost')).toBeVisible();
  await app.mouse.up();
  await expect(app.getByTestId('ghost')).toHaveCount(0);
  await expect(connectors(app)).toHaveCount(2);
  // What comes after it has made room: the cards stand side by side.
  const [first, second, third] = [await middle(app, 'client'), await middle(app, 'lb'), await middle(app, 'api')];
  expect(second.x - second.width / 2).toBeGreaterThan(first.x + first.width / 2);
  expect(third.x - third.width / 2).toBeGreaterThan(second.x + second.width / 2);
  await app.keyboard.press('Control+z');
  await expect(connectors(app)).toHaveCount(1);
});

test('who sees everything goes on seeing everything when panels close, and the zoom is there to be read', async ({
  app,
}) => {
  await app.getByRole('button', { name: /^News feed/ }).click();
  await expect(components(app).first()).toBeVisible();
  const middleOfDrawing = async () => {
    const boxes = await Promise.all((await components(app).all()).map((each) => each.boundingBox()));
    const xs = boxes.flatMap((box) => (box ? [box.x, box.x + box.width] : []));
    return (Math.min(...xs) + Math.max(...xs)) / 2;
  };
  await app.keyboard.press('Control+.');
  const width = app.viewportSize()?.width ?? (await app.evaluate(() => innerWidth));
  await expect.poll(async () => Math.abs((await middleOfDrawing()) - width / 2)).toBeLessThan(60);
  const zoom = app.getByRole('toolbar', { name: 'Zoom' });
  await zoom.getByRole('button', { name: /back to 100%/ }).click();
  await expect(zoom.getByText('100%')).toBeVisible();
});

test('Tab goes from what is selected to its fields, Ctrl+M from anywhere', async ({ app }) => {
  await blank(app);
  await sketch(app, 'client > api', 2);
  await app.keyboard.press('Escape');
  await card(app, 'api').click();
  await app.keyboard.press('Tab');
  const name = app.getByRole('textbox', { name: 'Name', exact: true });
  await expect(name).toBeFocused();
  await app.keyboard.press('Escape');
  await app.keyboard.press('Control+Alt+2');
  await expect(name).toHaveCount(0);
  await app.keyboard.press('Control+m');
  await expect(name).toBeFocused();
});

test('the menu has a menu for each kind of thing, and does it', async ({ app }) => {
  await blank(app);
  await sketch(app, 'client > api', 2);
  await app.getByRole('button', { name: 'Menu', exact: true }).click();
  await app.getByRole('menuitem', { name: 'View', exact: true }).press('ArrowRight');
  await app.getByRole('menuitem', { name: /^Outline/ }).click();
  await expect(app.getByRole('navigation', { name: 'Outline' })).toBeVisible();
});

test('a page without a journey says what it will say, and leads to the next step', async ({ app }) => {
  await blank(app);
  await app.keyboard.press('Alt+4');
  const page = app.getByTestId('page-reliability');
  await page.getByRole('button', { name: 'Draw the system' }).click();
  await sketch(app, 'client > api', 2);
  await app.keyboard.press('Escape');
  await app.keyboard.press('Alt+3');
  await app.getByTestId('page-performance').getByRole('button', { name: 'Add journey' }).click();
  await expect(app.getByTestId('page-performance').getByRole('heading', { name: 'Latency over load' })).toBeVisible();
});

test('a connector under the pointer says its load and its time; a name breaks where Shift+Enter broke it', async ({
  app,
}) => {
  await blank(app);
  await sketch(app, 'client[rate=10] > api[service=20ms] > db', 3);
  await app.keyboard.press('Escape');
  const line = (await connectors(app).first().locator('.react-flow__edge-path').boundingBox())!;
  await app.mouse.move(line.x + line.width / 2, line.y + line.height / 2);
  await expect(app.locator('.react-flow__edgelabel-renderer')).toContainText(/10 rps · \d+(\.\d+)? ms/);
  await app.mouse.move(line.x + line.width / 2, line.y + 300);
  await expect(app.locator('.react-flow__edgelabel-renderer')).not.toContainText('rps');
  await card(app, 'api').dblclick();
  await app.keyboard.type('Orders');
  await app.keyboard.press('Shift+Enter');
  await app.keyboard.type('and baskets');
  await app.keyboard.press('Enter');
  const lines = await card(app, 'Orders')
    .locator('span', { hasText: /^Orders\s+and baskets$/ })
    .last()
    .innerText();
  expect(lines.split('\n')).toEqual(['Orders', 'and baskets']);
});
