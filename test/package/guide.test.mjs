/** The code that the guides show does what they say. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { describe, it } from 'node:test';
import { safeParse } from 'valibot';

const backends = readFileSync('docs/backends.md', 'utf8');
const { createHttpBackend } = await import(
  new URL('../../dist/adapters/http/index.js', import.meta.url).href
);
const { schemas } = await import(new URL('../../dist/backend/index.js', import.meta.url).href);

/**
 * The block of code in docs/backends.md that has these words, as a function of what it does not make itself.
 *
 * @param {string} words
 * @param {string[]} names
 * @param {string} result
 */
function codeWith(words, names, result) {
  const blocks = [...backends.matchAll(/^```js\n([^]*?)^```$/gm)].map(([, code = '']) => code);
  const found = blocks.filter((code) => code.includes(words));
  assert.equal(found.length, 1, `blocks with “${words}”`);
  return new Function(...names, `${found[0]}\nreturn ${result};`);
}

const account = JSON.parse(readFileSync('examples/backend-by-hand/account.json', 'utf8'));
const viewer = { memberId: null, isOwner: true, permissions: [], actions: {} };
const answer = { ...account, serverNow: new Date().toISOString(), viewer };

describe('tokens', () => {
  it('are renewed once they are refused, and the request goes again with its key', async () => {
    /** @type {Headers[]} */
    const sent = [];
    const fetch = async (/** @type {string} */ _, /** @type {RequestInit} */ init) => {
      const headers = new Headers(init.headers);
      sent.push(headers);
      const isFresh = headers.get('authorization') === 'Bearer fresh';
      return Response.json(isFresh ? [] : {}, { status: isFresh ? 200 : 401 });
    };
    const panel = codeWith(
      'fetchWithToken',
      ['fetch', 'renewToken', 'currentToken', 'createHttpBackend', 'panel'],
      'panel',
    )(
      fetch,
      async () => 'fresh',
      async () => 'stale',
      createHttpBackend,
      {},
    );
    assert.deepEqual(await panel.backend.createInvitations([], { key: 'once' }), []);
    const told = sent.map((one) => [one.get('authorization'), one.get('idempotency-key')]);
    assert.deepEqual(told, [
      ['Bearer stale', 'once'],
      ['Bearer fresh', 'once'],
    ]);
  });

  for (const [framework, header] of Object.entries({
    django: 'X-CSRFToken',
    laravel: 'X-XSRF-TOKEN',
    rails: 'X-CSRF-Token',
  })) {
    it(`of ${framework} against forgery go along in ${header}`, async () => {
      const document = {
        cookie: 'a=1; csrftoken=t%3D1; XSRF-TOKEN=t%3D1',
        querySelector: () => ({ content: 't=1' }),
      };
      const csrf = codeWith('csrftoken', ['document', 'createHttpBackend', 'panel'], 'csrf')(
        document,
        createHttpBackend,
        {},
      );
      /** @type {RequestInit | undefined} */
      let sent;
      const fetch = async (/** @type {string} */ _, /** @type {RequestInit} */ init) => {
        sent = init;
        return Response.json(answer);
      };
      const backend = createHttpBackend({
        baseUrl: 'https://x.example',
        headers: csrf[framework],
        fetch,
      });
      await backend.getAccount();
      assert.equal(new Headers(sent?.headers).get(header), 't=1');
    });
  }
});

describe('a backend on another origin', () => {
  it('allows every header that the adapter sends, and shows those that it reads', async () => {
    const crossOrigin = codeWith('crossOrigin', [], 'crossOrigin')();
    const server = createServer((request, response) => {
      if (!crossOrigin(request, response)) response.end();
    });
    await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
    const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
    const asked = (/** @type {string} */ origin) =>
      fetch(`http://127.0.0.1:${port}/`, { method: 'OPTIONS', headers: { origin } });
    const mine = await asked('https://portal.example');
    const foreign = await asked('https://evil.example');
    server.close();

    /** @type {RequestInit | undefined} */
    let sent;
    const send = async (/** @type {string} */ _, /** @type {RequestInit} */ init) => {
      sent = init;
      return Response.json({}, { status: 403 });
    };
    const backend = createHttpBackend({ baseUrl: 'https://x.example', fetch: send });
    await backend.updateMember({ id: '1', version: '1' }, {}, { key: 'k' }).catch(() => undefined);
    const names = [...new Headers(sent?.headers).keys()].filter((name) => name !== 'accept');
    const allowed = mine.headers.get('access-control-allow-headers')?.toLowerCase().split(', ');
    assert.equal(mine.status, 204);
    assert.deepEqual(
      names.filter((name) => !allowed?.includes(name)),
      [],
    );
    assert.match(mine.headers.get('access-control-allow-methods') ?? '', /PATCH/);
    assert.equal(foreign.headers.get('access-control-allow-origin'), null);
  });
});

describe('versions of the contract', () => {
  const read = (/** @type {object} */ more) => safeParse(schemas.account, { ...answer, ...more });

  it('another number is no answer', () => {
    assert.equal(read({}).success, true);
    assert.equal(read({ contract: 2 }).success, false);
  });

  it('what is new in the account is left out', () => {
    const { output } = read({
      further: 1,
      fields: [{ id: 'iban', type: 'iban', required: false }],
      capabilities: { ...account.capabilities, verbs: ['inventVerb'], sortBy: ['shoeSize'] },
      viewer: { ...viewer, actions: { fly: true, invite: 'perhaps' } },
    });
    assert.equal('further' in output, false);
    assert.deepEqual([output.capabilities.verbs, output.capabilities.sortBy], [[], []]);
    assert.equal(output.fields[0].type, 'text');
    assert.equal(output.viewer.actions.invite, undefined);
  });

  it('a further value of what the elements decide by is breaking', () => {
    for (const key of ['createsMembers', 'emailEditable', 'emailChange']) {
      const capabilities = { ...account.capabilities, [key]: 'sometimes' };
      assert.equal(read({ capabilities }).success, false, key);
    }
  });

  it('a code that is new goes by the status', async () => {
    const fetch = async () => Response.json({ code: 'paused' }, { status: 403 });
    const backend = createHttpBackend({ baseUrl: 'https://x.example', fetch });
    await assert.rejects(backend.getAccount(), { code: 'forbidden' });
  });

  it('a field of a request that nobody knows is refused', () => {
    assert.equal(safeParse(schemas.memberChange, { shoeSize: 42 }).success, false);
  });
});

it('docs/embedding.md shows the types of the hosts that are built', () => {
  const text = readFileSync('docs/embedding.md', 'utf8');
  for (const host of ['react', 'vue']) {
    const types = readFileSync(`examples/${host}/src/user-management.d.ts`, 'utf8');
    assert.ok(text.includes(types), host);
  }
});

describe('docs/testing.md', () => {
  const folder = 'examples/host-tests';
  const file = `${folder}/portals.test.mjs`;

  for (const name of readdirSync(folder)) {
    it(`shows ${name} as it is run`, () => {
      const shown = readFileSync('docs/testing.md', 'utf8');
      assert.ok(shown.includes(`\n${readFileSync(`${folder}/${name}`, 'utf8')}\`\`\``));
    });
  }

  it('shows one that passes in all four portals', () => {
    const env = { ...process.env, NODE_TEST_CONTEXT: undefined };
    const words = ['--test', '--test-reporter=spec', file];
    const said = execFileSync(process.execPath, words, { encoding: 'utf8', env });
    assert.match(said, /^ℹ pass 4$/m);
  });
});
