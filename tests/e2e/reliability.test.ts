import { expect, test } from './app';

test('a person reads how often it fails and because of whom, and sees on the drawing why', async ({ app }) => {
  await app.getByText('URL shortener').first().click();
  await expect(app.getByTestId('verdict')).toContainText('Availability');
  await app.getByRole('button', { name: 'Reliability' }).click();
  await expect(app.getByTestId('page-reliability')).toContainText('outages a year');
  await expect(app.getByTestId('cut-sets').getByRole('row').nth(1)).toContainText('Link database');
  await expect(app.getByTestId('importance').getByRole('row').nth(1)).toContainText('Link database');
  await expect(app.getByTestId('losses')).toContainText('Without Link cache');
  await app.getByTestId('cut-sets').getByRole('button', { name: 'Why' }).first().click();
  await expect(app.getByTestId('page-reliability')).toBeHidden();
  // The database, the zone that it stands in, and the region.
  await expect(app.locator('.react-flow__node-component [data-lens="critical"]')).toHaveCount(1);
  await expect(app.locator('.react-flow__node-boundary [data-lens="critical"]')).toHaveCount(2);
  await expect(app.locator('.react-flow__node-component.selected')).not.toHaveCount(0);
});
