import { expect } from '@open-wc/testing';
import type { Member } from '../../src/backend/backend.js';
import { readable, until, type EditorPage, type InvitePage } from '../support/panel.js';
import { refusedWith, write } from '../support/portal.js';
import { type PortalPage, visitsOf } from '../support/portal-page.js';
import { refOf } from '../../src/internal/refs.js';

const visit = visitsOf('messaging-portal');
const newcomer = 'mira.tan@fernwood.example';
const joy = 'joy@fernwood.example';
const reserved = ['pricing', 'payment', 'user-management'];

/** A radio or box of the dialog by its name and value. */
const control = (name: string, value: string) => (one: HTMLElement) =>
  one.matches(`input[name=${name}][value=${value}]`);

/** Types into the search of sub-accounts, goes down to the hit, and ticks it. */
async function chooseSubAccount({ keys }: PortalPage, page: EditorPage | InvitePage, id: string) {
  const search = (one: HTMLElement) => one.matches('.access-scope [role=searchbox]');
  await keys.retype(search, id);
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
  await keys.down(control('resource', id));
  await keys.space();
}

const modules = (page: EditorPage | InvitePage) =>
  reserved.map((id) => {
    const box = page.picker.box(id);
    return [box.checked, box.ariaDisabled, page.picker.about(id)] as const;
  });

async function edited(page: PortalPage, name: string): Promise<EditorPage> {
  const editor = await page.details(name);
  await editor.picker.ready();
  return editor;
}
const isChosen = (page: EditorPage | InvitePage, role: string) =>
  page.dialog.querySelector<HTMLInputElement>(`input[name=role][value=${role}]`)?.checked;

describe('D1 who created the account is its administrator', () => {
  it('in an account that has just been opened, the only one, and Admin', async () => {
    const { panel, service } = await visit({ isFirstRun: true });
    expect(panel.rows).to.have.lengthOf(1);
    expect(readable(panel.row('Priya Raghunathan'))).to.include('Admin');
    const backend = service.as();
    const target = { refs: [refOf((await service.member('priya'))!)] };
    const demoted = backend.updateMember(
      refOf((await service.member('priya'))!),
      { role: 'user' },
      write(),
    );
    expect(await refusedWith(demoted)).to.equal('refused last-admin');
    const deactivated = await backend.setMembersActive(false, target, write());
    expect(deactivated.items.map(({ error }) => error?.code)).to.deep.equal(['refused']);
    const gone = await backend.removeMembers(target, write());
    expect(gone.items.map(({ error }) => error?.code)).to.deep.equal(['refused']);
    expect(await service.members()).to.have.lengthOf(1);
  });

  it('and stays one where another one is demoted, until nobody else is left', async () => {
    const page = await visit();
    const { keys, service } = page;
    const editor = await edited(page, 'Marcus Teo');
    await keys.tick(control('role', 'user'));
    await keys.press('Save changes');
    await editor.closed();
    const backend = service.as();
    expect((await service.member('marcus'))?.role).to.equal('user');
    const last = backend.updateMember(
      refOf((await service.member('priya'))!),
      { role: 'user' },
      write(),
    );
    expect(await refusedWith(last)).to.equal('refused last-admin');
    expect((await service.member('priya'))?.role).to.equal('admin');
  });
});

/** The dialog at its second step: whom, and now what they may do. */
async function setPermission(page: PortalPage): Promise<InvitePage> {
  const dialog = await page.invite();
  await page.keys.retype('address', newcomer);
  await page.keys.press('Set Permission');
  await until('the second step', () => dialog.dialog.querySelector('[name=role]'));
  await dialog.picker.ready();
  return dialog;
}

describe('D3 Set Permission: type User or Admin, then modules', () => {
  it('a User never has Pricing, Payment and User Management: shown, off, with the reason', async () => {
    const page = await visit();
    const { keys, service } = page;
    const dialog = await setPermission(page);
    expect(isChosen(dialog, 'user')).to.equal(true);
    for (const [isOn, isFixed, about] of modules(dialog)) {
      expect([isOn, isFixed]).to.deep.equal([false, 'true']);
      expect(about).to.include('Never part of the type User.');
    }
    await keys.press('Send Invites (1)');
    await until('the question', () => dialog.text.includes('Choose at least one permission.'));
    expect((await service.invitation(newcomer)) === undefined).to.equal(true);
  });

  it('an Admin always has them, and is an Admin once he has joined', async () => {
    const page = await visit();
    const { keys, service } = page;
    const dialog = await setPermission(page);
    await keys.tick(control('role', 'admin'));
    for (const [isOn, isFixed, about] of modules(dialog)) {
      expect([isOn, isFixed]).to.deep.equal([true, 'true']);
      expect(about).to.include('Part of the type Admin, always.');
    }
    await keys.press('Send Invites (1)');
    await until('the result', () => !dialog.dialog.querySelector('[name=role]'));
    expect((await service.invitation(newcomer))?.permissions).to.include.members(reserved);
    await service.accept(newcomer);
    for (const id of reserved) expect(await service.mayDo(newcomer, id)).to.equal(true);
  });

  it('and by API the service refuses the same', async () => {
    const { service } = await visit();
    const backend = service.as();
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
    expect(await service.mailsTo(newcomer)).to.have.lengthOf(0);
  });
});

describe('D4 then the sub-accounts', () => {
  it('three of forty are found by search and granted; a fourth is refused', async () => {
    const page = await visit();
    const { keys, service } = page;
    const dialog = await setPermission(page);
    await keys.tick('reports');
    await keys.press('Send Invites (1)');
    await until('the question', () => dialog.text.includes('Sub-accounts: choose at least one.'));
    const three = ['fernhill_sg_promo', 'harrowgate_vn_otp', 'coralbay_id_promo'];
    for (const id of three) await chooseSubAccount(page, dialog, id);
    expect(dialog.text).to.include('3 of 40').and.to.include('Selected: 3');
    await keys.press('Send Invites (1)');
    await until('the result', () => !dialog.dialog.querySelector('[name=role]'));
    await service.accept(newcomer);
    for (const id of three) expect(await service.mayDo(newcomer, 'reports', id)).to.equal(true);
    expect(await service.mayDo(newcomer, 'reports', 'fernhill_sg_otp')).to.equal(false);
    expect(await service.mayDo(newcomer, 'dashboard', three[0])).to.equal(false);
  });
});

describe('D9 type, modules and sub-accounts of an active user are changed later', () => {
  it('told as gains and losses before, and so in the service after', async () => {
    const page = await visit();
    const { keys, service } = page;
    const editor = await edited(page, 'Joy Dela Cruz');
    await keys.tick('reports', 'send-sms');
    await chooseSubAccount(page, editor, 'fernhill_sg_otp');
    expect(editor.summary).to.include('Gains: Send SMS');
    expect(editor.summary).to.include('Loses: Reports & Logs');
    expect(editor.summary).to.include('Sub-accounts: 9 of 40 (added: 1, removed: 0)');
    expect(await service.mayDo(joy, 'send-sms')).to.equal(false);
    await keys.press('Save changes');
    await editor.closed();
    const { permissions, scope } = (await service.member('joy')) as Member;
    expect(permissions).to.have.members(['dashboard', 'send-sms']);
    expect('ids' in scope && scope.ids)
      .to.include('fernhill_sg_otp')
      .and.to.have.lengthOf(9);
    expect(await service.mayDo(joy, 'send-sms', 'fernhill_sg_otp')).to.equal(true);
    expect(await service.mayDo(joy, 'reports', 'fernhill_sg_otp')).to.equal(false);
    expect(await service.mayDo(joy, 'send-sms', 'coralbay_sg_otp')).to.equal(false);
  });

  it('from User to Admin and back, each with what it brings', async () => {
    const page = await visit();
    const { keys, service } = page;
    const editor = await edited(page, 'Daniel Okonkwo');
    await keys.tick(control('role', 'admin'));
    expect(editor.summary).to.include('Admin, until now User');
    expect(editor.summary).to.include('User Management');
    await keys.press('Save changes');
    await editor.closed();
    expect(await service.mayDo('daniel@fernwood.example', 'user-management')).to.equal(true);
    await until('Admin', () => readable(page.panel.row('Daniel Okonkwo')).includes('Admin'));
    const again = await edited(page, 'Daniel Okonkwo');
    await keys.tick(control('role', 'user'));
    await keys.press('Save changes');
    await again.closed();
    expect(await service.mayDo('daniel@fernwood.example', 'user-management')).to.equal(false);
    expect((await service.member('daniel'))?.permissions).not.to.include('pricing');
  });

  it('not to none: an empty choice of sub-accounts leads to the question', async () => {
    const page = await visit();
    const { keys, service } = page;
    const editor = await edited(page, 'Siobhán');
    await keys.tick(control('resource', 'coralbay_sg_promo'));
    await keys.press('Save changes');
    await until('the question', () => editor.text.includes('Sub-accounts: choose at least one.'));
    expect((await service.member('siobhan'))?.scope).to.deep.equal({
      ids: ['coralbay_sg_promo'],
    });
  });

  it('with what somebody else changed in between kept, sub-account by sub-account', async () => {
    const page = await visit();
    const { keys, service } = page;
    const editor = await edited(page, 'Kenji Morita');
    await chooseSubAccount(page, editor, 'dunebrook_vn_otp');
    const before = (await service.member('kenji')) as Member;
    const ids = ['harrowgate_sg_otp', 'amberleaf_sg_otp'];
    const other = service.as('marcus@fernwood.example');
    await other.updateMember(refOf(before), { scope: { ids } }, write());
    await keys.press('Save changes');
    await until('the other one', () => editor.text.includes('Marcus Teo'));
    await keys.press('Save changes');
    await editor.closed();
    const { scope } = (await service.member('kenji')) as Member;
    expect('ids' in scope && scope.ids).to.have.members([...ids, 'dunebrook_vn_otp']);
  });
});

describe('D9 the same for those who are only invited, several at once', () => {
  const addresses = ['hana.suzuki', 'luis.aquino', 'elena.petrova'].map(
    (name) => `${name}@fernwood.example`,
  );

  /** Ticks their rows among the pending invitations, one with a link that was mailed, and asks for another access. */
  async function asked(page: PortalPage): Promise<EditorPage> {
    const { keys, panel, service } = page;
    const target = { refs: [refOf((await service.invitation(addresses[1] ?? ''))!)] };
    await service.as().resendInvitations(target, write());
    await keys.to((one) => one.role === 'tab');
    await keys.right();
    expect(readable(page.demo.focused)).to.include('Pending invitations');
    await keys.enter();
    await until('the list', () => panel.text.includes(addresses[0] ?? ''));
    await panel.settled();
    await keys.tick(...addresses.map((address) => `Select ${address}`));
    await keys.press('Change access');
    return page.editor();
  }

  it('also where an answer is lost on the way: done once, and told so', async () => {
    const page = await visit();
    const { keys, service, demo, panel } = page;
    const editor = await asked(page);
    expect(editor.title).to.equal('Change access of 3 invitations');
    expect(editor.text).to.include('Their access differs now.');
    const keysSent = losingAnswer(demo.window, 2);
    await keys.tick('reports');
    await chooseSubAccount(page, editor, 'coralbay_id_promo');
    await keys.press('Save changes');
    await editor.closed();
    await until('the words', () => panel.status === 'The access of 3 invitations was changed.');
    await until('focus in the list', () => demo.focused?.closest('.row'));
    for (const address of addresses) {
      const { permissions, scope } = (await service.invitation(address))!;
      expect([permissions, scope]).to.deep.equal([['reports'], { ids: ['coralbay_id_promo'] }]);
    }
    expect(keysSent).to.have.lengthOf(4);
    expect(new Set(keysSent).size).to.equal(3);
    const { items } = await service.as().listActivity({});
    expect(items.filter(({ verb }) => verb === 'invitation-updated')).to.have.lengthOf(3);
    await service.accept(addresses[1] ?? '');
    expect(await service.mayDo(addresses[1] ?? '', 'reports', 'coralbay_id_promo')).to.equal(true);
    expect(await service.mayDo(addresses[1] ?? '', 'send-sms', 'coralbay_id_promo')).to.equal(
      false,
    );
  });

  it('but for the one that was accepted meanwhile: named with the reason, the others go through', async () => {
    const page = await visit();
    const { keys, service, demo, panel } = page;
    const [hana = '', luis = '', elena = ''] = addresses;
    const editor = await asked(page);
    await service.accept(luis);
    await keys.tick('reports');
    await chooseSubAccount(page, editor, 'coralbay_id_promo');
    await keys.press('Save changes');
    await until('what became of them', () => editor.title === '2 of 3 done');
    expect(editor.text).to.include(`The invitation to ${luis} is no longer open.`);
    await until('focus on the way out', () => demo.focused === editor.button('Close'));
    await keys.enter();
    await editor.closed();
    await until('focus in the panel', () => demo.focused?.closest('.row, .selection, #heading'));
    for (const address of [hana, elena]) {
      expect((await service.invitation(address))?.permissions).to.deep.equal(['reports']);
    }
    expect((await service.member(luis))?.permissions).to.deep.equal(['send-sms']);
    expect(panel.rows).to.have.lengthOf(6);
  });
});

/** The answer to one of the changes is lost on its way, after the service has made it. @returns the keys that were sent */
function losingAnswer(page: Window & typeof globalThis, lost: number): (string | null)[] {
  const keysSent: (string | null)[] = [];
  const send = page.fetch.bind(page);
  page.fetch = async (input, init) => {
    const answer = await send(input, init);
    if (init?.method !== 'PATCH') return answer;
    keysSent.push(new Headers(init.headers).get('idempotency-key'));
    if (keysSent.length === lost) throw new TypeError('the answer was lost');
    return answer;
  };
  return keysSent;
}
