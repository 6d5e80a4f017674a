import { expect } from 'chai';
import { createMemoryStore, createService } from '../../src/service/index.js';
import {
  accessOf,
  manager,
  openPortal,
  owner,
  pending,
  portalOf,
  refOf,
  stranger,
} from '../support/portal.js';
import type { TestPortal } from '../support/portal.js';

const json = { 'content-type': 'application/json' };
const post = (body: unknown, headers: Record<string, string> = { 'idempotency-key': 'k1' }) => ({
  method: 'POST',
  headers: { ...json, ...headers },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});
const patch = (body: unknown, headers: Record<string, string> = {}) => ({
  ...post(body, { 'idempotency-key': 'k1', ...headers }),
  method: 'PATCH',
});
const drafts = (...emails: string[]) => ({
  drafts: emails.map((email) => ({ email, ...accessOf('invoices') })),
});
const codeOf = async (response: Response) => {
  const { code, reason } = (await response.json()) as { code: string; reason?: string };
  return [response.status, code, ...(reason ? [reason] : [])].join(' ');
};

describe('Every answer of the service', () => {
  it('is JSON that nobody keeps or guesses at, with an id of its own', async () => {
    const portal = openPortal();
    const first = await portal.request(owner, 'accounts/a1');
    const second = await portal.request(owner, 'accounts/a1');
    expect(first.headers.get('content-type')).to.equal('application/json');
    expect(first.headers.get('cache-control')).to.equal('no-store');
    expect(first.headers.get('x-content-type-options')).to.equal('nosniff');
    expect(first.headers.get('x-request-id'))
      .to.be.a('string')
      .and.not.equal(second.headers.get('x-request-id'));
  });

  it('tells the version of a single row as its entity tag', async () => {
    const response = await openPortal().request(owner, 'accounts/a1/members/mark');
    expect(response.headers.get('etag')).to.equal('"1"');
  });

  it('is a problem as RFC 9457 has it, when it is a refusal', async () => {
    const response = await openPortal().request(owner, 'accounts/a1/members/nobody');
    expect(response.headers.get('content-type')).to.equal('application/problem+json');
    expect(await response.json()).to.deep.equal({
      type: 'about:blank',
      title: 'Not found',
      status: 404,
      detail: 'not-found',
      instance: '/api/accounts/a1/members/nobody',
      code: 'not-found',
      requestId: response.headers.get('x-request-id'),
    });
  });

  it('is a refusal too at an address that is no route', async () => {
    expect(await codeOf(await openPortal().request(owner, 'accounts/a1/nonsense'))).to.equal(
      '404 not-found',
    );
  });

  it('names nothing of an error that nobody foresaw', async () => {
    const store = createMemoryStore(portalOf());
    const broken = {
      ...store,
      transaction: () => Promise.reject(new Error('the password is swordfish')),
    };
    const service = createService({
      store: broken,
      authenticate: () => ({ email: owner }),
      onError: () => undefined,
    });
    const response = await service.fetch(new Request('http://x.example/api/accounts/a1'));
    expect(response.status).to.equal(500);
    expect(await response.text())
      .to.include('"code":"unknown"')
      .and.not.include('swordfish');
  });

  it('lies under the base that the host chose', async () => {
    const service = createService({
      store: createMemoryStore(portalOf()),
      base: '/v1/people',
      authenticate: () => ({ email: owner }),
    });
    const response = await service.fetch(new Request('http://x.example/v1/people/accounts/a1'));
    expect(response.status).to.equal(200);
  });
});

describe('A request of the wrong kind', () => {
  const path = 'accounts/a1/invitations';
  const refused: [string, RequestInit, string][] = [
    ['that is no JSON', post('{"drafts":'), '400 invalid'],
    ['without a body', post(''), '422 invalid'],
    [
      'as a form of another site sends it',
      { method: 'POST', body: 'a=b', headers: { 'content-type': 'text/plain' } },
      '415 invalid',
    ],
    [
      'with a member that nobody knows',
      post({ ...drafts('a@x.example'), admin: true }),
      '422 invalid',
    ],
    ['of more than a mebibyte', post(`"${'x'.repeat(1_048_576)}"`), '413 invalid too-many'],
    ['without a key', post(drafts('a@x.example'), {}), '400 invalid key-missing'],
  ];
  for (const [what, init, expected] of refused) {
    it(`is refused: ${what}`, async () => {
      const portal = openPortal();
      expect(await codeOf(await portal.request(owner, path, init))).to.equal(expected);
      expect(portal.data().mails).to.have.lengthOf(0);
    });
  }
});

describe('A write with a key', () => {
  const path = 'accounts/a1/invitations';
  const send = (portal: TestPortal, body: unknown, viewer = owner) =>
    portal.request(viewer, path, post(body));

  it('that comes again gets the first answer and has no second effect', async () => {
    const portal = openPortal();
    const first = await (await send(portal, drafts('a@x.example'))).text();
    const second = await (await send(portal, drafts('a@x.example'))).text();
    expect(second).to.equal(first);
    expect(portal.data().mails).to.have.lengthOf(1);
  });

  it('has one effect when it comes twenty times at once', async () => {
    const portal = openPortal();
    const all = await Promise.all(
      Array.from({ length: 20 }, () => send(portal, drafts('a@x.example'))),
    );
    expect(new Set(await Promise.all(all.map((response) => response.text()))).size).to.equal(1);
    expect(portal.data().mails).to.have.lengthOf(1);
    expect(portal.data().activity).to.have.lengthOf(1);
  });

  it('and other content is refused', async () => {
    const portal = openPortal();
    await send(portal, drafts('a@x.example'));
    expect(await codeOf(await send(portal, drafts('b@x.example')))).to.equal(
      '422 invalid key-reused',
    );
    expect(portal.data().mails).to.have.lengthOf(1);
  });

  it('is another one when somebody else has the same key, or another verb', async () => {
    const portal = openPortal();
    await send(portal, drafts('a@x.example'));
    const others = { drafts: [{ email: 'b@x.example', ...accessOf('domains') }] };
    expect((await send(portal, others, manager)).status).to.equal(200);
    const removal = post({ target: { refs: [refOf(portal, 'lena')] } });
    expect((await portal.request(owner, 'accounts/a1/members/remove', removal)).status).to.equal(
      200,
    );
    expect(portal.data().mails).to.have.lengthOf(2);
  });

  it('may come again with other content after it was refused, since nothing was done', async () => {
    const portal = openPortal();
    expect((await send(portal, { drafts: [] })).status).to.equal(422);
    expect((await send(portal, drafts('a@x.example'))).status).to.equal(200);
  });

  it('is forgotten after a day', async () => {
    const portal = openPortal();
    await send(portal, drafts('a@x.example'));
    portal.clock.now += 86_400_000;
    expect((await send(portal, drafts('b@x.example'))).status, 'at the day').to.equal(422);
    portal.clock.now += 1;
    expect((await send(portal, drafts('b@x.example'))).status, 'after it').to.equal(200);
    expect(portal.data().keys).to.have.lengthOf(1);
  });

  it('is of no use to who has lost the right in between', async () => {
    const portal = openPortal();
    const body = { drafts: [{ email: 'a@x.example', ...accessOf('domains') }] };
    await send(portal, body, manager);
    await portal.as(owner).removeMembers({ refs: [refOf(portal, 'mark')] }, { key: 'other' });
    expect((await send(portal, body, manager)).status).to.equal(403);
  });
});

describe('A change of one row', () => {
  const path = 'accounts/a1/members/lena';

  it('needs the version that was seen', async () => {
    const response = await openPortal().request(owner, path, patch({ name: 'New' }));
    expect(await codeOf(response)).to.equal('428 invalid version-missing');
  });

  it('of an older version is refused, with the row as it is and who changed it', async () => {
    const data = portalOf();
    data.accounts[0]!.members.find(({ id }) => id === 'lena')!.permissions = ['domains'];
    const portal = openPortal(data);
    await portal.request(manager, path, patch({ name: 'Theirs' }, { 'if-match': '"1"' }));
    const response = await portal.request(
      owner,
      path,
      patch({ name: 'Mine' }, { 'if-match': '"1"' }),
    );
    expect(response.status).to.equal(412);
    const problem = (await response.json()) as Record<string, unknown>;
    expect(problem.code).to.equal('changed');
    expect(problem.current).to.include({ name: 'Theirs', version: '2' });
    expect(problem.changed).to.deep.include({ by: 'Mark' });
    expect(portal.data().members.find(({ id }) => id === 'lena')?.name).to.equal('Theirs');
  });

  it('lets one of fifty at the same version through', async () => {
    const portal = openPortal();
    const all = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        portal.request(
          owner,
          path,
          patch({ name: `N${n}` }, { 'if-match': '"1"', 'idempotency-key': `k${n}` }),
        ),
      ),
    );
    expect(all.filter(({ status }) => status === 200)).to.have.lengthOf(1);
    expect(all.filter(({ status }) => status === 412)).to.have.lengthOf(49);
  });

  it('needs no version where the account keeps none, and tells none', async () => {
    const data = portalOf();
    data.accounts[0]!.settings.capabilities.versions = false;
    const response = await openPortal(data).request(owner, path, patch({ name: 'New' }));
    expect(response.status).to.equal(200);
    expect(response.headers.has('etag')).to.equal(false);
    expect(await response.json()).to.not.have.property('version');
  });

  it('in a list is an outcome of its own when it is stale or has no version', async () => {
    const portal = openPortal();
    const refs = [
      { id: 'lena', version: '0' },
      { id: 'mark' },
      { id: 'nobody', version: '1' },
      refOf(portal, 'dora'),
    ];
    const { items } = await portal.as(owner).removeMembers({ refs }, { key: 'k' });
    expect(
      items.map(({ error }) => [error?.code, error?.reason].filter(Boolean).join(' ')),
    ).to.deep.equal(['changed', 'invalid version-missing', 'not-found', '']);
    expect(items[0]?.error?.current).to.include({ id: 'lena', version: '1' });
  });
});

describe('Who asks', () => {
  it('is told to sign in when nobody is', async () => {
    expect(await codeOf(await openPortal().request(null, 'accounts/a1'))).to.equal(
      '401 unauthenticated',
    );
  });

  it('cannot tell an account from one that is not there, when he is no member', async () => {
    const portal = openPortal();
    const there = (await (await portal.request(stranger, 'accounts/a1')).json()) as object;
    const notThere = (await (await portal.request(stranger, 'accounts/zz')).json()) as object;
    const same = { instance: '', requestId: '' };
    expect({ ...there, ...same }).to.deep.equal({ ...notThere, ...same });
    expect(there).to.include({ code: 'forbidden' });
  });

  it('is out from the moment on at which his access ends', async () => {
    const data = portalOf();
    const lena = data.accounts[0]!.members.find(({ id }) => id === 'lena')!;
    lena.until = '2026-11-22T02:14:01.000Z';
    const portal = openPortal(data);
    expect((await portal.request('lena@account.example', 'accounts/a1')).status).to.equal(200);
    portal.clock.now += 1000;
    expect((await portal.request('lena@account.example', 'accounts/a1')).status).to.equal(403);
  });

  it('is known by the address, whatever its capitals', async () => {
    expect((await openPortal().request('OLGA@Account.Example', 'accounts/a1')).status).to.equal(
      200,
    );
  });

  it('is nobody with an invitation that he has not accepted', async () => {
    expect((await openPortal().request(pending, 'accounts/a1')).status).to.equal(403);
  });
});
