/** What one request may take, what its answer tells a browser, and what becomes of one that fails. */
import assert from 'node:assert/strict';
import { connect as connectTo } from 'node:net';
import { Writable } from 'node:stream';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { accessOf, memberOf, owner, portalOf, accountOf } from '../../test/support/portal.js';
import { shortSortKeys } from '../src/database/migrations.js';
import { createLog } from '../src/log.js';
import { databases } from './support/databases.js';
import { openService, writing } from './support/in-process.js';
import type { InProcess } from './support/in-process.js';
import { startTestServer } from './support/test-server.js';
import type { TestServer } from './support/test-server.js';

interface Line {
  msg: string;
  requestId?: string;
  status?: number;
  error?: { message: string; stack?: string };
}

const policyOfAnswers = "default-src 'none'; frame-ancestors 'none'";
const json = { 'content-type': 'application/json' };

describe('the bounds of a server', () => {
  let server: TestServer;
  const lines: Line[] = [];

  before(async () => {
    const destination = new Writable({
      write(chunk: Buffer, _, done) {
        for (const line of chunk.toString().trim().split('\n'))
          lines.push(JSON.parse(line) as Line);
        done();
      },
    });
    server = await startTestServer({
      data: portalOf(),
      env: { PAGES: 'demo', TEST_CLOCK: '1' },
      log: createLog('info', destination),
    });
  });
  after(() => server.stop());

  /** The line of a request that failed, which has to be the only one of its kind. */
  async function failureOf(response: Response, secret: string): Promise<Line> {
    assert.equal(response.status, 500);
    const body = await response.text();
    assert.ok(!body.includes(secret) && !body.includes('    at '), body);
    const [line, ...others] = lines.filter(({ error }) => error?.message.includes(secret));
    assert.ok(line && others.length === 0, JSON.stringify(lines.slice(-5)));
    assert.match(line.error?.stack ?? '', /\n\s+at /u);
    return line;
  }

  it('refuses a body that is too large as 413, wherever it goes', async () => {
    const body = `"${'x'.repeat(1_100_000)}"`;
    for (const path of [
      '/api/accounts/a1/invitations',
      '/api/auth/sign-in/email',
      '/api/nonsense',
    ]) {
      const told = await server.request(path, { method: 'POST', headers: json, body });
      assert.equal(told.status, 413, path);
      assert.deepEqual(pick((await told.json()) as object), { code: 'invalid', status: 413 }, path);
      const parts = new Blob([body]).stream();
      const init = { method: 'POST', headers: json, body: parts, duplex: 'half' as const };
      assert.equal((await server.request(path, init)).status, 413, `${path} in parts`);
    }
  });

  const pick = ({ code, status }: { code?: string; status?: number }) => ({ code, status });

  it('says of every answer that is no page that it loads nothing and is in no frame', async () => {
    const paths = [
      '/api/accounts/a1',
      '/api/nonsense',
      '/api/auth/error?error=x',
      '/api/auth/get-session',
      '/api/auth/nonsense',
      '/api/outbox/a1',
      '/healthz',
      '/readyz',
    ];
    for (const path of paths) {
      const { headers } = await server.request(path);
      assert.equal(headers.get('content-security-policy'), policyOfAnswers, path);
    }
  });

  it('says of its pages who may put them in a frame', async () => {
    const { headers } = await server.request('/index.html');
    assert.match(headers.get('content-security-policy') ?? '', /; frame-ancestors 'self'/u);
  });

  it('logs the error, its stack and the id of the request when the service fails', async () => {
    await sql`alter table activity rename to swordfish`.execute(server.database.kysely);
    const response = await server.request('/api/accounts/a1/activity', { as: owner });
    const id = response.headers.get('x-request-id');
    await sql`alter table swordfish rename to activity`.execute(server.database.kysely);
    const line = await failureOf(response, 'relation "activity" does not exist');
    assert.equal(line.requestId, id);
    assert.ok(
      lines.some(
        ({ msg, requestId, status }) => msg === 'request' && requestId === id && status === 500,
      ),
    );
  });

  it('logs the same when the sign-in fails', async () => {
    const cookie = await server.signIn(owner);
    await sql`alter table session rename to swordfish`.execute(server.database.kysely);
    const response = await server.request('/api/auth/get-session', { headers: { cookie } });
    await sql`alter table swordfish rename to session`.execute(server.database.kysely);
    const line = await failureOf(response, 'relation "session" does not exist');
    const request = lines.findLast(({ msg }) => msg === 'request');
    assert.equal(line.requestId, request?.requestId);
  });

  it('takes no longer name through the sign-in than elsewhere, and none that nobody sees', async () => {
    const cookie = await server.signIn(owner);
    const rename = (name: string) =>
      server.request('/api/auth/update-user', {
        method: 'POST',
        headers: { ...json, cookie, origin: server.url },
        body: JSON.stringify({ name }),
      });
    const nameNow = async () =>
      (
        await server.database.kysely
          .selectFrom('person')
          .select('name')
          .where('email', '=', owner)
          .executeTakeFirstOrThrow()
      ).name;
    assert.notEqual((await rename('x'.repeat(201))).status, 200);
    await rename('\u2800\u200b');
    assert.equal((await nameNow()).length < 200, true);
    assert.notEqual(await nameNow(), '\u2800\u200b');
  });

  it('meets odd input to the sign-in without an error of its own', async () => {
    const cookie = await server.signIn(owner);
    const odd = ['\0', '\ud800', '', ' ', '%00', 'x'.repeat(5000), '__proto__', '\u202e'];
    const bodies = odd.flatMap((text, at) => [
      ...[
        { email: text, password: text },
        { email: `odd-${at}@x.example`, password: text },
      ],
      ...[{ email: `odd-${at}@x.example`, password: 'x', callbackURL: text, rememberMe: text }],
      ...[{ name: text, image: text }, { token: text, newPassword: text }, { [text]: text }],
    ]);
    const init = { method: 'POST', headers: { ...json, cookie, origin: server.url } };
    for (const path of [
      'sign-in/email',
      'update-user',
      'reset-password',
      'request-password-reset',
    ]) {
      for (const body of bodies) {
        const said = JSON.stringify(body);
        const told = await server.request(`/api/auth/${path}`, { ...init, body: said });
        assert.ok(told.status < 500, `${told.status} for ${path} ${said.slice(0, 80)}`);
      }
    }
    for (const path of [
      'get-session?disableCookieCache=%00',
      'reset-password/%00',
      'error?error=%00',
      '%ff',
    ]) {
      const told = await server.request(`/api/auth/${path}`, { headers: { cookie } });
      assert.ok(told.status < 500, `${told.status} for ${path}`);
    }
    for (const value of ['session=%00', 'session=x.y', `session=${'x'.repeat(4000)}`, '=;=']) {
      const told = await server.request('/api/auth/get-session', { headers: { cookie: value } });
      assert.ok(told.status < 500, `${told.status} for ${value.slice(0, 20)}`);
    }
  });

  it('lets nobody set the clock of a test to what is no time', async () => {
    for (const body of ['{', 'null', '{}', '{"milliseconds":"x"}', '{"milliseconds":1e300}']) {
      const told = await server.request('/api/test/clock', { method: 'POST', headers: json, body });
      assert.equal(told.status, 422, body);
    }
  });

  it('gives a request up when its client goes', async () => {
    const cookie = await server.signIn(owner);
    const drafts = Array.from({ length: 100 }, (_, at) => ({
      ...accessOf('invoices'),
      email: `gone-${at}@x.example`,
    }));
    const body = JSON.stringify({ drafts });
    const socket = connectTo(Number(new URL(server.url).port), 'localhost');
    const head = [
      'POST /api/accounts/a1/invitations HTTP/1.1',
      `host: ${new URL(server.url).host}`,
      'content-type: application/json',
      'idempotency-key: gone',
      `cookie: ${cookie}`,
      `content-length: ${Buffer.byteLength(body)}`,
    ];
    // Whoever has the one connection of PGlite keeps the request waiting until its client has gone.
    await server.database.kysely.transaction().execute(async () => {
      socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
      await new Promise((resolve) => setTimeout(resolve, 300));
      socket.destroy();
      await new Promise((resolve) => setTimeout(resolve, 300));
    });
    const ended = () => lines.findLast(({ msg, status }) => msg === 'request' && status === 503);
    for (let tries = 0; !ended() && tries < 400; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 50));
    assert.ok(ended(), JSON.stringify(lines.slice(-3)));
    const sent = await server.database.kysely
      .selectFrom('invitations')
      .select('id')
      .where('email', 'like', 'gone-%')
      .execute();
    assert.equal(sent.length, 0);
  });
});

for (const { name, open } of databases) {
  describe(`the bounds of the database on ${name}`, () => {
    let service: InProcess;
    let asked = 0;
    const long = '\u{10348}'.repeat(200);

    before(async () => {
      const names = [long, `${long}b`, 'x'.repeat(5000), '김'.repeat(200), '"'.repeat(200)];
      const members = names.map((given, at) => memberOf(`n${at}@x.example`, { name: given }));
      members.push(memberOf(owner, { isOwner: true }));
      service = await openService(await open(), portalOf(accountOf({ members })), {
        onQuery: () => (asked += 1),
      });
    });
    after(() => service.close());

    it('is asked as often to classify a thousand addresses as to classify one', async () => {
      const counts: number[] = [];
      for (const n of [1, 1000]) {
        const addresses = Array.from({ length: n }, (_, at) => `n${at}@x.example`);
        asked = 0;
        const told = await service.as(owner).classifyAddresses(addresses);
        assert.equal(told.filter(({ is }) => is === 'member').length, Math.min(n, 5));
        counts.push(asked);
      }
      assert.equal(counts[1], counts[0]);
    });

    it('pages through names as long as a row can hold', async () => {
      for (const sort of [undefined, 'name'] as const) {
        const found: string[] = [];
        let cursor: string | undefined;
        do {
          const query = {
            limit: 1,
            ...(sort && { sort }),
            ...(cursor !== undefined && { cursor }),
          };
          const page = await service.as(owner).listMembers(query);
          found.push(...page.items.map(({ id }) => id));
          cursor = page.nextCursor ?? undefined;
        } while (cursor !== undefined && found.length < 20);
        assert.equal(new Set(found).size, 6, sort);
        assert.equal(found.length, 6, sort);
      }
    });

    it('orders rows of before as those of now once its tables are up to date', async () => {
      const { kysely } = service.database;
      const order = () => kysely.selectFrom('members').select('sort_name').orderBy('id').execute();
      const now = await order();
      await sql`update members set sort_name = lower(name) where char_length(name) > 200`.execute(
        kysely,
      );
      await shortSortKeys(kysely);
      assert.deepEqual(await order(), now);
      assert.ok(now.every(({ sort_name }) => Array.from(sort_name).length <= 600));
    });

    it('is asked nothing more once the client has gone', async () => {
      const gone = new AbortController();
      const drafts = [{ ...accessOf('invoices'), email: 'gone@x.example' }];
      gone.abort();
      const { headers, body, method } = writing({ drafts }, 'gone');
      const init = { headers, body, method, signal: gone.signal } as RequestInit;
      const response = await service.request(owner, 'accounts/a1/invitations', init);
      assert.equal(response.status, 503);
      const [known] = await service.as(owner).classifyAddresses(['gone@x.example']);
      assert.equal(known?.is, 'new');
    });
  });
}
