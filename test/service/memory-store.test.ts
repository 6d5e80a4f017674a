import { expect } from 'chai';
import { createMemoryStore } from '../../src/service/index.js';
import type { AccountStore } from '../../src/service/index.js';
import { at, memberOf, portalOf } from '../support/portal.js';

const inside = (run: (account: AccountStore) => Promise<void>) => (account: AccountStore | null) =>
  run(account!);

describe('The memory store', () => {
  it('hands out what it was given, and copies of it', () => {
    const data = portalOf();
    const store = createMemoryStore(data);
    expect(store.snapshot()).to.deep.equal(data);
    data.accounts[0]!.members[0]!.name = 'Somebody';
    store.snapshot().accounts[0]!.members[0]!.name = 'Somebody';
    expect(store.snapshot().accounts[0]?.members[0]?.name).to.equal('Olga');
  });

  it('keeps nothing of a transaction that fails', async () => {
    const store = createMemoryStore(portalOf());
    const before = store.snapshot();
    const run = inside(async (account) => {
      await account.members.remove('lena');
      await account.members.put(memberOf('new@x.example'));
      expect(await account.members.get('lena')).to.equal(undefined);
      expect(await account.members.count({})).to.equal(5);
      throw new Error('changed my mind');
    });
    const error: unknown = await store
      .transaction('a1', at(), run)
      .catch((thrown: unknown) => thrown);
    expect(error).to.be.an('error');
    expect(store.snapshot()).to.deep.equal(before);
  });

  it('shows no half of a transaction, and goes on after one that failed', async () => {
    const store = createMemoryStore(portalOf());
    const run = inside(async (account) => {
      await account.members.remove('lena');
      expect(store.snapshot().accounts[0]?.members).to.have.lengthOf(5);
    });
    await store
      .transaction('a1', at(), () => Promise.reject(new Error('no')))
      .catch(() => undefined);
    await store.transaction('a1', at(), run);
    expect(store.snapshot().accounts[0]?.members).to.have.lengthOf(4);
  });

  it('runs one transaction of an account after the other', async () => {
    const store = createMemoryStore(portalOf());
    const rename = inside(async (account) => {
      const member = (await account.members.get('lena'))!;
      await Promise.resolve();
      await account.members.put({ ...member, version: member.version + 1 });
    });
    await Promise.all(Array.from({ length: 20 }, () => store.transaction('a1', at(), rename)));
    const lena = store.snapshot().accounts[0]?.members.find(({ id }) => id === 'lena');
    expect(lena?.version).to.equal(21);
  });

  it('holds no record that a rule changes in its hands', async () => {
    const store = createMemoryStore(portalOf());
    await store.transaction(
      'a1',
      at(),
      inside(async (account) => {
        (await account.members.get('lena'))!.name = 'X';
        (await account.members.list({}))[0]!.name = 'Y';
      }),
    );
    expect(store.snapshot()).to.deep.equal(portalOf());
  });

  it('lets no rule write the settings', async () => {
    const store = createMemoryStore(portalOf());
    const write = inside(async (account) => {
      account.settings.capabilities.verbs.push('listActivity');
    });
    const refusal = await store.transaction('a1', at(), write).then(
      () => 'written',
      (error: unknown) => (error as Error).name,
    );
    expect(refusal).to.equal('TypeError');
    expect(store.snapshot()).to.deep.equal(portalOf());
  });

  it('has nothing for an account that is not there', async () => {
    const store = createMemoryStore(portalOf());
    expect(await store.transaction('zz', at(), async (account) => account)).to.equal(null);
  });

  it('puts other data in the place of all', () => {
    const store = createMemoryStore(portalOf());
    store.restore({ accounts: [], people: [] });
    expect(store.snapshot()).to.deep.equal({ accounts: [], people: [] });
  });

  it('finds the account of a token', async () => {
    const store = createMemoryStore(portalOf());
    expect(await store.accountOfToken('hash of i-paul')).to.equal('a1');
    expect(await store.accountOfToken('hash of nobody')).to.equal(null);
  });
});
