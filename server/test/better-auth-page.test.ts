/** A host on better-auth in a browser: list, invite, accept, change a role, remove. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { engines } from '../../scripts/engines.mjs';
import { openBrowser } from '../../scripts/pages.mjs';
import { betterAuthPages } from './support/better-auth-page/pages.js';
import { startBetterAuth } from './support/better-auth.js';
import type { BetterAuthServer } from './support/better-auth.js';
import { databases } from './support/databases.js';
import { patience, press, reads, readsNot, until } from './support/pages.js';
import { password } from './support/test-server.js';

const ivy = 'ivy@invited.example';
const isPossible = engines.chromium.find() !== undefined;

describe('a page on better-auth', { skip: !isPossible }, () => {
  let server: BetterAuthServer;
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  before(async () => {
    const pages = await betterAuthPages(() => server.organizationId);
    server = await startBetterAuth({ databaseUrl: await databases.at(-1)?.open(), pages });
    await server.member('adam@studio.example', 'admin', 'Adam Admin');
    await server.user(ivy, 'Ivy Invited');
    browser = await openBrowser();
  });
  after(async () => {
    await browser.close();
    await server.stop();
  });

  const visit = async (path: string): Promise<Page> => {
    const page = await (await browser.createBrowserContext()).newPage();
    await page.goto(server.url + path);
    return page;
  };
  const signIn = async (page: Page, email: string) => {
    const status = await page.evaluate(async (credentials) => {
      const headers = { 'content-type': 'application/json' };
      const init = { method: 'POST', headers, body: credentials };
      return (await fetch('/api/auth/sign-in/email', init)).status;
    }, JSON.stringify({ email, password }));
    assert.equal(status, 200);
    await page.reload();
  };

  it('lists, invites, lets somebody accept, changes the role and removes', async () => {
    const owner = await visit('/');
    await signIn(owner, server.owner);
    await reads(owner, 'Adam Admin');
    await reads(owner, 'Admin');
    // Nobody knows when people signed in last, and where roles are all there is, nobody has "no permissions".
    await readsNot(owner, 'Never signed in');
    await readsNot(owner, 'No permissions');

    await press(owner, 'Invite users');
    await owner.waitForSelector('pierce/#address', { ...patience, visible: true });
    await owner.type('pierce/#address', ivy);
    await press(owner, 'Choose a type');
    await press(owner, 'Member');
    await press(owner, 'Send Invites (1)');
    await until('the mail', () => server.tokenFor(ivy) !== '');
    await press(owner, 'Done');
    await press(owner, 'Invitations 1');
    await reads(owner, 'Expires in');

    const invited = await visit(`/join#${server.tokenFor(ivy)}`);
    await reads(invited, 'Sign in to see your invitation.');
    await press(invited, 'Sign in');
    await invited.waitForSelector('[name=email]', { ...patience, visible: true });
    await invited.type('[name=email]', ivy);
    await invited.type('[name=password]', password);
    await press(invited, 'Sign in here', 'body');
    await reads(invited, 'Studio has invited you to their account');
    await reads(invited, 'You join as: Member');
    await press(invited, 'Accept invitation');
    await reads(invited, 'You now have access to Studio.');

    await owner.reload();
    await reads(owner, 'Ivy Invited');
    await press(owner, 'Edit permissions of Ivy Invited');
    await press(owner, 'Admin');
    await press(owner, 'Save changes');
    const role = async () => {
      const { items } = await server.as(server.owner).listMembers({ text: ivy });
      return items[0]?.role;
    };
    await until('the role', async () => (await role()) === 'admin');

    await press(owner, 'Remove Ivy Invited');
    await press(owner, 'Remove');
    await reads(owner, 'Ivy Invited was removed.');
    await readsNot(owner, ivy);
    const list = `/api/auth/organization/list-members?organizationId=${server.organizationId}`;
    const status = await invited.evaluate(async (path) => (await fetch(path)).status, list);
    assert.equal(status, 403, 'who was removed sees nobody');
  });
});
