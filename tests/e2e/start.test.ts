import { BRIDGE_KEY } from '../../shared/bridge';
import { expect, test } from './app';

test('the application starts without a complaint of the browser or of the Content-Security-Policy', async ({ app }) => {
  await expect(app.locator('#root > *').first()).toBeVisible();
});

test('the page has no machine in its hands', async ({ app }) => {
  const found = await app.evaluate(() =>
    ['process', 'require', 'module', 'Buffer', 'global'].filter((name) => name in window),
  );
  expect(found).toEqual([]);
});

test('the page has the bridge in Electron and nothing in a browser', async ({ app, host }) => {
  const names = await app.evaluate(
    (key) => Object.keys((window as unknown as Record<string, object>)[key] ?? {}),
    BRIDGE_KEY,
  );
  expect(names.sort()).toEqual(
    host === 'web'
      ? []
      : [
          'describeWindow',
          'dragFile',
          'folder',
          'host',
          'onEvent',
          'openFiles',
          'paste',
          'readFile',
          'readyToClose',
          'saveFile',
          'setMenu',
        ],
  );
});

test('a script that got into the page does not run', async ({ app, problems }) => {
  const ran = await app.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'window.ran = true';
    document.body.append(script);
    document.body.insertAdjacentHTML('beforeend', '<img src="x:" onerror="window.ran = true">');
    await new Promise((done) => setTimeout(done, 100));
    return 'ran' in window;
  });
  expect(ran).toBe(false);
  expect(problems.join()).toContain('Content Security Policy');
  problems.length = 0;
});
