/** The stand-alone file, alone and twice on a page whose policy names one Trusted Types policy. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { after, before, it } from 'node:test';
import { launch } from 'puppeteer-core';
import { engines } from '../../scripts/engines.mjs';

const code = readFileSync('dist/standalone.js', 'utf8');
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "require-trusted-types-for 'script'",
  'trusted-types user-management-elements',
].join('; ');

const executablePath = engines.chromium.find();
const skip = executablePath ? false : 'Chromium is not installed';
/** @type {import('puppeteer-core').Browser} */
let browser;
/** @type {import('node:http').Server} */
let server;

before(async () => {
  server = createServer((request, response) => {
    const page = request.url?.startsWith('/page');
    response.setHeader('Content-Type', page ? 'text/html' : 'text/javascript');
    response.setHeader('Content-Security-Policy', policy);
    response.end(page ? '<!doctype html><title>Host</title>' : code);
  }).listen(0, '127.0.0.1');
  if (executablePath) {
    browser = await launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  }
});

after(async () => {
  await browser?.close();
  server.close();
});

it('needs nothing beside it', () => {
  assert.doesNotMatch(code, /\bimport\s*[("'{*]|\bfrom\s*"/);
});

it('draws an element and shares its policy with a second copy', { skip }, async () => {
  const page = await browser.newPage();
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  await page.goto(`http://127.0.0.1:${port}/page`);
  const seen = await page.evaluate(async () => {
    /** @type {string[]} */
    const violations = [];
    addEventListener('securitypolicyviolation', (event) =>
      violations.push(event.violatedDirective),
    );
    const load = (/** @type {string} */ copy) => import(copy);
    await load('/one.js');
    // The second copy finds the tags taken, and says so.
    const refusal = await load('/two.js').then(String, String);
    document.body.append(document.createElement('user-management-panel'));
    await new Promise((resolve) => setTimeout(resolve, 100));
    const root = document.querySelector('user-management-panel')?.shadowRoot;
    return { violations, refusal, parts: root?.childElementCount };
  });
  assert.deepEqual(seen.violations, []);
  assert.doesNotMatch(seen.refusal, /policy/i);
  assert.ok(seen.parts, 'the panel is empty');
});
