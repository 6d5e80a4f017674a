/** A confirmed address moves a login and its rows in all accounts, or nothing; and links beside an invitation's mailed one. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Client } from 'pg';
import {
  accessOf,
  accountOf,
  memberOf,
  owner,
  portalOf,
  settingsOf,
} from '../../test/support/portal.js';
import type { BackendError } from '../../src/backend/index.js';
import { databases } from './support/databases.js';
import { password, signInAt, startTestServer } from './support/test-server.js';
import type { TestServer } from './support/test-server.js';

const settings = (id: string) => {
  const usual = settingsOf({ id });
  const movable = { emailEditable: 'always', emailChange: 'confirmed' } as const;
  return { ...usual, capabilities: { ...usual.capabilities, ...movable } };
};
const people = ['olga@account.example', 'otto@account.example', 'tara@account.example'] as const;
type Index = 0 | 1 | 2;
const data = portalOf(
  accountOf({
    settings: settings('a1'),
    members: people.map((email, n) => memberOf(email, { id: `one-${n}`, isOwner: true })),
    invitations: [],
  }),
  accountOf({
    settings: settings('a2'),
    members: [
      ...people.map((email, n) => memberOf(email, { id: `two-${n}`, isOwner: true })),
      memberOf('taken@moved.example'),
    ],
    invitations: [],
  }),
);
let keys = 0;
const write = () => ({ key: `moved-${(keys += 1)}` });

for (const { name, open } of databases) {
  describe(`a login that moves, on ${name}`, () => {
    let server: TestServer;
    let databaseUrl: string | undefined;
    before(async () => {
      databaseUrl = await open();
      server = await startTestServer({ data, databaseUrl });
    });
    after(() => server.stop());

    /** Asks for a new address in the first account. @returns the token that was mailed there */
    async function ask(n: Index, email: string): Promise<string> {
      const by = people[n];
      const row = await server.as(by).getMember(`one-${n}`);
      const { version = '' } = row;
      await server.as(by).updateMember({ id: row.id, version }, { email }, write());
      return server.tokenFor(email);
    }
    const follow = (n: Index, token: string) =>
      server.invitee(people[n]).accept(token, {}, write());

    it('takes the rows of all accounts along, and the password', async () => {
      const moved = 'olga@moved.example';
      await follow(0, await ask(0, moved));
      await signInAt(server.url, moved, password);
      for (const account of ['a1', 'a2']) {
        const { viewer } = await server.as(moved, account).getAccount();
        assert.equal(viewer.isOwner, true, account);
        const { items } = (await server.as(moved, account).listActivity?.({})) ?? { items: [] };
        assert.equal(items[0]?.verb, 'address-confirmed', account);
      }
      await assert.rejects(signInAt(server.url, owner, password));
    });

    it('moves nothing where another account has somebody at the new address', async () => {
      const token = await ask(1, 'taken@moved.example');
      await assert.rejects(follow(1, token), { code: 'refused', reason: 'already-member' });
      for (const account of ['a1', 'a2'])
        assert.equal((await server.as(people[1], account).getAccount()).viewer.isOwner, true);
    });

    it('takes the address of somebody who never could sign in', async () => {
      const moved = 'otto@moved.example';
      const now = new Date().toISOString();
      await server.database.kysely
        .insertInto('person')
        .values({
          ...{ id: 'nobody', email: moved, name: 'Nobody', emailVerified: false },
          ...{ createdAt: now, updatedAt: now },
        })
        .execute();
      await follow(1, await ask(1, moved));
      await signInAt(server.url, moved, password);
    });

    // PGlite has one connection.
    if (name === 'PGlite') return;

    it('is told to come again while another account of the person is being written', async () => {
      const moved = 'tara@moved.example';
      const token = await ask(2, moved);
      const other = new Client({ connectionString: databaseUrl });
      await other.connect();
      await other.query(`begin; select 1 from accounts where id = 'a2' for update`);
      const reply = await server.request('/api/invitations/accept', {
        as: people[2],
        method: 'POST',
        headers: {
          ...{ 'content-type': 'application/json', origin: server.url },
          'idempotency-key': 'moved-while-held',
        },
        body: JSON.stringify({ token, answer: {} }),
      });
      assert.equal(reply.status, 503);
      assert.equal(reply.headers.get('retry-after'), '1');
      await other.query('rollback');
      await other.end();
      await follow(2, token);
      await signInAt(server.url, moved, password);
    });
  });

  describe(`a link that was shown, on ${name}`, () => {
    let server: TestServer;
    before(async () => {
      server = await startTestServer({ data: portalOf(), databaseUrl: await open() });
    });
    after(() => server.stop());

    it('makes no login, which the mailed one and the proof of the mailbox do', async () => {
      const secret = { password: 'a long pass phrase' };
      for (const [email, isAsked] of [
        ['ivy@shown.example', false],
        ['ida@shown.example', true],
      ] as const) {
        const drafts = [{ email, ...accessOf('domains') }];
        const [sent] = await server.as(owner).createInvitations(drafts, write());
        const shown = new URL((sent as { link: string }).link).hash.slice(1);
        const invitee = server.invitee(null);
        assert.equal((await invitee.lookUp(shown)).needsMailbox, true);
        await assert.rejects(
          invitee.accept(shown, secret, write()),
          (error: BackendError) => error.reason === 'mailbox-unproved',
        );
        if (isAsked) await invitee.askForNewLink?.(shown, write());
        await server.invitee(email).accept(await server.tokenFor(email), secret, write());
        await signInAt(server.url, email, secret.password);
      }
    });
  });
}
