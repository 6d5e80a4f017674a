import { expect } from '@open-wc/testing';
import type { InvitationTarget, MemberTarget, Outcomes } from '../../src/backend/backend.js';
import type {
  BeforeInvitationsResendEvent,
  BeforeMembersActiveEvent,
  InvitationsResentEvent,
  MembersActiveEvent,
} from '../../src/events.js';
import { createMemoryBackend } from '../../src/adapters/memory/index.js';
import { portals } from '../../src/mocks/portals/index.js';
import { crowded } from '../support/crowd.js';
import { focused, now, once, PanelPage, until } from '../support/panel.js';
import type { PortalOptions } from '../support/panel.js';

const messaging = (options: PortalOptions = {}): Promise<PanelPage> =>
  PanelPage.open({ portal: 'messaging-portal', ...options });
const signInOf = (panel: PanelPage, id: string): string | undefined =>
  panel.memory.snapshot().accounts[0]!.members.find((one) => one.id === id)?.signIn;

/** Presses the verb in the bar and then the one in the question. */
async function confirmed(panel: PanelPage, verb: string, n: number): Promise<void> {
  await panel.pressInBar(verb);
  const confirm = await panel.confirm.opened();
  confirm.press(`${verb} ${n}`);
  await confirm.closed();
}

describe('several users', () => {
  it('are removed at once: they leave the list, and it is said how many', async () => {
    const panel = await messaging();
    await panel.tick('Kenji', 'Joy', 'Farah');
    await confirmed(panel, 'Remove', 3);
    await until('the words', () => panel.status === '3 users were removed.');
    expect(panel.announced).to.equal('3 users were removed.');
    await until('eight left', () => panel.rows.length === 8);
    expect(panel.selected).to.equal('');
    await until('focus in the list', () => focused()?.closest('.row'));
  });

  it('are deactivated, and let in again by one Undo', async () => {
    const panel = await messaging();
    await panel.tick('Kenji', 'Joy');
    await confirmed(panel, 'Deactivate', 2);
    await until('the words', () => panel.status.startsWith('2 users were deactivated.'));
    await until('the count', () => panel.tabs.at(-1) === 'Deactivated users 5');
    expect([signInOf(panel, 'kenji'), signInOf(panel, 'joy')]).to.deep.equal([
      'deactivated',
      'deactivated',
    ]);
    panel.one('p.status button').click();
    await until('the words', () => panel.status === '2 users were reactivated.');
    expect([signInOf(panel, 'kenji'), signInOf(panel, 'joy')]).to.deep.equal(['active', 'active']);
    expect(panel.rows).to.have.lengthOf(11);
  });

  it('are reactivated without a question, with the permissions they had', async () => {
    const panel = await messaging();
    await panel.select('Deactivated');
    const told = once<MembersActiveEvent>(panel.element, 'members-active');
    const asked = once<BeforeMembersActiveEvent>(panel.element, 'before-members-active');
    panel.headBox.click();
    await panel.element.updateComplete;
    await panel.pressInBar('Reactivate');
    await until('the words', () => panel.status === '3 users were reactivated.');
    expect((await asked).members).to.have.lengthOf(3);
    expect((await told).outcomes.items).to.have.lengthOf(3);
    expect(panel.text).to.include('Nobody is deactivated.');
    const { items } = await panel.memory.backend.listMembers({ text: 'imran' });
    expect([items[0]?.signIn, items[0]?.permissions]).to.deep.equal(['active', ['api-keys']]);
    await until('focus in the panel', () => focused()?.getRootNode() === panel.element.shadowRoot);
  });

  it('may be all that a search matches, on whichever page', async () => {
    const panel = await messaging({ seed: crowded(60) });
    await panel.search('crowd-');
    await until('those who match', () => !panel.text.includes('Arjun'));
    await until('the rows', () => panel.one('#list').ariaBusy === 'false');
    panel.headBox.click();
    await panel.element.updateComplete;
    await panel.pressInBar('Select all 60 that match');
    await panel.tick('Crowd 5 ');
    await confirmed(panel, 'Remove', 59);
    await until('the words', () => panel.status === '59 users were removed.');
    const { items } = await panel.memory.backend.listMembers({ text: 'crowd-' });
    expect(items.map(({ name }) => name)).to.deep.equal(['Crowd 5']);
  });

  it('are never the person himself, who is left out with the reason', async () => {
    const panel = await messaging();
    panel.headBox.click();
    await panel.element.updateComplete;
    await panel.pressInBar('Remove');
    const confirm = await panel.confirm.opened();
    expect(confirm.title).to.equal('Remove 10 users?');
    expect(confirm.text).to.include('You cannot remove yourself.');
    confirm.press('Remove 10');
    await confirm.closed();
    await until('him alone', () => panel.rows.length === 1);
    expect(panel.text).to.include('Priya Raghunathan');
  });

  it('are gone already where another has removed them in a second window', async () => {
    const panel = await messaging();
    await panel.tick('Kenji', 'Joy');
    await panel.memory.backend.removeMembers({ refs: [{ id: 'joy', version: '1' }] }, { key: 'k' });
    await confirmed(panel, 'Remove', 2);
    await until('the rows', () => panel.rows.length === 9);
    expect(panel.selected).to.equal('');
  });

  it('are not removed by somebody whose own rights have gone in a second window', async () => {
    const { account, viewers, data } = portals['messaging-portal'];
    const panel = await messaging();
    await panel.tick('Kenji', 'Joy');
    const marcus = createMemoryBackend({
      seed: data(now),
      accountId: account,
      viewer: 'marcus@fernwood.example',
    });
    await marcus.backend.removeMembers({ refs: [{ id: 'priya', version: '1' }] }, { key: 'k' });
    panel.memory.restore(marcus.snapshot());
    expect(viewers.owner).to.include('priya');
    await panel.pressInBar('Remove');
    const confirm = await panel.confirm.opened();
    confirm.press('Remove 2');
    await until('the words', () => confirm.errors.length === 1);
    expect(confirm.errors[0]).to.equal(
      'You may not do this any more: your own permissions were changed.',
    );
    expect(signInOf(panel, 'kenji')).to.equal('active');
  });
});

describe('several invitations', () => {
  it('are sent again at once, with the new time', async () => {
    const panel = await messaging();
    await panel.select('Pending');
    const asked = once<BeforeInvitationsResendEvent>(panel.element, 'before-invitations-resend');
    const told = once<InvitationsResentEvent>(panel.element, 'invitations-resent');
    await panel.tick('mei.lin', 'hana.suzuki');
    await panel.pressInBar('Resend');
    await until('the words', () => panel.status.startsWith('2 new links were sent.'));
    expect(panel.status).to.include('valid until Nov 29, 2026');
    expect((await asked).invitations.map(({ email }) => email)).to.have.members([
      'mei.lin@fernwood.example',
      'hana.suzuki@fernwood.example',
    ]);
    expect((await told).outcomes.items).to.have.lengthOf(2);
    expect(panel.tabs[1]).to.equal('Pending invitations 7');
    expect(panel.selected).to.equal('');
    await until('focus on the box', () => focused() === panel.headBox);
  });

  it('have their links to copy where the backend gives them, one by one and all at once', async () => {
    const data = portals['messaging-portal'].data(now);
    for (const { capabilities } of data.accounts.map(({ settings }) => settings)) {
      capabilities.invitationLink = true;
    }
    const panel = await messaging({ seed: data });
    await panel.select('Pending');
    const told = once<InvitationsResentEvent>(panel.element, 'invitations-resent');
    await panel.tick('mei.lin', 'hana.suzuki');
    await panel.pressInBar('Resend');
    await until('the links', () => panel.result.includes('Links to copy'));
    await until('the words aloud', () => panel.announced.startsWith('2 new links were sent.'));
    expect(JSON.stringify((await told).outcomes)).not.to.include('http');
    const copied: string[] = [];
    const { writeText } = navigator.clipboard;
    navigator.clipboard.writeText = (text) => Promise.resolve(void copied.push(text));
    panel.one('.bulk-result summary').click();
    panel.one('.bulk-result .links button').click();
    panel.one('.bulk-result .copy-links').click();
    await until('the words', () => panel.announced.startsWith('Copied.'));
    navigator.clipboard.writeText = writeText;
    const lines = copied[1]?.split('\n') ?? [];
    expect(lines.map((line) => line.split('\t')[0])).to.have.members([
      'mei.lin@fernwood.example',
      'hana.suzuki@fernwood.example',
    ]);
    expect(copied[0]).to.include('http');
    expect(lines[0]?.split('\t')[1] === copied[0]).to.equal(true);
    await panel.tick('hana.suzuki');
    await panel.pressInBar('Revoke');
    await panel.confirm.opened();
    expect(panel.result).to.equal('');
  });

  it('are revoked after a question', async () => {
    const panel = await messaging();
    await panel.select('Pending');
    await panel.tick('mei.lin', 'hana.suzuki');
    await confirmed(panel, 'Revoke', 2);
    await until('the words', () => panel.status === '2 invitations were revoked.');
    await until('five left', () => panel.rows.length === 5);
  });

  it('are not sent where the host says no', async () => {
    const panel = await messaging();
    panel.element.addEventListener('before-invitations-resend', (event) => event.preventDefault());
    await panel.select('Pending');
    const mails = panel.memory.snapshot().accounts[0]!.mails.length;
    await panel.tick('mei.lin', 'hana.suzuki');
    await panel.pressInBar('Resend');
    await until('the words', () => panel.status.includes('This site stopped it.'));
    expect(panel.memory.snapshot().accounts[0]!.mails).to.have.lengthOf(mails);
    expect(panel.selected).to.equal('2 selected');
  });

  it('that were refused stay to be read, each with its reason, and are tried once more', async () => {
    const panel = await messaging();
    const { resendInvitations } = panel.memory.backend;
    let isBusy = true;
    panel.memory.backend.resendInvitations = async (target, write) => {
      const answer = await resendInvitations(target, write);
      const [first, ...others] = answer.items;
      const refused = { ref: first!.ref, error: { code: 'busy' as const } };
      return isBusy ? { ...answer, items: [refused, ...others] } : answer;
    };
    await panel.select('Pending');
    await panel.tick('mei.lin', 'hana.suzuki');
    await panel.pressInBar('Resend');
    await until('the result', () => panel.result.includes('1 could not be done:'));
    expect(panel.result).to.include('1 new link was sent.');
    expect(panel.result).to.include('mei.lin@fernwood.example');
    expect(panel.result).to.include('That did not work. Nothing was changed. Try again.');
    await until('the words aloud', () => panel.announced === '1 of 2 done');
    isBusy = false;
    panel.one('.bulk-result button').click();
    await until('the words', () => panel.status.startsWith('1 new link was sent.'));
    expect(panel.result).to.equal('');
  });

  it('are sent part by part where they are many, which can be stopped and gone on with', async () => {
    const panel = await messaging({ seed: crowded(0, 230) });
    await panel.select('Pending');
    const { resendInvitations } = panel.memory.backend;
    const targets: InvitationTarget[] = [];
    let letGo = (): void => {};
    panel.memory.backend.resendInvitations = async (target, write) => {
      targets.push(target);
      await new Promise<void>((resolve) => (letGo = resolve));
      return resendInvitations(target, write);
    };
    panel.headBox.click();
    await panel.element.updateComplete;
    await panel.pressInBar('Select all 237 that match');
    await panel.pressInBar('Resend');
    await until('the progress', () => panel.result.includes('0 of 237'));
    letGo();
    await until('a part', () => panel.result.includes('100 of 237'));
    panel.one('.bulk-result button').click();
    letGo();
    await until('the end', () => panel.result.includes('37 have not been tried yet.'));
    panel.one('.bulk-result button').click();
    await until('the last part', () => targets.length === 3);
    letGo();
    await until('the words', () => panel.status.startsWith('237 new links were sent.'));
  });
});

describe('a change of many', () => {
  it('is not sent twice by two presses', async () => {
    const panel = await messaging();
    const { setMembersActive } = panel.memory.backend;
    const calls: MemberTarget[] = [];
    const answers: Promise<Outcomes<unknown>>[] = [];
    panel.memory.backend.setMembersActive = (active, target, write) => {
      calls.push(target);
      const answer = setMembersActive(active, target, write);
      answers.push(answer);
      return answer;
    };
    await panel.select('Deactivated');
    panel.headBox.click();
    await panel.element.updateComplete;
    const button = panel.one('.selection .bulk-reactivate');
    button.click();
    button.click();
    await until('the words', () => panel.status === '3 users were reactivated.');
    expect(calls).to.have.lengthOf(1);
  });
});
