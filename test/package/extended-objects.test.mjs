/**
 * Pages whose other scripts have extended `Object.prototype` or `Array.prototype`, as old libraries do: both builds load
 * there, and the panel works, from the list to an invitation that is sent.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { build } from 'esbuild';
import { launch } from 'puppeteer-core';
import { engines } from '../../scripts/engines.mjs';

const executablePath = engines.chromium.find();
const skip = executablePath ? false : 'Chromium is not installed';

/** What is put on the page before anything else, each alone. */
const extensions = {
  'a function': 'Object.prototype.extend = function () { return this; };',
  'a text': 'Object.prototype.extend = "odd";',
  'a number': 'Object.prototype.extend = 7;',
  null: 'Object.prototype.extend = null;',
  undefined: 'Object.prototype.extend = undefined;',
  'an object': 'Object.prototype.extend = { get: 1, value: 2 };',
  'a getter': `Object.defineProperty(Object.prototype, 'extend', { get() { return 7; }, enumerable: true });`,
  'a getter that throws': `Object.defineProperty(Object.prototype, 'extend', {
    get() { throw new Error('lent'); }, enumerable: true });`,
  'a getter and a setter': `Object.defineProperty(Object.prototype, 'extend', {
    get() { return 7; }, set() { throw new Error('lent'); }, enumerable: true });`,
  'what cannot be written': `Object.defineProperty(Object.prototype, 'extend', {
    value: 7, enumerable: true, writable: false });`,
  'functions in arrays': 'Array.prototype.extend = function () { return this; };',
  'numbers in arrays': 'Array.prototype.extend = 7;',
  ...Object.fromEntries(
    // Names that our own objects have as well, or options of a library.
    ['type', 'state', 'attribute', 'reflect', 'name', 'id', 'items', 'invitation', 'current'].map(
      (name) => [`a property “${name}”`, `Object.prototype.${name} = 'lent';`],
    ),
  ),
};

/** @type {import('puppeteer-core').Browser} */
let browser;
/** @type {import('node:http').Server} */
let server;
/** @type {Map<string, Uint8Array>} */
let files;

before(async () => {
  if (!executablePath) return;
  files = await hostBundle();
  files.set('/standalone.js', readFileSync('dist/standalone.js'));
  const answers = await answersOfPortal();
  server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://host.example');
    const answer = answers[`${request.method} ${pathname}`];
    const file = files.get(pathname);
    response.setHeader(
      'Content-Type',
      answer ? 'application/json' : file ? 'text/javascript' : 'text/html',
    );
    if (!answer && !file && pathname !== '/page') response.statusCode = 404;
    response.end(answer ? JSON.stringify(answer) : (file ?? '<!doctype html><title>Host</title>'));
  }).listen(0, '127.0.0.1');
  browser = await launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
});

after(async () => {
  await browser?.close();
  server?.close();
});

/** The ES modules as a host's bundler makes them. */
async function hostBundle() {
  const { outputFiles } = await build({
    entryPoints: { esm: './dist/define.js' },
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    write: false,
    outdir: '/',
  });
  return new Map(outputFiles.map(({ path, contents }) => [path, contents]));
}

/** What the reference service answers in a portal. */
async function answersOfPortal() {
  const { createMemoryBackend } = await import('../../dist/adapters/memory/index.js');
  const { portals } = await import('../../dist/mocks/portals/index.js');
  const now = Date.parse('2026-11-22T02:14:00Z');
  const { data, account: accountId, viewers } = portals['hosting-account'];
  const { backend } = createMemoryBackend({
    ...{ seed: data(now), accountId, viewer: viewers.owner },
    now: () => now,
  });
  const account = await backend.getAccount();
  const members = await backend.listMembers({});
  const scope = /** @type {const} */ ({ all: true });
  const access = { role: null, profile: null, subscriptions: [], scope };
  const draft = { ...access, email: 'x@new.example', permissions: ['profile'] };
  /** @type {Record<string, unknown>} */
  const answers = {
    'GET /api': account,
    'GET /api/members': members,
    'GET /api/activity': await backend.listActivity({}),
    'POST /api/addresses/classify': [{ address: 'x@new.example', is: 'new' }],
    'POST /api/invitations': await backend.createInvitations([draft], { key: 'k' }),
    'GET /api/invitations': await backend.listInvitations({}),
  };
  return answers;
}

/**
 * @param {string} build
 * @param {string} extension
 */
async function walk(build, extension) {
  const page = await browser.newPage();
  /** @type {string[]} */
  const errors = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (line) => {
    if (line.type() === 'error' && !line.text().startsWith('Failed to load'))
      errors.push(line.text());
  });
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  await page.goto(`http://127.0.0.1:${port}/page`);
  await page.addScriptTag({ content: extension });
  const seen = await page.evaluate(walkThrough, build);
  await page.close();
  return { ...seen, errors };
}

/**
 * In the page: looks at the list, invites, and opens the views and the editor.
 *
 * @param {string} build
 */
async function walkThrough(build) {
  const wait = async (/** @type {() => any} */ isSo) => {
    for (let tries = 0; tries < 250; tries += 1) {
      const seen = isSo();
      if (seen) return seen;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return null;
  };
  await import(`/${build}.js`);
  const panel = /** @type {any} */ (document.createElement('user-management-panel'));
  panel.setAttribute('endpoint', '/api');
  document.body.append(panel);
  const all = (/** @type {string} */ selector) => [...panel.shadowRoot.querySelectorAll(selector)];
  await wait(() => all('.row[data-id]').length);
  const rows = all('.row[data-id]:not(.unreadable)').length;
  await panel.invite({ addresses: ['x@new.example'] });
  const dialog = await wait(() =>
    all('invite-dialog')[0]?.shadowRoot?.querySelector('dialog[open]'),
  );
  const picker = await wait(() => dialog.querySelector('permission-picker')?.shadowRoot);
  (await wait(() => picker.querySelector('input[type=checkbox]')))?.click();
  dialog.querySelector('form').requestSubmit();
  const sent = await wait(() => /sent/i.test(dialog.querySelector('h2').textContent));
  dialog.close();
  panel.view = 'activity';
  const entries = await wait(() => all('.activity li').length);
  panel.view = 'review';
  const lines = await wait(() => all('.review tbody tr').length);
  panel.view = 'members';
  (await wait(() => all('.row[data-id] .open')[0]))?.click();
  const form = await wait(() =>
    all('member-editor')[0]?.shadowRoot?.querySelector('dialog[open] .foot'),
  );
  return { rows, sent, entries: entries > 0, lines: lines > 0, form: form !== null };
}

for (const build of ['esm', 'standalone']) {
  describe(`the ${build} build on a page that has extended all objects`, { skip }, () => {
    for (const [what, extension] of Object.entries(extensions)) {
      it(`loads and works with ${what}`, async () => {
        const whole = { rows: 9, sent: true, entries: true, lines: true, form: true, errors: [] };
        assert.deepEqual(await walk(build, extension), whole);
      });
    }
  });
}
