/**
 * Who gets through which route: every route of the contract, the gateway's question and the invitee's side, asked by
 * eight kinds of people. What should succeed follows from the table of routes; anything else must not.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { accessRoute, invitationRoutes, routes } from '../../src/backend/routes.js';
import type { Route } from '../../src/backend/routes.js';
import type { AccountData } from '../../src/service/index.js';
import {
  accessOf,
  accountOf,
  contact,
  deactivated,
  limited,
  manager,
  memberOf,
  owner,
  portalOf,
  settingsOf,
} from '../../test/support/portal.js';
import { databases } from './support/databases.js';
import { startTestServer } from './support/test-server.js';
import type { TestServer } from './support/test-server.js';

const other = 'otto@other.example';
const removed = 'rita@account.example';
const actors = {
  anonymous: null,
  limited,
  manager,
  owner,
  'the owner of another account': other,
  deactivated,
  removed,
  contact,
} as const satisfies Record<string, string | null>;
type Actor = keyof typeof actors;

type Name = keyof typeof routes | 'access' | keyof typeof invitationRoutes;
const inAccount: Record<string, Route> = { ...routes, access: accessRoute };

/** Who looks and who acts; of the rest, nobody gets through. */
const members: readonly Actor[] = ['limited', 'manager', 'owner'];
const managers: readonly Actor[] = ['manager', 'owner'];
/** Looking that is for managers: what others did, and what an address is to the account. */
const forManagers: ReadonlySet<string> = new Set(['listActivity', 'classifyAddresses']);

function mayPass(name: string, route: Route): readonly Actor[] {
  return route.write || forManagers.has(name) ? managers : members;
}

/** Members to act on. */
const rows = Array.from({ length: 100 }, (_, index) => `row-${index + 1}@account.example`);
let serial = 0;
const fresh = () => `fresh-${(serial += 1)}@matrix.example`;
const everything = accessOf('domains');

/** A body that the route takes; what it acts on is there. */
function bodyFor(name: string, target: { id: string; version?: string }): object | undefined {
  const refs = { target: { refs: [target] } };
  const bodies: Record<string, object> = {
    createMember: { ...everything, email: fresh(), fields: {} },
    updateMember: { fields: { first: `Name ${(serial += 1)}` } },
    removeMembers: refs,
    setMembersActive: { active: false, ...refs },
    createInvitations: { drafts: [{ ...everything, email: fresh() }] },
    updateInvitation: { email: fresh() },
    revokeInvitations: refs,
    resendInvitations: refs,
    classifyAddresses: { addresses: [fresh()] },
  };
  return bodies[name];
}

async function ask(
  server: TestServer,
  actor: Actor,
  [name, route]: [string, Route],
  account: string,
  target: { id: string; version?: string },
): Promise<Response> {
  const path = route.path.replace('{id}', target.id);
  const body = bodyFor(name, target);
  return server.request(`/api/accounts/${account}${path && `/${path}`}`, {
    as: actors[actor],
    method: route.method,
    headers: {
      'content-type': 'application/json',
      ...(route.write && { 'idempotency-key': `matrix-${(serial += 1)}` }),
      ...(route.versioned && target.version && { 'if-match': `"${target.version}"` }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
}

/** Of an answer to a change of several rows, each is an outcome: one refused row is no success. */
async function hasWorked(reply: Response): Promise<boolean> {
  if (!reply.ok) return false;
  const text = await reply.clone().text();
  const told = (text === '' ? {} : JSON.parse(text)) as { items?: unknown } | unknown[];
  const outcomes = (Array.isArray(told) ? told : (told.items ?? [])) as { error?: object }[];
  return outcomes.length === 0 || outcomes.some(({ error }) => !error);
}

const second = (): AccountData =>
  accountOf({
    settings: settingsOf({ id: 'a2', name: 'Other Ltd' }),
    members: [memberOf(other, { isOwner: true, subscriptions: ['news'] })],
    invitations: [],
  });

for (const { name: database, open } of databases) {
  describe(`the routes and who may, on ${database}`, () => {
    let server: TestServer;
    let row = 0;
    before(async () => {
      const first = accountOf();
      first.members.push(memberOf(removed), ...rows.map((email) => memberOf(email)));
      server = await startTestServer({
        data: portalOf(first, second()),
        strangers: [contact],
        databaseUrl: await open(),
      });
      // Whoever was signed in before the removal still is, and whoever is deactivated or a contact has a login.
      for (const email of [removed, contact, deactivated]) await server.signIn(email);
      const refs = [{ id: 'rita', version: '1' }];
      await server.as(owner).removeMembers({ refs }, { key: 'matrix-removal' });
    });
    after(() => server.stop());

    /** A row to act on, of its own for every request. */
    async function rowFor(route: Route): Promise<{ id: string; version?: string }> {
      const backend = server.as(owner);
      const email = fresh();
      const write = { key: `row-${(serial += 1)}` };
      if (route.path.startsWith('members')) return { id: `row-${(row += 1)}`, version: '1' };
      const [outcome] = await backend.createInvitations([{ ...everything, email }], write);
      assert.ok(outcome && 'invitation' in outcome);
      const { id, version = '' } = outcome.invitation;
      return { id, version };
    }

    for (const [name, route] of Object.entries(inAccount)) {
      it(`${name}: ${mayPass(name, route).join(', ')} and nobody else`, async () => {
        const needsRow =
          route.path.includes('{id}') || /remove|set-active|revoke|resend/u.test(route.path);
        const passed: string[] = [];
        for (const actor of Object.keys(actors) as Actor[]) {
          const target = needsRow ? await rowFor(route) : { id: 'none' };
          const reply = await ask(server, actor, [name, route], 'a1', target);
          assert.ok(reply.status < 500, `${actor}: ${reply.status}`);
          if (await hasWorked(reply)) passed.push(actor);
          else assert.equal(reply.status, actor === 'anonymous' ? 401 : 403, actor);
        }
        assert.deepEqual(passed, mayPass(name, route));
      });

      it(`${name}: to who is in another account, one that is there looks like one that is not`, async () => {
        const row = await rowFor(route);
        const told = async (account: string, target: { id: string; version?: string }) => {
          const reply = await ask(
            server,
            'the owner of another account',
            [name, route],
            account,
            target,
          );
          const {
            requestId: _own,
            instance: _path,
            ...problem
          } = (await reply.json()) as Record<string, unknown>;
          return { status: reply.status, problem };
        };
        const there = await told('a1', row);
        assert.equal(there.status, 403);
        assert.deepEqual(await told('a1', { id: 'nowhere', version: '1' }), there);
        assert.deepEqual(await told('no-such-account', row), there);
      });
    }

    it('nobody who manages reaches a row or invitation that holds more, by any write', async () => {
      const access = accessOf('domains', 'invoices');
      const drafts = [{ ...access, email: fresh() }];
      const [sent] = await server.as(owner).createInvitations(drafts, { key: 'holds-more' });
      assert.ok(sent && 'invitation' in sent);
      const { version = '' } = sent.invitation;
      const invitation = { id: sent.invitation.id, version };
      const member = { id: 'lena', version: '1' };
      for (const [name, route] of Object.entries(inAccount)) {
        if (!/members\/|invitations\//u.test(route.path) || !route.write) continue;
        const target = route.path.startsWith('members') ? member : invitation;
        const reply = await ask(server, 'manager', [name, route], 'a1', target);
        const told = JSON.stringify(await reply.json());
        assert.match(told, /"reason":"holds-more"/u, name);
      }
      assert.equal((await server.as(owner).getMember('lena')).version, '1');
    });

    it('nobody reaches a row of another account by its id', async () => {
      const row = await rowFor(routes.getMember);
      for (const name of ['getMember', 'updateMember'] as const) {
        const reply = await ask(
          server,
          'the owner of another account',
          [name, routes[name]],
          'a2',
          row,
        );
        assert.equal(reply.status, 404);
      }
      for (const name of ['removeMembers', 'setMembersActive'] as const) {
        const reply = await ask(
          server,
          'the owner of another account',
          [name, routes[name]],
          'a2',
          row,
        );
        assert.equal(await hasWorked(reply), false);
      }
      assert.equal((await server.as(owner).getMember(row.id)).id, row.id);
    });

    for (const [name, route] of Object.entries(invitationRoutes) as [Name, Route][]) {
      it(`${name}: opens nothing without a token that somebody was mailed`, async () => {
        await server.database.pool.query({ text: 'delete from rate_limits' });
        for (const actor of Object.keys(actors) as Actor[]) {
          const reply = await askInvitee(server, actors[actor], route, 'a token that nobody has');
          assert.equal(reply.status, 404, actor);
        }
      });

      it(`${name}: tells nobody else about a person, and lets in only who was invited`, async () => {
        for (const actor of Object.keys(actors) as Actor[]) {
          const email = fresh();
          await server.as(owner).createInvitations([{ ...everything, email }], { key: email });
          const token = await server.tokenFor(email);
          const reply = await askInvitee(server, actors[actor], route, token);
          // The link is bound to the invited address: somebody who is signed in as another may look, and say no.
          const expected = name !== 'accept' ? [200, 204] : actor === 'anonymous' ? [200] : [409];
          assert.ok(expected.includes(reply.status), `${actor}: ${reply.status}`);
        }
      });
    }
  });
}

async function askInvitee(server: TestServer, as: string | null, route: Route, token: string) {
  const answer = route === invitationRoutes.accept ? { answer: { password: 'long enough' } } : {};
  return server.request(`/api/invitations/${route.path}`, {
    as,
    method: route.method,
    headers: { 'content-type': 'application/json', 'idempotency-key': `matrix-${(serial += 1)}` },
    body: JSON.stringify({ token, ...answer }),
  });
}
