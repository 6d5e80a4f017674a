import { expect, fixture, html } from '@open-wc/testing';
import type { UserManagementPanel } from '../../src/elements/user-management-panel/user-management-panel.js';
import { PanelPage, portalBackend, until } from '../support/panel.js';

/** A panel on a host's page that has its own looks. */
async function openIn(style: string): Promise<PanelPage> {
  const memory = portalBackend();
  const page = await fixture(
    html`<div style=${style}>
      <user-management-panel .backend=${memory.backend}></user-management-panel>
    </div>`,
  );
  const element = page.querySelector('user-management-panel') as UserManagementPanel;
  const panel = new PanelPage(element, memory);
  await panel.settled();
  return panel;
}
const styleOf = (element: Element) => getComputedStyle(element);

describe('looks that a host gives', () => {
  it('colours the main button by --um-accent and --um-on-accent', async () => {
    const panel = await openIn('--um-accent: rgb(1, 2, 3); --um-on-accent: rgb(250, 251, 252)');
    const { backgroundColor, color } = styleOf(panel.inviteButton!);
    expect([backgroundColor, color]).to.deep.equal(['rgb(1, 2, 3)', 'rgb(250, 251, 252)']);
  });

  it('gives dialogs their ground and text by --um-surface and --um-surface-text', async () => {
    const panel = await openIn('--um-surface: rgb(9, 8, 7); --um-surface-text: rgb(240, 230, 220)');
    panel.bin('Budi').click();
    const { dialog } = await panel.confirm.opened();
    const { backgroundColor, color } = styleOf(dialog);
    expect([backgroundColor, color]).to.deep.equal(['rgb(9, 8, 7)', 'rgb(240, 230, 220)']);
  });

  it('rounds corners by --um-radius and sizes text by --um-font-size', async () => {
    const panel = await openIn('--um-radius: 3px; --um-font-size: 19px');
    expect(styleOf(panel.inviteButton!).borderStartStartRadius).to.equal('3px');
    expect(styleOf(panel.one('.root')).fontSize).to.equal('19px');
  });

  it('stands closer together by --um-density', async () => {
    const usual = await openIn('');
    const heights = [usual.inviteButton!, usual.row('Wagiman')].map((one) => one.offsetHeight);
    const close = await openIn('--um-density: 0.75');
    const closer = [close.inviteButton!, close.row('Wagiman')].map((one) => one.offsetHeight);
    closer.forEach((height, at) => expect(height).to.be.below(heights[at]!));
    expect(closer[0]).to.be.at.least(24);
  });

  it('takes the font and the text colour of the page, in dialogs the font too', async () => {
    const panel = await openIn('font-family: "Courier New"; color: rgb(70, 60, 50)');
    const root = styleOf(panel.one('.root'));
    expect([root.fontFamily, root.color]).to.deep.equal(['"Courier New"', 'rgb(70, 60, 50)']);
    panel.bin('Budi').click();
    const { dialog } = await panel.confirm.opened();
    expect(styleOf(dialog).fontFamily).to.equal('"Courier New"');
  });

  it('is dark where the page says color-scheme: dark', async () => {
    const light = styleOf((await openIn('color-scheme: light')).inviteButton!).backgroundColor;
    const dark = styleOf((await openIn('color-scheme: dark')).inviteButton!).backgroundColor;
    expect(light).to.not.equal(dark);
  });

  it('has the parts that are told: title, list and row', async () => {
    const panel = await openIn('');
    const style = document.createElement('style');
    style.textContent = ['title', 'list', 'row']
      .map((part, at) => `user-management-panel::part(${part}) { outline: ${at + 1}px solid red }`)
      .join('\n');
    document.head.append(style);
    const widths = ['#heading', '[part~=list]', '.row[data-id]'].map(
      (selector) => styleOf(panel.one(selector)).outlineWidth,
    );
    style.remove();
    expect(widths).to.deep.equal(['1px', '2px', '3px']);
  });

  it('reaches into its dialogs and the picker in them through the panel', async () => {
    const panel = await openIn('');
    const style = document.createElement('style');
    style.textContent = ['dialog', 'error', 'group']
      .map((part, at) => `user-management-panel::part(${part}) { outline: ${at + 1}px solid red }`)
      .join('\n');
    document.head.append(style);
    panel.inviteButton!.click();
    const invite = await panel.invite.opened();
    await invite.picker.ready();
    invite.type('somebody@example.com');
    panel.memory.backend.createInvitations = () => Promise.reject(new Error('gone'));
    await invite.picker.tick('tickets');
    invite.press('Send invite');
    const error = () => invite.dialog.querySelector('[part=error]');
    await until('what went wrong', error);
    const group = invite.picker.element.renderRoot.querySelector('[part=group]');
    const widths = [invite.dialog, error()!, group!].map((one) => styleOf(one).outlineWidth);
    panel.invite.element.close();
    panel.bin('Budi').click();
    const { dialog } = await panel.confirm.opened();
    widths.push(styleOf(dialog).outlineWidth);
    style.remove();
    expect(widths).to.deep.equal(['1px', '2px', '3px', '1px']);
  });
});

describe('an on-screen keyboard', () => {
  const real = Object.getOwnPropertyDescriptor(window, 'visualViewport')!;
  const viewport = Object.assign(new EventTarget(), {
    height: innerHeight,
    offsetTop: 0,
    scale: 1,
  });
  before(() =>
    Object.defineProperty(window, 'visualViewport', { value: viewport, configurable: true }),
  );
  after(() => Object.defineProperty(window, 'visualViewport', real));

  it('covers no part of an open dialog', async () => {
    const panel = await openIn('');
    await panel.element.invite();
    const { dialog } = await panel.invite.opened();
    for (const animation of dialog.getAnimations()) animation.finish();
    Object.assign(viewport, { height: innerHeight - 250, offsetTop: 40 });
    viewport.dispatchEvent(new Event('resize'));
    await until('the dialog in what is seen', () => {
      const { top, bottom } = dialog.getBoundingClientRect();
      return top >= 40 && bottom <= innerHeight - 210;
    });
  });
});
