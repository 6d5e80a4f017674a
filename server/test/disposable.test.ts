/** Addresses to throw away: known by a list and the domains above, with the last word for the host's own lists. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { accountOf, owner, portalOf, settingsOf } from '../../test/support/portal.js';
import { isDisposable } from '../src/disposable.js';
import { openService } from './support/in-process.js';
import type { InProcess } from './support/in-process.js';

describe('disposable addresses', () => {
  let service: InProcess;
  before(async () => {
    const settings = settingsOf({
      disposableDomains: ['burner.example'],
      allowedDomains: ['yopmail.com'],
      deniedDomains: ['denied.example', 'guerrillamail.com'],
    });
    service = await openService(undefined, portalOf(accountOf({ settings })));
  });
  after(() => service.close());

  it('are those of listed domains and of all below', () => {
    for (const domain of ['mailinator.com', 'some.mailinator.com', 'a.b.mailinator.com'])
      assert.equal(isDisposable(domain), true, domain);
    for (const domain of ['example.com', 'mailinator.example', 'mailinator.com.example.org', 'com'])
      assert.equal(isDisposable(domain), false, domain);
  });

  it('are not those of relays that hide an address', () => {
    for (const domain of ['privaterelay.appleid.com', 'duck.com', 'mozmail.com', 'me.anonaddy.com'])
      assert.equal(isDisposable(domain), false, domain);
  });

  it('are what the host says, before any list', async () => {
    const verdicts = {
      'a@some.mailinator.com': 'disposable',
      'a@burner.example': 'disposable',
      'a@yopmail.com': 'new',
      'a@mail.yopmail.com': 'new',
      'a@guerrillamail.com': 'denied',
      'a@duck.com': 'new',
    };
    const told = await service.as(owner).classifyAddresses(Object.keys(verdicts));
    assert.deepEqual(Object.fromEntries(told.map(({ address, is }) => [address, is])), verdicts);
  });

  it('are not invited, and why is said', async () => {
    const draft = { role: null, profile: null, permissions: [], scope: { all: true as const } };
    const drafts = [{ ...draft, subscriptions: [], email: 'a@mailinator.com' }];
    const [outcome] = await service.as(owner).createInvitations(drafts, { key: 'disposable' });
    assert.ok(outcome && 'error' in outcome);
    assert.equal(outcome.error.reason, 'disposable');
  });
});
