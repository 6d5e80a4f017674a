import { expect, fixture, html } from '@open-wc/testing';
import type { MemoryBackend } from '../../src/adapters/memory/index.js';
import type { Invitation, Member, MemberTarget } from '../../src/backend/backend.js';
import { BackendError } from '../../src/backend/errors.js';
import '../../src/define.js';
import type { ConfirmRemove } from '../../src/elements/confirm-remove/confirm-remove.js';
import type { BeforeMembersRemoveEvent, MembersRemovedEvent } from '../../src/events.js';
import { crowded } from '../support/crowd.js';
import { ConfirmPage, focused, frames, once, portalBackend, until } from '../support/panel.js';
import type { PortalOptions } from '../support/panel.js';

interface Opened {
  memory: MemoryBackend;
  confirm: ConfirmPage;
  /** All members of the account, as a list shows them. */
  members: Member[];
}

/** The dialog of a host that has no panel, over the messaging portal. */
async function alone(options: PortalOptions = {}): Promise<Opened> {
  const memory = portalBackend({ portal: 'messaging-portal', ...options });
  const element = await fixture<ConfirmRemove>(
    html`<confirm-remove .backend=${memory.backend}></confirm-remove>`,
  );
  const { items } = await memory.backend.listMembers({ limit: 100 });
  return { memory, confirm: new ConfirmPage(element), members: items };
}
const named = (members: readonly Member[], ...names: string[]): Member[] =>
  names.map((name) => members.find((one) => one.name?.startsWith(name))!);
const idsOf = (memory: MemoryBackend): string[] =>
  memory.snapshot().accounts[0]!.members.map(({ id }) => id);

const crowdQuery = { text: 'crowd-' };

describe('confirm-remove, asked about several', () => {
  it('says how many and who, what they lose and what is risky, and starts on cancel', async () => {
    const memory = portalBackend();
    const element = await fixture<ConfirmRemove>(
      html`<confirm-remove .backend=${memory.backend}></confirm-remove>`,
    );
    const { items } = await memory.backend.listMembers({});
    const members = items.filter(({ isOwner }) => !isOwner);
    await element.show({ members });
    const confirm = await new ConfirmPage(element).opened();
    expect(confirm.title).to.equal('Remove 8 users?');
    const names = members.map(({ name }) => name);
    expect(confirm.text).to.include(`${names.slice(0, 5).join(', ')} and 3 more`);
    expect(confirm.text).not.to.include(names[5]);
    expect(confirm.text).to.include('They lose all access to CV Kopi Lereng Senja.');
    expect(confirm.text).to.include('What they lose includes: Modify Master Account Profile.');
    expect(confirm.text).to.include('permissions then start empty');
    expect(focused() === confirm.button('Cancel')).to.equal(true);
    expect(confirm.text).not.to.include('Only pausing?');
  });

  it('lists who has to stay, with the reason, before anything is pressed', async () => {
    const { memory, confirm, members } = await alone();
    const chosen = named(members, 'Priya', 'Kenji', 'Joy');
    await confirm.element.show({ members: chosen });
    await confirm.opened();
    expect(confirm.title).to.equal('Remove 2 users?');
    expect(confirm.text).to.include('Left out: Priya Raghunathan');
    expect(confirm.text).to.include('You cannot remove yourself.');
    confirm.press('Remove 2');
    await confirm.closed();
    const left = idsOf(memory);
    expect([left.includes('priya'), left.includes('kenji'), left.includes('joy')]).to.deep.equal([
      true,
      false,
      false,
    ]);
  });

  it('offers nothing but to close where nobody can go', async () => {
    const { confirm, members } = await alone();
    const [priya] = named(members, 'Priya');
    const marcus = { ...named(members, 'Marcus')[0]!, actions: {} };
    await confirm.element.show({ members: [priya!, marcus] });
    await confirm.opened();
    expect(confirm.dialog.querySelectorAll('.danger')).to.have.lengthOf(0);
    confirm.press('Close');
    await confirm.closed();
  });

  it('keeps an admin where all of them are chosen; the others go', async () => {
    const { memory, confirm, members } = await alone();
    const admins = members.filter(({ role, signIn }) => role === 'admin' && signIn === 'active');
    expect(admins).to.have.lengthOf(2);
    await confirm.element.show({ members: [...admins, ...named(members, 'Kenji')] });
    await confirm.opened();
    confirm.press('Remove 2');
    await confirm.closed();
    expect(idsOf(memory)).to.include('priya').and.not.include('marcus');
  });

  it('tells of each row that was refused, and asks about it once more as it is now', async () => {
    const { memory, confirm, members } = await alone();
    const [kenji, chloe] = named(members, 'Kenji', 'Chloe');
    await memory.backend.updateMember(
      { id: 'chloe', version: chloe!.version! },
      { permissions: ['campaigns'], scope: { all: true } },
      { key: 'somebody-else' },
    );
    const chosen = [kenji!, chloe!];
    await confirm.element.show({ members: chosen });
    await confirm.opened();
    const removed = once<MembersRemovedEvent>(confirm.element, 'members-removed');
    confirm.press('Remove 2');
    await until('what became of them', () => confirm.title === '1 of 2 done');
    expect((await removed).outcomes.items).to.have.lengthOf(2);
    expect(confirm.text).to.include('1 user was removed.');
    expect(confirm.text).to.include('1 could not be done:');
    expect(confirm.text).to.include('Chloe Tan Hui Min was changed meanwhile.');
    await until('focus on the way out', () => focused() === confirm.button('Close'));
    expect(confirm.announced).to.equal('1 of 2 done');

    confirm.press('Retry the failed ones (1)');
    await until('the question once more', () => confirm.title === 'Remove Chloe Tan Hui Min?');
    await until('focus on cancel', () => focused() === confirm.button('Cancel'));
    confirm.press('Remove');
    await confirm.closed();
    expect(idsOf(memory)).not.to.include('chloe');
  });

  it('deactivates instead, and keeps the permissions', async () => {
    const { memory, confirm, members } = await alone();
    await confirm.element.show({ members: named(members, 'Kenji', 'Joy') });
    await confirm.opened();
    confirm.press('Only pausing? Deactivate instead.');
    await until('the other question', () => confirm.title === 'Deactivate 2 users?');
    await until('focus on cancel', () => focused() === confirm.button('Cancel'));
    confirm.press('Deactivate 2');
    await confirm.closed();
    const { items } = await memory.backend.listMembers({ signIn: ['deactivated'], text: 'joy' });
    expect(items[0]?.permissions).to.deep.equal(['dashboard', 'reports']);
  });

  it('says of deactivating who cannot be, in words of its own', async () => {
    const { confirm, members } = await alone();
    await confirm.element.show(
      { members: named(members, 'Priya', 'Kenji', 'Joy') },
      { action: 'deactivate' },
    );
    await confirm.opened();
    expect(confirm.title).to.equal('Deactivate 2 users?');
    expect(confirm.text).to.include('You cannot deactivate yourself.');
  });

  it('revokes invitations, whose links are dead then', async () => {
    const { memory, confirm } = await alone();
    const open: Invitation[] = (await memory.backend.listInvitations({ status: ['pending'] }))
      .items;
    await confirm.element.show({ invitations: open.slice(0, 3) });
    await confirm.opened();
    expect(confirm.title).to.equal('Revoke 3 invitations?');
    expect(confirm.text).to.include('The links stop working.');
    confirm.press('Revoke 3');
    await confirm.closed();
    const { items } = await memory.backend.listInvitations({ status: ['revoked'] });
    expect(items).to.have.lengthOf(3);
  });

  it('asks the host once for all, who may say no', async () => {
    const { memory, confirm, members } = await alone();
    const before = idsOf(memory);
    const asked: BeforeMembersRemoveEvent[] = [];
    confirm.element.addEventListener('before-members-remove', (event) => {
      asked.push(event);
      event.preventDefault();
    });
    const chosen = named(members, 'Kenji', 'Joy');
    await confirm.element.show({ members: chosen });
    await confirm.opened();
    confirm.press('Remove 2');
    await until('the words', () => confirm.errors.length === 1);
    expect(confirm.errors[0]).to.equal('This site stopped it. Nothing was changed.');
    expect(asked.map((event) => event.members.map(({ id }) => id))).to.deep.equal([
      ['kenji', 'joy'],
    ]);
    expect(asked[0]?.selection).to.deep.equal({
      refs: chosen.map(({ id, version }) => ({ id, version })),
    });
    expect(idsOf(memory)).to.deep.equal(before);
  });
});

/** Removing 230 who match, of whom the first 100 are gone; each further part waits to be let go. */
async function afterOnePart() {
  const { memory, confirm } = await alone({ seed: crowded(230) });
  const { removeMembers } = memory.backend;
  let nextPart = (): void => {};
  memory.backend.removeMembers = async (target, write) => {
    await new Promise<void>((resolve) => (nextPart = resolve));
    return removeMembers(target, write);
  };
  const matching = { query: crowdQuery, except: [], expected: 230 };
  const { items } = await memory.backend.listMembers(crowdQuery);
  await confirm.element.show({ members: items, matching });
  await confirm.opened();
  confirm.press('Remove 230');
  await until('the progress', () => confirm.text.includes('0 of 230'));
  nextPart();
  await until('a part', () => confirm.text.includes('100 of 230'));
  const letAllGo = () => (memory.backend.removeMembers = removeMembers);
  return { memory, confirm, nextPart: () => nextPart(), letAllGo };
}

/** Removing 3 who match, where 4 do by now: the backend is asked how many, and has not answered yet. */
async function whileCounted() {
  const { memory, confirm } = await alone({ seed: crowded(4) });
  const { items } = await memory.backend.listMembers(crowdQuery);
  const { listMembers } = memory.backend;
  const counting = {
    answer: (): void => {},
    fail: (): void => {},
    restore: () => void (memory.backend.listMembers = listMembers),
  };
  let isAsked = false;
  memory.backend.listMembers = async (query, call) => {
    isAsked = true;
    await new Promise<void>((resolve, reject) => {
      counting.answer = resolve;
      counting.fail = () => reject(new BackendError({ code: 'busy' }));
    });
    return listMembers(query, { ...call, signal: new AbortController().signal });
  };
  const matching = { query: crowdQuery, except: [], expected: 3 };
  await confirm.element.show({ members: items, matching });
  await confirm.opened();
  confirm.press('Remove 3');
  await until('the question how many', () => isAsked);
  await confirm.element.updateComplete;
  return { memory, confirm, counting, items };
}

describe('confirm-remove, asked about all that a search matches', () => {
  it('removes them part by part, each under a key of its own, and tells of all at once', async () => {
    const { memory, confirm } = await alone({ seed: crowded(230) });
    const { removeMembers } = memory.backend;
    const keys: string[] = [];
    const targets: MemberTarget[] = [];
    memory.backend.removeMembers = (target, write) => {
      keys.push(write.key);
      targets.push(target);
      return removeMembers(target, write);
    };
    const { items } = await memory.backend.listMembers(crowdQuery);
    const matching = { query: crowdQuery, except: ['crowd-7'], expected: 229 };
    await confirm.element.show({ members: items.slice(0, 6), matching });
    await confirm.opened();
    expect(confirm.title).to.equal('Remove 229 users?');
    expect(confirm.text).to.include('and 224 more');
    const told: MembersRemovedEvent[] = [];
    confirm.element.addEventListener('members-removed', (event) => told.push(event));
    confirm.press('Remove 229');
    await confirm.closed();
    expect(new Set(keys).size).to.equal(3);
    expect(targets.map((target) => 'cursor' in target)).to.deep.equal([false, true, true]);
    expect(told.map(({ outcomes }) => outcomes.items.length)).to.deep.equal([229]);
    const left = idsOf(memory).filter((id) => id.startsWith('crowd'));
    expect(left).to.deep.equal(['crowd-7']);
  });

  it('asks anew with the new number where more match by now', async () => {
    const { memory, confirm } = await alone({ seed: crowded(4) });
    const { items } = await memory.backend.listMembers(crowdQuery);
    const matching = { query: crowdQuery, except: [], expected: 3 };
    await confirm.element.show({ members: items, matching });
    await confirm.opened();
    confirm.press('Remove 3');
    await until('the words', () => confirm.errors.length === 1);
    expect(confirm.errors[0]).to.include('4 match now');
    expect(confirm.title).to.equal('Remove 4 users?');
    expect(idsOf(memory).filter((id) => id.startsWith('crowd'))).to.have.lengthOf(4);
    confirm.press('Remove 4');
    await confirm.closed();
    expect(idsOf(memory).filter((id) => id.startsWith('crowd'))).to.have.lengthOf(0);
  });

  it('cannot be confirmed with the old number while they are counted anew', async () => {
    const { memory, confirm, counting } = await whileCounted();
    let asked = 0;
    confirm.element.addEventListener('before-members-remove', () => asked++);
    confirm.dialog.querySelector<HTMLButtonElement>('.danger')!.click();
    expect(asked).to.equal(0);
    counting.answer();
    await until('the new number', () => confirm.title === 'Remove 4 users?');
    confirm.press('Remove 4');
    await confirm.closed();
    // Once with the old number, before it was known to be old, and once with the new one.
    expect(asked).to.equal(1);
    expect(idsOf(memory).filter((id) => id.startsWith('crowd'))).to.have.lengthOf(0);
  });

  for (const how of ['answer', 'fail'] as const) {
    it(`keeps to the question that is asked by then where the count comes late (${how})`, async () => {
      const { confirm, counting, items } = await whileCounted();
      confirm.press('Cancel');
      await confirm.closed();
      await confirm.element.show({ member: items[0]! });
      await confirm.opened();
      const { title } = confirm;
      counting[how]();
      for (let frame = 0; frame < 5; frame++) await new Promise(requestAnimationFrame);
      expect(confirm.title).to.equal(title);
      expect(title).not.to.include('users');
      expect(confirm.errors).to.deep.equal([]);
      expect(confirm.announced).to.equal('');
    });
  }

  it('says that they could not be counted, tells the host, and can be tried again', async () => {
    const { confirm, counting } = await whileCounted();
    const failed = once<HTMLElementEventMap['backend-failed']>(confirm.element, 'backend-failed');
    counting.fail();
    const { verb, code } = await failed;
    expect([verb, code]).to.deep.equal(['listMembers', 'busy']);
    await until('the words', () => confirm.errors.length === 1);
    expect(confirm.errors[0]).to.equal('That did not work. Nothing was changed. Try again.');
    counting.restore();
    confirm.press('Remove 3');
    await until('the new number', () => confirm.title === 'Remove 4 users?');
  });

  it('shows how far it is, can be stopped after a part, and goes on', async () => {
    const { memory, confirm, nextPart, letAllGo } = await afterOnePart();
    confirm.press('Stop');
    nextPart();
    await until('what became of them', () => confirm.title === '200 of 230 done');
    expect(confirm.text).to.include('30 have not been tried yet.');
    letAllGo();
    const removed = once<MembersRemovedEvent>(confirm.element, 'members-removed');
    confirm.press('Go on');
    await confirm.closed();
    expect((await removed).outcomes.items).to.have.lengthOf(230);
    expect(idsOf(memory).filter((id) => id.startsWith('crowd'))).to.have.lengthOf(0);
  });

  it('leaves off after the part under way where it is closed, and tells of that too', async () => {
    const { memory, confirm, nextPart } = await afterOnePart();
    const removed = once<MembersRemovedEvent>(confirm.element, 'members-removed');
    confirm.element.close();
    nextPart();
    expect((await removed).outcomes.items).to.have.lengthOf(200);
    expect(idsOf(memory).filter((id) => id.startsWith('crowd'))).to.have.lengthOf(30);
  });

  it('does nothing where it is closed while the host is asked', async () => {
    const { memory, confirm } = await alone({ seed: crowded(2) });
    const { items } = await memory.backend.listMembers(crowdQuery);
    let agree = (): void => {};
    confirm.element.addEventListener('before-members-remove', (event) =>
      event.waitUntil(new Promise<boolean>((resolve) => (agree = () => resolve(true)))),
    );
    await confirm.element.show({ members: items });
    await confirm.opened();
    confirm.press('Remove 2');
    await until('the question of the host', () => !confirm.dialog.open);
    confirm.element.close();
    agree();
    await frames();
    expect(idsOf(memory).filter((id) => id.startsWith('crowd'))).to.have.lengthOf(2);
  });

  it('tells what was done until then where it is left in the middle', async () => {
    const { memory, confirm } = await alone({ seed: crowded(130) });
    const { removeMembers } = memory.backend;
    let calls = 0;
    memory.backend.removeMembers = (target, write) => {
      calls += 1;
      if (calls === 1) return removeMembers(target, write);
      return Promise.reject(new BackendError({ code: 'unknown' }, { notApplied: true }));
    };
    const { items } = await memory.backend.listMembers(crowdQuery);
    const matching = { query: crowdQuery, except: [], expected: 130 };
    await confirm.element.show({ members: items, matching });
    await confirm.opened();
    confirm.press('Remove 130');
    await until('the words', () => confirm.errors.length === 1);
    expect(confirm.title).to.equal('100 of 130 done');
    const removed = once<MembersRemovedEvent>(confirm.element, 'members-removed');
    confirm.press('Close');
    expect((await removed).outcomes.items).to.have.lengthOf(100);
  });
});
