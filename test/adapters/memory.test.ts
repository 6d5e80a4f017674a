import { expect } from 'chai';
import { createMemoryBackend } from '../../src/adapters/memory/index.js';
import type { MemoryOptions } from '../../src/adapters/memory/index.js';
import {
  accessOf,
  accountOf,
  limited,
  owner,
  portalOf,
  refusedWith,
  settingsOf,
  start,
  write,
} from '../support/portal.js';

const open = (options: Partial<MemoryOptions> = {}) =>
  createMemoryBackend({ seed: portalOf(), viewer: owner, now: () => start, ...options });
const second = accountOf({ settings: settingsOf({ id: 'a 2/', name: 'Second' }) });

describe('The memory adapter', () => {
  it('is the first account of the seed, or the one that is named', async () => {
    const seed = portalOf(accountOf(), second);
    expect((await open({ seed }).backend.getAccount()).name).to.equal('Acorn Ltd');
    expect((await open({ seed, accountId: 'a 2/' }).backend.getAccount()).name).to.equal('Second');
  });

  it('is seen by the viewer that is named, or by nobody', async () => {
    expect((await open({ viewer: limited }).backend.getAccount()).viewer.memberId).to.equal('lena');
    expect(await refusedWith(open({ viewer: null }).backend.getAccount())).to.equal(
      'unauthenticated',
    );
  });

  it('keeps what is done, until other data is put in its place', async () => {
    const memory = open();
    const before = memory.snapshot();
    await memory.backend.createInvitations([{ email: 'a@x.example', ...accessOf() }], write());
    expect((await memory.backend.listInvitations({ text: 'a@x' })).total).to.equal(1);
    expect(memory.snapshot().accounts[0]?.mails).to.have.lengthOf(1);
    memory.restore(before);
    expect((await memory.backend.listInvitations({ text: 'a@x' })).total).to.equal(0);
  });

  it('takes invitees, whom the same data knows', async () => {
    const inviter = open();
    await inviter.backend.createInvitations(
      [{ email: 'a@x.example', ...accessOf('invoices') }],
      write(),
    );
    const seed = inviter.snapshot();
    const token = new URL(seed.accounts[0]!.mails[0]!.link!).hash.slice(1);
    const invitee = open({ seed, viewer: 'a@x.example' });
    expect((await invitee.invitations.lookUp(token)).needs).to.equal('confirm');
    await invitee.invitations.accept(token, {}, write());
    expect((await invitee.backend.getAccount()).viewer.permissions).to.deep.equal(['invoices']);
  });

  it('lets the calls fail that are meant to, and no others', async () => {
    const { backend, invitations } = open({
      fail: (verb, nth) =>
        verb === 'listMembers' && nth === 2 ? 'busy' : verb === 'lookUp' ? 'gone' : null,
    });
    await backend.listMembers({});
    await backend.getAccount();
    expect(await refusedWith(backend.listMembers({}))).to.equal('busy');
    await backend.listMembers({});
    expect(await refusedWith(invitations.lookUp('x'))).to.equal('gone');
  });

  it('waits before each call, and not on when it is given up', async () => {
    const { backend } = open({ delay: 60_000 });
    const controller = new AbortController();
    const call = backend.listMembers({}, { signal: controller.signal });
    controller.abort();
    const error: unknown = await call.catch((thrown: unknown) => thrown);
    expect((error as Error).name).to.equal('AbortError');
    const began = performance.now();
    await open({ delay: 30 }).backend.getAccount();
    expect(performance.now() - began).to.be.at.least(29);
  });
});
