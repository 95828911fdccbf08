import { join } from 'node:path';
import { expect, launchElectron, test } from './app';
import { drop, isSaved, newDesign } from './person';

test('killing the process in the middle of the work loses nothing that was shown as saved', async ({ folder }) => {
  const profile = join(folder, 'profile');
  const first = await launchElectron({ profile });
  const page = await first.firstWindow();
  await newDesign(page);
  await drop(page, 'cache', 300, 200);
  await drop(page, 'service', 300, 400);
  await isSaved(page);
  const gone = first.waitForEvent('close');
  first.process().kill('SIGKILL');
  await gone;
  const second = await launchElectron({ profile });
  const again = await second.firstWindow();
  await again.getByRole('button', { name: /^Open Untitled/ }).click();
  await expect(again.locator('.react-flow__node-component')).toHaveCount(2);
  await second.close();
});
