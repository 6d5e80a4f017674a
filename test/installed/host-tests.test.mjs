/** A host's own tests on the mocks, as docs/testing.md shows them, with the runners and the package from the registry. */
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { freePort } from '../../scripts/demo-server.mjs';
import { engines } from '../../scripts/engines.mjs';
import { pack } from '../../scripts/pack.mjs';
import { install, run } from '../support/examples/projects.mjs';

const folder = mkdtempSync(join(tmpdir(), 'host-tests-'));
const project = join(folder, 'host');
const chromium = engines.chromium.find();
// A host downloads a browser of Playwright's own.
const withOurs = `import config from './playwright.config.js';
const launchOptions = { executablePath: '${chromium}', args: ['--no-sandbox'] };
export default { ...config, use: { ...config.use, launchOptions } };
`;

/** Without what tells a runner that it is inside another one. */
const noRunner = { NODE_TEST_CONTEXT: undefined };

describe('the tests that docs/testing.md shows pass', () => {
  before(() => {
    cpSync('examples/host-tests', project, { recursive: true });
    writeFileSync(join(project, 'package.json'), '{ "private": true, "type": "module" }');
    writeFileSync(join(project, 'installed.config.js'), withOurs);
    const runners = ['vitest@^4.1.0', '@playwright/test@^1.60.0', 'vite@^8.3.0'];
    install(project, pack(folder), 'msw@~2.15.0', ...runners);
  });
  after(() => rmSync(folder, { recursive: true }));

  it('with Node’s runner', () => {
    const said = run(project, ['node', '--test', '--test-reporter=spec'], noRunner);
    assert.match(said, /^ℹ pass 4$/m);
  });

  it('with Vitest', () => {
    assert.match(run(project, ['npx', 'vitest', 'run', '--no-color'], noRunner), /Tests +1 passed/);
  });

  it('with Playwright', { skip: chromium ? false : 'Chromium is not installed' }, async () => {
    const words = ['npx', 'playwright', 'test', '--config=installed.config.js'];
    const port = await freePort(5900);
    assert.match(run(project, words, { ...noRunner, PORT: `${port}` }), /^ +1 passed/m);
  });
});
