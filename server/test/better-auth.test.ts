/** The adapter over better-auth against the real one, on a real database. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { createAccessControl } from 'better-auth/plugins/access';
import {
  adminAc,
  defaultStatements,
  memberAc,
  ownerAc,
} from 'better-auth/plugins/organization/access';
import type { Backend, BackendError, InvitationDraft } from '../../src/backend/index.js';
import { runConformance } from '../../src/testing/index.js';
import { startBetterAuth } from './support/better-auth.js';
import type { BetterAuthServer, StartOptions } from './support/better-auth.js';
import { databases } from './support/databases.js';
import { movedClock } from './support/moved-clock.js';

const day = 86_400_000;
const admin = 'adam@studio.example';
const plain = 'mia@studio.example';
const stranger = 'sam@elsewhere.example';

/** The permissions of a host's own, as better-auth's guide writes them. */
const statements = { ...defaultStatements, project: ['create', 'share', 'delete'] } as const;
const ac = createAccessControl(statements);
const roles = {
  owner: ac.newRole({ ...ownerAc.statements, project: ['create', 'share', 'delete'] }),
  admin: ac.newRole({ ...adminAc.statements, project: ['create', 'share'] }),
  editor: ac.newRole({ ...memberAc.statements, project: ['create'] }),
};

/** What better-auth does in its own way: sending again sends the same link, and nobody counts how often. */
const otherwise = [
  'a resent invitation has a new link, and the old one is dead',
  'a resent invitation is the same one with a new term',
  'several invitations are resent at once, each with its outcome',
];

const write = () => ({ key: randomUUID() });
const fresh = () => `u${randomUUID()}@fresh.example`;
const draftOf = (email: string, role = 'member'): InvitationDraft => ({
  ...{ email, role, profile: null, permissions: [] },
  ...{ scope: { all: true }, subscriptions: [] },
});

async function refusalOf(call: Promise<unknown>): Promise<string> {
  const told = await call.then(
    () => ({ code: 'done', reason: undefined }),
    (error: unknown) => error as BackendError,
  );
  return [told.code, told.reason].filter(Boolean).join(' ');
}

async function startWithPeople(options: StartOptions, third = 'member') {
  const server = await startBetterAuth(options);
  await server.member(admin, 'admin', 'Adam Admin');
  await server.member(plain, third, 'Mia Member');
  return server;
}

async function rowOf(backend: Backend, email: string) {
  const { items } = await backend.listMembers({ text: email });
  return items[0] ?? assert.fail(`${email} is not in the list`);
}

async function invitationTo(backend: Backend, email: string) {
  const { items } = await backend.listInvitations({ text: email });
  return items[0] ?? assert.fail(`${email} is not invited`);
}

const suites: [how: string, (typeof databases)[number] | undefined, StartOptions, third: string][] =
  [
    ['its own roles', databases[0], {}, 'member'],
    [
      'roles and statements of a host',
      databases.at(-1),
      { plugin: { ac, roles }, adapter: { statements, roles } },
      'editor',
    ],
  ];

describe('the conformance suite on better-auth', () => {
  let clock: ReturnType<typeof movedClock>;
  before(() => (clock = movedClock()));
  after(() => clock.restore());

  for (const [how, database, options, third] of suites) {
    it(`finds nothing but what better-auth does otherwise, with ${how} on ${database?.name}`, async () => {
      const server = await startWithPeople(
        { ...options, databaseUrl: await database?.open() },
        third,
      );
      const results = await runConformance({
        backend: server.as(server.owner),
        freshAddress: fresh,
        tokenFor: server.tokenFor,
        invitee: server.invitee,
        clock,
        limited: server.as(plain),
        stranger: server.as(stranger),
        signedOut: server.as(null),
      });
      await server.stop();
      const failed = results.filter(({ outcome }) => outcome === 'failed');
      const words = failed.map(({ name, why }) => `${name}: ${why}`).join('\n');
      assert.deepEqual(failed.map(({ name }) => name).sort(), otherwise, words);
      assert.ok(results.filter(({ outcome }) => outcome === 'passed').length > 70);
    });
  }
});

describe('the adapter over better-auth', () => {
  let clock: ReturnType<typeof movedClock>;
  let server: BetterAuthServer;
  let owner: Backend & Pick<Required<Backend>, 'updateInvitation' | 'resendInvitations'>;
  before(async () => {
    clock = movedClock();
    server = await startWithPeople({ databaseUrl: await databases.at(-1)?.open() });
    owner = server.as(server.owner);
  });
  after(async () => {
    await server.stop();
    clock.restore();
  });

  const mailsTo = (email: string) => server.mails.filter((mail) => mail.email === email);

  it('gives an invitation another role by a new one, since sending again would keep the old role', async () => {
    const email = fresh();
    await owner.createInvitations([draftOf(email)], write());
    const before = await invitationTo(owner, email);
    const after = await owner.updateInvitation(before, { role: 'admin' }, write());
    assert.equal(after.role, 'admin');
    assert.deepEqual(
      mailsTo(email).map(({ role }) => role),
      ['member', 'admin'],
    );
    const { items } = await owner.listInvitations({ text: email });
    assert.deepEqual(
      items.map(({ status, role }) => [status, role]),
      [['pending', 'admin']],
    );
    const invitee = server.invitee(email);
    assert.equal(await refusalOf(invitee.lookUp(before.id)), 'not-found');
    await invitee.accept(server.tokenFor(email), {}, write());
    assert.equal((await rowOf(owner, email)).role, 'admin');
  });

  it('keeps the invitation where the server does not know the new role', async () => {
    const email = fresh();
    await owner.createInvitations([draftOf(email)], write());
    const before = await invitationTo(owner, email);
    const call = owner.updateInvitation(before, { role: 'nobody-has-this-role' }, write());
    assert.equal(await refusalOf(call), 'invalid unknown-role');
    const { status, role } = await invitationTo(owner, email);
    assert.deepEqual([status, role], ['pending', 'member']);
  });

  it('moves an invitation to another address, and the link to the first is dead', async () => {
    const [first, second] = [fresh(), fresh()];
    await owner.createInvitations([draftOf(first)], write());
    const before = await invitationTo(owner, first);
    await owner.updateInvitation(before, { email: second }, write());
    assert.equal((await invitationTo(owner, first)).status, 'revoked');
    assert.equal((await invitationTo(owner, second)).status, 'pending');
  });

  it('tells one row for an address that was invited again after its end', async () => {
    const email = fresh();
    await owner.createInvitations([draftOf(email)], write());
    clock.advance(2 * day + 1000);
    const lapsed = await invitationTo(owner, email);
    assert.equal(lapsed.status, 'expired');
    const { items } = await owner.resendInvitations({ refs: [lapsed] }, write());
    assert.equal(items[0]?.row?.status, 'pending');
    const page = await owner.listInvitations({ text: email });
    assert.deepEqual(
      page.items.map(({ status }) => status),
      ['pending'],
    );
    // The first one is there still, and named by an old page it is the same address.
    const [outcome] = (await owner.revokeInvitations({ refs: [lapsed] }, write())).items;
    assert.equal(outcome?.error, undefined);
    assert.equal(
      await refusalOf(server.invitee(email).lookUp(server.tokenFor(email))),
      'not-found',
    );
  });

  it('lets no owner go last, and lets nobody but owners touch owners', async () => {
    const own = await rowOf(owner, server.owner);
    const [last] = (await owner.removeMembers({ refs: [own] }, write())).items;
    assert.equal(last?.error?.reason, 'last-owner');
    const demoted = owner.updateMember(own, { role: 'member' }, write());
    assert.equal(await refusalOf(demoted), 'refused last-owner');
    const asAdmin = server.as(admin);
    const [touched] = (await asAdmin.removeMembers({ refs: [own] }, write())).items;
    assert.equal(touched?.error?.reason, 'owner');
    assert.deepEqual((await rowOf(asAdmin, server.owner)).actions.remove, { refused: 'owner' });
    const offered = (await asAdmin.getAccount()).roles.map(({ id }) => id);
    assert.deepEqual(offered, ['admin', 'member']);
  });

  it('says forbidden, not signed out, to a member who removes somebody', async () => {
    const { id } = await rowOf(owner, admin);
    const call = server.as(plain).removeMembers({ refs: [{ id }] }, write());
    assert.equal(await refusalOf(call), 'forbidden');
    assert.equal((await server.as(plain).getAccount()).invitations, null);
  });

  it('lets a member leave', async () => {
    const email = fresh();
    await server.member(email, 'member');
    const own = await rowOf(server.as(email), email);
    await server.as(email).removeMembers({ refs: [own] }, write());
    assert.equal(await refusalOf(owner.getMember(own.id)), 'not-found');
  });

  describe('when an answer is lost', () => {
    /** Loses the first answer of a route. */
    const loseOnce = (route: string) => {
      let isLost = false;
      server.network.lose = (path) => !isLost && path === route && (isLost = true);
    };

    it('invites once, and says so when it is tried again', async () => {
      const [first, second] = [fresh(), fresh()];
      const drafts = [draftOf(first), draftOf(second)];
      const intent = write();
      loseOnce('organization/invite-member');
      assert.equal(await refusalOf(owner.createInvitations(drafts, intent)), 'unreachable');
      const outcomes = await owner.createInvitations(drafts, { ...intent });
      assert.ok(outcomes.every((outcome) => 'invitation' in outcome));
      assert.equal(mailsTo(first).length, 1);
      assert.equal(mailsTo(second).length, 1);
      assert.deepEqual(await owner.createInvitations(drafts, { ...intent }), outcomes);
    });

    it('sends again once', async () => {
      const email = fresh();
      await owner.createInvitations([draftOf(email)], write());
      clock.advance(1000);
      const target = { refs: [await invitationTo(owner, email)] };
      const intent = write();
      loseOnce('organization/invite-member');
      assert.equal(await refusalOf(owner.resendInvitations(target, intent)), 'unreachable');
      const { items } = await owner.resendInvitations(target, { ...intent });
      assert.equal(items[0]?.error, undefined);
      assert.equal(mailsTo(email).length, 2);
    });

    it('removes, and does not call the removed unknown', async () => {
      const email = fresh();
      await server.member(email, 'member');
      const refs = [await rowOf(owner, email)];
      const intent = write();
      loseOnce('organization/remove-member');
      assert.equal(await refusalOf(owner.removeMembers({ refs }, intent)), 'unreachable');
      const { items } = await owner.removeMembers({ refs }, { ...intent });
      assert.deepEqual(items, [{ ref: { id: refs[0]?.id } }]);
    });

    it('joins', async () => {
      const email = fresh();
      await owner.createInvitations([draftOf(email)], write());
      const invitee = server.invitee(email);
      const token = server.tokenFor(email);
      await invitee.lookUp(token);
      const intent = write();
      loseOnce('organization/accept-invitation');
      assert.equal(await refusalOf(invitee.accept(token, {}, intent)), 'unreachable');
      assert.deepEqual(await invitee.accept(token, {}, { ...intent }), {});
    });
  });

  it('shows an invitation to its recipient alone', async () => {
    const email = fresh();
    await owner.createInvitations([draftOf(email)], write());
    const token = server.tokenFor(email);
    assert.equal(await refusalOf(server.invitee(null).lookUp(token)), 'unauthenticated');
    const other = server.invitee(stranger);
    assert.equal(await refusalOf(other.lookUp(token)), 'refused wrong-account');
    const view = await server.invitee(email).lookUp(token);
    assert.deepEqual([view.account.name, view.role, view.needs], ['Studio', 'member', 'confirm']);
  });
});

describe('the adapter over better-auth, with many members', () => {
  it('finds among 1 100, and pages through them with nobody twice or left out', async (context) => {
    const server = await startBetterAuth({ databaseUrl: await databases.at(-1)?.open() });
    await addMany(server, 1100);
    const backend = server.as(server.owner);
    const account = await backend.getAccount();
    assert.equal(account.viewer.isOwner, true);

    const begun = performance.now();
    const first = await backend.listMembers({ limit: 50 });
    const paged = performance.now();
    const { items } = await backend.listMembers({ text: 'person 0777' });
    const found = performance.now();
    context.diagnostic(`a page in ${ms(paged - begun)}, a search in ${ms(found - paged)}`);
    assert.deepEqual(
      items.map(({ email }) => email),
      ['p0777@many.example'],
    );
    assert.equal(first.total, 1101);
    const seen = new Set(first.items.map(({ id }) => id));
    for (let { nextCursor } = first; nextCursor !== null;) {
      const page = await backend.listMembers({ limit: 50, cursor: nextCursor });
      for (const { id } of page.items) seen.add(id);
      ({ nextCursor } = page);
    }
    assert.equal(seen.size, 1101);
    await server.stop();
  });
});

const ms = (time: number) => `${Math.round(time)} ms`;

/** Members who all joined in one moment, as an import makes them. */
async function addMany({ database, organizationId }: BetterAuthServer, count: number) {
  const numbers = `generate_series(1, ${count}) as n`;
  const name = `to_char(n, 'FM0000')`;
  await database.pool.query({
    text: `insert into "user" (id, name, email, "emailVerified", "createdAt", "updatedAt")
      select 'u' || n, 'Person ' || ${name}, 'p' || ${name} || '@many.example', true, now(), now() from ${numbers}`,
  });
  await database.pool.query({
    text: `insert into member (id, "organizationId", "userId", role, "createdAt")
      select 'm' || n, $1, 'u' || n, 'member', now() from ${numbers}`,
    values: [organizationId],
  });
}
