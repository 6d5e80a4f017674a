/** Signing in under attack: who guesses, from where, in which form, and what others notice of it. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { limited, owner, portalOf, stranger } from '../../test/support/portal.js';
import { machineOf } from '../src/guards/caller.js';
import { createLimits, usualRates } from '../src/guards/limits.js';
import { databases } from './support/databases.js';
import { password, startTestServer } from './support/test-server.js';
import type { TestServer } from './support/test-server.js';

const json = { 'content-type': 'application/json' };

describe('5: the machine a request comes from', () => {
  for (const [address, machine] of [
    ['192.0.2.7', '192.0.2.7'],
    ['192.0.2.7:4711', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['::ffff:c000:207', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2:ffff::', '2001:db8:1:2::/64'],
    ['[2001:db8:1:2::9]:443', '2001:db8:1:2::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['', 'unknown'],
    ['made up', 'unknown'],
    ['999.1.1.1', 'unknown'],
  ]) {
    it(`is ${machine} when the address is "${address}"`, () => {
      assert.equal(machineOf(address ?? ''), machine);
    });
  }
});

for (const { name, open } of databases) {
  describe(`5: sign-in on ${name}`, () => {
    let server: TestServer;
    before(async () => {
      server = await startTestServer({
        data: portalOf(),
        strangers: [stranger],
        env: { TRUSTED_PROXIES: '1' },
        databaseUrl: await open(),
      });
    });
    after(() => server.stop());
    beforeEach(() => server.database.pool.query({ text: 'delete from rate_limits' }));

    const post = (path: string, body: string, headers: Record<string, string> = {}) =>
      server.request(`/api/auth/${path}`, {
        method: 'POST',
        headers: { ...json, origin: server.url, 'x-forwarded-for': '192.0.2.1', ...headers },
        body,
      });
    const signIn = (email: string, secret: string, machine = '192.0.2.1') =>
      post('sign-in/email', JSON.stringify({ email, password: secret }), {
        'x-forwarded-for': machine,
      });
    const statuses = (replies: Response[]) => new Set(replies.map(({ status }) => status));

    /** Leaves a machine so many wrong tries. */
    async function leaveTries(machine: string, left: number): Promise<void> {
      const { machines } = await createLimits(server.database.pool);
      assert.equal(await machines.take(machine, usualRates.machines.points - left), 0);
    }

    it('refuses a machine that guesses for many addresses, and no other machine', async () => {
      assert.ok(usualRates.machines.points < 60);
      await leaveTries('192.0.2.1', 3);
      for (let n = 0; n < 3; n += 1)
        assert.equal((await signIn(`guess-${n}@sign-in.example`, 'a wrong guess')).status, 401);
      const refused = await signIn(owner, password);
      assert.equal(refused.status, 429);
      assert.ok(Number(refused.headers.get('retry-after')) >= 1);
      assert.equal((await signIn(owner, password, '192.0.2.2')).status, 200);
    });

    it('counts all addresses of one IPv6 network as one machine', async () => {
      await leaveTries('2001:db8:1:2::/64', 2);
      for (let n = 0; n < 2; n += 1)
        await signIn(`guess-${n}@sign-in.example`, 'a wrong guess', `2001:db8:1:2::${n}`);
      assert.equal((await signIn(owner, password, '2001:db8:1:2:ffff::1')).status, 429);
      assert.equal((await signIn(owner, password, '2001:db8:1:3::1')).status, 200);
    });

    it('counts no tries of people who know their passwords', async () => {
      await leaveTries('192.0.2.1', 1);
      for (const email of [owner, limited, stranger, owner])
        assert.equal((await signIn(email, password)).status, 200);
    });

    it('refuses every body that is not JSON when it is unread', async () => {
      const form = new URLSearchParams({ email: owner, password }).toString();
      for (const type of [
        'application/x-www-form-urlencoded',
        'text/plain',
        'multipart/form-data; boundary=x',
        'application/jsonp',
        'text/json',
        '',
      ]) {
        const reply = await post('sign-in/email', form, { 'content-type': type });
        assert.equal(reply.status, 415, type);
        assert.deepEqual(reply.headers.getSetCookie(), [], type);
      }
      const reply = await post('sign-in/email', JSON.stringify({ email: owner, password }), {
        'content-type': 'Application/JSON; charset=utf-8',
      });
      assert.equal(reply.status, 200);
    });

    it('answers only the routes that pages use, also when somebody is signed in', async () => {
      const cookie = await server.signIn(owner);
      const offered = new Set(['/sign-in/email', '/sign-out', '/get-session']);
      const { createSignIn } = await import('../src/sign-in.js');
      const { readSettings } = await import('../src/settings.js');
      const { api } = createSignIn(server.database, readSettings({}));
      const paths = Object.values(api as Record<string, { path?: string }>)
        .map(({ path }) => path?.replace(/:\w+/gu, 'x'))
        .filter((path) => path !== undefined);
      assert.ok(paths.includes('/verify-password') && paths.includes('/update-user'));
      for (const path of [...paths, '/verify-password/', '//verify-password', '/sign-in%2Femail']) {
        if (offered.has(path)) continue;
        for (const method of ['GET', 'POST']) {
          const reply = await server.request(`/api/auth${path}`, {
            method,
            headers: { ...json, cookie, origin: server.url },
            ...(method === 'POST' && { body: JSON.stringify({ password, name: 'X' }) }),
          });
          assert.equal(reply.status, 404, `${method} ${path}`);
        }
      }
      const session = await server.request('/api/auth/get-session', { headers: { cookie } });
      assert.equal(((await session.json()) as { user: { email: string } }).user.email, owner);
    });

    // Seconds of hashing, whatever the database.
    if (name !== databases.at(-1)?.name) return;

    it('answers other requests, and says when to come again, while 300 sign in, or accept, at once', async () => {
      const token = await inviteSomebody(server);
      const cookie = await server.signIn(owner);
      let isDone = false;
      const waits: number[] = [];
      const look = async () => {
        const started = performance.now();
        const reply = await server.request('/api/accounts/a1', { headers: { cookie } });
        assert.equal(reply.status, 200);
        return performance.now() - started;
      };
      const watch = async () => {
        while (!isDone) waits.push(await look());
      };
      await look();
      const usual = await look();
      const watching = watch();
      // From as many machines, so that only the line of passwords bounds them.
      const signingIn = Array.from({ length: 260 }, (_, n) =>
        signIn(`many-${n}@sign-in.example`, 'a wrong guess', `198.51.${n >> 8}.${n & 255}`),
      );
      const accepting = Array.from({ length: 40 }, (_, n) =>
        server.request('/api/invitations/accept', {
          method: 'POST',
          headers: { ...json, 'idempotency-key': `accept-${n}`, 'x-forwarded-for': '192.0.2.9' },
          body: JSON.stringify({ token, answer: { password: `long enough ${n}` } }),
        }),
      );
      const replies = await Promise.all(signingIn);
      const accepted = await Promise.all(accepting);
      isDone = true;
      await watching;
      assert.deepEqual(statuses(replies), new Set([401, 503]));
      for (const reply of accepted)
        assert.ok([200, 410, 503].includes(reply.status), `${reply.status}`);
      for (const reply of [...replies, ...accepted].filter(({ status }) => status === 503)) {
        assert.ok(Number(reply.headers.get('retry-after')) >= 1);
        assert.equal(((await reply.json()) as { code: string }).code, 'busy');
      }
      waits.sort((a, b) => a - b);
      const p99 = waits[Math.floor(waits.length * 0.99)] ?? Infinity;
      assert.ok(waits.length > 5, `${waits.length} others`);
      assert.ok(p99 < 2_000 + 50 * usual, `${p99} ms, usually ${usual} ms`);
      assert.equal((await signIn(owner, password)).status, 200);
    });
  });
}

async function inviteSomebody(server: TestServer): Promise<string> {
  const email = 'invited@sign-in.example';
  const access = { role: null, profile: null, permissions: ['domains'], subscriptions: [] };
  const draft = { email, ...access, scope: { all: true } as const };
  await server.as(owner).createInvitations([draft], { key: 'invite somebody' });
  return server.tokenFor(email);
}
