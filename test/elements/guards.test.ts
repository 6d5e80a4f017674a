import { expect } from '@open-wc/testing';
import { portals } from '../../src/mocks/portals/index.js';
import type { Member } from '../../src/backend/backend.js';
import { createMemoryBackend } from '../../src/adapters/memory/index.js';
import { frames, now, PanelPage, readable, until } from '../support/panel.js';
import type { PortalOptions } from '../support/panel.js';

interface Case {
  what: string;
  options?: PortalOptions;
  /** Whose row. */
  row: string;
  /** Why the bin of the row cannot be used, in words. */
  why: string;
}

const cases: Case[] = [
  {
    what: 'the owner, by himself',
    row: 'Ratna',
    why: 'The account owner cannot be removed.',
  },
  {
    what: 'an admin, by himself',
    options: { portal: 'messaging-portal' },
    row: 'Priya',
    why: 'You cannot remove yourself.',
  },
  {
    what: 'the owner of contacts',
    options: { portal: 'server-panel' },
    row: 'Vauquelin',
    why: 'The account owner cannot be deleted.',
  },
];

describe('nobody locks himself out', () => {
  for (const { what, options = {}, row, why } of cases) {
    it(`${what}: the bin says why not, to eye and ear, and does nothing`, async () => {
      const panel = await PanelPage.open(options);
      const bin = panel.bin(row);
      expect(bin.getAttribute('aria-disabled')).to.equal('true');
      expect(bin.disabled, 'can be reached by Tab').to.equal(false);
      expect(readable(panel.one(`#${bin.getAttribute('aria-describedby') ?? ''}`))).to.equal(why);
      bin.click();
      await frames();
      expect(panel.confirm.isOpen).to.equal(false);
    });

    it(`${what}: refused as well where the backend forgets to say so`, async () => {
      const panel = await PanelPage.open(options);
      const { items } = await panel.memory.backend.listMembers({ text: row });
      const member: Member = { ...items[0]!, actions: { remove: true, edit: true } };
      await panel.confirm.element.show({ member });
      const confirm = await panel.confirm.opened();
      expect(confirm.text).to.include(why);
      expect(confirm.dialog.querySelectorAll('.danger').length).to.equal(0);
    });
  }

  it('the only admin left is told so, also to somebody who looks later', async () => {
    const { account, viewers, data } = portals['messaging-portal'];
    const memory = createMemoryBackend({
      seed: data(now),
      accountId: account,
      viewer: viewers.owner,
      now: () => now,
    });
    const { items } = await memory.backend.listMembers({ text: 'Marcus' });
    const { id, version } = items[0]!;
    await memory.backend.removeMembers({ refs: [{ id, version: version! }] }, { key: 'k' });
    const panel = await PanelPage.open({ portal: 'messaging-portal', seed: memory.snapshot() });
    const bin = panel.bin('Priya');
    expect(bin.getAttribute('aria-disabled')).to.equal('true');
    const why = readable(panel.one(`#${bin.getAttribute('aria-describedby') ?? ''}`));
    expect(why).to.equal('This is the only admin. Make somebody else admin first.');
  });

  /** Priya is the only admin; of the others, only so many are left. */
  async function withOnlyAdmin(others: number): Promise<PanelPage> {
    const seed = portals['messaging-portal'].data(now);
    const account = seed.accounts[0]!;
    const users = account.members.filter(
      ({ role, signIn }) => role === 'user' && signIn === 'active',
    );
    const admin = account.members.filter(({ name }) => name?.startsWith('Priya'));
    account.members = [...admin, ...users.slice(0, others)];
    const panel = await PanelPage.open({ portal: 'messaging-portal', seed });
    panel.bin('Priya').focus();
    panel.bin('Priya').click();
    await panel.element.updateComplete;
    expect(readable(panel.row('Priya'))).to.include('Make somebody else admin first.');
    const way = panel.all('.row button.link').find((one) => readable(one).startsWith('Choose who'));
    way?.focus();
    way?.click();
    return panel;
  }

  const firstUser = (panel: PanelPage) =>
    panel.rows.find((row) => !readable(row).includes('Priya'));

  it('the only admin is led to the one who can take over, and back', async () => {
    const panel = await withOnlyAdmin(1);
    const editor = await panel.editor.opened();
    expect(editor.title).to.equal(readable(firstUser(panel)?.querySelector('.open')));
    editor.press('Cancel');
    await editor.closed();
    expect(panel.element.shadowRoot?.activeElement === panel.bin('Priya')).to.equal(true);
  });

  it('the only admin is led to the list where several can take over', async () => {
    const panel = await withOnlyAdmin(2);
    await until('what to do', () => panel.status.startsWith('Open the person'));
    expect(panel.announced).to.equal(panel.status);
    const row = firstUser(panel);
    await until('focus in the list', () => row?.contains(panel.element.shadowRoot!.activeElement));
  });

  it('the only admin who is alone is led to inviting somebody', async () => {
    const panel = await withOnlyAdmin(0);
    await panel.invite.opened();
  });

  it('a manager without a permission cannot give it: the box says why and stays empty', async () => {
    const panel = await PanelPage.open({ portal: 'server-panel', viewer: 'owner' });
    const { account, data } = portals['server-panel'];
    // Zoé manages contacts and holds nothing else.
    panel.element.backend = createMemoryBackend({
      seed: data(now),
      accountId: account,
      viewer: 'zoe@atelier-brumaire.example',
      now: () => now,
    }).backend;
    await until(
      'her panel',
      () => panel.rows.length === 11 && panel.text.includes('Zoé Kœnig You'),
    );
    panel.row('Kœnig').querySelector<HTMLButtonElement>('.edit')?.click();
    const editor = await panel.editor.opened();
    const picker = await editor.picker.ready();
    const box = picker.box('orders');
    expect(box.getAttribute('aria-disabled')).to.equal('true');
    expect(picker.about('orders')).to.include('You do not have this permission yourself.');
    box.click();
    await picker.element.updateComplete;
    expect(picker.ticked).to.deep.equal(['contacts']);
  });

  it('a manager cannot remove somebody who holds more: the bin says why', async () => {
    const panel = await PanelPage.open({ portal: 'server-panel', viewer: 'owner' });
    const { account, data } = portals['server-panel'];
    panel.element.backend = createMemoryBackend({
      seed: data(now),
      accountId: account,
      viewer: 'zoe@atelier-brumaire.example',
      now: () => now,
    }).backend;
    await until('her panel', () => panel.text.includes('Zoé Kœnig You'));
    const row = panel.row('Benkhelifa');
    expect(row.querySelector('.edit')).to.equal(null);
    const bin = row.querySelector('.bin');
    expect(bin?.getAttribute('aria-disabled')).to.equal('true');
    const why = panel.all(`#${bin?.getAttribute('aria-describedby') ?? ''}`)[0];
    expect(readable(why)).to.equal('You cannot change this: they have permissions that you lack.');
  });
});
