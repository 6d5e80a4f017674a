/**
 * Every story of the built Storybook, as a person sees it: axe finds nothing wrong, light and dark, and it looks as in
 * `test/visual`, light, dark and on a phone. Ends in one line of counts.
 *
 *     npm run test:visual -- --only=invite-dialog --update
 *
 * `--update` keeps the pictures as they are now: look at them before committing. What differs is put into `dist-visual`.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import axe from 'axe-core';
import { compare } from './compare.mjs';
import { openBrowser, serve } from './pages.mjs';

/** @typedef {import('puppeteer-core').Page} Page */
/** @typedef {{ scheme: 'light' | 'dark', width: number, look: boolean, axe: boolean }} Mode */

process.chdir(new URL('..', import.meta.url).pathname);
const { values } = parseArgs({
  options: { only: { type: 'string' }, update: { type: 'boolean', default: false } },
});
const kept = 'test/visual';
const found = 'dist-visual';
const lanes = 2;
const patience = 15_000;

/** Each width where the elements lay themselves out otherwise; axe in the two schemes. */
const modes = Object.entries({
  light: { scheme: 'light', width: 960, axe: true },
  dark: { scheme: 'dark', width: 640, axe: true },
  phone: { scheme: 'light', width: 360, axe: false },
});

/** What axe cannot decide by itself and somebody has looked at: the rule, in which stories, and what was seen. */
const listed = /** @type {{ rule: string, stories: RegExp, seen: string }[]} */ ([
  {
    rule: 'color-contrast',
    stories: /^panel--(several-selected|removal-of-several-asked|some-of-several-refused)$/,
    seen: 'The bar of what is ticked lies over the column heads and hides them wholly.',
  },
  {
    rule: 'color-contrast',
    stories: /^panel--(narrow-)?access-review/,
    seen: 'What is scrolled out of the table lies under its edges, or under the names, which stay.',
  },
  {
    rule: 'color-contrast',
    stories: /^member-editor--copy-access$/,
    seen: 'People further down the list are scrolled out of it, under the edge of the dialog.',
  },
]);

const stories = readStories().filter(({ id }) => id.includes(values.only ?? ''));
const counts = { passed: 0, failed: 0 };
rmSync(found, { recursive: true, force: true });
mkdirSync(found, { recursive: true });
mkdirSync(kept, { recursive: true });

const server = await serve('dist-stories');
const waiting = stories.values();
await Promise.all(Array.from({ length: lanes }, lane));
server.close();
if (!values.only) sweep();
console.log(`${stories.length} stories`);
console.log(`${counts.passed} passed, ${counts.failed} failed`);
if (counts.failed > 0) process.exitCode = 1;

/** @returns {{ id: string, title: string, name: string }[]} */
function readStories() {
  /** @type {{ entries: Record<string, { id: string, title: string, name: string, type: string }> }} */
  const { entries } = JSON.parse(readFileSync('dist-stories/index.json', 'utf8'));
  return Object.values(entries).filter(({ type }) => type === 'story');
}

/** A browser of its own: two pages of one would take the focus from each other. */
async function lane() {
  const browser = await openBrowser();
  const page = await browser.newPage();
  const desk = await browser.newPage();
  await page.bringToFront();
  /** @type {string[]} */
  let errors = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  for (const { id } of stories.length > 0 ? waiting : []) {
    errors = [];
    try {
      await open(page, id);
      await lookAt(page, desk, id);
      tell(errors.length === 0, `${id}: runs`, errors.join('\n'));
    } catch (error) {
      tell(false, `${id}: is shown`, [String(error), ...errors].join('\n'));
    }
  }
  await browser.close();
}

/**
 * @param {Page} page
 * @param {string} id
 */
async function open(page, id) {
  await show(page, 'light', 960);
  await page.goto(
    `${server.address}/iframe.html?viewMode=story&id=${id}&globals=a11y.manual:!true`,
  );
  const phase = await page.waitForFunction(
    () => {
      const preview = Reflect.get(window, '__STORYBOOK_PREVIEW__');
      const phase = String(preview?.currentRender?.phase);
      return ['finished', 'errored', 'aborted'].includes(phase) ? phase : null;
    },
    { timeout: patience, polling: 'raf' },
  );
  if ((await phase.jsonValue()) !== 'finished') {
    throw new Error(await page.$eval('#error-message', (message) => message.textContent ?? ''));
  }
  // A story is "finished" as well when its play function has thrown.
  const thrown = await page.evaluate(() => {
    const { channel } = Reflect.get(window, '__STORYBOOK_PREVIEW__');
    return channel.last('playFunctionThrewException')?.[0]?.message ?? null;
  });
  if (thrown !== null) throw new Error(thrown);
}

/**
 * @param {Page} page
 * @param {string} scheme
 * @param {number} width
 */
async function show(page, scheme, width) {
  await page.setViewport({ width, height: 900 });
  await page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: scheme },
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ]);
}

/**
 * @param {Page} page
 * @param {Page} desk where pictures are compared
 * @param {string} id
 */
async function lookAt(page, desk, id) {
  await page.evaluate(axe.source);
  for (const [name, mode] of modes) {
    await show(page, mode.scheme, mode.width);
    await settle(page);
    if (mode.axe) await examine(page, id, name);
    await picture(page, desk, `${id}.${name}.webp`);
  }
}

/** Until what moves has arrived, and fonts are there. A blinking caret is in no picture. */
async function settle(/** @type {Page} */ page) {
  await page.evaluate(async () => {
    document.documentElement.style.caretColor = 'transparent';
    const within = (/** @type {Document | ShadowRoot} */ root) => {
      for (const animation of root.getAnimations()) animation.finish();
      for (const { shadowRoot } of root.querySelectorAll('*')) if (shadowRoot) within(shadowRoot);
    };
    within(document);
    await document.fonts.ready;
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
    within(document);
    await new Promise(requestAnimationFrame);
  });
}

/**
 * @param {Page} page
 * @param {string} id
 * @param {string} name
 */
async function examine(page, id, name) {
  const { violations, incomplete } = await page.evaluate(async () => {
    /** @type {typeof import('axe-core')} */
    const axe = Reflect.get(window, 'axe');
    // What makes a page whole is the host's.
    const pageRules = ['region', 'bypass', 'page-has-heading-one', 'landmark-one-main'];
    const rules = Object.fromEntries(pageRules.map((rule) => [rule, { enabled: false }]));
    const results = await axe.run(document, { rules, resultTypes: ['violations', 'incomplete'] });
    /** @param {import('axe-core').Result[]} found */
    const short = (found) =>
      found.map(({ id, nodes }) => ({
        rule: id,
        where: nodes.map(
          ({ target, failureSummary }) => `${target.flat().join(' ')}: ${failureSummary}`,
        ),
      }));
    return { violations: short(results.violations), incomplete: short(results.incomplete) };
  });
  const unlisted = incomplete.filter(
    ({ rule }) => !listed.some((one) => one.rule === rule && one.stories.test(id)),
  );
  const wrong = [...violations, ...unlisted];
  const what = wrong.map(({ rule, where }) => `${rule}\n${where.join('\n')}`).join('\n');
  tell(wrong.length === 0, `${id}: axe, ${name}`, what);
}

/**
 * @param {Page} page
 * @param {Page} desk
 * @param {string} file
 */
async function picture(page, desk, file) {
  const now = Buffer.from(await page.screenshot({ type: 'webp', quality: 50 }));
  const before = read(join(kept, file));
  const { share, drawing } =
    before && !before.equals(now) ? await compare(desk, before, now) : { share: before ? 0 : 1 };
  await page.bringToFront();
  const isSame = share <= 0.0005;
  if (isSame || values.update) {
    if (!isSame) writeFileSync(join(kept, file), now);
    return tell(true, file, '');
  }
  writeFileSync(join(found, file), now);
  if (drawing) writeFileSync(join(found, file.replace('.webp', '.difference.webp')), drawing);
  const what = before ? `differs in ${(share * 100).toFixed(2)} % of it` : 'is not kept yet';
  tell(false, file, `${what}: see ${found}; npm run test:visual -- --update keeps it`);
}

/** @param {string} file */
function read(file) {
  try {
    return readFileSync(file);
  } catch {
    return null;
  }
}

/** Pictures of stories that are no more. */
function sweep() {
  const ids = new Set(stories.map(({ id }) => id));
  const stale = readdirSync(kept).filter((file) => !ids.has(file.replace(/\.\w+\.webp$/, '')));
  for (const file of stale) {
    if (values.update) rmSync(join(kept, file));
    else tell(false, file, 'is of no story');
  }
}

/**
 * @param {boolean} isGood
 * @param {string} what
 * @param {string} why
 */
function tell(isGood, what, why) {
  counts[isGood ? 'passed' : 'failed']++;
  if (!isGood) console.log(`✘ ${what}\n${why}`.replaceAll('\n', '\n    '));
}
