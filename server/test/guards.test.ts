/** Who gets in, from where, and what the server says of itself. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { limited, owner, portalOf, stranger } from '../../test/support/portal.js';
import { databases } from './support/databases.js';
import { password, signInAt, startTestServer } from './support/test-server.js';
import type { TestServer } from './support/test-server.js';

const friend = 'https://friend.example';
const json = { 'content-type': 'application/json' };

for (const { name, open } of databases) {
  describe(`the server on ${name}`, () => {
    let server: TestServer;
    before(async () => {
      server = await startTestServer({
        data: portalOf(),
        strangers: [stranger],
        env: { ALLOWED_ORIGINS: friend },
        databaseUrl: await open(),
      });
    });
    after(() => server.stop());

    const signIn = (email: string, secret: string, headers: Record<string, string> = {}) =>
      server.request('/api/auth/sign-in/email', {
        method: 'POST',
        headers: { ...json, origin: server.url, ...headers },
        body: JSON.stringify({ email, password: secret }),
      });
    /** A write that does nothing, from a page of some origin. */
    const write = (headers: Record<string, string>) =>
      server.request('/api/accounts/a1/addresses/classify', {
        as: owner,
        method: 'POST',
        headers: { ...json, ...headers },
        body: JSON.stringify({ addresses: ['new@account.example'] }),
      });

    it('answers a wrong password and an unknown address alike', async () => {
      const wrong = await signIn(owner, 'not this one');
      const unknown = await signIn('nobody@account.example', 'not this one');
      assert.equal(wrong.status, 401);
      assert.equal(unknown.status, 401);
      assert.equal(await wrong.text(), await unknown.text());
      assert.deepEqual(wrong.headers.getSetCookie(), []);
    });

    it('lets nobody in without a session, or with a made-up one', async () => {
      assert.equal((await server.request('/api/accounts/a1')).status, 401);
      const madeUp = await server.request('/api/accounts/a1', {
        headers: { cookie: 'session=x.y' },
      });
      assert.equal(madeUp.status, 401);
    });

    it('keeps the session in a cookie that no script reads and no other site sends', async () => {
      const [cookie = ''] = (await signIn(owner, password)).headers.getSetCookie();
      assert.match(cookie, /^session=/);
      assert.match(cookie, /; HttpOnly/i);
      assert.match(cookie, /; SameSite=Lax/i);
      assert.match(cookie, /; Path=\//i);
      assert.doesNotMatch(cookie, /; Secure/i);
      assert.doesNotMatch(cookie, /; Domain/i);
    });

    it('lets somebody out at once', async () => {
      const cookie = await signInAt(server.url, owner);
      const ask = () => server.request('/api/accounts/a1', { headers: { cookie } });
      assert.equal((await ask()).status, 200);
      const out = await server.request('/api/auth/sign-out', {
        method: 'POST',
        headers: { ...json, cookie, origin: server.url },
        body: '{}',
      });
      assert.equal(out.status, 200);
      assert.equal((await ask()).status, 401);
    });

    it('makes no logins for whoever asks', async () => {
      const { status } = await server.request('/api/auth/sign-up/email', {
        method: 'POST',
        headers: { ...json, origin: server.url },
        body: JSON.stringify({ email: 'x@y.example', password: 'long enough', name: 'X' }),
      });
      assert.equal(status, 404);
    });

    it('refuses writes from pages of other sites, whatever they send', async () => {
      const foreign = { origin: 'https://evil.example' };
      for (const headers of [
        foreign,
        { ...foreign, 'sec-fetch-site': 'same-origin' },
        { 'sec-fetch-site': 'cross-site' },
        { 'sec-fetch-site': 'same-site' },
        { origin: 'null' },
      ]) {
        const { status } = await write(headers);
        assert.equal(status, 403, JSON.stringify(headers));
      }
    });

    it('takes no form and no text for JSON', async () => {
      for (const type of ['text/plain', 'application/x-www-form-urlencoded']) {
        const { status } = await write({ 'content-type': type });
        assert.equal(status, 415, type);
      }
    });

    it('takes writes from its own pages, from listed origins, and from what is no browser', async () => {
      for (const headers of [
        { origin: server.url, 'sec-fetch-site': 'same-origin' },
        { origin: friend, 'sec-fetch-site': 'cross-site' },
        {},
      ]) {
        const { status } = await write(headers as Record<string, string>);
        assert.equal(status, 200, JSON.stringify(headers));
      }
    });

    it('tells listed origins what an adapter needs, and others nothing', async () => {
      const preflight = (origin: string) =>
        server.request('/api/accounts/a1', {
          method: 'OPTIONS',
          headers: {
            origin,
            'access-control-request-method': 'PATCH',
            'access-control-request-headers': 'if-match,idempotency-key',
          },
        });
      const { headers } = await preflight(friend);
      assert.equal(headers.get('access-control-allow-origin'), friend);
      assert.equal(headers.get('access-control-allow-credentials'), 'true');
      assert.match(headers.get('access-control-allow-headers') ?? '', /idempotency-key/i);
      const other = await preflight('https://evil.example');
      assert.equal(other.headers.get('access-control-allow-origin'), null);
    });

    it('shows the local outbox to whoever manages the account, and to nobody else', async () => {
      const status = async (as: string | null) =>
        (await server.request('/api/outbox/a1', { as })).status;
      assert.equal(await status(null), 401);
      assert.equal(await status(stranger), 403);
      assert.equal(await status(limited), 403);
      assert.equal(await status(owner), 200);
    });

    it('moves no clock where nobody asked for tests', async () => {
      const { status } = await server.request('/api/test/clock', {
        method: 'POST',
        headers: json,
        body: '{"milliseconds":1000}',
      });
      assert.equal(status, 404);
    });

    it('says that it lives and is ready, with careful headers', async () => {
      assert.equal((await server.request('/healthz')).status, 200);
      assert.equal((await server.request('/readyz')).status, 200);
      const { headers } = await server.request('/api/accounts/a1', { as: owner });
      assert.equal(headers.get('x-content-type-options'), 'nosniff');
      assert.equal(headers.get('cache-control'), 'no-store');
    });

    // The last: the server closes the connection on whoever sends so much.
    it('takes no body of more than a megabyte', async () => {
      const { status } = await server.request('/api/accounts/a1/addresses/classify', {
        as: owner,
        method: 'POST',
        headers: json,
        // Its size alone is wrong.
        body: JSON.stringify({ addresses: ['new@account.example'] }) + ' '.repeat(1_100_000),
      });
      assert.equal(status, 413);
    });
  });
}
