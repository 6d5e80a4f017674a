/**
 * Invites 50 people over a network that loses, delays, doubles and refuses at random, through the real dialog in
 * Chromium. Ends in one line of counts. A failing run is named by its seed, and can be played again:
 *
 *     npm run test:chaos -- --runs=100 --seed=42
 */
import { build } from 'esbuild';
import { createServer } from 'node:http';
import { parseArgs } from 'node:util';
import { launch } from 'puppeteer-core';
import { engines } from './engines.mjs';

process.chdir(new URL('..', import.meta.url).pathname);
const { values } = parseArgs({
  options: { runs: { type: 'string', default: '500' }, seed: { type: 'string' } },
});
const seeds = values.seed
  ? [Number(values.seed)]
  : Array.from({ length: Number(values.runs) }, (_, at) => at + 1);

const { outputFiles } = await build({
  stdin: {
    contents: "import { chaosRun } from './test/support/chaos.ts'; globalThis.chaosRun = chaosRun;",
    resolveDir: process.cwd(),
    loader: 'ts',
  },
  bundle: true,
  write: false,
  format: 'iife',
  target: 'esnext',
  tsconfig: 'tsconfig.json',
});
const browser = await launch({
  executablePath: engines.chromium.find(),
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  // All runs are asked for in one page, one after the other.
  protocolTimeout: 120_000,
});
// Digests are there on a page of localhost, and not on one that comes from nowhere.
const server = createServer((_, response) => {
  response.setHeader('content-type', 'text/html').end('<!doctype html><html lang="en"></html>');
});
await new Promise((resolve) => server.listen(0, 'localhost', () => resolve(null)));
const address = /** @type {import('node:net').AddressInfo} */ (server.address());
const page = await browser.newPage();
await page.goto(`http://localhost:${String(address.port)}/`);
await page.addScriptTag({ content: outputFiles[0]?.text ?? '' });
let failed = 0;
for (const seed of seeds) {
  const failure = /** @type {string | null} */ (await page.evaluate(`chaosRun(${String(seed)})`));
  if (failure === null) continue;
  failed += 1;
  console.log(`✘ --seed=${String(seed)}\n  ${failure}`);
}
await browser.close();
server.close();
if (failed > 0) process.exitCode = 1;
console.log(`${seeds.length - failed} passed, ${failed} failed`);
