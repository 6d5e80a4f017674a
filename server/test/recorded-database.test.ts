/** A database that the server of 0.1.0 filled goes on working under the server of today, after its migrations. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { createLog } from '../src/log.js';
import { startServer } from '../src/server.js';
import type { RunningServer } from '../src/server.js';
import { readSettings } from '../src/settings.js';
import { databases } from './support/databases.js';
import { movedClock } from './support/moved-clock.js';
import { loadDump, readRecordedDatabase } from './support/recorded-database.js';
import type { RecordedChange, TokenName } from './support/recorded-database.js';
import { freePort } from './support/test-server.js';

const recorded = readRecordedDatabase();
const { people, sessions, tokens } = recorded;
const origin = recorded.env['BASE_URL'] ?? '';
const chosen = 'another three odd words';

/** Fails unless everything that was recorded is there with its value; what a later release adds may be there too. */
function assertHolds(actual: unknown, expected: unknown, path: string): void {
  if (typeof expected !== 'object' || expected === null) {
    assert.equal(actual, expected, path);
    return;
  }
  assert.ok(typeof actual === 'object' && actual !== null, path);
  if (Array.isArray(expected)) assert.equal((actual as unknown[]).length, expected.length, path);
  for (const [key, value] of Object.entries(expected)) {
    assertHolds((actual as Record<string, unknown>)[key], value, `${path}.${key}`);
  }
}

for (const { name, open } of databases) {
  describe(`the database of 0.1.0 on ${name}`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'recorded-'));
    let clock: ReturnType<typeof movedClock>;
    let server: RunningServer;
    let keys = 0;
    const cookies = new Map<string, string>();

    before(async () => {
      clock = movedClock();
      clock.advance(Date.parse(recorded.time) - Date.now());
      const url = await open();
      const data = join(folder, 'data');
      await loadDump(url ? { url } : { folder: data });
      const place: Record<string, string> = url ? { DATABASE_URL: url } : { DATA_FOLDER: data };
      const here = { PORT: `${await freePort()}`, LOG_LEVEL: 'fatal' };
      const settings = readSettings({ ...recorded.env, ...place, ...here });
      server = await startServer(settings, createLog('fatal'));
    });
    after(async () => {
      await server.stop();
      clock.restore();
      rmSync(folder, { recursive: true });
    });

    interface Options {
      cookie?: string;
      headers?: Record<string, string>;
      body?: unknown;
      from?: string;
    }
    async function request(method: string, path: string, options: Options = {}) {
      const { cookie, headers, body, from = '203.0.113.20' } = options;
      return server.app.fetch(
        new Request(origin + path, {
          method,
          headers: {
            'x-forwarded-for': from,
            ...(cookie !== undefined && { cookie }),
            ...(body !== undefined && { 'content-type': 'application/json' }),
            ...headers,
          },
          ...(body !== undefined && { body: JSON.stringify(body) }),
        }),
      );
    }
    async function json(method: string, path: string, options: Options = {}) {
      const response = await request(method, path, options);
      const body: unknown = await response.json();
      assert.ok(response.ok, `${method} ${path}: ${JSON.stringify(body)}`);
      return body as Record<string, unknown>;
    }
    const trySignIn = (email: string, password: string) =>
      request('POST', '/api/auth/sign-in/email', {
        headers: { origin },
        body: { email, password },
      });
    /** @returns the cookie */
    async function signIn(email: string, password = people.password): Promise<string> {
      const known = cookies.get(email);
      if (known !== undefined) return known;
      const response = await trySignIn(email, password);
      assert.equal(response.status, 200, `signing in as ${email}`);
      const parts = response.headers.getSetCookie().map((cookie) => cookie.split(';', 1)[0]);
      const cookie = parts.join('; ');
      cookies.set(email, cookie);
      return cookie;
    }
    const newKey = () => ({ 'idempotency-key': `today-${(keys += 1)}` });
    const lookUp = (token: TokenName) =>
      json('POST', '/api/invitations/look-up', { body: { token: tokens[token] } });
    const tryAccept = (token: string, answer: object, cookie?: string) =>
      request('POST', '/api/invitations/accept', {
        ...(cookie !== undefined && { cookie }),
        headers: newKey(),
        body: { token, answer },
      });
    async function accept(token: TokenName, answer: object, cookie?: string): Promise<void> {
      const response = await tryAccept(tokens[token], answer, cookie);
      assert.equal(response.status, 200, await response.text());
    }
    async function again({ as, request: { method, path, headers, body } }: RecordedChange) {
      return request(method, path, { cookie: await signIn(as), headers, body });
    }

    it('lets people sign in with their passwords, and keeps their sessions', async () => {
      await signIn(sessions.open.email);
      await signIn(people.joined.email, people.joined.password);
      assert.equal((await trySignIn(people.joined.email, people.password)).status, 401);
      const account = '/api/accounts/fernwood-outreach';
      const { viewer } = await json('GET', account, { cookie: sessions.open.cookie });
      assert.equal((viewer as { memberId: string }).memberId, 'priya');
      const ended = await request('GET', account, { cookie: sessions.ended.cookie });
      assert.equal(ended.status, 401);
    });

    for (const [path, { owner, lists }] of Object.entries(recorded.accounts)) {
      it(`lists everything of ${path}`, async () => {
        const cookie = await signIn(owner);
        for (const [list, expected] of Object.entries(lists)) {
          const address = list === 'mails' ? path.replace('accounts', 'outbox') : `${path}/${list}`;
          const actual = await json('GET', `${address}?limit=100`, { cookie });
          assertHolds(list === 'mails' ? actual['mails'] : actual, expected, list);
        }
      });
    }

    it('answers a repeated request as it was answered, and does nothing twice', async () => {
      const outbox = '/api/outbox/kopi-lereng-senja';
      const cookie = await signIn('ratna@kopilereng.example');
      const before = await json('GET', outbox, { cookie });
      assert.equal(recorded.replayed.length, 2);
      for (const change of recorded.replayed) {
        const response = await again(change);
        assert.equal(response.status, change.response.status);
        assert.deepEqual(await response.json(), change.response.body);
      }
      assert.deepEqual(await json('GET', outbox, { cookie }), before);
    });

    it('refuses a recorded key for another request', async () => {
      const [change] = recorded.replayed;
      assert.ok(change);
      const body = { drafts: [] };
      const response = await again({ ...change, request: { ...change.request, body } });
      assert.equal(response.status, 422);
      assert.equal(((await response.json()) as { reason: string }).reason, 'key-reused');
    });

    it('says of each link what became of it', async () => {
      const statuses: [TokenName, string][] = [
        ['open', 'pending'],
        ['resent', 'pending'],
        ['contact', 'pending'],
        ['scoped', 'pending'],
        ['expired', 'expired'],
        ['accepted', 'accepted'],
        ['declined', 'declined'],
        ['revoked', 'revoked'],
        ['password', 'pending'],
        ['address', 'pending'],
      ];
      for (const [token, status] of statuses) {
        assert.equal((await lookUp(token))['status'], status, token);
      }
      assert.deepEqual((await lookUp('scoped'))['scope'], ['coralbay_sg_otp', 'dunebrook_sg_otp']);
    });

    it('lets somebody in by an open invitation, who then signs in', async () => {
      await accept('scoped', { name: 'Nora Novak', password: chosen });
      const cookie = await signIn('nora@fernwood.example', chosen);
      const { viewer } = await json('GET', '/api/accounts/fernwood-outreach', { cookie });
      assert.deepEqual((viewer as { permissions: string[] }).permissions, ['reports']);
      assert.equal((await lookUp('scoped'))['status'], 'accepted');
    });

    it('mails a new link where the recorded one was also shown to the inviter', async () => {
      const answer = { name: 'Dian Lestari', password: chosen };
      const refused = await tryAccept(tokens.open, answer);
      assert.equal(refused.status, 409);
      assert.equal(((await refused.json()) as { reason: string }).reason, 'mailbox-unproved');
      const path = '/api/invitations/ask-for-new-link';
      await request('POST', path, { headers: newKey(), body: { token: tokens.open } });
      const ratna = await signIn('ratna@kopilereng.example');
      const { mails } = await json('GET', '/api/outbox/kopi-lereng-senja', { cookie: ratna });
      const mail = (mails as { to: { address: string }; link: string }[]).find(
        ({ to, link }) => to.address === 'dian@kopilereng.example' && !link.endsWith(tokens.open),
      );
      assert.ok(mail);
      const accepted = await tryAccept(new URL(mail.link).hash.slice(1), answer);
      assert.equal(accepted.status, 200, await accepted.text());
      await signIn('dian@kopilereng.example', chosen);
    });

    it('lets somebody with a login, and a contact, in by their invitations', async () => {
      const maria = await signIn('maria@studioombak.example');
      await accept('resent', {}, maria);
      await json('GET', '/api/accounts/kopi-lereng-senja', { cookie: maria });
      await accept('contact', { password: chosen });
      const beatriz = await signIn('beatriz@almendrera.example', chosen);
      const { viewer } = await json('GET', '/api/accounts/almendrera-del-alto', {
        cookie: beatriz,
      });
      assert.equal((viewer as { memberId: string }).memberId, 'beatriz');
    });

    it('sets a password and confirms an address by their links', async () => {
      await accept('password', { password: chosen });
      await signIn('nadia@atelier-brumaire.example', chosen);
      await accept('address', {});
      const cookie = await signIn('helene@atelier-brumaire.example');
      const rayan = await json('GET', '/api/accounts/atelier-brumaire/members/rayan', { cookie });
      assert.equal(rayan['email'], 'rayan.moulin@atelier-brumaire.example');
    });

    it('still counts what was asked too often', async () => {
      const body = { token: tokens.contact };
      const path = '/api/invitations/look-up';
      assert.equal((await request('POST', path, { body, from: recorded.limited })).status, 429);
      assert.equal((await request('POST', path, { body })).status, 200);
    });

    it('takes changes of what was recorded', async () => {
      const cookie = await signIn('priya@fernwood.example');
      const base = '/api/accounts/fernwood-outreach';
      const joy = await json('GET', `${base}/members/joy`, { cookie });
      assert.equal(joy['signIn'], 'deactivated');
      const refs = [{ id: 'joy', version: joy['version'] }];
      const { items } = await json('POST', `${base}/members/set-active`, {
        cookie,
        headers: newKey(),
        body: { active: true, target: { refs } },
      });
      assertHolds(items, [{ row: { id: 'joy', signIn: 'active' } }], 'outcome');
      const activity = await json('GET', `${base}/activity?limit=1`, { cookie });
      assertHolds(activity['items'], [{ verb: 'member-reactivated' }], 'activity');
    });
  });
}
