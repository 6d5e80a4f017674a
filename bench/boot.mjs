/**
 * How long until the first of 25 rows is painted once the script has arrived, on a processor four times slower: the panel
 * of the built package, and a bare Lit panel with the same rows, in turn. The ratio counts, not the milliseconds.
 *
 *     npm run build && npm run bench:boot -- --runs=15
 */
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { openBrowser, serve } from '../scripts/pages.mjs';

const limit = 1.5;
const slowness = 4;
const rowCount = 25;
const candidates = ['bare', 'full'];
const fonts = 'node_modules/@fontsource-variable/inter/files';

process.chdir(new URL('..', import.meta.url).pathname);
const { values } = parseArgs({ options: { runs: { type: 'string', default: '11' } } });

const folder = mkdtempSync(join(tmpdir(), 'boot-'));
const answers = await cannedAnswers();
copyFileSync(`${fonts}/inter-latin-wght-normal.woff2`, join(folder, 'font.woff2'));
for (const name of candidates) await makePage(name);
const server = await serve(folder);
const browser = await openBrowser();
/** @type {Record<string, number[]>} */
const times = { bare: [], full: [] };
for (const name of candidates) await boot(name);
for (let run = 0; run < Number(values.runs); run++) {
  // Whoever comes second finds the machine warmer.
  for (const name of run % 2 ? candidates : candidates.toReversed()) {
    times[name]?.push(await boot(name));
  }
}
await browser.close();
server.close();
rmSync(folder, { recursive: true });

const [bare, full] = candidates.map((name) => median(times[name] ?? []));
const ratio = (full ?? NaN) / (bare ?? NaN);
console.log(
  `bare Lit panel: ${bare?.toFixed(0)} ms, <user-management-panel>: ${full?.toFixed(0)} ms`,
);
console.log(`ratio: ${ratio.toFixed(2)} (at most ${limit})`);
if (!(ratio <= limit)) process.exitCode = 1;

/**
 * What the reference service says of an account with 25 members, by the path behind the endpoint.
 *
 * @returns {Promise<Record<string, unknown>>}
 */
async function cannedAnswers() {
  const built = (/** @type {string} */ path) => import(pathToFileURL(`dist/${path}`).href);
  const { createMemoryStore, createService } = await built('service/index.js');
  const { portals } = await built('mocks/portals/index.js');
  const { account, viewers, data } = portals['hosting-account'];
  const now = Date.parse('2026-11-22T02:14:00Z');
  const seed = data(now);
  const { members } = seed.accounts[0];
  for (let nth = 0; members.length < rowCount; nth++) {
    const email = `somebody-${nth}@kopilereng.example`;
    members.push({ ...members[1 + (nth % 8)], id: `more-${nth}`, email, canonical: email });
  }
  const service = createService({
    store: createMemoryStore(seed),
    now: () => now,
    authenticate: () => ({ email: viewers.owner }),
  });
  const ask = async (/** @type {string} */ path) => {
    const answer = await service.fetch(new Request(`http://host/api/accounts/${account}${path}`));
    return answer.json();
  };
  return { '': await ask(''), '/members': await ask('/members?limit=50') };
}

/**
 * A page with one candidate. Its requests are answered on the spot: the network is not what is measured.
 *
 * @param {string} name
 */
async function makePage(name) {
  await build({
    entryPoints: [`bench/${name}-panel.js`],
    outdir: folder,
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    alias: { 'user-management-elements': './dist' },
    logLevel: 'error',
  });
  const script = `
    const answers = ${JSON.stringify(answers).replaceAll('<', '\\u003c')};
    globalThis.fetch = async (input) => {
      const { pathname } = new URL(input.url ?? input, location.href);
      const answer = JSON.stringify(answers[pathname.replace(/^\\/api/, '')]);
      return new Response(answer, { headers: { 'Content-Type': 'application/json' } });
    };
    const panel = () => document.querySelector('${name === 'bare' ? 'bare' : 'user-management'}-panel');
    (function look() {
      const isThere = panel()?.shadowRoot?.querySelector('.row:not(.head)');
      requestAnimationFrame(isThere ? () => performance.mark('painted') : look);
    })();`;
  writeFileSync(
    join(folder, `${name}.html`),
    // The font comes first: text is not drawn in the machine's own, and not drawn again while the clock runs.
    `<!doctype html><html lang="en"><title>${name}</title>
    <style>@font-face { font-family: Page; src: url(font.woff2) } body { font-family: Page }</style>
    <body><script>${script}</script>
    <script type="module">
      await document.fonts.load('16px Page');
      await import('./${name}-panel.js');
    </script>`,
  );
}

/**
 * @param {string} name
 * @returns {Promise<number>} milliseconds from the script's arrival to the first row
 */
async function boot(name) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setCacheEnabled(false);
  await page.emulateCPUThrottling(slowness);
  await page.goto(`${server.address}/${name}.html`);
  await page.waitForFunction(() => performance.getEntriesByName('painted').length > 0);
  const time = await page.evaluate((name) => {
    const [script] = performance
      .getEntriesByType('resource')
      .filter((entry) => entry.name.endsWith(`${name}-panel.js`));
    const arrived = /** @type {PerformanceResourceTiming} */ (script).responseEnd;
    return (performance.getEntriesByName('painted')[0]?.startTime ?? NaN) - arrived;
  }, name);
  await context.close();
  return time;
}

/** @param {number[]} times */
function median(times) {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)];
}
