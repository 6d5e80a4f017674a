import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { DemoPage, policyReports } from '../support/demo.js';
import { readable, until } from '../support/panel.js';

const search = '?lang=en&startsAt=2026-11-22T02:14Z';
const path = `hosting-account/${search}`;
const isNamed = (name: string) => (element: HTMLElement) =>
  (element.ariaLabel ?? readable(element)) === name;

describe('the hosting account, from the page as a host wrote it', () => {
  let demo: DemoPage;
  beforeEach(async () => {
    await policyReports();
    demo = await DemoPage.open(path);
    await demo.panel();
    await demo.reset();
  });
  afterEach(() => demo.close());

  it('is walked by keyboard: list, invite, pending, reload, revoke, remove, gone', async function () {
    this.timeout(60_000);
    let panel = await demo.panel();
    expect(panel.rows).to.have.lengthOf(9);

    // Invite.
    demo.window.focus();
    panel.heading.focus();
    await demo.tabTo('the invite button', isNamed('Invite New User'));
    await sendKeys({ press: 'Enter' });
    const invite = await panel.invite.opened();
    await invite.picker.ready();
    await until('focus in the address', () => demo.focused === invite.address);
    await sendKeys({ type: 'wayan@kopilereng.example' });
    await demo.tabTo('the permission for tickets', (element) => element.id === 'tickets');
    await sendKeys({ type: ' ' });
    expect(invite.picker.ticked).to.deep.equal(['tickets']);
    await demo.tabTo('the way to send', isNamed('Send invite'));
    await sendKeys({ press: 'Enter' });
    await until('the result', () => invite.title === 'Invitation sent');
    await demo.tabTo('the way out', isNamed('Done'));
    await sendKeys({ press: 'Enter' });
    await invite.closed();
    await until('focus back on the button', () => demo.focused === panel.inviteButton);

    // It is pending, at once and after a reload.
    await until('the count', () => panel.tabs[1] === 'Invitations 5 · 1 expired');
    await demo.reload();
    panel = await demo.panel();
    await until('the count', () => panel.tabs[1] === 'Invitations 5 · 1 expired');
    demo.window.focus();
    panel.heading.focus();
    await demo.tabTo('the tabs', (element) => element.role === 'tab');
    await sendKeys({ press: 'ArrowRight' });
    await sendKeys({ press: 'Enter' });
    await until('the invitation', () => panel.text.includes('wayan@kopilereng.example'));
    expect(readable(panel.row('wayan@')))
      .to.include('Pending')
      .and.include('Expires in 7 days');

    // Revoke it.
    await demo.tabTo('its bin', isNamed('Revoke the invitation to wayan@kopilereng.example'));
    await sendKeys({ press: 'Enter' });
    const confirm = await panel.confirm.opened();
    await demo.tabTo('the verb', isNamed('Revoke'));
    await sendKeys({ press: 'Enter' });
    await until('it to go', () => panel.status.includes('was revoked'));
    expect(panel.rows.map(readable).join()).not.to.include('wayan@');

    // Remove a user.
    await demo.panel();
    panel.heading.focus();
    await demo.tabTo('the tabs', (element) => element.role === 'tab');
    await sendKeys({ press: 'ArrowLeft' });
    await sendKeys({ press: 'Enter' });
    await until('the users', () => panel.text.includes('Budi Santoso'));
    await demo.tabTo('the bin of Budi', isNamed('Remove Budi Santoso'));
    await sendKeys({ press: 'Enter' });
    await confirm.opened();
    await demo.tabTo('the verb', isNamed('Confirm'));
    await sendKeys({ press: 'Enter' });
    await until('him to go', () => panel.rows.length === 8);
    expect(panel.status).to.equal('Budi Santoso was removed.');
    await until('focus in the next row', () => demo.focused?.closest('.row'));

    // Gone after a reload too.
    await demo.reload();
    panel = await demo.panel();
    await until('eight rows', () => panel.rows.length === 8);
    expect(panel.text).not.to.include('Budi Santoso');
    expect(await policyReports()).to.deep.equal([]);
    expect(demo.errors).to.deep.equal([]);
  });

  it('takes an invitation from the mail to the list of users', async function () {
    this.timeout(30_000);
    const panel = await demo.panel();
    await panel.element.invite({ addresses: ['wayan@kopilereng.example'] });
    const invite = await panel.invite.opened();
    await (await invite.picker.ready()).tick('tickets', 'invoices');
    invite.press('Send invite');
    await until('the result', () => invite.title === 'Invitation sent');

    await demo.go(`/demo/hosting-account/outbox/${search}`);
    const link = () => demo.document.querySelector<HTMLAnchorElement>('main a[href*="#"]');
    await until('the mail', link);
    const mail = demo.document.body.textContent;
    expect(mail).to.include('telah mengundang Anda ke akun mereka');
    expect(mail).to.include('Lihat & Buka Tiket Dukungan');

    await demo.go(link()!.href);
    const page = await demo.acceptPage();
    expect(demo.window.location.hash).to.equal('');
    page.type({ name: 'Wayan Sudarma', password: 'correct horse battery' });
    page.press('Accept invitation');
    await page.said('You now have access to CV Kopi Lereng Senja.');

    await demo.go(`/demo/${path}`);
    const after = await demo.panel();
    await until('ten users', () => after.rows.length === 10);
    expect(readable(after.row('Wayan Sudarma'))).to.include('2 of 13 permissions');
    expect(after.tabs[1]).to.equal('Invitations 4 · 1 expired');
    expect(await policyReports()).to.deep.equal([]);
    expect(demo.errors).to.deep.equal([]);
  });

  it('is read in Indonesian as soon as the page says so', async () => {
    const panel = await demo.panel();
    demo.document.documentElement.lang = 'id';
    await until('the Indonesian title', () => readable(panel.heading) === 'Manajemen Pengguna');
    expect(readable(panel.inviteButton)).to.equal('Undang Pengguna Baru');
  });
});
