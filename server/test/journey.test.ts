/** One account's life for real: pages in a browser, mails over SMTP, a database behind. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { BrowserContext, Page } from 'puppeteer-core';
import { engines } from '../../scripts/engines.mjs';
import { openBrowser } from '../../scripts/pages.mjs';
import { portals } from '../../src/mocks/portals/index.js';
import { demoPassword } from '../src/seed.js';
import { databases } from './support/databases.js';
import { openSink } from './support/sink.js';
import type { Sink } from './support/sink.js';
import { startTestServer } from './support/test-server.js';
import type { TestServer } from './support/test-server.js';

const { account, viewers } = portals['messaging-portal'];
const guest = viewers.stranger;
const novice = 'nora@journey.example';
const late = 'luke@journey.example';
const chosen = 'five odd words in here';
const patience = { timeout: 60_000 };
const isPossible = engines.chromium.find() !== undefined && existsSync('dist-demo/index.html');

/** All that is to be read on a page, shadow roots included. */
function readableIn(page: Page): Promise<string> {
  // As text: the compiler's names for inner functions are not known in the page.
  return page.evaluate(`(() => {
    const within = (root) => [...root.querySelectorAll('*')]
      .map((one) => (one.shadowRoot ? within(one.shadowRoot) : ''))
      .concat(root.body ? root.body.innerText : root.textContent)
      .join(' ');
    return within(document).replace(/\\s+/g, ' ');
  })()`) as Promise<string>;
}

async function reads(page: Page, text: string): Promise<void> {
  const end = Date.now() + patience.timeout;
  let found = '';
  while (Date.now() < end) {
    found = await readableIn(page);
    if (found.includes(text)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.fail(`“${text}” is not to be read: ${found.slice(0, 400)}`);
}

/** Presses a button of the invitation. */
async function press(page: Page, text: string): Promise<void> {
  await page.waitForFunction(
    (words) => {
      const root = document.querySelector('accept-invitation')?.shadowRoot;
      const found = [...(root?.querySelectorAll('button') ?? [])].find(
        (one) => one.textContent.trim() === words,
      );
      found?.click();
      return found !== undefined;
    },
    { ...patience, polling: 100 },
    text,
  );
}

async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.waitForSelector('.sign-in [name=email]', patience);
  await page.$eval(
    '.sign-in [name=email]',
    (field, value) => ((field as HTMLInputElement).value = value),
    email,
  );
  await page.type('.sign-in [name=password]', password);
  await page.keyboard.press('Enter');
}

/** A write of the page itself, with its cookie. @returns status and body */
function ask(page: Page, method: string, path: string, body?: object) {
  return page.evaluate(
    async (verb, address, json) => {
      const response = await fetch(address, {
        method: verb,
        headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
        ...(json !== null && { body: json }),
      });
      return { status: response.status, body: await response.text() };
    },
    method,
    `/api/accounts/${account}${path}`,
    body ? JSON.stringify(body) : null,
  );
}

for (const { name, open } of databases) {
  describe(`the journey on ${name}`, { skip: !isPossible }, () => {
    let sink: Sink;
    let server: TestServer;
    let browser: Awaited<ReturnType<typeof openBrowser>>;
    before(async () => {
      sink = await openSink();
      server = await startTestServer({
        env: { SEED: 'demo', PAGES: 'dist-demo', TEST_CLOCK: '1', SMTP_URL: sink.url },
        databaseUrl: await open(),
      });
      browser = await openBrowser();
    });
    after(async () => {
      await browser.close();
      await server.stop();
      await sink.close();
    });

    const visit = async (path: string): Promise<Page> => {
      const context: BrowserContext = await browser.createBrowserContext();
      const page = await context.newPage();
      await page.goto(server.url + path);
      return page;
    };
    const linkFor = async (email: string): Promise<string> => {
      const end = Date.now() + patience.timeout;
      for (;;) {
        const found = sink.received.findLast(({ recipients }) => recipients.includes(email));
        const link = /https?:\S+#[\w-]+/u.exec(found?.mail.text ?? '')?.[0];
        if (link) return new URL(link).pathname + new URL(link).hash;
        assert.ok(Date.now() < end, `no mail to ${email}`);
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    };

    it('goes from an invitation of three to the end of an access, and begins anew', async () => {
      const owner = await visit('/messaging-portal/');
      await signIn(owner, viewers.owner, demoPassword);
      await reads(owner, 'Aisyah binti Rahmat');
      const access = { role: 'user', profile: null, permissions: ['reports'], subscriptions: [] };
      const drafts = [guest, novice, late].map((email) => ({
        email,
        ...access,
        scope: { all: true },
      }));
      const invited = await ask(owner, 'POST', '/invitations', { drafts });
      assert.equal(invited.status, 200, invited.body);
      assert.equal(invited.body.match(/"invitation":/g)?.length, 3, invited.body);

      // One has no login, and makes one; then signs in with it.
      const second = await visit(await linkFor(novice));
      await second.waitForSelector('pierce/#password', patience);
      await second.type('pierce/#name', 'Nora Novak');
      await second.type('pierce/#password', chosen);
      await press(second, 'Accept invitation');
      await reads(second, 'Fernwood Outreach');
      await second.goto(`${server.url}/messaging-portal/`);
      await signIn(second, novice, chosen);
      await reads(second, 'Sign out');
      assert.equal((await ask(second, 'GET', '')).status, 200);

      // One has a login, and signs in on the way.
      const first = await visit(await linkFor(guest));
      await press(first, 'Sign in');
      await signIn(first, guest, demoPassword);
      await press(first, 'Accept invitation');
      await first.waitForFunction(
        async (path) => (await fetch(path)).ok,
        { ...patience, polling: 500 },
        `/api/accounts/${account}`,
      );

      // One is too late.
      server.clock.advance(8 * 86_400_000);
      const third = await visit(await linkFor(late));
      await reads(third, 'expired');

      const rows = await ask(owner, 'GET', `/members?text=${encodeURIComponent('nora@')}`);
      const { items } = JSON.parse(rows.body) as { items: { id: string; version: string }[] };
      const [{ id, version } = assert.fail(rows.body)] = items;
      const target = { refs: [{ id, version }] };
      const off = await ask(owner, 'POST', '/members/set-active', { active: false, target });
      assert.equal(off.status, 200, off.body);
      assert.equal((await ask(second, 'GET', '')).status, 403, 'the next request is refused');
      const now = await ask(owner, 'GET', `/members/${id}`);
      const ref = JSON.parse(now.body) as { id: string; version: string };
      const gone = await ask(owner, 'POST', '/members/remove', {
        target: { refs: [{ id: ref.id, version: ref.version }] },
      });
      assert.equal(gone.status, 200, gone.body);
      const before = sink.received.length;
      const again = await ask(owner, 'POST', '/invitations', { drafts: [drafts[1]] });
      assert.match(again.body, /"invitation":/, again.body);
      const end = Date.now() + patience.timeout;
      while (sink.received.slice(before).every(({ recipients }) => !recipients.includes(novice))) {
        assert.ok(Date.now() < end, 'the second mail');
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    });
  });
}
