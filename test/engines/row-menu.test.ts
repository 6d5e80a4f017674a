import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { focused, PanelPage, readable, until } from '../support/panel.js';

const open = () => PanelPage.open({ portal: 'messaging-portal' });
const more = (page: PanelPage, name: string) =>
  page.row(name).querySelector<HTMLElement>('.more') as HTMLElement;
const entries = (page: PanelPage) => page.all('.menu:popover-open [role=menuitem]');
const current = () => readable(focused());

async function openByKey(page: PanelPage, name: string, key = 'Enter'): Promise<void> {
  more(page, name).focus();
  await sendKeys({ press: key });
  await until('the menu', () => entries(page).includes(focused() as HTMLElement));
}

describe('the menu of a row', () => {
  it('is opened, walked and closed by keys, and gives focus back', async () => {
    const page = await open();
    await openByKey(page, 'Joy', 'ArrowDown');
    expect(entries(page).map(readable)).to.deep.equal(['Deactivate', 'Copy email address']);
    expect(current()).to.equal('Deactivate');
    expect(more(page, 'Joy').getAttribute('aria-expanded')).to.equal('true');
    await sendKeys({ press: 'ArrowDown' });
    expect(current()).to.equal('Copy email address');
    await sendKeys({ press: 'ArrowDown' });
    expect(current()).to.equal('Deactivate');
    await sendKeys({ press: 'End' });
    expect(current()).to.equal('Copy email address');
    await sendKeys({ press: 'd' });
    expect(current()).to.equal('Deactivate');
    await sendKeys({ press: 'Escape' });
    expect(entries(page)).to.have.lengthOf(0);
    expect(focused() === more(page, 'Joy')).to.equal(true);
    expect(more(page, 'Joy').getAttribute('aria-expanded')).to.equal('false');
  });

  it('stands beside its button, inside the window', async () => {
    const page = await open();
    await openByKey(page, 'Joy');
    const menu = page.one('.menu').getBoundingClientRect();
    const button = more(page, 'Joy').getBoundingClientRect();
    expect(menu.right).to.be.at.most(innerWidth);
    expect(Math.abs(menu.right - button.right)).to.be.below(12);
    const isBelow = Math.abs(menu.top - button.bottom) < 12;
    const isAbove = Math.abs(menu.bottom - button.top) < 12;
    expect(isBelow || isAbove).to.equal(true);
  });

  it('closes when something else is pressed, and when it is pressed again', async () => {
    const page = await open();
    more(page, 'Joy').click();
    await until('the menu', () => entries(page).length === 2);
    more(page, 'Joy').click();
    await until('no menu', () => entries(page).length === 0);
    more(page, 'Kenji').click();
    await until('the other menu', () => entries(page).length === 2);
    document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    expect(entries(page)).to.have.lengthOf(0);
  });

  it('is not drawn where there would be nothing to choose from', async () => {
    const hosting = await PanelPage.open();
    expect(hosting.all('.row .more')).to.have.lengthOf(0);
  });

  it('has what an invitation needs less often', async () => {
    const page = await open();
    await page.select('Pending');
    more(page, 'luis.aquino').click();
    await until('the menu', () => entries(page).length > 0);
    expect(entries(page).map(readable)).to.deep.equal([
      'Edit permissions',
      'Change email address',
      'Revoke invitation',
      'Copy email address',
    ]);
  });

  it('deactivates after asking; the status line undoes it, and stays until then', async () => {
    const page = await open();
    await openByKey(page, 'Joy');
    await sendKeys({ press: 'Enter' });
    const question = await page.confirm.opened();
    expect(question.title).to.include('Deactivate Joy');
    question.press('Deactivate');
    await until('the words', () => page.status.includes('Joy Dela Cruz was deactivated.'));
    expect(page.rows.length).to.equal(10);
    expect(focused()?.closest('.row')).to.exist;
    page.one('.status button').click();
    await until('the way back', () => page.status.includes('Joy Dela Cruz was reactivated.'));
    expect(page.rows.length).to.equal(11);
    expect(focused()?.closest('.row') === page.row('Joy')).to.equal(true);
    const [joy] = (await page.memory.backend.listMembers({ text: 'joy@' })).items;
    expect(joy?.signIn).to.equal('active');
    expect(joy?.permissions.length).to.equal(2);
  });
});
