import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { MemoryBackend } from '../../src/adapters/memory/index.js';
import type { Account, Member, MemberChange } from '../../src/backend/backend.js';
import type { PortalName } from '../../src/mocks/portals/index.js';
import { oneDomainContact } from '../../src/mocks/portals/index.js';
import {
  days,
  EditorPage,
  focused,
  now,
  portalBackend,
  readable,
  until,
  type PortalOptions,
} from '../support/panel.js';

const maySignIn = 'May sign in to the panel';

interface Opened {
  memory: MemoryBackend;
  editor: EditorPage;
  /** The member as the service holds him now. */
  held: () => Promise<Member>;
}

async function open(
  portal: PortalName,
  name: string,
  options: PortalOptions & { account?: Partial<Account['capabilities']> } = {},
): Promise<Opened> {
  const { account, ...rest } = options;
  const memory = portalBackend({ portal, ...rest });
  const { getAccount } = memory.backend;
  memory.backend.getAccount = async () => {
    const told = await getAccount();
    return { ...told, capabilities: { ...told.capabilities, ...account } };
  };
  const { id } = (await memory.backend.listMembers({ text: name })).items[0]!;
  const held = () => memory.backend.getMember(id);
  return { memory, held, editor: await EditorPage.open(memory, { member: await held() }) };
}
const mailsTo = (memory: MemoryBackend, address: string) =>
  (memory.snapshot().accounts[0]?.mails ?? []).filter(({ to }) => to.address === address);

async function change({ memory, held }: Opened, part: MemberChange): Promise<void> {
  const { id, version } = await held();
  await memory.backend.updateMember({ id, version: version! }, part, { key: `k ${Math.random()}` });
}

describe('whether a contact may sign in', () => {
  it('says what it means, and sends nothing on the tick', async () => {
    const { editor, memory } = await open('client-area', 'Beatriz');
    expect(editor.tick(maySignIn).checked).to.equal(false);
    expect(editor.aboutTick(maySignIn)).to.include('are an authorised contact, but cannot sign in');
    expect(editor.text).to.include('They apply when sign-in is on.');
    editor.tick(maySignIn).click();
    await until('the hint', () =>
      editor.aboutTick(maySignIn).includes('we send the access to beatriz@almendrera.example'),
    );
    expect(mailsTo(memory, 'beatriz@almendrera.example')).to.have.lengthOf(0);
  });

  it('invites on saving, and leaves data and mail as they were', async () => {
    const { editor, memory, held } = await open('client-area', 'Beatriz');
    const before = await held();
    editor.tick(maySignIn).click();
    await (await editor.picker.ready()).tick('domains');
    editor.press('Save changes');
    await editor.closed();
    const after = await held();
    expect(after.signIn).to.equal('invited');
    expect(after.permissions).to.deep.equal(['domains']);
    expect([after.fields, after.subscriptions]).to.deep.equal([
      before.fields,
      before.subscriptions,
    ]);
    expect(mailsTo(memory, 'beatriz@almendrera.example')).to.have.lengthOf(1);
    expect(after.invitation?.expiresAt).to.equal(new Date(now + days(7)).toISOString());
  });

  it('says how long an invitation is valid, and revokes it when unticked', async () => {
    const { editor, held } = await open('client-area', 'Nicolás');
    expect(editor.tick(maySignIn).checked).to.equal(true);
    expect(editor.aboutTick(maySignIn)).to.include('Its link is valid until Nov 27, 2026');
    editor.tick(maySignIn).click();
    await until('the words', () => editor.aboutTick(maySignIn).includes('is revoked'));
    editor.press('Save changes');
    await editor.closed();
    expect((await held()).signIn).to.equal('none');
    expect((await held()).invitation === undefined).to.equal(true);
  });

  it('offers a new invitation after one that has expired', async () => {
    const { editor, held } = await open('client-area', 'Ainhoa');
    expect(editor.aboutTick(maySignIn)).to.include('The invitation has expired.');
    editor.tick(maySignIn).click();
    editor.press('Save changes');
    await editor.closed();
    expect((await held()).signIn).to.equal('invited');
  });

  it('asks before it ends somebody’s access, with what stays, and goes back to the tick', async () => {
    const { editor, held } = await open('client-area', 'Lucía');
    editor.tick(maySignIn).click();
    editor.press('Save changes');
    await until('the question', () =>
      editor.text.includes('End the access of Lucía Fernández-Montesinos Gil?'),
    );
    expect(editor.text).to.include('Still receives: Invoice-related notifications and New orders.');
    await until('focus on cancel', () => focused() === editor.button('Cancel'));
    editor.press('Cancel');
    await until('focus back', () => focused() === editor.tick(maySignIn));
    expect((await held()).signIn).to.equal('active');
    editor.press('Save changes');
    await until('the question', () => editor.text.includes('End the access'));
    editor.press('End access');
    await editor.closed();
    const after = await held();
    expect(after.signIn).to.equal('none');
    expect(after.subscriptions).to.deep.equal(['invoice', 'order']);
  });

  it('is not asked of the owner, who is not shown permissions to choose either', async () => {
    const { editor } = await open('client-area', 'Carmen');
    expect(editor.text).not.to.include(maySignIn);
    expect(editor.dialog.querySelectorAll('permission-picker').length).to.equal(0);
    expect(editor.tick('Support tickets').checked).to.equal(true);
    expect(editor.text).not.to.include('Delete contact');
  });
});

describe('another address', () => {
  it('of a contact is saved as it is', async () => {
    const { editor, held } = await open('client-area', 'Beatriz');
    await editor.fill({ 'Email Address': 'bea@almendrera.example' });
    expect(editor.about('Email Address')).to.equal('');
    editor.press('Save changes');
    await editor.closed();
    expect((await held()).email).to.equal('bea@almendrera.example');
  });

  it('of somebody invited gets a new link, which is said before', async () => {
    const { editor, memory, held } = await open('client-area', 'Nicolás');
    await editor.fill({ 'Email Address': 'nico@almendrera.example' });
    expect(editor.about('Email Address')).to.equal(
      'A new address gets a new link. The one that was sent stops working.',
    );
    editor.press('Save changes');
    await editor.closed();
    expect((await held()).signIn).to.equal('invited');
    expect(mailsTo(memory, 'nico@almendrera.example')).to.have.lengthOf(1);
  });

  it('of a user waits to be confirmed where the account wants that, and is shown so', async () => {
    const { editor, memory, held } = await open('server-panel', 'Mathis');
    const old = 'mathis.legoff@atelier-brumaire.example';
    await editor.fill({ 'Email Address': 'mathis@atelier-brumaire.example' });
    expect(editor.about('Email Address')).to.equal(
      `The address changes once mathis@atelier-brumaire.example has confirmed it. ${old} receives a notice.`,
    );
    editor.press('Save changes');
    await editor.closed();
    expect((await held()).email).to.equal(old);
    expect(mailsTo(memory, 'mathis@atelier-brumaire.example')).to.have.lengthOf(1);
    await editor.again({ member: await held() });
    expect(editor.about('Email Address')).to.equal(
      'The new address mathis@atelier-brumaire.example has not been confirmed yet.',
    );
  });

  it('of a user is refused with the reason where the account says so', async () => {
    const { memory, held } = await open('server-panel', 'Mathis');
    const refused = {
      ...(await held()),
      actions: { edit: true, changeEmail: { refused: 'user-address' } },
    };
    const editor = await EditorPage.open(memory, { member: refused as Member });
    expect(editor.address.readOnly).to.equal(true);
    expect(editor.about('Email Address')).to.equal(
      'They change their address themselves, in their own profile.',
    );
  });

  it('that somebody has already stays in the field, with the reason', async () => {
    const { editor } = await open('client-area', 'Beatriz');
    await editor.fill({ 'Email Address': 'lucia@almendrera.example' });
    editor.press('Save changes');
    await until('the reason', () => editor.about('Email Address').includes('Already a contact'));
    expect(editor.address.value).to.equal('lucia@almendrera.example');
  });

  it('and says whose it is, with a way there; what was typed is kept', async () => {
    const { editor, held } = await open('client-area', 'Beatriz');
    await editor.fill({ 'Email Address': 'Lucia@almendrera.example' });
    editor.press('Save changes');
    const name = 'Open Lucía Fernández-Montesinos Gil';
    await until('the way there', () => editor.text.includes(name));
    await editor.fill({ 'Email Address': 'lucia2@almendrera.example' });
    expect(editor.text).not.to.include(name);
    await editor.fill({ 'Email Address': 'lucia@almendrera.example' });
    editor.press('Save changes');
    await until('the way there', () => editor.text.includes(name));
    editor.press(name);
    await until('her row', () => editor.address.value === 'lucia@almendrera.example');
    expect(editor.title).to.equal('Lucía Fernández-Montesinos Gil');
    expect(editor.dialog.contains(editor.focused)).to.equal(true);
    expect(editor.about('Email Address')).not.to.include('Already a contact');
    editor.press('Cancel');
    await editor.closed();
    await editor.element.show({ member: await held() });
    expect(editor.address.value).to.equal('lucia@almendrera.example');
    expect(editor.title).to.equal('Beatriz Cano Olmedo');
  });
});

describe('data and mail of somebody who is there', () => {
  it('are saved by Enter in a field', async () => {
    const { editor, held } = await open('server-panel', 'Inès');
    editor.field('Last name').focus();
    await sendKeys({ press: 'End' });
    await sendKeys({ type: 'x' });
    await sendKeys({ press: 'Enter' });
    await editor.closed();
    expect((await held()).name).to.match(/x$/u);
  });

  it('are saved as far as they were changed', async () => {
    const { editor, held, memory } = await open('server-panel', 'Inès');
    const sent: MemberChange[] = [];
    const { updateMember } = memory.backend;
    memory.backend.updateMember = async (ref, part, write) => {
      sent.push(part);
      return updateMember(ref, part, write);
    };
    await editor.fill({ 'Last name': 'Benkhelifa-Roy', City: 'Lyon', Company: ' ' });
    editor.tick('Service-related notifications').click();
    editor.press('Save changes');
    await editor.closed();
    expect(sent).to.deep.equal([
      {
        fields: { lastName: 'Benkhelifa-Roy', city: 'Lyon' },
        subscriptions: ['invoice', 'service'],
      },
    ]);
    expect((await held()).name).to.equal('Inès Benkhelifa-Roy');
  });

  it('are merged with what somebody else has changed; a field that both changed is asked about by its name', async () => {
    const opened = await open('server-panel', 'Inès');
    const { editor, held } = opened;
    await editor.fill({ City: 'Lyon', Company: 'Brumaire' });
    await change(opened, { fields: { city: 'Nantes', postcode: '44000' } });
    editor.press('Save changes');
    await until('the question', () => editor.dialog.querySelector('.clash'));
    expect(readable(editor.dialog.querySelector('.clash legend'))).to.equal('City');
    expect(editor.field('City').value).to.equal('Nantes');
    expect(editor.field('Company').value).to.equal('Brumaire');
    const [theirs, mine] = editor.dialog.querySelectorAll<HTMLInputElement>('.clash input');
    expect(theirs?.checked).to.equal(true);
    mine?.click();
    await until('mine', () => editor.field('City').value === 'Lyon');
    editor.press('Save changes');
    await editor.closed();
    const { fields } = await held();
    expect([fields['city'], fields['company'], fields['postcode']]).to.deep.equal([
      'Lyon',
      'Brumaire',
      '44000',
    ]);
  });

  it('show a number that was stored without spaces as it is read best', async () => {
    const opened = await open('server-panel', 'Inès');
    const { editor, held } = opened;
    editor.press('Cancel');
    await editor.closed();
    await change(opened, { fields: { phone: '+33353012031' } });
    await editor.again({ member: await held() });
    await until('the number', () => editor.about('Phone number') === '+33 3 53 01 20 31');
    expect(editor.field('Phone number').value).to.equal('+33353012031');
  });

  it('are not blocked by a field that was declared later, and is empty', async () => {
    const { memory, held } = await open('client-area', 'Beatriz');
    const { lastName: _, ...fields } = (await held()).fields;
    const editor = await EditorPage.open(memory, { member: { ...(await held()), fields } });
    await editor.fill({ 'First name': 'Bea' });
    editor.press('Save changes');
    await editor.closed();
    expect((await held()).fields['firstName']).to.equal('Bea');
  });

  it('keep the last receiver of mail that somebody must receive, and say why', async () => {
    const { editor, held } = await open('client-area', 'Íñigo', { seed: oneDomainContact(now) });
    editor.tick('Domain-related notifications').click();
    editor.press('Save changes');
    await until('the reason', () =>
      editor.errors.join().includes('At least one contact must receive domain mail.'),
    );
    expect((await held()).subscriptions).to.include('domain');
    await until('focus in the section', () =>
      editor.dialog.querySelector('[data-access=subscriptions]')?.contains(editor.focused),
    );
  });
});

describe('“Delete contact” in the editor', () => {
  it('makes room for the question, and comes back where it is not wanted', async () => {
    const { editor, held } = await open('server-panel', 'Océane');
    await editor.fill({ City: 'Brest' });
    editor.press('Delete contact');
    const confirm = await editor.confirm.opened();
    expect(editor.dialog.open).to.equal(false);
    expect(confirm.title).to.include('Océane Perrin');
    confirm.press('Cancel');
    await editor.opened();
    expect(confirm.dialog.open).to.equal(false);
    expect(editor.field('City').value).to.equal('Brest');
    expect((await held()).name).to.equal('Océane Perrin');
  });

  it('removes, and does not come back', async () => {
    const { editor, memory } = await open('server-panel', 'Océane');
    editor.press('Delete contact');
    const confirm = await editor.confirm.opened();
    [...confirm.dialog.querySelectorAll<HTMLButtonElement>('.danger')].at(-1)?.click();
    await confirm.closed();
    await editor.element.updateComplete;
    expect(editor.dialog.open).to.equal(false);
    expect((await memory.backend.listMembers({ text: 'Océane' })).items).to.deep.equal([]);
  });

  it('does not come back over another account that is set meanwhile', async () => {
    const { editor } = await open('server-panel', 'Océane');
    editor.press('Delete contact');
    const confirm = await editor.confirm.opened();
    editor.element.backend = portalBackend().backend;
    await confirm.closed();
    for (let frame = 0; frame < 10; frame++) await new Promise(requestAnimationFrame);
    expect(editor.dialog.open).to.equal(false);
  });
});
