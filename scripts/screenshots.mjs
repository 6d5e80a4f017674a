/**
 * The four portals of the built demo as pictures: light, dark and on a phone, on a clock that is set. They are for
 * documents; `scripts/visual.mjs` is what finds differences.
 *
 *     npm run build:demo && npm run screenshots
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentSecurityPolicy } from './csp.mjs';
import { openBrowser, serve } from './pages.mjs';

const folder = 'docs/screenshots';
const startsAt = '2026-11-22T02:14Z';
const portals = ['hosting-account', 'server-panel', 'client-area', 'messaging-portal'];
const modes = {
  light: { theme: 'light', width: 1280, height: 860, isMobile: false },
  dark: { theme: 'dark', width: 1280, height: 860, isMobile: false },
  phone: { theme: 'light', width: 390, height: 844, isMobile: true },
};

process.chdir(new URL('..', import.meta.url).pathname);
mkdirSync(folder, { recursive: true });
const server = await serve('dist-demo', { 'Content-Security-Policy': contentSecurityPolicy });
const browser = await openBrowser();
for (const portal of portals) {
  for (const [mode, looks] of Object.entries(modes)) await take(portal, mode, looks);
}
await browser.close();
server.close();

/**
 * @param {string} portal
 * @param {string} mode
 * @param {typeof modes['light']} looks
 */
async function take(portal, mode, { theme, ...size }) {
  // Its own data: what the mocks keep is the browser context's.
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport({ ...size, deviceScaleFactor: 1.5 });
  // The bar of the demo's switches is no part of the portal.
  await page.setBypassCSP(true);
  const lang = portal === 'hosting-account' ? '&lang=en' : '';
  await page.goto(`${server.address}/${portal}/?startsAt=${startsAt}&theme=${theme}${lang}`);
  await page.waitForFunction(() =>
    document
      .querySelector('user-management-panel')
      ?.shadowRoot?.querySelector('.row:not(.head, .bone)[data-id]'),
  );
  await page.addStyleTag({ content: '.demo-bar { display: none !important }' });
  await page.evaluate(() => document.fonts.ready);
  const file = join(folder, `${portal}.${mode}.webp`);
  writeFileSync(file, await page.screenshot({ type: 'webp', quality: 75 }));
  console.log(file);
  await context.close();
}
