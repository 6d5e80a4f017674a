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
import { patience, press, reads, until } from './support/pages.js';
import { openSink } from './support/sink.js';
import type { Sink } from './support/sink.js';
import { startTestServer } from './support/test-server.js';
import type { TestServer } from './support/test-server.js';

const { account, viewers } = portals['messaging-portal'];
const guest = viewers.stranger;
const novice = 'nora@journey.example';
const late = 'luke@journey.example';
const chosen = 'five odd words in here';
const isPossible = engines.chromium.find() !== undefined && existsSync('dist-demo/index.html');

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

/** Invites through the dialog's two steps: modules and sub-accounts are the same for all. */
async function invite(page: Page, addresses: readonly string[]): Promise<void> {
  await press(page, 'Invite users');
  await reads(page, 'Email Address');
  await page.type('pierce/#address', `${addresses.join(', ')} `);
  await press(page, 'Set Permission');
  await press(page, 'Reports & Logs');
  await press(page, 'All, also future ones');
  const n = addresses.length;
  await press(page, `Send Invites (${String(n)})`);
  await reads(page, n === 1 ? 'Invitation sent' : `${String(n)} people were invited`);
  await press(page, 'Done');
}

/** What the page itself is answered, with its cookie. */
function ask(page: Page, path: string): Promise<number> {
  return page.evaluate(
    async (address) => (await fetch(address)).status,
    `/api/accounts/${account}${path}`,
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
      let link: string | undefined;
      await until(`a mail to ${email}`, () => {
        const found = sink.received.findLast(({ recipients }) => recipients.includes(email));
        link = /https?:\S+#[\w-]+/u.exec(found?.mail.text ?? '')?.[0];
        return link !== undefined;
      });
      const { pathname, hash } = new URL(link ?? '');
      return pathname + hash;
    };

    it('goes from an invitation of three to the end of an access, and begins anew', async () => {
      const owner = await visit('/messaging-portal/');
      await signIn(owner, viewers.owner, demoPassword);
      await reads(owner, 'Aisyah binti Rahmat');
      await invite(owner, [guest, novice, late]);

      // One has no login, and makes one; then signs in with it.
      const second = await visit(await linkFor(novice));
      await reads(second, 'Accept invitation');
      await second.type('pierce/#name', 'Nora Novak');
      await second.type('pierce/#password', chosen);
      await press(second, 'Accept invitation');
      await reads(second, 'You now have access to Fernwood Outreach.');
      await second.goto(`${server.url}/messaging-portal/`);
      await signIn(second, novice, chosen);
      await reads(second, 'Sign out');
      assert.equal(await ask(second, ''), 200);

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

      await owner.reload();
      await press(owner, 'Edit permissions of Nora Novak');
      await press(owner, 'Campaigns');
      await press(owner, 'Save changes');
      await reads(owner, 'Campaigns and Reports & Logs');
      assert.equal(await ask(second, '/access?permission=campaigns'), 204);

      await press(owner, 'More actions for Nora Novak');
      await press(owner, 'Deactivate');
      await reads(owner, 'Deactivate Nora Novak?');
      await press(owner, 'Deactivate');
      await reads(owner, 'Nora Novak was deactivated');
      assert.equal(await ask(second, ''), 403, 'the next request is refused');

      await press(owner, 'Deactivated users 4');
      await press(owner, 'Remove Nora Novak');
      await press(owner, 'Remove user');
      await reads(owner, 'Nora Novak was removed');

      const before = sink.received.length;
      await invite(owner, [novice]);
      await until('the second mail', () =>
        sink.received.slice(before).some(({ recipients }) => recipients.includes(novice)),
      );
    });
  });
}
