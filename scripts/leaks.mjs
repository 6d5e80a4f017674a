/**
 * Panels that come and go 1 000 times, each with an open dialog and a request on its way, must leave nothing behind: no
 * element, no listener, and no more nodes than a few of the browser's own. Ends in one line of counts.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { openBrowser, serve } from './pages.mjs';

const rounds = 1000;
const limits = { elements: 0, listeners: 0, nodes: 5 };
const tags = [
  'user-management-panel',
  'invite-dialog',
  'member-editor',
  'permission-picker',
  'confirm-remove',
];

process.chdir(new URL('..', import.meta.url).pathname);
const folder = mkdtempSync(join(tmpdir(), 'leaks-'));
await build({
  entryPoints: ['test/support/mounts.ts'],
  outdir: folder,
  bundle: true,
  splitting: true,
  format: 'esm',
  target: 'es2022',
  conditions: ['um-source'],
  logLevel: 'error',
});
const page = '<!doctype html><html lang="en"><title>Leaks</title>';
writeFileSync(join(folder, 'index.html'), `${page}<script type="module" src="mounts.js"></script>`);

const server = await serve(folder);
const halves = await Promise.all([measure(), measure()]);
server.close();
rmSync(folder, { recursive: true });

let failed = 0;
for (const [what, limit] of Object.entries(limits)) {
  const left = halves.reduce((sum, half) => sum + (half[what] ?? NaN), 0);
  console.log(`${what} left after ${rounds} mounts: ${left} (at most ${limit})`);
  if (!(left <= limit)) failed++;
}
console.log(`${Object.keys(limits).length - failed} passed, ${failed} failed`);
if (failed > 0) process.exitCode = 1;

/**
 * Half of the mounts, in a browser of its own.
 *
 * @returns {Promise<Record<string, number>>}
 */
async function measure() {
  const browser = await openBrowser();
  const page = await browser.newPage();
  await page.goto(`${server.address}/`);
  await page.waitForFunction(() => 'mounts' in window);
  const devtools = await page.createCDPSession();
  const mount = (/** @type {number} */ count) =>
    page.evaluate((count) => Reflect.get(window, 'mounts')(count), count);
  const counted = async () => {
    // Once more for what the first round has only marked as finished.
    for (let round = 0; round < 4; round++) await devtools.send('HeapProfiler.collectGarbage');
    let elements = 0;
    for (const tag of tags) elements += await instancesOf(page, tag);
    const { nodes, jsEventListeners: listeners } = await devtools.send('Memory.getDOMCounters');
    return { elements, nodes, listeners };
  };
  // Templates and style sheets are made once and kept.
  await mount(12);
  const before = await counted();
  await mount(rounds / 2);
  const after = await counted();
  await browser.close();
  return {
    elements: after.elements - before.elements,
    nodes: after.nodes - before.nodes,
    listeners: after.listeners - before.listeners,
  };
}

/**
 * @param {import('puppeteer-core').Page} page
 * @param {string} tag
 */
async function instancesOf(page, tag) {
  const prototype = await page.evaluateHandle((tag) => customElements.get(tag)?.prototype, tag);
  const instances = await page.queryObjects(prototype);
  const count = await instances.evaluate((found) => found.length);
  await instances.dispose();
  await prototype.dispose();
  return count;
}
