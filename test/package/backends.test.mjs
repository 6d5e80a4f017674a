/** The backends of `examples` keep the contract, and a page works with them. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { engines } from '../../scripts/engines.mjs';
import { openBrowser } from '../../scripts/pages.mjs';
import { liveThrough } from '../support/examples/life.mjs';
import { servePages } from '../support/examples/pages.mjs';
import { startBackend } from '../support/examples/start.mjs';

const testing = new URL('../../dist/testing/index.js', import.meta.url).href;
const { runConformance } = await import(testing);

const folder = 'examples/backend-by-hand';
const preloaded = ['--import', './test/support/examples/clock.mjs', '--import', 'tsx'];
const languages = [
  { language: 'TypeScript', command: [process.execPath, ...preloaded, `${folder}/server.ts`] },
  { language: 'Python', command: ['python3', `${folder}/backend.py`] },
];
const noBrowser = engines.chromium.find() ? false : 'Chromium is not installed';

it('the eight verbs take less than 80 lines', () => {
  const lines = linesOf(`${folder}/backend.ts`);
  assert.ok(lines < 80, `${lines} lines`);
});

it('docs/backends.md shows their end', () => {
  const [, end = ''] = readFileSync(`${folder}/backend.ts`, 'utf8').split(
    /^(?=export const verbs)/m,
  );
  assert.ok(
    end !== '' && readFileSync('docs/backends.md', 'utf8').includes(`\`\`\`ts\n${end}\`\`\``),
  );
});

it('docs/backends.md tells how many lines each file has', () => {
  const text = readFileSync('docs/backends.md', 'utf8');
  const told = [...text.matchAll(/^\| `([\w.]+)`, (\d+) lines/gm)];
  const files = readdirSync(folder).filter((file) => /\.(?:ts|py)$/.test(file));
  assert.deepEqual(
    Object.fromEntries(told.map(([, file, lines]) => [file, Number(lines)])),
    Object.fromEntries(files.map((file) => [file, linesOf(`${folder}/${file}`)])),
  );
});

for (const { language, command } of languages) {
  const [program = ''] = command;
  const skip = spawnSync(program, ['--version']).error ? `${program} is not installed` : false;

  describe(`the backend by hand in ${language}`, { skip }, () => {
    /** @type {Awaited<ReturnType<typeof startBackend>>} */
    let backend;
    before(async () => {
      backend = await startBackend(command);
    });
    after(() => backend.stop());

    it('keeps the contract', async () => {
      /** @type {{ name: string, outcome: string, why?: string }[]} */
      const results = await runConformance(backend.subject);
      const failed = results.filter(({ outcome }) => outcome === 'failed');
      assert.deepEqual(failed, []);
      const passed = results.filter(({ outcome }) => outcome === 'passed');
      assert.ok(passed.length >= 60, `${passed.length} checks passed`);
    });

    it('refuses a body that is no JSON', async () => {
      const reply = await fetch(`${backend.baseUrl}/invitations`, {
        method: 'POST',
        headers: {
          cookie: 'user=owner@example.com',
          'content-type': 'application/json',
          'idempotency-key': 'a-key-of-its-own',
        },
        body: '{"drafts": [',
      });
      assert.equal(reply.status, 422);
      assert.equal((await reply.json()).code, 'invalid');
    });

    it(
      'stands behind a page: list, invite, accept, change, remove',
      { skip: noBrowser },
      async () => {
        const pages = await servePages(backend.origin, 'examples/plain-html', 'dist');
        const browser = await openBrowser();
        try {
          await liveThrough(browser, `${pages.origin}/`, backend.linkFor);
        } finally {
          await browser.close();
          pages.close();
        }
      },
    );
  });
}

/** @param {string} file */
function linesOf(file) {
  return readFileSync(file, 'utf8').trimEnd().split('\n').length;
}
