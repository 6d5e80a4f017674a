import { expect, fixture, html } from '@open-wc/testing';
import '../../src/define.js';
import { BackendError } from '../../src/backend/errors.js';
import type { InviteDialog } from '../../src/elements/invite-dialog/invite-dialog.js';
import { focused, InvitePage, PanelPage, portalBackend, until } from '../support/panel.js';

describe('a dialog without a panel', () => {
  it('works with a backend of its own', async () => {
    const { backend } = portalBackend();
    const element = await fixture<InviteDialog>(
      html`<invite-dialog .backend=${backend}></invite-dialog>`,
    );
    await element.show({ addresses: ['baru@kopilereng.example'] });
    const invite = await new InvitePage(element).opened();
    await until('the permissions', () => invite.dialog.querySelector('permission-picker'));
    await (await invite.picker.ready()).tick('tickets');
    invite.press('Send invite');
    await until('the result', () => invite.title === 'Invitation sent');
  });

  it('says that the account could not be loaded, and tries again', async () => {
    const { backend } = portalBackend();
    const { getAccount } = backend;
    let isDown = true;
    backend.getAccount = (call) =>
      isDown ? Promise.reject(new BackendError({ code: 'unreachable' })) : getAccount(call);
    const element = await fixture<InviteDialog>(
      html`<invite-dialog .backend=${backend}></invite-dialog>`,
    );
    await element.show();
    const invite = await new InvitePage(element).opened();
    await until('the words', () => invite.text.includes('The account could not be loaded.'));
    isDown = false;
    invite.dialog.querySelector<HTMLElement>('.failure button')?.focus();
    invite.press('Try again');
    await until('the form', () => invite.dialog.querySelector('#address'));
    expect(focused()?.id).to.equal('title');
  });

  it('takes the account that its panel got at the second try', async () => {
    let isDown = true;
    const panel = await PanelPage.open({
      fail: (verb) => (verb === 'getAccount' && isDown ? 'unreachable' : null),
    });
    await until('the failure', () => panel.failure);
    isDown = false;
    panel.one('.failure button').click();
    await until('the users', () => panel.rows.length === 9);
    panel.inviteButton?.click();
    const invite = await panel.invite.opened();
    await until('the form', () => invite.dialog.querySelector('#address'));
  });

  it('tells the developer of the page that it has no backend', async () => {
    const element = await fixture<InviteDialog>(html`<invite-dialog></invite-dialog>`);
    await element.show();
    const invite = await new InvitePage(element).opened();
    expect(invite.text).to.include('<invite-dialog> has no backend.');
    invite.dialog.querySelector<HTMLButtonElement>('.head button')?.click();
    await invite.closed();
  });
});
