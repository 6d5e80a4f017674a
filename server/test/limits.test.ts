/** How often things may be done, counted over all processes; and answers that tell nobody who is known. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { accessOf, limited, owner, portalOf, stranger } from '../../test/support/portal.js';
import { createLimits, usualRates } from '../src/guards/limits.js';
import { createLog } from '../src/log.js';
import { createOutbox } from '../src/mail/outbox.js';
import { hashPassword } from '../src/passwords.js';
import { databases } from './support/databases.js';
import { startTestServer } from './support/test-server.js';
import type { TestServer } from './support/test-server.js';

let serial = 0;
/** See `mailLimit` of the service. */
const mailsAnHour = 5000;
const drafts = (n: number) =>
  Array.from({ length: n }, () => ({
    ...accessOf('domains'),
    email: `limit-${(serial += 1)}@limits.example`,
  }));

for (const { name, open } of databases) {
  describe(`limits on ${name}`, () => {
    let server: TestServer;
    /** Another process over the same database; PGlite belongs to one. */
    let other: TestServer;
    before(async () => {
      const databaseUrl = await open();
      server = await startTestServer({ data: portalOf(), strangers: [stranger], databaseUrl });
      other = databaseUrl === undefined ? server : await startTestServer({ databaseUrl });
    });
    after(async () => {
      await server.stop();
      if (other !== server) await other.stop();
    });
    beforeEach(() => server.database.pool.query({ text: 'delete from rate_limits' }));

    const post = (at: TestServer, path: string, body: object, as: string | null = null) =>
      at.request(`/api/${path}`, {
        as,
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'idempotency-key': `limits-${(serial += 1)}`,
          origin: at.url,
        },
        body: JSON.stringify(body),
      });
    const signIn = (at: TestServer, email: string, password: string) =>
      post(at, 'auth/sign-in/email', { email, password });
    /** As if the account had sent so many mails just now, and no others. */
    async function sendMails(count: number): Promise<void> {
      await server.database.kysely.deleteFrom('mails').execute();
      await server.database.pool.query({
        text: `insert into mails (id, account_id, at, due_at, kind, locale, to_address, subject, text, state)
          select 'sent-' || n, 'a1', $1::timestamptz, $1::timestamptz, 'invitation', 'en', 'x@limits.example', '', '', 'sent'
          from generate_series(1, $2::int) as n`,
        values: [new Date(server.clock.now()).toISOString(), count],
      });
    }
    async function mailsOf(): Promise<number> {
      const rows = await server.database.kysely
        .selectFrom('mails')
        .select('id')
        .where('account_id', '=', 'a1')
        .execute();
      return rows.length;
    }
    /** The token of somebody who was invited just now. */
    async function invite(): Promise<string> {
      const invited = drafts(1);
      await post(server, 'accounts/a1/invitations', { drafts: invited }, owner);
      return server.tokenFor(invited[0]?.email ?? '');
    }
    async function isTooOften(reply: Response) {
      assert.equal(reply.status, 429);
      assert.match(reply.headers.get('content-type') ?? '', /^application\/problem\+json/u);
      const wait = Number(reply.headers.get('retry-after'));
      assert.ok(Number.isInteger(wait) && wait >= 1, `Retry-After: ${wait}`);
      const { code, retryAfter } = (await reply.json()) as { code: string; retryAfter: number };
      assert.deepEqual({ code, retryAfter }, { code: 'rate-limited', retryAfter: wait });
    }

    it('slows down who guesses passwords, at all processes, and lets others in', async () => {
      for (let n = 0; n < usualRates.passwords.points; n += 1) {
        assert.equal((await signIn(n % 2 ? other : server, limited, 'a wrong guess')).status, 401);
      }
      await isTooOften(await signIn(other, limited, 'a wrong guess'));
      await isTooOften(await signIn(server, limited.toUpperCase(), 'a wrong guess'));
      assert.equal((await signIn(other, stranger, 'a wrong guess')).status, 401);
    });

    it('slows down who guesses tokens, at all processes', async () => {
      for (let n = 0; n < usualRates.tokens.points; n += 1) {
        const reply = await post(n % 2 ? other : server, 'invitations/look-up', {
          token: `guess ${n}`,
        });
        assert.equal(reply.status, 404);
      }
      await isTooOften(await post(other, 'invitations/look-up', { token: 'guess' }));
      await isTooOften(await post(server, 'invitations/accept', { token: 'guess', answer: {} }));
    });

    it('lets anybody open an invitation as often as it takes', async () => {
      const token = await invite();
      for (let n = 0; n < usualRates.tokens.points + 5; n += 1) {
        assert.equal((await post(server, 'invitations/look-up', { token })).status, 200);
      }
    });

    it('says when an account may send mails again, whatever sends them, at all processes', async () => {
      await sendMails(mailsAnHour - 2);
      assert.equal(
        (await post(server, 'accounts/a1/invitations', { drafts: drafts(2) }, owner)).status,
        200,
      );
      await isTooOften(await post(other, 'accounts/a1/invitations', { drafts: drafts(1) }, owner));
      const target = { refs: [{ id: 'i-paul', version: '1' }] };
      await isTooOften(await post(server, 'accounts/a1/invitations/resend', { target }, owner));
      assert.equal(await mailsOf(), mailsAnHour);
      // Withdrawing one is no way to send anything.
      assert.equal(
        (await post(server, 'accounts/a1/invitations/revoke', { target }, owner)).status,
        200,
      );
    });

    it('takes nothing from an account for who may not invite in it', async () => {
      await sendMails(mailsAnHour - 1);
      for (const viewer of [null, limited, stranger])
        assert.equal(
          (await post(server, 'accounts/a1/invitations', { drafts: drafts(1) }, viewer)).status,
          viewer === null ? 401 : 403,
        );
      assert.equal(
        (await post(server, 'accounts/a1/invitations', { drafts: drafts(1) }, owner)).status,
        200,
      );
    });

    it('keeps mails to one address back for a while, and sends the others', async () => {
      const { points } = usualRates.mails;
      let now = Date.now();
      await server.database.kysely.deleteFrom('mails').execute();
      const to = (address: string) => {
        const at = new Date(now).toISOString();
        const mail = {
          id: `mail-${(serial += 1)}`,
          account_id: 'a1',
          at,
          due_at: at,
          to_address: address,
        };
        return {
          ...mail,
          kind: 'invitation' as const,
          locale: 'en',
          subject: 'Hello',
          text: 'Hello',
        };
      };
      const mails = Array.from({ length: points + 3 }, () => to('many@limits.example'));
      await server.database.kysely
        .insertInto('mails')
        .values([...mails, to('one@limits.example')])
        .execute();
      const sent: string[] = [];
      const transport = {
        send: async (letter: { to: { address: string } }) => void sent.push(letter.to.address),
        close: () => undefined,
      };
      const { mails: limit } = await createLimits(server.database.pool);
      const outbox = createOutbox({
        db: server.database.kysely,
        ...{ transport, limit, log: createLog('silent'), now: () => now },
      });
      while ((await outbox.deliver()) > 0);
      assert.equal(sent.filter((one) => one === 'many@limits.example').length, points);
      assert.ok(sent.includes('one@limits.example'));
      // Nobody was asked for those that wait: they are no tries that failed.
      const waiting = await server.database.kysely
        .selectFrom('mails')
        .selectAll()
        .where('state', '=', 'queued')
        .execute();
      assert.deepEqual(
        waiting.map(({ attempts }) => attempts),
        [0, 0, 0],
      );
      now += usualRates.mails.duration * 1000;
      await server.database.pool.query({ text: 'delete from rate_limits' });
      while ((await outbox.deliver()) > 0);
      assert.equal(sent.length, points + 4);
    });

    it('answers a wrong password and an address that nobody has alike, and as slowly', async () => {
      const tried = async (email: string) => {
        const started = performance.now();
        const reply = await signIn(server, email, 'a wrong guess');
        const ms = performance.now() - started;
        return {
          status: reply.status,
          body: await reply.text(),
          type: reply.headers.get('content-type'),
          cookie: reply.headers.getSetCookie(),
          ms,
        };
      };
      const times = { known: [] as number[], unknown: [] as number[], hash: [] as number[] };
      for (let n = 0; n < 7; n += 1) {
        await server.database.pool.query({ text: 'delete from rate_limits' });
        const { ms: known, ...toKnown } = await tried(limited);
        const { ms: unknown, ...toUnknown } = await tried(`nobody-${n}@limits.example`);
        assert.deepEqual(toUnknown, toKnown);
        const started = performance.now();
        await hashPassword('a wrong guess');
        times.known.push(known);
        times.unknown.push(unknown);
        times.hash.push(performance.now() - started);
      }
      // Both take a hash, which is nearly all of it; the least of several is what a busy machine does not blur.
      const hash = Math.min(...times.hash);
      assert.ok(Math.min(...times.known) > hash / 2, `${times.known.join()} for ${hash}`);
      assert.ok(Math.min(...times.unknown) > hash / 2, `${times.unknown.join()} for ${hash}`);
    });

    it('tells who holds no token nothing, whether an address is invited or not', async () => {
      const told = async (path: string, body: object) => {
        const reply = await post(server, path, body);
        const { requestId: _own, ...problem } = (await reply.json()) as Record<string, unknown>;
        return { status: reply.status, problem };
      };
      const nobody = await told('invitations/look-up', { token: 'nobody' });
      assert.deepEqual(await told('invitations/look-up', { token: 'hash of i-paul' }), nobody);
      assert.equal(nobody.status, 404);
    });

    it('answers the wish for a new link alike, whether anybody is told or not', async () => {
      const mails = server.database.kysely.selectFrom('mails').select('id');
      const wishes = async () =>
        (await mails.where('kind', '=', 'new-link-wanted').execute()).length;
      const token = await invite();
      const pending = await post(server, 'invitations/ask-for-new-link', { token });
      const before = await wishes();
      server.clock.advance(8 * 86_400_000);
      const late = await post(server, 'invitations/ask-for-new-link', { token });
      await post(server, 'invitations/ask-for-new-link', { token });
      assert.equal((await wishes()) - before, 1);
      server.clock.advance(-8 * 86_400_000);
      assert.deepEqual([late.status, await late.text()], [pending.status, await pending.text()]);
    });
  });
}
