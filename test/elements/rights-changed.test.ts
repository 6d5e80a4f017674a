/** Somebody else changes what the viewer may do while the viewer is at work. */
import { expect, fixture, html } from '@open-wc/testing';
import '../../src/define.js';
import type { UserManagementPanel } from '../../src/elements/user-management-panel/user-management-panel.js';
import { PanelView, until } from '../support/panel.js';
import {
  accountOf,
  at,
  day,
  expired,
  invitationOf,
  manager,
  openPortal,
  owner,
  portalOf,
  settingsOf,
  write,
} from '../support/portal.js';

const changed = 'You may not do this any more: your own permissions were changed.';
const onlyLooks = 'You can look at this list.';

async function atWork() {
  const { capabilities } = settingsOf();
  const settings = settingsOf({ capabilities: { ...capabilities, createsMembers: null } });
  // Somebody who manages sends again what gives no more than they hold.
  const late = { sentAt: at(-9 * day), expiresAt: at(-2 * day), permissions: ['domains'] };
  const invitations = [invitationOf(expired, late)];
  const portal = openPortal(portalOf(accountOf({ settings, invitations })));
  const element = await fixture<UserManagementPanel>(
    html`<user-management-panel .backend=${portal.as(manager)}></user-management-panel>`,
  );
  const panel = new PanelView(element);
  await panel.settled();
  const others = portal.as(owner);
  const demote = async () =>
    others.updateMember(await others.getMember('mark'), { permissions: ['domains'] }, write());
  return { panel, demote };
}

describe('somebody whose own permissions were changed meanwhile', () => {
  it('is told so in the dialog, keeps what was typed, and finds what is left when it is closed', async () => {
    const { panel, demote } = await atWork();
    panel.inviteButton?.focus();
    panel.inviteButton?.click();
    const invite = await panel.invite.opened();
    await demote();
    invite.type('new@x.example');
    await invite.picker.ready();
    await invite.picker.tick('domains');
    invite.press('Send invite');
    await until('why it was not sent', () => invite.errors.length > 0);
    expect(invite.errors).to.deep.equal([changed]);
    expect(invite.announced).to.equal(changed);
    await until('what is allowed now', () => panel.inviteButton === undefined);
    expect(invite.isOpen).to.equal(true);
    expect(invite.address.value).to.equal('new@x.example');
    expect(panel.announced, 'said once').to.equal('');

    invite.press('Cancel');
    await until('the question', () => invite.text.includes('Discard'));
    invite.press('Discard');
    await invite.closed();
    expect(panel.status).to.equal(changed);
    expect(panel.text).to.include(onlyLooks);
    expect(panel.rows.flatMap((row) => [...row.querySelectorAll('.bin')])).to.have.lengthOf(0);
    await until('focus in the panel', () => panel.element.shadowRoot?.activeElement);
  });

  it('is told so in the panel where the change was made from a row', async () => {
    const { panel, demote } = await atWork();
    await panel.select('Pending');
    await demote();
    const resend = panel.row('emma@').querySelector<HTMLButtonElement>('.resend');
    resend?.focus();
    resend?.click();
    await until('why nothing was sent', () => panel.status === changed);
    expect(panel.announced).to.equal(changed);
    await until('what is allowed now', () => panel.text.includes(onlyLooks));
    await until('focus in the panel', () => panel.element.shadowRoot?.activeElement);
  });
});
