import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { answerDialogs, expect, test } from './app';
import { newDesign } from './person';

test('every design is kept in the folder that was chosen, under its name, as it changes', async ({
  app,
  electron,
  folder,
}) => {
  const kept = join(folder, 'designs');
  mkdirSync(kept);
  await newDesign(app);
  await app.keyboard.press('/');
  await app.keyboard.insertText('client > api');
  await app.keyboard.press('Enter');
  await expect(app.locator('.react-flow__node-component')).toHaveCount(2);

  await answerDialogs(electron!, { open: [kept] });
  await app.keyboard.press('ControlOrMeta+k');
  await app.keyboard.type('Settings');
  await app.keyboard.press('Enter');
  await app.getByRole('button', { name: 'Choose …' }).click();
  await expect(app.getByTestId('folder')).toHaveText(kept);
  await expect.poll(() => readdirSync(kept)).toEqual([expect.stringMatching(/^Untitled [0-9a-f]{8}\.plumb$/)]);
  await app.keyboard.press('Escape');

  const components = () =>
    Object.keys(
      (JSON.parse(readFileSync(join(kept, readdirSync(kept)[0]!), 'utf8')) as { components: object }).components,
    );
  expect(components()).toHaveLength(2);
  await app.keyboard.press('/');
  await app.keyboard.insertText('api > redis');
  await app.keyboard.press('Enter');
  await expect.poll(components).toHaveLength(3);
  expect(readdirSync(kept)).toHaveLength(1);
});
