import { expect } from '@open-wc/testing';
import { getResponse } from 'msw';
import type { Account, Invitation, InviteOutcome, Member, Page } from '../../src/backend/index.js';
import { schemas } from '../../src/backend/index.js';
import { parseReply } from '../../src/backend/parse.js';
import { createMocks } from '../../src/mocks/index.js';
import type { MockOptions, Mocks } from '../../src/mocks/index.js';

let serial = 0;
/** Mocks with data that begins at a moment of its own, so that no test meets another one's. */
function newMocks(options: Partial<MockOptions> = {}): Mocks {
  serial += 1;
  const startsAt = Date.now() + serial * 60_000;
  return createMocks({ portal: 'hosting-account', root: '/', startsAt, ...options });
}

function request(mocks: Mocks, address: string, init?: RequestInit): Promise<Response | undefined> {
  return getResponse(mocks.handlers, new Request(address, init));
}

async function read<T>(mocks: Mocks, path = ''): Promise<T> {
  const response = await request(mocks, mocks.endpoint() + path);
  expect(response?.status).to.equal(200);
  return (await response?.json()) as T;
}

async function statusOf(mocks: Mocks, path = '', init?: RequestInit): Promise<number | undefined> {
  return (await request(mocks, mocks.endpoint() + path, init))?.status;
}

function post(body: unknown): RequestInit {
  serial += 1;
  const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': `test-key-${serial}` };
  return { method: 'POST', headers, body: JSON.stringify(body) };
}

const bookkeeper = {
  email: 'tari@kopilereng.example',
  role: null,
  profile: null,
  permissions: ['invoices'],
  scope: { ids: [] },
  subscriptions: [],
};

async function invite(mocks: Mocks): Promise<InviteOutcome> {
  const init = post({ drafts: [bookkeeper] });
  const response = await request(mocks, `${mocks.endpoint()}/invitations`, init);
  const [outcome] = (await response?.json()) as InviteOutcome[];
  return outcome!;
}

async function pendingIn(mocks: Mocks): Promise<string[]> {
  const page = await read<Page<Invitation>>(mocks, '/invitations?status=pending');
  return page.items.map(({ email }) => email);
}

describe('the mocks, without a worker', () => {
  it('know the same disposable domains as the server', async () => {
    const mocks = newMocks();
    const addresses = ['a@mailinator.com', 'a@some.yopmail.com', 'a@duck.com', 'a@example.org'];
    const address = `${mocks.endpoint()}/addresses/classify`;
    const response = await request(mocks, address, post({ addresses }));
    const told = (await response?.json()) as { is: string }[];
    expect(told.map(({ is }) => is)).to.deep.equal(['disposable', 'disposable', 'new', 'new']);
  });

  it('serve each portal to its owner as the data has it', async () => {
    for (const portal of [
      'hosting-account',
      'server-panel',
      'client-area',
      'messaging-portal',
    ] as const) {
      const mocks = newMocks({ portal });
      const account = parseReply(schemas.account, await read(mocks));
      expect(account.viewer.memberId, portal).not.to.equal(null);
      const members = parseReply(schemas.memberPage, await read(mocks, '/members?limit=50'));
      // An entry that the contract cannot read would have become one without an address.
      expect(
        members.items.map(({ email }) => email),
        portal,
      ).not.to.include('');
      const expected = { 'hosting-account': 9, 'server-panel': 11, 'client-area': 10 };
      expect(members.items.length, portal).to.equal(
        { ...expected, 'messaging-portal': 14 }[portal],
      );
    }
  });

  it('leave requests alone that are not theirs', async () => {
    const mocks = newMocks();
    const elsewhere = new URL('/somewhere/else', location.href).href;
    expect(await request(mocks, elsewhere)).to.equal(undefined);
  });

  it('answer under any folder that the pages may lie in', async () => {
    for (const root of ['/demo/', '/a folder/with (brackets)/']) {
      const mocks = newMocks({ root });
      expect(mocks.endpoint()).to.contain(new URL(root, location.href).pathname);
      expect((await read<Account>(mocks)).id).to.equal('kopi-lereng-senja');
    }
  });

  it('keep what was done for the next page, and forget it on reset', async () => {
    const startsAt = Date.now() + 900_000_000;
    const page = newMocks({ startsAt });
    await page.reset();
    await invite(page);
    const reloaded = newMocks({ startsAt });
    expect(await pendingIn(reloaded)).to.include(bookkeeper.email);
    await reloaded.reset();
    expect(await pendingIn(page)).not.to.include(bookkeeper.email);
  });

  it('let whoever is signed in see what is theirs to see', async () => {
    const mocks = newMocks({ viewer: 'andreas@kopilereng.example' });
    expect((await read<Account>(mocks)).viewer.isOwner).to.equal(false);
    expect(await statusOf(mocks, '/invitations', post({ drafts: [bookkeeper] }))).to.equal(403);
    mocks.setViewer('tono@warungtono.example');
    expect(await statusOf(mocks)).to.equal(403);
    mocks.setViewer(null);
    expect(await statusOf(mocks)).to.equal(401);
    mocks.setViewer('ratna@kopilereng.example');
    expect((await read<Account>(mocks)).viewer.isOwner).to.equal(true);
  });

  it('show the account of the first run to its owner alone', async () => {
    const mocks = newMocks();
    const response = await request(mocks, `${mocks.endpoint('toko-rumah-jahe')}/members`);
    expect(((await response?.json()) as Page<Member>).items).to.have.length(1);
    mocks.setViewer('andreas@kopilereng.example');
    expect((await request(mocks, mocks.endpoint('toko-rumah-jahe')))?.status).to.equal(403);
  });

  it('switch a fault on and off while the page runs, and do nothing under one that answers nothing', async () => {
    const mocks = newMocks();
    mocks.setFault('failing');
    expect(await statusOf(mocks)).to.equal(503);
    expect(await statusOf(mocks, '/invitations', post({ drafts: [bookkeeper] }))).to.equal(503);
    mocks.setFault('none');
    expect(await pendingIn(mocks)).not.to.include(bookkeeper.email);
  });

  it('have done what was asked when only the answer broke off', async () => {
    const mocks = newMocks();
    mocks.setFault('half');
    await request(mocks, `${mocks.endpoint()}/invitations`, post({ drafts: [bookkeeper] }));
    mocks.setFault('none');
    expect(await pendingIn(mocks)).to.include(bookkeeper.email);
  });

  it('let an invitation expire when the clock goes on', async () => {
    const mocks = newMocks();
    await mocks.reset();
    const before = await mocks.now();
    expect(await pendingIn(mocks)).to.include('keuangan@pembukuansari.example');
    await mocks.advanceClock(4 * 3_600_000);
    expect(await pendingIn(mocks)).not.to.include('keuangan@pembukuansari.example');
    expect((await mocks.now()) - before).to.be.at.least(4 * 3_600_000);
  });

  it('keep the mail of an invitation in the outbox, with a link that leads to the page to accept', async () => {
    const mocks = newMocks({ root: '/demo/' });
    await mocks.reset();
    expect(await mocks.outbox()).to.deep.equal([]);
    await invite(mocks);
    const [mail, ...others] = await mocks.outbox();
    expect(others).to.deep.equal([]);
    expect(mail?.to.address).to.equal(bookkeeper.email);
    const accept = new URL('/demo/hosting-account/accept/', location.href).href;
    expect(mail?.link?.startsWith(`${accept}#`)).to.equal(true);
  });

  it('let the invitee in by the token of that mail', async () => {
    const mocks = newMocks();
    await mocks.reset();
    await invite(mocks);
    const [mail] = await mocks.outbox();
    const token = new URL(mail!.link!).hash.slice(1);
    mocks.setViewer(null);
    const answer = { name: 'Tari', password: 'kopi-tubruk-pagi' };
    const accepted = await request(mocks, `${mocks.invitations}/accept`, post({ token, answer }));
    expect(accepted?.status).to.equal(200);
    mocks.setViewer(bookkeeper.email);
    expect((await read<Account>(mocks)).viewer.permissions).to.deep.equal(['invoices']);
  });
});
