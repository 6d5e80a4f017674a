import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { crowded } from '../support/crowd.js';
import { focused, PanelPage, portalBackend, readable, until } from '../support/panel.js';
import type { PortalOptions } from '../support/panel.js';

const messaging = (options: PortalOptions = {}): Promise<PanelPage> =>
  PanelPage.open({ portal: 'messaging-portal', ...options });
const ticked = (panel: PanelPage): string[] =>
  panel.rows
    .filter((row) => row.querySelector<HTMLInputElement>('.tick input')?.checked)
    .map((row) => row.dataset['id'] ?? '');

describe('ticking rows', () => {
  it('says how many, once, and what can be done with them', async () => {
    const panel = await messaging();
    expect(panel.selected).to.equal('');
    await panel.tick('Kenji');
    expect(panel.announced).to.equal('1 selected');
    await panel.tick('Joy');
    expect(panel.selected).to.equal('2 selected');
    expect(panel.announced).to.equal('2 selected');
    const verbs = panel.all('.selection button').map(readable);
    expect(verbs).to.deep.equal(['Deactivate', 'Remove', 'Clear']);
    expect(ticked(panel)).to.have.members(['kenji', 'joy']);
  });

  it('moves no row below the pointer', async () => {
    const panel = await messaging();
    const before = panel.row('Kenji').getBoundingClientRect().top;
    await panel.tick('Kenji');
    expect(panel.row('Kenji').getBoundingClientRect().top).to.equal(before);
  });

  it('is cleared by one button, and focus goes to the box above the others', async () => {
    const panel = await messaging();
    await panel.tick('Kenji', 'Joy');
    await panel.pressInBar('Clear');
    expect(panel.selected).to.equal('');
    expect(ticked(panel)).to.deep.equal([]);
    expect(panel.announced).to.equal('Nothing selected');
    await until('focus on the box', () => focused() === panel.headBox);
  });

  it('is done by the keyboard', async () => {
    const panel = await messaging();
    panel.box('Kenji').focus();
    await sendKeys({ press: ' ' });
    await until('the bar', () => panel.selected === '1 selected');
    await sendKeys({ press: ' ' });
    await until('no bar', () => panel.selected === '');
  });

  it('reaches from one row to another with Shift, and back', async () => {
    const panel = await messaging();
    const rows = panel.rows.map((row) => row.dataset['id'] ?? '');
    const boxes = panel.all('.row[data-id] .tick input');
    const shift = { bubbles: true, composed: true, cancelable: true, shiftKey: true };
    boxes[2]?.click();
    boxes[5]?.dispatchEvent(new MouseEvent('click', shift));
    await panel.element.updateComplete;
    expect(ticked(panel)).to.deep.equal(rows.slice(2, 6));
    boxes[3]?.dispatchEvent(new MouseEvent('click', shift));
    await panel.element.updateComplete;
    expect(ticked(panel)).to.deep.equal(rows.slice(2, 3));
  });

  it('ticks all rows shown by the box above them, which shows when only some are', async () => {
    const panel = await messaging();
    panel.headBox.click();
    await panel.element.updateComplete;
    expect(panel.selected).to.equal('11 selected');
    await panel.tick('Kenji');
    expect([panel.headBox.checked, panel.headBox.indeterminate]).to.deep.equal([false, true]);
    panel.headBox.click();
    await panel.element.updateComplete;
    expect(panel.selected).to.equal('11 selected');
    panel.headBox.click();
    await panel.element.updateComplete;
    expect(panel.selected).to.equal('');
  });

  it('names each box', async () => {
    const panel = await messaging();
    expect(panel.box('Kenji').ariaLabel).to.equal('Select Kenji Morita');
    await panel.select('Pending');
    expect(panel.box('hana.suzuki').ariaLabel).to.equal('Select hana.suzuki@fernwood.example');
  });

  it('leaves what a row can do by itself', async () => {
    const panel = await messaging();
    await panel.tick('Kenji');
    panel.bin('Joy').click();
    const confirm = await panel.confirm.opened();
    expect(confirm.title).to.equal('Remove Joy Dela Cruz?');
    confirm.press('Cancel');
    await confirm.closed();
    expect(panel.selected).to.equal('1 selected');
  });
});

describe('what is ticked', () => {
  it('stays while further pages come', async () => {
    const panel = await messaging({ seed: crowded(60) });
    await panel.tick('Arjun');
    panel.one('footer button').click();
    await until('all rows', () => panel.rows.length === 71);
    expect(panel.selected).to.equal('1 selected');
    await panel.tick('Crowd 59');
    expect(panel.selected).to.equal('2 selected');
  });

  it('is let go by another list, another search, and another account', async () => {
    const panel = await messaging();
    await panel.tick('Kenji');
    await panel.select('Pending');
    expect(panel.selected).to.equal('');
    await panel.select('Active');
    expect(ticked(panel)).to.deep.equal([]);
    await panel.tick('Kenji');
    await panel.search('fernwood');
    await until('nothing selected', () => panel.selected === '');
    await until('the rows', () => panel.one('#list').ariaBusy === 'false');
    await panel.tick('Kenji');
    panel.element.backend = portalBackend({ portal: 'messaging-portal' }).backend;
    await until('nothing selected', () => panel.selected === '');
  });

  it('loses somebody whom another has removed meanwhile', async () => {
    const panel = await messaging();
    await panel.tick('Kenji', 'Joy');
    await panel.memory.backend.removeMembers({ refs: [{ id: 'joy', version: '1' }] }, { key: 'k' });
    await panel.element.refresh();
    await until('one left', () => panel.selected === '1 selected');
  });

  it('may be all that match, also those on other pages, but some', async () => {
    const panel = await messaging({ seed: crowded(60) });
    expect(panel.rows).to.have.lengthOf(50);
    panel.headBox.click();
    await panel.element.updateComplete;
    expect(panel.selected).to.equal('50 selected');
    await panel.pressInBar('Select all 71 that match');
    expect(panel.selected).to.equal('All 71 matches selected');
    expect(panel.announced).to.equal('All 71 matches selected');
    await panel.tick('Arjun');
    expect(panel.selected).to.equal('All 70 matches selected');
    panel.one('footer button').click();
    await until('all rows', () => panel.rows.length === 71);
    expect(ticked(panel)).to.have.lengthOf(70);
  });
});

describe('boxes', () => {
  it('are not there for somebody who may only look', async () => {
    const panel = await messaging({ viewer: 'limited' });
    expect(panel.all('.tick')).to.have.lengthOf(0);
  });

  it('are not there where nothing can be done with several: closed invitations', async () => {
    const panel = await PanelPage.open();
    await panel.select('Invitations');
    expect(panel.all('.tick').length).to.be.greaterThan(0);
    const filter = panel
      .all('select')
      .find((one) => one.querySelector('[value=closed]')) as HTMLSelectElement;
    filter.value = 'closed';
    filter.dispatchEvent(new Event('change'));
    await until('the closed ones', () => panel.text.includes('lina@'));
    expect(panel.rows).to.have.lengthOf(2);
    expect(panel.all('.tick')).to.have.lengthOf(0);
  });

  it('are not there while the owner is alone', async () => {
    const panel = await PanelPage.open({ firstRun: true });
    expect(panel.all('.tick')).to.have.lengthOf(0);
  });

  it('give way where it is narrow', async () => {
    const panel = await messaging();
    panel.element.style.inlineSize = '400px';
    await until('no boxes', () => !panel.box('Kenji').checkVisibility());
    panel.element.style.inlineSize = '';
    await until('boxes', () => panel.box('Kenji').checkVisibility());
  });
});
