import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { createMemoryBackend, type MemoryBackend } from '../../src/adapters/memory/index.js';
import { BackendError } from '../../src/backend/errors.js';
import type { Invitation, Member } from '../../src/backend/backend.js';
import type { MemberEditor } from '../../src/elements/member-editor/member-editor.js';
import type { BeforeMemberUpdateEvent } from '../../src/events.js';
import { portals } from '../../src/mocks/portals/index.js';
import {
  days,
  focused,
  now,
  once,
  PanelPage,
  portalBackend,
  readable,
  until,
} from '../support/panel.js';
import { EditorPage, type PortalOptions } from '../support/panel.js';

async function open(
  row: string,
  options: PortalOptions & { tab?: string } = {},
): Promise<{ panel: PanelPage; editor: EditorPage }> {
  const panel = await PanelPage.open(options);
  if (options.tab) await panel.select(options.tab);
  press(panel, row);
  const editor = await panel.editor.opened();
  await editor.picker.ready();
  return { panel, editor };
}
function press(panel: PanelPage, row: string): void {
  const button = panel.row(row).querySelector<HTMLButtonElement>('.open');
  button?.focus();
  button?.click();
}
async function memberIn({ backend }: MemoryBackend, text: string): Promise<Member> {
  return (await backend.listMembers({ text })).items[0]!;
}
async function invitationIn({ backend }: MemoryBackend, text: string): Promise<Invitation> {
  return (await backend.listInvitations({ text })).items[0]!;
}

/** How often somebody's access was changed, as the service tells it. */
function changesIn(panel: PanelPage): number {
  const { activity } = panel.memory.snapshot().accounts[0]!;
  return activity.filter(({ verb }) => verb === 'member-updated').length;
}

describe('member-editor', () => {
  it('opens from the row’s name or its button, with who it is and what is held', async () => {
    const panel = await PanelPage.open();
    const name = panel.row('Sari').querySelector<HTMLButtonElement>('.open');
    name?.focus();
    name?.click();
    const editor = await panel.editor.opened();
    await editor.picker.ready();
    expect(editor.title).to.equal('Sari Wulandari');
    expect(editor.text).to.include('sari@pembukuansari.example');
    expect(editor.text).to.include('Last sign-in Nov 19, 2026');
    expect(editor.picker.ticked.toSorted()).to.deep.equal(['invoices', 'quotes']);
    editor.press('Cancel');
    await editor.closed();
    expect(focused() === panel.row('Sari').querySelector('.open')).to.equal(true);
  });

  it('is not offered for the owner, who has all permissions', async () => {
    const panel = await PanelPage.open();
    expect(panel.row('Ratna').querySelectorAll('.edit, .open').length).to.equal(0);
  });

  it('is not offered to somebody who may not manage', async () => {
    const panel = await PanelPage.open({ viewer: 'limited' });
    expect(panel.all('.edit, .open').length).to.equal(0);
  });

  it('sums up what changes, saves exactly that, and says so once', async () => {
    const { panel, editor } = await open('Sari');
    await editor.picker.tick('quotes', 'emails');
    await until('the summary', () => editor.summary.includes('Gains'));
    expect(editor.summary).to.include('Gains: View Emails');
    expect(editor.summary).to.include('Loses: View & Accept Quotes');
    const before = once<BeforeMemberUpdateEvent>(panel.element, 'before-member-update');
    editor.press('Save changes');
    const { gains, loses, change } = await before;
    expect([gains, loses]).to.deep.equal([['emails'], ['quotes']]);
    expect(Object.keys(change)).to.deep.equal(['permissions']);
    await editor.closed();
    await until(
      'the status',
      () => panel.status === 'The permissions of Sari Wulandari were saved.',
    );
    expect(panel.announced).to.equal(panel.status);
    expect((await memberIn(panel.memory, 'Sari')).permissions.toSorted()).to.deep.equal([
      'emails',
      'invoices',
    ]);
    expect(readable(panel.row('Sari'))).to.include('View Emails and View & Pay Invoices');
  });

  it('sends nothing where nothing was changed, and says so', async () => {
    const { panel, editor } = await open('Sari');
    await editor.picker.tick('emails', 'emails');
    editor.press('Save changes');
    await until('the words', () => editor.errors.includes('No changes'));
    expect(changesIn(panel)).to.equal(0);
  });

  it('shows a dependent permission as it is, without adding what it requires', async () => {
    const memory = portalBackend();
    const sari = await memberIn(memory, 'Sari');
    await memory.backend.updateMember(
      { id: sari.id, version: sari.version! },
      { permissions: ['manageproducts'] },
      { key: 'host' },
    );
    const { panel, editor } = await open('Sari', { seed: memory.snapshot() });
    expect(editor.picker.ticked).to.deep.equal(['manageproducts']);
    await editor.picker.tick('tickets');
    editor.press('Save changes');
    await editor.closed();
    expect((await memberIn(panel.memory, 'Sari')).permissions.toSorted()).to.deep.equal([
      'manageproducts',
      'tickets',
    ]);
  });

  describe('somebody else in between', () => {
    async function theirs(panel: PanelPage, permissions: string[]): Promise<void> {
      const { id, version } = await memberIn(panel.memory, 'Sari');
      await panel.memory.backend.updateMember(
        { id, version: version! },
        { permissions },
        { key: 'theirs' },
      );
    }

    it('is kept; mine goes on top, and is saved only after another look', async () => {
      const { panel, editor } = await open('Sari');
      await editor.picker.tick('emails');
      await theirs(panel, ['invoices', 'orders']);
      editor.press('Save changes');
      await until('the words', () => editor.text.includes('changed this now'));
      expect(editor.text).to.include('Ratna Kusumawardani changed this now.');
      expect(editor.announced).to.include('your changes stand on top of it');
      expect((await memberIn(panel.memory, 'Sari')).permissions.toSorted()).to.deep.equal([
        'invoices',
        'orders',
      ]);
      expect(editor.picker.ticked.toSorted()).to.deep.equal(['emails', 'invoices', 'orders']);
      expect(editor.summary).to.equal('Gains: View Emails');
      editor.press('Save changes');
      await editor.closed();
      expect((await memberIn(panel.memory, 'Sari')).permissions.toSorted()).to.deep.equal([
        'emails',
        'invoices',
        'orders',
      ]);
    });

    it('is asked about, field by field, where both changed the same one', async () => {
      const { panel, editor } = await open('bagas', { tab: 'Invitations' });
      const { id, version } = await invitationIn(panel.memory, 'bagas');
      await panel.memory.backend.updateInvitation(
        { id, version: version! },
        { email: 'theirs@kopilereng.example' },
        { key: 'theirs' },
      );
      editor.type('mine@kopilereng.example');
      editor.press('Save changes');
      await until('the question', () => editor.text.includes('Both of you changed this.'));
      expect(editor.address.value).to.equal('theirs@kopilereng.example');
      const radios = [...editor.dialog.querySelectorAll<HTMLInputElement>('.clash input')];
      expect(radios.map(({ checked }) => checked)).to.deep.equal([true, false]);
      radios[1]?.click();
      await until('mine', () => editor.address.value === 'mine@kopilereng.example');
      editor.press('Save changes');
      await editor.closed();
      expect((await invitationIn(panel.memory, 'mine@')).email).to.equal('mine@kopilereng.example');
    });

    it('has removed the person: said, and what was changed stays to be read', async () => {
      const { panel, editor } = await open('Sari');
      await editor.picker.tick('emails');
      const { id, version } = await memberIn(panel.memory, 'Sari');
      await panel.memory.backend.removeMembers(
        { refs: [{ id, version: version! }] },
        { key: 'theirs' },
      );
      editor.press('Save changes');
      await until('the words', () =>
        editor.errors.includes('Sari Wulandari is no longer in this account.'),
      );
      expect(editor.picker.ticked).to.include('emails');
    });
  });

  describe('unsaved work', () => {
    it('is asked about before it is thrown away', async () => {
      const { panel, editor } = await open('Sari');
      await editor.picker.tick('emails');
      editor.press('Cancel');
      await until('the question', () =>
        editor.text.includes('Discard the changes to Sari Wulandari?'),
      );
      await until('focus on keeping', () => focused() === editor.button('Keep editing'));
      editor.press('Keep editing');
      await until('the foot', () => editor.text.includes('Save changes'));
      editor.press('Cancel');
      await until('the question', () => editor.text.includes('Discard the changes'));
      editor.press('Discard');
      await editor.closed();
      press(panel, 'Sari');
      await editor.opened();
      expect(editor.summary).to.equal('');
    });

    it('survives Escape, and another row in between, and is offered again', async () => {
      const { panel, editor } = await open('Sari');
      await editor.picker.tick('emails');
      for (let key = 0; key < 3 && editor.dialog.open; key++) await sendKeys({ press: 'Escape' });
      editor.element.close();
      await editor.closed();
      press(panel, 'Budi');
      await editor.opened();
      expect(editor.text).not.to.include('You had begun to change this.');
      editor.press('Cancel');
      await editor.closed();
      press(panel, 'Sari');
      await editor.opened();
      expect(editor.text).to.include('You had begun to change this. Nothing has been saved.');
      await until('the tick', () => editor.picker.ticked.includes('emails'));
      editor.press('Start over');
      await until('the old ticks', () => !editor.picker.ticked.includes('emails'));
    });

    it('survives a failed request, which is tried again under the same key', async () => {
      const { panel, editor } = await open('Sari');
      const keys: string[] = [];
      const { updateMember } = panel.memory.backend;
      panel.memory.backend.updateMember = async (reference, change, write) => {
        keys.push(write.key);
        const member = await updateMember(reference, change, write);
        if (keys.length === 1) throw new BackendError({ code: 'unreachable' });
        return member;
      };
      await editor.picker.tick('emails');
      editor.press('Save changes');
      await until('the words', () => editor.errors.length === 1);
      expect(editor.picker.ticked).to.include('emails');
      editor.press('Save changes');
      await editor.closed();
      expect(new Set(keys).size).to.equal(1);
      expect(changesIn(panel)).to.equal(1);
    });

    it('survives a move of the panel in the document', async () => {
      const { panel, editor } = await open('Sari');
      await editor.picker.tick('emails');
      const place = document.createElement('div');
      document.body.append(place);
      place.append(panel.element);
      await until('a closed dialog', () => !panel.editor.dialog.open);
      await panel.settled();
      press(panel, 'Sari');
      await panel.editor.opened();
      await until('the tick', () => panel.editor.picker.ticked.includes('emails'));
      place.remove();
    });
  });

  describe('an invitation', () => {
    it('grants what was chosen last', async () => {
      const { panel, editor } = await open('bagas', { tab: 'Invitations' });
      expect(editor.title).to.equal('bagas.pratama@kopilereng.example');
      await editor.picker.tick('invoices', 'products');
      editor.press('Save changes');
      await editor.closed();
      await until('the status', () => panel.status.includes('was changed'));
      const { permissions, expiresAt } = await invitationIn(panel.memory, 'bagas');
      expect(permissions.toSorted()).to.deep.equal(['invoices', 'tickets']);
      expect(Date.parse(expiresAt)).to.equal(now + days(6));
    });

    it('moves to another address with a new link; the old one is dead', async () => {
      const { panel, editor } = await open('hendra', { tab: 'Invitations' });
      editor.type('hendra@kopilereng.example');
      await until('the warning', () => editor.text.includes('A new address gets a new link.'));
      editor.press('Save changes');
      await editor.closed();
      const moved = await invitationIn(panel.memory, 'hendra@kopilereng');
      expect(moved.delivery.state).to.equal('sent');
      const mail = panel.memory.snapshot().accounts[0]?.mails.at(-1);
      expect(mail?.to.address).to.equal('hendra@kopilereng.example');
    });

    it('stays where the new address is already a user, with the reason at the field', async () => {
      const { editor } = await open('hendra', { tab: 'Invitations' });
      editor.type('sari@pembukuansari.example');
      editor.press('Save changes');
      await until('the reason', () => editor.errors.includes('Already a user of this account'));
      expect(editor.address.value).to.equal('sari@pembukuansari.example');
      await until('focus in the field', () => focused() === editor.address);
    });
  });

  it('does not let a manager drop his own right to manage', async () => {
    const { account, data } = portals['server-panel'];
    const zoe = 'zoe@atelier-brumaire.example';
    const memory = createMemoryBackend({
      seed: data(now),
      accountId: account,
      viewer: zoe,
      now: () => now,
    });
    const element = await fixture<MemberEditor>(
      html`<member-editor .backend=${memory.backend}></member-editor>`,
    );
    await element.show({ member: await memberIn(memory, 'Zoé') });
    const editor = await new EditorPage(element).opened();
    await (await editor.picker.ready()).tick('contacts');
    editor.press('Save changes');
    await until('the reason', () =>
      editor.errors.includes('You cannot take away your own right to manage contacts.'),
    );
  });
});
