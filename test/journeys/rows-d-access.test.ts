import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { Member } from '../../src/backend/backend.js';
import {
  accept,
  invitationTo,
  mayDo,
  memberNamed,
  viewers,
  visitMessaging,
  type MessagingVisit,
} from '../support/messaging-portal.js';
import { focused, readable, until, type EditorPage, type InvitePage } from '../support/panel.js';
import { refOf, refusedWith, write } from '../support/portal.js';

const newcomer = 'mira.tan@fernwood.example';
const joy = 'joy@fernwood.example';
const reserved = ['pricing', 'payment', 'user-management'];

/** A control of the dialog by its name and value. */
function control(page: EditorPage | InvitePage, name: string, value: string): HTMLInputElement {
  const all = page.dialog.querySelectorAll<HTMLInputElement>(`input[name=${name}]`);
  const found = [...all].find((one) => one.value === value);
  if (!found) throw new Error(`no ${name} ${value}`);
  return found;
}

/** Focus there, and the space bar: as somebody without a mouse chooses. */
async function choose(page: EditorPage | InvitePage, name: string, value: string): Promise<void> {
  control(page, name, value).focus();
  await sendKeys({ press: ' ' });
  await page.element.updateComplete;
}

/** Types into the search of sub-accounts, goes down to the hit, and ticks it. */
async function chooseSubAccount(page: EditorPage | InvitePage, text: string, id: string) {
  const search = page.dialog.querySelector<HTMLInputElement>('.access-scope [role=searchbox]');
  if (!search) throw new Error('no search of sub-accounts');
  search.focus();
  search.select();
  await sendKeys({ type: text });
  const hits = () => [
    ...page.dialog.querySelectorAll<HTMLInputElement>('.access-found input[name=resource]'),
  ];
  await until(
    `the one “${id}”`,
    () =>
      hits()
        .map(({ value }) => value)
        .join() === id,
  );
  while (focused() !== hits()[0]) await sendKeys({ press: 'ArrowDown' });
  await sendKeys({ press: ' ' });
  await page.element.updateComplete;
}

const modules = (page: EditorPage | InvitePage) =>
  reserved.map((id) => {
    const box = page.picker.box(id);
    return [box.checked, box.ariaDisabled, page.picker.about(id)] as const;
  });

async function edited({ panel }: MessagingVisit, name: string): Promise<EditorPage> {
  panel.row(name).querySelector<HTMLButtonElement>('.open, .edit')?.click();
  const editor = await panel.editor.opened();
  await editor.picker.ready();
  return editor;
}

describe('D1 who created the account is its administrator', () => {
  it('in an account that has just been opened, the only one, and Admin', async () => {
    const { panel, portal } = await visitMessaging(viewers.owner, { isNew: true });
    expect(panel.rows).to.have.lengthOf(1);
    expect(readable(panel.row('Priya Raghunathan'))).to.include('Admin');
    const backend = portal.as(viewers.owner);
    const target = { refs: [refOf(portal, 'priya')] };
    const demoted = backend.updateMember(refOf(portal, 'priya'), { role: 'user' }, write());
    expect(await refusedWith(demoted)).to.include('refused');
    const deactivated = await backend.setMembersActive(false, target, write());
    expect(deactivated.items.map(({ error }) => error?.code)).to.deep.equal(['refused']);
    const gone = await backend.removeMembers(target, write());
    expect(gone.items.map(({ error }) => error?.code)).to.deep.equal(['refused']);
    expect(portal.data().members).to.have.lengthOf(1);
  });

  it('and stays one where another one is demoted, until nobody else is left', async () => {
    const visit = await visitMessaging();
    const { portal } = visit;
    const editor = await edited(visit, 'Marcus Teo');
    await choose(editor, 'role', 'user');
    editor.press('Save changes');
    await editor.closed();
    const backend = portal.as(viewers.owner);
    expect((await memberNamed(portal, 'marcus'))?.role).to.equal('user');
    const last = backend.updateMember(refOf(portal, 'priya'), { role: 'user' }, write());
    expect(await refusedWith(last)).to.include('refused');
    expect((await memberNamed(portal, 'priya'))?.role).to.equal('admin');
  });
});

/** The dialog at its second step: whom, and now what they may do. */
async function setPermission({ panel }: MessagingVisit): Promise<InvitePage> {
  panel.inviteButton?.click();
  const dialog = await panel.invite.opened();
  dialog.type(newcomer);
  dialog.press('Set Permission');
  await until('the second step', () => dialog.dialog.querySelector('[name=role]'));
  await dialog.picker.ready();
  return dialog;
}

describe('D3 Set Permission: type User or Admin, then modules', () => {
  it('a User never has Pricing, Payment and User Management: shown, off, with the reason', async () => {
    const visit = await visitMessaging();
    const dialog = await setPermission(visit);
    expect(control(dialog, 'role', 'user').checked).to.equal(true);
    for (const [isOn, isFixed, about] of modules(dialog)) {
      expect([isOn, isFixed]).to.deep.equal([false, 'true']);
      expect(about).to.include('Never part of the type User.');
    }
    dialog.press('Send Invites (1)');
    await until('the question', () => dialog.text.includes('Choose at least one permission.'));
    expect((await invitationTo(visit.portal, newcomer)) === undefined).to.equal(true);
  });

  it('an Admin always has them, and is an Admin once he has joined', async () => {
    const visit = await visitMessaging();
    const { portal } = visit;
    const dialog = await setPermission(visit);
    await choose(dialog, 'role', 'admin');
    for (const [isOn, isFixed, about] of modules(dialog)) {
      expect([isOn, isFixed]).to.deep.equal([true, 'true']);
      expect(about).to.include('Part of the type Admin, always.');
    }
    dialog.press('Send Invites (1)');
    await until('the result', () => !dialog.dialog.querySelector('[name=role]'));
    expect((await invitationTo(portal, newcomer))?.permissions).to.include.members(reserved);
    await accept(portal, newcomer);
    for (const id of reserved) expect(await mayDo(portal, newcomer, id)).to.equal(true);
  });

  it('and by API the service refuses the same', async () => {
    const { portal } = await visitMessaging();
    const backend = portal.as(viewers.owner);
    const given = (permissions: string[]) => ({
      ...{ email: newcomer, role: 'user', profile: null, permissions },
      ...{ scope: { all: true } as const, subscriptions: [] },
    });
    for (const [permissions, reason] of [
      [['dashboard', 'pricing'], 'admin-only'],
      [[], 'too-few-permissions'],
    ] as const) {
      const [outcome] = await backend.createInvitations([given([...permissions])], write());
      expect(outcome && 'error' in outcome && outcome.error.reason).to.equal(reason);
    }
    expect(portal.data().mails).to.have.lengthOf(0);
  });
});

describe('D4 then the sub-accounts', () => {
  it('three of forty are found by search and granted; a fourth is refused', async () => {
    const visit = await visitMessaging();
    const { portal } = visit;
    const dialog = await setPermission(visit);
    await dialog.picker.tick('reports');
    dialog.press('Send Invites (1)');
    await until('the question', () => dialog.text.includes('Sub-accounts: choose at least one.'));
    const three = ['fernhill_sg_promo', 'harrowgate_vn_otp', 'coralbay_id_promo'];
    for (const id of three) await chooseSubAccount(dialog, id, id);
    expect(dialog.text).to.include('3 of 40').and.to.include('Selected: 3');
    dialog.press('Send Invites (1)');
    await until('the result', () => !dialog.dialog.querySelector('[name=role]'));
    await accept(portal, newcomer);
    for (const id of three) expect(await mayDo(portal, newcomer, 'reports', id)).to.equal(true);
    expect(await mayDo(portal, newcomer, 'reports', 'fernhill_sg_otp')).to.equal(false);
    expect(await mayDo(portal, newcomer, 'dashboard', three[0])).to.equal(false);
  });
});

describe('D9 type, modules and sub-accounts of an active user are changed later', () => {
  it('told as gains and losses before, and so in the service after', async () => {
    const visit = await visitMessaging();
    const { portal } = visit;
    const editor = await edited(visit, 'Joy Dela Cruz');
    await editor.picker.tick('reports', 'send-sms');
    await chooseSubAccount(editor, 'fernhill_sg_o', 'fernhill_sg_otp');
    expect(editor.summary).to.include('Gains: Send SMS');
    expect(editor.summary).to.include('Loses: Reports & Logs');
    expect(editor.summary).to.include('Sub-accounts: 9 of 40 (added: 1, removed: 0)');
    expect(await mayDo(portal, joy, 'send-sms')).to.equal(false);
    editor.press('Save changes');
    await editor.closed();
    const { permissions, scope } = (await memberNamed(portal, 'joy')) as Member;
    expect(permissions).to.have.members(['dashboard', 'send-sms']);
    expect('ids' in scope && scope.ids)
      .to.include('fernhill_sg_otp')
      .and.to.have.lengthOf(9);
    expect(await mayDo(portal, joy, 'send-sms', 'fernhill_sg_otp')).to.equal(true);
    expect(await mayDo(portal, joy, 'reports', 'fernhill_sg_otp')).to.equal(false);
    expect(await mayDo(portal, joy, 'send-sms', 'coralbay_sg_otp')).to.equal(false);
  });

  it('from User to Admin and back, each with what it brings', async () => {
    const visit = await visitMessaging();
    const { portal } = visit;
    const editor = await edited(visit, 'Daniel Okonkwo');
    await choose(editor, 'role', 'admin');
    expect(editor.summary).to.include('Admin, until now User');
    expect(editor.summary).to.include('User Management');
    editor.press('Save changes');
    await editor.closed();
    expect(await mayDo(portal, 'daniel@fernwood.example', 'user-management')).to.equal(true);
    await until('Admin', () => readable(visit.panel.row('Daniel Okonkwo')).includes('Admin'));
    const again = await edited(visit, 'Daniel Okonkwo');
    await choose(again, 'role', 'user');
    again.press('Save changes');
    await again.closed();
    expect(await mayDo(portal, 'daniel@fernwood.example', 'user-management')).to.equal(false);
    expect((await memberNamed(portal, 'daniel'))?.permissions).not.to.include('pricing');
  });

  it('not to none: an empty choice of sub-accounts leads to the question', async () => {
    const visit = await visitMessaging();
    const { portal } = visit;
    const editor = await edited(visit, 'Siobhán');
    await choose(editor, 'resource', 'coralbay_sg_promo');
    editor.press('Save changes');
    await until('the question', () => editor.text.includes('Sub-accounts: choose at least one.'));
    expect((await memberNamed(portal, 'siobhan'))?.scope).to.deep.equal({
      ids: ['coralbay_sg_promo'],
    });
  });

  it('with what somebody else changed in between kept, sub-account by sub-account', async () => {
    const visit = await visitMessaging();
    const { portal } = visit;
    const editor = await edited(visit, 'Kenji Morita');
    await chooseSubAccount(editor, 'dunebrook_vn', 'dunebrook_vn_otp');
    const before = (await memberNamed(portal, 'kenji')) as Member;
    const ids = ['harrowgate_sg_otp', 'amberleaf_sg_otp'];
    const other = portal.as('marcus@fernwood.example');
    await other.updateMember(refOf(portal, before.id), { scope: { ids } }, write());
    editor.press('Save changes');
    await until('the other one', () => editor.text.includes('Marcus Teo'));
    editor.press('Save changes');
    await editor.closed();
    const { scope } = (await memberNamed(portal, 'kenji')) as Member;
    expect('ids' in scope && scope.ids).to.have.members([...ids, 'dunebrook_vn_otp']);
  });
});
