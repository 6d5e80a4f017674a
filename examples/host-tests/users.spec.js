import { expect, test } from '@playwright/test';

test('an invitation that meets no network is kept, and sent again', async ({ page }) => {
  await page.goto('/users-with-mocks.html');
  await page.getByRole('button', { name: 'Invite New User' }).click();
  await page.getByLabel('Email Address').fill('budi@contoh.example');
  await page.getByRole('radio', { name: 'All permissions' }).check();
  await page.evaluate(() => mocks.setFault('offline'));
  await page.getByRole('button', { name: 'Send invite' }).click();
  await expect(page.getByText('No answer came.').first()).toBeVisible();
  await page.evaluate(() => mocks.setFault('none'));
  await page.getByRole('button', { name: 'Send invite' }).click();
  await expect(page.getByRole('heading', { name: 'Invitation sent' })).toBeVisible();
  expect((await page.evaluate(() => mocks.outbox()))[0].to.address).toBe('budi@contoh.example');
});
