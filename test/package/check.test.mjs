/** `npx user-management-elements check`, from the built package, against servers that are sound and that are not. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { after, before, describe, it } from 'node:test';
import { createAdaptorServer } from '@hono/node-server';
import { register } from 'tsx/esm/api';
import { check } from '../../bin/check.mjs';
import { manifest } from '../../scripts/entries.mjs';

// The broken backends are those that the suite's own tests have, in TypeScript.
register();
/** @type {typeof import('../testing/served.js')} */
const { serving } = await import(`${'../testing/served.ts'}`);
/** @type {typeof import('../testing/broken-backends.js')} */
const { breakages } = await import(`${'../testing/broken-backends.ts'}`);
/** @type {typeof import('../testing/subjects.js')} */
const { httpSubject } = await import(`${'../testing/subjects.ts'}`);
/** @type {typeof import('../support/portal.js')} */
const { limited, manager, openPortal, owner, stranger } = await import(`${'../support/portal.ts'}`);
/** @type {typeof import('../../src/testing/index.js')} */
const { conformance, createHttpSubject, runConformance } = await import(`${manifest.name}/testing`);

/** @typedef {import('../../src/testing/index.js').Subject} Subject */

/** What is served at the moment. @type {(request: Request) => Promise<Response>} */
let answer = serving(httpSubject());
const server = createAdaptorServer({ fetch: (request) => answer(request) });
let origin = '';
before(async () => {
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  origin = `http://127.0.0.1:${port}`;
});
after(() => server.close());

/**
 * @param {Subject} subject
 * @param {...string} more
 */
async function checked(subject, ...more) {
  answer = serving(subject);
  let told = '';
  const code = await check([`${origin}/account`, ...everything(), ...more], (text) => {
    told += `${text}\n`;
  });
  return { code, told };
}

/** All that can be told of a server. */
function everything() {
  return [
    ...['--header', 'x-viewer: backend', '--limited', 'x-viewer: limited'],
    ...['--partial', 'x-viewer: partial', '--stranger', 'x-viewer: stranger'],
    ...['--domain', 'tester.example', '--invitations', `${origin}/invitations`],
    ...['--invitee', 'x-invitee: {email}', '--clock', `${origin}/clock`],
    ...['--outbox', `${origin}/outbox?to={email}`],
  ];
}

describe('the check of a sound server', () => {
  for (const level of /** @type {const} */ (['read', 'write', 'time'])) {
    it(`finds nothing to say at the level ${level}`, async () => {
      const { code, told } = await checked(httpSubject(), `--level=${level}`);
      assert.equal(code, 0, told);
      assert.match(told, /^\d+ passed, 0 failed, \d+ skipped$/m);
      assert.doesNotMatch(told, /Not given|Left behind/);
    });
  }

  it('changes nothing where it only reads', async () => {
    const subject = httpSubject();
    const before = await subject.backend.listActivity?.({});
    await checked(subject);
    assert.deepEqual((await subject.backend.listActivity?.({}))?.items, before?.items);
  });

  it('leaves nobody behind where it writes', async () => {
    const subject = httpSubject();
    await checked(subject, '--level=time');
    const { items: members } = await subject.backend.listMembers({});
    const { items } = await subject.backend.listInvitations({ status: ['pending', 'expired'] });
    const left = [...members, ...items].filter(({ email }) => email.endsWith('@tester.example'));
    assert.deepEqual(left, []);
  });

  it('names what it skips, and what it would need', async () => {
    answer = serving(httpSubject());
    let told = '';
    const words = [`${origin}/account`, '--header', 'x-viewer: backend'];
    const code = await check(words, (text) => (told += text));
    assert.equal(code, 0);
    assert.match(told, /Not given: --stranger\n {4}– who is no member sees nothing/);
  });
});

describe('the check of the reference service over HTTP', () => {
  it('finds nothing to say, with every kind of viewer', async () => {
    const portal = openPortal();
    answer = servingPortal(portal);
    let told = '';
    const words = [
      ...[`${origin}/accounts/a1`, '--level=time', '--domain', 'tester.example'],
      ...['--header', `x-viewer: ${owner}`, '--limited', `x-viewer: ${limited}`],
      ...['--partial', `x-viewer: ${manager}`, '--stranger', `x-viewer: ${stranger}`],
      ...['--invitations', `${origin}/invitations`, '--invitee', 'x-viewer: {email}'],
      ...['--clock', `${origin}/clock`, '--outbox', `${origin}/outbox?to={email}`],
    ];
    const code = await check(words, (text) => (told += text));
    assert.equal(code, 0, told);
    assert.match(told, /^1\d\d passed, 0 failed/m);
    assert.doesNotMatch(told, /Not given|Left behind/);
  });
});

describe('the check of a broken server finds that', () => {
  for (const { what, check: name, says, overHttp, of = httpSubject, spoil } of breakages) {
    if (overHttp === 'cannot be') continue;
    it(what, async () => {
      const { level } = conformance.find((one) => one.name === name) ?? {};
      const { code, told } = await checked(spoil(of()), `--level=${level}`, '--only', name);
      assert.equal(code, 1, told);
      assert.ok(told.includes(`✘ ${name}`), told);
      assert.ok(told.includes(overHttp ?? says), told);
      assert.match(told, /The last requests:\n {4}[A-Z]+ http/);
    });
  }

  it('among all others, with the request to look for in its log', async () => {
    const spoilt = breakages.find(({ what }) => what === 'the search finds everybody');
    const { code, told } = await checked(spoilt?.spoil(httpSubject()) ?? httpSubject());
    assert.equal(code, 1);
    assert.match(told, /✘ members: the search finds by address, and only what matches/);
    assert.match(told, /GET \S+\/account\/members\?text=\S+ → 200 \(request [\w-]+\)/);
  });

  it('and takes nobody away whom it did not make', async () => {
    const spoilt = breakages.find(({ what }) => what === 'the search finds everybody');
    const sound = httpSubject();
    const before = (await sound.backend.listMembers({})).items.map(({ id }) => id);
    await checked(spoilt?.spoil(sound) ?? sound, '--level=write');
    const now = (await sound.backend.listMembers({})).items.map(({ id }) => id);
    assert.deepEqual(
      before.filter((id) => !now.includes(id)),
      [],
    );
  });
});

describe('the check of a server that does not let go', () => {
  it('says whom it had to leave behind', async () => {
    const sound = httpSubject();
    const revokeInvitations = () => Promise.reject(new Error('not today'));
    const { code, told } = await checked(
      { ...sound, backend: { ...sound.backend, revokeInvitations } },
      ...['--level=write', '--only', 'an invitation ends lifetimeDays after it was sent'],
    );
    assert.equal(code, 0, told);
    assert.match(told, /^Left behind, to be removed by you: check-[\w-]+@tester\.example$/m);
  });
});

describe('the command', () => {
  it('ends with 1 and says so in JSON where something is broken', async () => {
    const only = 'who is not signed in sees nothing';
    answer = serving({ ...httpSubject(), signedOut: httpSubject().backend });
    const { code, out } = await npx(
      'check',
      `${origin}/account`,
      ...everything(),
      '--json',
      '--only',
      only,
    );
    assert.equal(code, 1);
    const [result] = JSON.parse(out);
    assert.equal(result.outcome, 'failed');
    assert.match(result.why, /getAccount is open to somebody who is not signed in/);
  });

  for (const [what, words, says] of /** @type {const} */ ([
    ['nothing answers', ['check', 'http://127.0.0.1:9/account'], /There is no answer/],
    ['there is no address', ['check'], /One address is wanted/],
    ['mail would be sent nowhere', ['check', 'http://a.example', '--level=write'], /--domain/],
    ['an option is not known', ['check', 'http://a.example', '--lvel=x'], /lvel/],
    ['the command is not known', ['chekc'], /check <url>/],
  ])) {
    it(`ends with 2 where ${what}`, async () => {
      const { code, out } = await npx(...words);
      assert.equal(code, 2);
      assert.match(out, says);
    });
  }

  it('ends with 2 where nobody is signed in', async () => {
    answer = serving(httpSubject());
    const { code, out } = await npx('check', `${origin}/account`);
    assert.equal(code, 2);
    assert.match(out, /give --header/);
  });
});

describe('each check as a test of any runner', () => {
  const subject = createHttpSubject({
    url: 'http://placed.later',
    domain: 'tester.example',
    headers: () => ({ 'x-viewer': 'backend' }),
    fetch: (input) => {
      const { pathname, search } = new URL(String(input));
      const request = new Request(`http://served.example/account${pathname}${search}`, {
        headers: { 'x-viewer': 'backend' },
      });
      return serving(httpSubject())(request);
    },
  });
  for (const { name, level } of conformance.filter((one) => one.name.startsWith('members: '))) {
    it(name, { skip: level !== 'read' }, async (context) => {
      const [result] = await runConformance(subject, { only: [name] });
      if (result?.outcome === 'skipped') context.skip(result.why);
      else assert.equal(result?.outcome, 'passed', result?.why);
    });
  }
});

/**
 * The service itself, with its outbox and clock beside it.
 *
 * @param {ReturnType<typeof openPortal>} portal
 * @returns {(request: Request) => Promise<Response>}
 */
function servingPortal(portal) {
  return async (request) => {
    const { pathname, search, searchParams } = new URL(request.url);
    const body = request.method === 'GET' ? null : await request.text();
    if (pathname === '/clock') {
      portal.clock.now += JSON.parse(body ?? '').milliseconds;
      return Response.json({});
    }
    if (pathname === '/outbox') {
      const to = searchParams.get('to') ?? '';
      return Response.json([{ to, link: `https://portal.example/#${portal.tokenFor(to)}` }]);
    }
    const { method, headers } = request;
    const init = { method, headers, ...(body !== null && { body }) };
    return portal.request(headers.get('x-viewer'), `${pathname.slice(1)}${search}`, init);
  };
}

/**
 * @param {...string} words
 * @returns {Promise<{ code: number, out: string }>}
 */
function npx(...words) {
  return new Promise((resolve) => {
    const program = ['bin/user-management-elements.mjs', ...words];
    execFile(process.execPath, program, (error, stdout, stderr) => {
      resolve({ code: Number(error?.code ?? 0), out: stdout + stderr });
    });
  });
}
