/** Somebody's life in an account, through the pages: listed, invited, in, changed, and out again. */
import assert from 'node:assert/strict';
import { visit } from './pages.mjs';

/** @typedef {(email: string) => Promise<string>} LinkFor */

const founders = { owner: 'owner@example.com', other: 'ann@example.com' };

/**
 * @param {import('puppeteer-core').Browser} browser
 * @param {string} address the page with the panel
 * @param {LinkFor} linkFor the link in the newest mail to an address, relative to the page
 * @param {typeof founders} [people] who is in the account
 */
export async function liveThrough(browser, address, linkFor, people = founders) {
  const newcomer = 'new@example.com';
  const owner = await visit(browser, address, people.owner);
  await owner.reads(people.other);

  await owner.press('button', 'Invite New User');
  await owner.type('Email Address', newcomer);
  await owner.page.keyboard.press('Enter');
  await owner.press('checkbox', 'Manage domains');
  await owner.press('button', 'Send invite');
  await owner.press('button', 'Done');
  await owner.page.locator('::-p-text(Invitations)').click();
  await owner.reads(newcomer);

  const guest = await visit(browser, new URL(await linkFor(newcomer), address).href, newcomer);
  await guest.press('button', 'Accept invitation');
  await guest.reads('You now have access');
  await guest.page.goto(address);
  await guest.reads(newcomer);
  assert.equal(await guest.has('button', 'Invite New User'), false, 'a guest may not invite');

  await owner.page.reload();
  await owner.press('button', `Edit permissions of ${newcomer}`);
  await owner.press('checkbox', 'Write to support');
  await owner.press('button', 'Save changes');
  await owner.reads('Manage domains and Write to support');

  await owner.press('button', `Remove ${newcomer}`);
  await owner.press('button', 'Remove');
  await owner.reads('was removed');
  assert.equal(await owner.has('button', newcomer), false, 'who was removed is still listed');
  await guest.page.reload();
  await guest.reads('You do not have access');

  assert.deepEqual([owner.errors, guest.errors], [[], []]);
}
