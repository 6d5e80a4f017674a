import { expect } from '@open-wc/testing';
import {
  accept,
  invitationTo,
  mayDo,
  memberNamed,
  viewers,
  visitMessaging,
  type MessagingVisit,
} from '../support/messaging-portal.js';
import { readable, until, type PanelView } from '../support/panel.js';
import { accessOf, day, refusedWith, second, start, write } from '../support/portal.js';

const hana = 'hana.suzuki@fernwood.example';
const luis = 'luis.aquino@fernwood.example';
const joy = 'joy@fernwood.example';
const kenji = 'kenji@fernwood.example';

const names = (panel: PanelView): string =>
  panel.rows.map((row) => readable(row.querySelector('.name bdi'))).join();

/** Opens what a row can do, and presses it: beside the row, or in its menu. */
async function pressIn(panel: PanelView, row: string, button: string): Promise<void> {
  const found = panel.row(row).querySelector<HTMLButtonElement>(button);
  if (!found) throw new Error(`the row “${row}” has no ${button}`);
  found.click();
  await panel.element.updateComplete;
}

/** Presses the verb in the bar, and then the one in the question. */
async function confirmed(panel: PanelView, verb: string, button: string): Promise<void> {
  await panel.pressInBar(verb);
  const confirm = await panel.confirm.opened();
  confirm.press(button);
  await confirm.closed();
}

describe('D6 a pending invitation is picked, and sent again or removed', () => {
  async function pending(): Promise<MessagingVisit & { token: string }> {
    const visit = await visitMessaging();
    const { portal, panel } = visit;
    // A first link that somebody holds.
    const sent = await invitationTo(portal, hana);
    const ref = { id: sent!.id, version: sent!.version! };
    await portal.as(viewers.owner).resendInvitations({ refs: [ref] }, write());
    await panel.element.refresh();
    await panel.select('Pending invitations');
    return { ...visit, token: portal.tokenFor(hana) };
  }

  it('sent again from its row: seven days from now, and only the new link lets in', async () => {
    const { portal, panel, token } = await pending();
    portal.clock.now = start + 5 * day;
    await panel.element.refresh();
    await pressIn(panel, hana, '.resend');
    await until('the words', () => panel.status.includes('The earlier link no longer works.'));
    expect((await invitationTo(portal, hana))?.expiresAt).to.equal(
      new Date(start + 12 * day).toISOString(),
    );
    expect(await refusedWith(accept(portal, hana, token))).to.equal('not-found');
    portal.clock.now = start + 12 * day - second;
    await accept(portal, hana);
    expect((await memberNamed(portal, hana))?.signIn).to.equal('active');
  });

  it('removed from its row: it leaves the list, and its link is dead', async () => {
    const { portal, panel, token } = await pending();
    panel.bin(hana).click();
    const confirm = await panel.confirm.opened();
    confirm.press('Remove user');
    await confirm.closed();
    await until('six left', () => panel.rows.length === 6);
    expect(names(panel)).not.to.include(hana);
    expect(panel.tabs[1]).to.equal('Pending invitations 6 · 1 expired');
    expect((await portal.invitee(null).lookUp(token)).status).to.equal('revoked');
    expect(await refusedWith(accept(portal, hana, token))).to.equal('gone revoked');
    expect((await memberNamed(portal, hana)) === undefined).to.equal(true);
    expect(await mayDo(portal, hana, 'dashboard')).to.equal(false);
  });

  it('several are sent again, or removed, at once', async () => {
    const { portal, panel, token } = await pending();
    await panel.tick(hana, luis);
    await panel.pressInBar('Resend');
    await until('the words', () => panel.status.startsWith('2 new links were sent.'));
    expect(await refusedWith(accept(portal, hana, token))).to.equal('not-found');
    const hisToken = portal.tokenFor(luis);
    await panel.tick(hana, luis);
    await confirmed(panel, 'Remove', 'Remove 2');
    await until('five left', () => panel.rows.length === 5);
    for (const address of [hana, luis]) {
      expect((await invitationTo(portal, address))?.status).to.equal('revoked');
    }
    expect(await refusedWith(accept(portal, luis, hisToken))).to.equal('gone revoked');
  });
});

describe('D8 active and deactivated users', () => {
  const tabs = (panel: PanelView): string[] => [panel.tabs[0] ?? '', panel.tabs[2] ?? ''];

  it('deactivated: out of the one list and the portal, into the other; and back again', async () => {
    const { portal, panel } = await visitMessaging();
    expect(await mayDo(portal, joy, 'reports', 'amberleaf_ph_alerts')).to.equal(true);
    panel.bin('Joy').click();
    const confirm = await panel.confirm.opened();
    confirm.press('Only pausing? Deactivate instead.');
    await until('the other question', () => confirm.title === 'Deactivate Joy Dela Cruz?');
    confirm.press('Deactivate');
    await until('ten left', () => panel.rows.length === 10);
    expect(names(panel)).not.to.include('Joy');
    expect(tabs(panel)).to.deep.equal(['Active users 10', 'Deactivated users 4']);
    expect(await mayDo(portal, joy, 'reports', 'amberleaf_ph_alerts')).to.equal(false);

    await panel.select('Deactivated users');
    await pressIn(panel, 'Joy', '.reactivate');
    await until('three left', () => panel.rows.length === 3);
    expect(tabs(panel)).to.deep.equal(['Active users 11', 'Deactivated users 3']);
    const back = await memberNamed(portal, joy);
    expect(back?.permissions).to.deep.equal(['dashboard', 'reports']);
    expect(await mayDo(portal, joy, 'reports', 'amberleaf_ph_alerts')).to.equal(true);
    expect(await mayDo(portal, joy, 'reports', 'amberleaf_sg_otp')).to.equal(false);
    await panel.select('Active users');
    expect(names(panel)).to.include('Joy Dela Cruz');
  });

  it('several at once go from one list to the other and back, with what they held', async () => {
    const { portal, panel } = await visitMessaging();
    await panel.tick('Joy', 'Kenji', 'Farah');
    await confirmed(panel, 'Deactivate', 'Deactivate 3');
    await until('eight left', () => panel.rows.length === 8);
    expect(tabs(panel)).to.deep.equal(['Active users 8', 'Deactivated users 6']);
    expect(await mayDo(portal, joy, 'reports', 'amberleaf_ph_alerts')).to.equal(false);
    expect(await mayDo(portal, kenji, 'dashboard', 'harrowgate_sg_otp')).to.equal(false);

    await panel.select('Deactivated users');
    await panel.tick('Joy', 'Kenji');
    await panel.pressInBar('Reactivate');
    await until('four left', () => panel.rows.length === 4);
    expect(tabs(panel)).to.deep.equal(['Active users 10', 'Deactivated users 4']);
    expect((await memberNamed(portal, kenji))?.scope).to.deep.equal({
      ids: ['harrowgate_sg_otp', 'harrowgate_sg_promo'],
    });
    expect(await mayDo(portal, joy, 'reports', 'amberleaf_ph_alerts')).to.equal(true);
    expect(await mayDo(portal, kenji, 'dashboard', 'harrowgate_sg_otp')).to.equal(true);
  });

  it('removed, several at once: gone from all lists and refused, and may be invited again', async () => {
    const { portal, panel } = await visitMessaging();
    const hers = portal.as(joy);
    await panel.tick('Joy', 'Kenji');
    await confirmed(panel, 'Remove', 'Remove 2');
    await until('nine left', () => panel.rows.length === 9);
    expect(tabs(panel)).to.deep.equal(['Active users 9', 'Deactivated users 3']);
    await panel.select('Deactivated users');
    expect(names(panel)).not.to.include('Joy');
    expect(await refusedWith(hers.getAccount())).to.equal('forbidden');
    expect(await mayDo(portal, joy, 'reports', 'amberleaf_ph_alerts')).to.equal(false);

    const draft = { ...accessOf('campaigns'), role: 'user', email: joy };
    const [outcome] = await portal.as(viewers.owner).createInvitations([draft], write());
    expect(outcome && 'invitation' in outcome).to.equal(true);
    expect(await mayDo(portal, joy, 'campaigns')).to.equal(false);
    await portal.invitee(joy).accept(portal.tokenFor(joy), { as: 'invited' }, write());
    await panel.element.refresh();
    await panel.select('Active users');
    expect(names(panel)).to.include('Joy');
    // What she held before has not come back.
    expect((await memberNamed(portal, joy))?.permissions).to.deep.equal(['campaigns']);
    expect(await mayDo(portal, joy, 'reports', 'amberleaf_ph_alerts')).to.equal(false);
  });

  it('removed from the deactivated as well', async () => {
    const { portal, panel } = await visitMessaging();
    await panel.select('Deactivated users');
    panel.headBox.click();
    await panel.element.updateComplete;
    await confirmed(panel, 'Remove', 'Remove 3');
    await until('nobody', () => panel.text.includes('Nobody is deactivated.'));
    expect((await memberNamed(portal, 'imran')) === undefined).to.equal(true);
  });
});
