import { join } from 'node:path';
import { expect, test } from './app';
import { drop, newDesign, saveTo } from './person';

test('the application asks nobody but its own origin for anything', async ({ app, electron, server, folder }) => {
  const asked: string[] = [];
  app.context().on('request', (request) => asked.push(request.url()));
  await app.reload();
  await newDesign(app);
  await drop(app, 'service', 300, 300);
  await saveTo({ app, electron }, join(folder, 'x.plumb'));
  await app.getByRole('button', { name: 'Library' }).click();
  await app.getByText('URL shortener').first().click();
  await expect(app.getByTestId('verdict')).toContainText('Availability');
  const foreign = asked.filter((url) => !url.startsWith(server) && !/^(?:data|blob):/.test(url));
  expect(asked.length).toBeGreaterThan(0);
  expect(foreign).toEqual([]);
});
