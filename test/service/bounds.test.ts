/** How much one request may ask for, and what becomes of it when nobody waits for the answer. */
import { expect } from 'chai';
import { longestCursor } from '../../src/backend/limits.js';
import { createMemoryStore, createService } from '../../src/service/index.js';
import type { Store } from '../../src/service/index.js';
import type { FailedRequest } from '../../src/service/index.js';
import {
  accessOf,
  accountOf,
  memberOf,
  openPortal,
  owner,
  portalOf,
  settingsOf,
  start,
  write,
} from '../support/portal.js';

const json = { 'content-type': 'application/json' };
const post = (body: BodyInit, key = 'k1') => ({
  method: 'POST',
  headers: { ...json, 'idempotency-key': key },
  body,
});
const statusOf = async (path: string, init?: RequestInit) =>
  (await openPortal().request(owner, path, init)).status;
const invitations = 'accounts/a1/invitations';

describe('A request that is too large', () => {
  it('is refused as 413 where its length is told', async () => {
    expect(await statusOf(invitations, post(`"${'x'.repeat(1_048_576)}"`))).to.equal(413);
  });

  it('is refused as 413, and read no further, where its length is not told', async () => {
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1;
        if (sent > 1000) controller.close();
        else controller.enqueue(new Uint8Array(65_536).fill(32));
      },
    });
    const init = { ...post(body), duplex: 'half' as const };
    expect(await statusOf(invitations, init)).to.equal(413);
    expect(sent).to.be.lessThan(50);
  });

  it('is refused where its JSON lies too deep, however it is closed', async () => {
    for (const body of ['['.repeat(500_000), '['.repeat(21) + ']'.repeat(21), '{"a":'.repeat(30)])
      expect(await statusOf(invitations, post(body))).to.equal(422);
  });

  it('is not one whose texts hold brackets and quotes', async () => {
    const draft = { ...accessOf(), email: `${'['.repeat(30)}"\\${'{'.repeat(30)}` };
    const response = await openPortal().request(
      owner,
      invitations,
      post(JSON.stringify({ drafts: [draft] })),
    );
    expect(response.status).to.equal(200);
  });

  it('is refused with a key that is too long', async () => {
    const drafts = { drafts: [{ ...accessOf('invoices'), email: 'a@x.example' }] };
    expect(await statusOf(invitations, post(JSON.stringify(drafts), 'k'.repeat(256)))).to.equal(
      422,
    );
    expect(await statusOf(invitations, post(JSON.stringify(drafts), 'k'.repeat(255)))).to.equal(
      200,
    );
  });

  it('is refused with more parameters than any query has', async () => {
    const search = Array.from({ length: 501 }, (_, at) => `p${at}=1`).join('&');
    expect(await statusOf(`accounts/a1/members?${search}`)).to.equal(422);
    const ids = Array.from({ length: 201 }, (_, at) => `ids=${at}`).join('&');
    expect(await statusOf(`accounts/a1/scope-resources?${ids}`)).to.equal(422);
  });
});

describe('Classifying addresses', () => {
  const members = Array.from({ length: 50 }, (_, at) => memberOf(`m${at}@x.example`));
  const data = portalOf(accountOf({ members: [memberOf(owner, { isOwner: true }), ...members] }));

  /** How often the store is asked for rows. */
  function counting(store: Store, counts: { lists: number }): Store {
    return {
      ...store,
      transaction: (id, asOf, run, options) =>
        store.transaction(
          id,
          asOf,
          (account) => {
            if (!account) return run(null);
            const counted = <T extends object>(
              table: T & { list: (...given: never[]) => unknown },
            ): T => ({
              ...table,
              list: (...given: never[]) => {
                counts.lists += 1;
                return table.list(...given);
              },
            });
            return run({
              ...account,
              members: counted(account.members),
              invitations: counted(account.invitations),
            });
          },
          options,
        ),
    };
  }

  it('asks the store as often for a thousand as for one', async () => {
    const asked: number[] = [];
    for (const n of [1, 1000]) {
      const counts = { lists: 0 };
      const service = createService({
        store: counting(createMemoryStore(data), counts),
        authenticate: () => ({ email: owner }),
        now: () => start,
      });
      const addresses = Array.from({ length: n }, (_, at) => `m${at}@x.example`);
      const response = await service.fetch(
        new Request('http://x.example/api/accounts/a1/addresses/classify', {
          method: 'POST',
          headers: json,
          body: JSON.stringify({ addresses }),
        }),
      );
      const told = (await response.json()) as { is: string }[];
      expect(told.filter(({ is }) => is === 'member')).to.have.lengthOf(Math.min(n, 50));
      asked.push(counts.lists);
    }
    expect(asked[1]).to.equal(asked[0]);
  });

  it('answers in the order of the question, doubles and invalid ones too', async () => {
    const addresses = ['M1@x.example', 'no address', 'new@x.example', 'm1@x.example', owner];
    const told = await openPortal(data).as(owner).classifyAddresses(addresses);
    expect(told.map(({ address, is }) => `${address} ${is}`)).to.deep.equal([
      'M1@x.example member',
      'no address invalid',
      'new@x.example new',
      'm1@x.example member',
      `${owner} member`,
    ]);
  });
});

describe('A cursor', () => {
  const long = '\u{10348}'.repeat(200);
  const walk = async (sort: 'name' | undefined, data = longNames()) => {
    const portal = openPortal(data);
    const found: string[] = [];
    let cursor: string | undefined;
    do {
      const query = { limit: 1, ...(sort && { sort }), ...(cursor !== undefined && { cursor }) };
      const page = await portal.as(owner).listMembers(query);
      found.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
      expect(cursor?.length ?? 0).to.be.lessThan(longestCursor);
    } while (cursor !== undefined && found.length < 20);
    return found;
  };

  /** Names as long as they can be and longer, as rows of before or of a host's seed may have them. */
  function longNames() {
    const names = [
      long,
      `${long}b`,
      `${long}a`,
      '"'.repeat(200),
      '\u0001'.repeat(1000),
      'x'.repeat(5000),
    ];
    const members = names.map((name, at) => memberOf(`n${at}@x.example`, { name }));
    const address = `${'a'.repeat(64)}@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.example`;
    members.push(memberOf(owner, { isOwner: true }), memberOf(address, { name: null }));
    return portalOf(accountOf({ members }));
  }

  for (const sort of [undefined, 'name'] as const) {
    it(`holds whatever a row can hold, in the order ${sort ?? 'of the account'}`, async () => {
      const found = await walk(sort);
      expect(found).to.have.lengthOf(8);
      expect(new Set(found).size).to.equal(8);
    });
  }

  it('holds the longest labels and ids of resources', async () => {
    const resources = Array.from({ length: 4 }, (_, at) => ({
      id: `${at}${'\u{10348}'.repeat(99)}`,
      label: { en: `${'\u{10348}'.repeat(3000)}${at}` },
    }));
    const settings = settingsOf({ scope: {} });
    settings.capabilities.verbs.push('listScopeResources');
    const portal = openPortal(portalOf(accountOf({ settings, resources })));
    const found: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await portal
        .as(owner)
        .listScopeResources({ limit: 1, ...(cursor !== undefined && { cursor }) });
      found.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined && found.length < 10);
    expect(found).to.deep.equal(resources.map(({ id }) => id));
  });

  const cursorOf = (...parts: unknown[]) =>
    btoa(JSON.stringify(parts)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/u, '');
  const lists: [string, string][] = [
    ['members', 'standing+'],
    ['members?sort=lastSignInAt', 'lastSignInAt+'],
    ['members?sort=name&descending=true', 'name-'],
    ['invitations', 'newest-'],
    ['activity', 'newest-'],
  ];
  for (const [list, order] of lists) {
    it(`that is malformed is refused in the list ${list}`, async () => {
      const wrong = [
        '',
        '%',
        'null',
        cursorOf(),
        cursorOf(order),
        cursorOf(order, null, 'x'),
        cursorOf(order, 'x', 7),
        cursorOf('other+', 'x', 'x'),
        cursorOf(order, '\0', 'x'),
        'x'.repeat(longestCursor + 1),
        ...(order.startsWith('newest') || order.startsWith('last')
          ? [
              '+275760-09-13T00:00:00.000Z',
              '-271821-04-20T00:00:00.000Z',
              '0000-01-01T00:00:00Z',
              'no',
            ]
          : []
        ).map((moment) => cursorOf(order, moment, 'x')),
      ];
      for (const cursor of wrong) {
        const search = `${list.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(cursor)}`;
        expect(await statusOf(`accounts/a1/${list}${search}`), cursor.slice(0, 60)).to.equal(422);
      }
    });
  }
});

describe('A name', () => {
  it('of an invitee is cut where the sign-in of the host tells a longer one', async () => {
    const data = portalOf();
    const store = createMemoryStore(data);
    const portal = openPortal(data);
    const draft = { ...accessOf('invoices'), email: 'new@x.example' };
    await portal.as(owner).createInvitations([draft], write());
    store.restore(portal.store.snapshot());
    const service = createService({
      store,
      now: () => start,
      authenticate: () => ({ email: 'new@x.example', name: 'x'.repeat(1000) }),
    });
    const response = await service.fetch(
      new Request('http://x.example/api/invitations/accept', {
        ...post(JSON.stringify({ token: portal.tokenFor('new@x.example'), answer: {} })),
      }),
    );
    expect(response.status).to.equal(200);
    const joined = store
      .snapshot()
      .accounts[0]!.members.find(({ email }) => email === 'new@x.example');
    expect(joined?.name).to.equal('x'.repeat(200));
  });

  it('that nobody sees is none, and no value of a required field', async () => {
    const fields = [{ id: 'first', type: 'text' as const, required: true }];
    const settings = settingsOf({ fields });
    settings.capabilities.createsMembers = 'users';
    settings.capabilities.verbs.push('createMember');
    const portal = openPortal(portalOf(accountOf({ settings })));
    const create = (email: string, first: string) =>
      portal.as(owner).createMember({ email, name: '\u2800', fields: { first } }, write());
    const refused = await create('a@x.example', '\u3164\u200b').catch((error: unknown) => error);
    expect(refused).to.deep.include({ code: 'invalid', fields: { first: 'required' } });
    expect((await create('b@x.example', 'Ada')).name).to.equal(null);
  });
});

describe('When the client has gone', () => {
  it('nothing more is asked of the store, and what was begun is undone', async () => {
    const portal = openPortal();
    const gone = new AbortController();
    const store: Store = {
      ...portal.store,
      transaction: (id, asOf, run, options) =>
        portal.store.transaction(
          id,
          asOf,
          (account) => {
            const mails = { ...account!.mails, put: async () => gone.abort() };
            return run(account && { ...account, mails });
          },
          options,
        ),
    };
    const failed: unknown[] = [];
    const service = createService({
      store,
      now: () => start,
      authenticate: () => ({ email: owner }),
      onError: (error) => failed.push(error),
    });
    const drafts = ['a', 'b'].map((name) => ({
      ...accessOf('invoices'),
      email: `${name}@x.example`,
    }));
    const init = { ...post(JSON.stringify({ drafts })), signal: gone.signal };
    const response = await service.fetch(
      new Request('http://x.example/api/accounts/a1/invitations', init),
    );
    expect(response.status).to.equal(503);
    expect(portal.data().invitations).to.deep.equal(portalOf().accounts[0]!.invitations);
    expect(failed).to.deep.equal([]);
  });

  it('no password is hashed', async () => {
    const portal = openPortal();
    const draft = { ...accessOf('invoices'), email: 'new@x.example' };
    await portal.as(owner).createInvitations([draft], write());
    let hashed = 0;
    const gone = new AbortController();
    const service = createService({
      store: portal.store,
      now: () => start,
      authenticate: () => {
        queueMicrotask(() => gone.abort());
        return null;
      },
      hashPassword: async () => {
        hashed += 1;
        return 'hash';
      },
    });
    const answer = { token: portal.tokenFor('new@x.example'), answer: { password: 'long enough' } };
    const init = { ...post(JSON.stringify(answer)), signal: gone.signal };
    await service.fetch(new Request('http://x.example/api/invitations/accept', init));
    expect(hashed).to.equal(0);
  });
});

describe('A request that ends as 500', () => {
  const open = (onError: (error: unknown, request: FailedRequest) => void) =>
    createService({
      store: {
        ...createMemoryStore(portalOf()),
        transaction: () => Promise.reject(new Error('the password is swordfish')),
      },
      authenticate: () => ({ email: owner }),
      onError,
    });
  const request = () => new Request('http://x.example/api/accounts/a1/members?text=secret');

  it('is told to the host with its error, stack and id, and to the client without', async () => {
    const told: [unknown, FailedRequest][] = [];
    const response = await open((...given) => told.push(given)).fetch(request());
    expect(response.status).to.equal(500);
    const [[error, { requestId, method, path }]] = told as [[Error, FailedRequest]];
    expect(error.message).to.equal('the password is swordfish');
    expect(error.stack).to.include('bounds.test');
    expect(requestId).to.equal(response.headers.get('x-request-id'));
    expect([method, path]).to.deep.equal(['GET', '/api/accounts/a1/members']);
    expect(await response.text()).to.not.include('swordfish');
  });

  it('is the only one that is told', async () => {
    const told: unknown[] = [];
    const service = createService({
      store: createMemoryStore(portalOf()),
      authenticate: () => ({ email: owner }),
      onError: (error) => told.push(error),
    });
    for (const path of ['accounts/a1', 'accounts/zz', 'nonsense', 'accounts/a1/members?sort=x'])
      await service.fetch(new Request(`http://x.example/api/${path}`));
    expect(told).to.deep.equal([]);
  });
});

describe('Every answer of the service', () => {
  it('opened as a page, loads nothing and is shown in no frame', async () => {
    for (const path of ['accounts/a1', 'accounts/zz', 'nonsense']) {
      const { headers } = await openPortal().request(owner, path);
      expect(headers.get('content-security-policy')).to.equal(
        "default-src 'none'; frame-ancestors 'none'",
      );
    }
  });
});
