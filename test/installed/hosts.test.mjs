/**
 * The tarball in projects that know nothing of this one: installed from the registry with what it depends on, run in Node,
 * compiled, and built into the hosts of `examples`, which are then used in a browser.
 */
import assert from 'node:assert/strict';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { freePort } from '../../scripts/demo-server.mjs';
import { publicEntries } from '../../scripts/entries.mjs';
import { pack } from '../../scripts/pack.mjs';
import { openBrowser } from '../../scripts/pages.mjs';
import { liveThrough } from '../support/examples/life.mjs';
import { servePages, visit } from '../support/examples/pages.mjs';
import { install, run } from '../support/examples/projects.mjs';
import { startReferenceServer } from '../support/examples/reference-server.mjs';
import { startBackend } from '../support/examples/start.mjs';

const folder = mkdtempSync(join(tmpdir(), 'hosts-'));
const name = 'user-management-elements';
/** @type {string} */
let tarball;
before(() => {
  tarball = pack(folder);
});
after(() => rmSync(folder, { recursive: true }));

describe('in an empty project', () => {
  const project = join(folder, 'empty');
  const paths = publicEntries().map(({ path }) => name + path.slice(1));
  // Made for a page: it registers elements, and has no types of its own to import.
  const inNode = paths.filter((path) => !/define$|standalone$/.test(path));

  before(() => {
    mkdirSync(project);
    writeFileSync(join(project, 'package.json'), '{ "private": true, "type": "module" }');
    install(project, tarball, 'typescript@~6.0.3', 'msw@~2.15.0');
  });

  it('brings no package of a server', () => {
    const foreign = ['kysely', '@electric-sql/pglite', 'better-auth', 'nodemailer', 'pg', 'hono'];
    const there = foreign.filter((one) => existsSync(join(project, 'node_modules', one)));
    assert.deepEqual(there, []);
  });

  it('is imported by Node, without a page', () => {
    const lines = inNode.map((path) => `await import('${path}');`);
    writeFileSync(join(project, 'all.mjs'), lines.join('\n'));
    run(project, ['node', 'all.mjs']);
  });

  for (const [module, moduleResolution] of [
    ['node16', 'node16'],
    ['esnext', 'bundler'],
  ]) {
    it(`compiles strictly with moduleResolution ${moduleResolution}, its own types included`, () => {
      const uses = [
        `import { createHttpBackend, type Member } from '${name}';`,
        "const backend = createHttpBackend({ baseUrl: '/api/accounts/a1' });",
        'export const first: Promise<Member | undefined> = backend.listMembers({}).then(({ items }) => items[0]);',
        "document.querySelector('user-management-panel')?.addEventListener('members-removed', ({ outcomes }) => outcomes.items);",
        ...paths.map((path) => `import '${path}';`),
      ];
      writeFileSync(join(project, 'host.ts'), uses.join('\n'));
      const options = {
        ...{ module, moduleResolution, strict: true, noEmit: true, skipLibCheck: false },
        ...{ target: 'es2022', lib: ['es2023', 'dom', 'dom.iterable'], types: [] },
      };
      const config = { compilerOptions: options, files: ['host.ts'] };
      writeFileSync(join(project, 'tsconfig.json'), JSON.stringify(config));
      run(project, ['npx', 'tsc']);
    });
  }
});

for (const host of ['react', 'vue']) {
  describe(`in the ${host} host of the examples`, () => {
    const project = join(folder, host);
    /** @type {Awaited<ReturnType<typeof startBackend>>} */
    let backend;
    /** @type {Awaited<ReturnType<typeof servePages>>} */
    let pages;
    /** @type {import('puppeteer-core').Browser} */
    let browser;
    before(async () => {
      cpSync(`examples/${host}`, project, { recursive: true });
      install(project, tarball);
      backend = await startBackend([
        process.execPath,
        ...['--import', './test/support/examples/clock.mjs', '--import', 'tsx'],
        'examples/backend-by-hand/server.ts',
      ]);
      browser = await openBrowser();
    });
    after(async () => {
      await browser?.close();
      pages?.close();
      backend?.stop();
    });

    it('compiles, with typed events in its templates', () => {
      run(project, ['npm', 'run', 'build']);
      const main = join(project, host === 'react' ? 'src/main.tsx' : 'src/users.vue');
      const wrong = run('.', ['cat', main]).replace('outcomes.items.length', 'outcomes.itemz');
      writeFileSync(main, wrong);
      const check = host === 'react' ? 'tsc' : 'vue-tsc';
      assert.throws(() => run(project, ['npx', check]), /itemz/);
    });

    it('shows the panel: list, invite, accept, change, remove', async () => {
      pages = await servePages(
        backend.origin,
        join(project, 'dist'),
        'examples/plain-html',
        'dist',
      );
      await liveThrough(browser, `${pages.origin}/`, backend.linkFor);
    });

    it('has its word before a removal and after it', async () => {
      const owner = await visit(browser, `${pages.origin}/`, 'owner@example.com');
      await owner.press('button', 'Remove bo@example.com');
      await owner.press('button', 'Remove');
      await owner.press('button', 'Cancel');
      await owner.press('button', 'Remove cy@example.com');
      await owner.press('button', 'Remove');
      await owner.reads('So far, 1 left.');
      assert.equal(await owner.has('button', 'Remove bo@example.com'), true);
    });

    it('shows it on the reference server, once somebody has signed in there', async () => {
      const port = await freePort(4700);
      const built = join(project, 'on-the-server');
      cpSync(join(project, 'dist'), built, { recursive: true });
      for (const file of readdirSync(join(built, 'assets'))) {
        const path = join(built, 'assets', file);
        const script = readFileSync(path, 'utf8');
        writeFileSync(path, script.replace('/api/accounts/a1', '/api/accounts/kopi-lereng-senja'));
      }
      const pages = await servePages(`http://127.0.0.1:${port}`, built);
      const server = await startReferenceServer(port, pages.origin);
      try {
        const owner = await visit(browser, `${pages.origin}/`, 'nobody@example.com');
        await owner.reads('You were signed out');
        assert.equal(await owner.page.evaluate(signIn), 200);
        await owner.page.reload();
        await owner.reads('Ratna Kusumawardani');
        await owner.press('button', 'Invite New User');
        await owner.type('Email Address', 'new@example.com');
        await owner.press('radio', 'All permissions');
        await owner.press('button', 'Send invite');
        await owner.reads('The invitation link was sent to new@example.com');
      } finally {
        server.stop();
        pages.close();
      }
    });

    it('shows it without any server', async () => {
      const owner = await visit(browser, `${pages.origin}/?demo`, 'nobody@example.com');
      await owner.reads('Ratna Kusumawardani');
    });
  });
}

/** In the page: what a host's own sign-in does. @returns {Promise<number>} */
async function signIn() {
  const credentials = { email: 'ratna@kopilereng.example', password: 'correct horse battery' };
  const headers = { 'content-type': 'application/json' };
  const init = { method: 'POST', headers, body: JSON.stringify(credentials) };
  return (await fetch('/api/auth/sign-in/email', init)).status;
}
