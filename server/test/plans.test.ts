/** No list and no search reads a whole table: what PostgreSQL would do, with 50 000 members in one account of several. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { InvitationQuery, MemberQuery } from '../../src/backend/index.js';
import { accountOf, memberOf, owner, portalOf, settingsOf } from '../../test/support/portal.js';
import { boundless } from './support/boundless.js';
import { fillAccount } from './support/big-account.js';
import { databases } from './support/databases.js';
import { openService, writing } from './support/in-process.js';
import type { InProcess } from './support/in-process.js';
import { createCleaner } from '../src/cleaning/cleaner.js';
import { readRetention } from '../src/cleaning/retention.js';
import { createLog } from '../src/log.js';
import { createOutbox } from '../src/mail/outbox.js';

const members = 50_000;
const watched = ['members', 'invitations', 'activity', 'mails', 'keys', 'accounts'];

const memberQueries: Record<string, MemberQuery> = {
  'the first page': {},
  'by name': { sort: 'name' },
  'by name, from the end': { sort: 'name', descending: true },
  'by the last sign-in': { sort: 'lastSignInAt' },
  'by the last sign-in, from the end': { sort: 'lastSignInAt', descending: true },
  'those with a name': { text: 'cleo' },
  'those at a domain': { text: '@big77.' },
  'one of them': { text: 'user4242@' },
  'a name that nobody has': { text: 'xyzzy' },
  'three letters, by name': { text: 'fon', sort: 'name' },
  'those who are deactivated': { signIn: ['deactivated'] },
  'contacts, invited or not': { signIn: ['none', 'invited'] },
  'invited contacts': { signIn: ['invited'] },
  'of one role': { role: 'editor' },
  'of one role and state': { role: 'editor', signIn: ['active'] },
  'of one role with a name': { role: 'editor', text: 'gita' },
};
const invitationQueries: Record<string, InvitationQuery> = {
  'the newest': {},
  'pending ones': { status: ['pending'] },
  'expired ones': { status: ['expired'] },
  'accepted ones': { status: ['accepted'] },
  'those that did not arrive': { delivery: 'failed' },
  'those of one inviter': { invitedBy: 'm7' },
  'one address': { text: 'guest4242@' },
  'those that end soon': {
    status: ['pending'],
    expiresBefore: new Date(Date.now() + 86_400_000).toISOString(),
  },
};

for (const { name, open } of databases.filter(({ name }) => name === 'PostgreSQL')) {
  describe(`plans of ${name} with ${members} members`, () => {
    let service: InProcess;
    /** What is asked from now on. */
    let asked: { text: string; values: unknown[] }[] = [];
    before(async () => {
      const olga = accountOf({ members: [memberOf(owner, { isOwner: true })], invitations: [] });
      const others = ['b1', 'b2'].map((id) =>
        accountOf({ settings: settingsOf({ id }), members: [], invitations: [] }),
      );
      service = await openService(await open(), portalOf(olga, ...others), {
        onQuery: (text, values) => asked.push({ text, values: [...values] }),
      });
      await fillAccount(service.database, { account: 'a1', members });
      for (const account of ['b1', 'b2'])
        await fillAccount(service.database, { account, members: members / 10 });
    });
    after(() => service.close());

    /** The tables that one call reads from end to end. */
    async function scannedBy(call: () => Promise<unknown>): Promise<string[]> {
      asked = [];
      await call();
      const queries = asked.filter(({ text }) =>
        /^(?:select|update|delete|with)/iu.test(text.trim()),
      );
      assert.ok(queries.length > 0);
      const scanned: string[] = [];
      for (const { text, values } of queries) {
        const { rows } = await service.database.pool.query({ text: `explain ${text}`, values });
        const lines = rows.map((row) => Object.values(row)[0] as string);
        for (const line of lines) {
          const table = /Seq Scan on "?(\w+)/u.exec(line)?.[1];
          if (table && watched.includes(table) && table !== 'accounts')
            scanned.push(`${table}: ${text}`);
        }
      }
      return scanned;
    }
    const noneScannedBy = async (call: () => Promise<unknown>) =>
      assert.deepEqual(await scannedBy(call), []);

    for (const [what, query] of Object.entries(memberQueries)) {
      it(`members: ${what}, and what comes after`, async () => {
        const backend = service.as(owner);
        const { nextCursor: cursor } = await backend.listMembers(query);
        await noneScannedBy(() => backend.listMembers(query));
        if (cursor !== null) {
          await noneScannedBy(() => backend.listMembers({ ...query, cursor }));
        }
      });
    }
    for (const [what, query] of Object.entries(invitationQueries)) {
      it(`invitations: ${what}, and what comes after`, async () => {
        const backend = service.as(owner);
        const { nextCursor: cursor } = await backend.listInvitations(query);
        await noneScannedBy(() => backend.listInvitations(query));
        if (cursor !== null) {
          await noneScannedBy(() => backend.listInvitations({ ...query, cursor }));
        }
      });
    }

    it('the account, a member, and what was done', async () => {
      const backend = service.as(owner);
      await noneScannedBy(() => backend.getAccount());
      await noneScannedBy(() => backend.getMember('m4242'));
      await noneScannedBy(() => backend.listActivity({}));
    });

    it('an invitation that is sent, opened by its token, and accepted', async () => {
      const email = 'plan@plans.example';
      const draft = {
        email,
        ...{
          role: null,
          profile: null,
          permissions: [],
          scope: { all: true as const },
          subscriptions: [],
        },
      };
      await noneScannedBy(() => service.as(owner).createInvitations([draft], { key: 'plan' }));
      const token = await service.tokenFor(email);
      await noneScannedBy(() => service.invitee(null).lookUp(token));
      await noneScannedBy(() =>
        service.request(
          null,
          'invitations/accept',
          writing({ token, answer: { password: 'long enough' } }, 'plan'),
        ),
      );
    });

    it('the mails that are due', async () => {
      const transport = { send: async () => undefined, close: () => undefined };
      const outbox = createOutbox({
        db: service.database.kysely,
        transport,
        limit: boundless,
        log: createLog('silent'),
      });
      await noneScannedBy(() => outbox.deliver());
    });

    it('what the cleaning removes', async () => {
      const day = 86_400_000;
      const { retention } = readRetention({});
      const cleaner = createCleaner({
        db: service.database.kysely,
        // A part of what there is, so that the others stay for it to skip.
        retention: { ...retention, activity: 33 * day, closedInvitations: 26 * day },
        interval: day,
        log: createLog('silent'),
      });
      await noneScannedBy(async () => {
        const removed = await cleaner.clean();
        assert.ok(removed && removed.activity > 500 && removed.invitations > 500);
      });
    });

    it('would notice a whole table that is read', async () => {
      const all = () =>
        service.database.kysely
          .selectFrom('members')
          .selectAll()
          .where('pending_email', '=', 'x')
          .execute();
      assert.equal((await scannedBy(all)).length, 1);
    });
  });
}
