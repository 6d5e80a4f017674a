import { expect, fixture, html } from '@open-wc/testing';
import { PanelView, portalBackend, readable, until } from '../support/panel.js';

const define = new URL('../../src/elements/user-management-panel/define.ts', import.meta.url).href;
const dialogs = ['invite-dialog', 'member-editor', 'confirm-remove'];

/** A page that has loaded the panel and nothing else; `before` is run first. */
async function freshPanel(
  before: (page: Window & typeof globalThis) => void = () => {},
): Promise<{ panel: PanelView; page: Window & typeof globalThis }> {
  const frame = await fixture<HTMLIFrameElement>(
    html`<iframe title="a page" width="900" height="900"></iframe>`,
  );
  const page = frame.contentWindow as Window & typeof globalThis;
  before(page);
  const script = page.document.createElement('script');
  script.type = 'module';
  script.src = define;
  page.document.head.append(script);
  await until('the panel', () => page.customElements.get('user-management-panel'));
  const element = page.document.createElement('user-management-panel');
  element.backend = portalBackend().backend;
  page.document.body.append(element);
  const panel = new PanelView(element);
  await panel.drawn();
  return { panel, page };
}
const known = (page: Window & typeof globalThis) =>
  dialogs.filter((tag) => page.customElements.get(tag));

describe('the code of the dialogs', () => {
  it('is not fetched for the list', async () => {
    const { page } = await freshPanel();
    expect(known(page)).to.deep.equal([]);
  });

  it('is fetched when the pointer or focus comes, before anything is pressed', async () => {
    const { panel, page } = await freshPanel();
    panel.bin('Budi').dispatchEvent(new Event('pointerover', { bubbles: true }));
    await until('the dialogs', () => known(page).length === dialogs.length);
  });

  it('is waited for by the first press, which opens the dialog', async () => {
    const { panel, page } = await freshPanel();
    panel.bin('Budi').click();
    await until('the question', () => page.customElements.get('confirm-remove'));
    const question = await panel.confirm.opened();
    expect(question.title).to.equal('Remove Budi Santoso?');
  });

  it('that cannot be had is said, with a way to try again; nothing else is stuck', async () => {
    let failures = 0;
    const { panel } = await freshPanel((page) => {
      page.console.warn = () => (failures += 1);
      // Another library has the tag: the module of the dialog throws as one that cannot be fetched rejects.
      page.customElements.define('invite-dialog', class extends page.HTMLElement {});
    });
    panel.inviteButton?.click();
    await until('the reason', () => panel.status.includes('could not be loaded'));
    expect(panel.announced).to.include('could not be loaded');
    const again = panel.one('.status button');
    expect(again.textContent.trim()).to.equal('Try again');
    expect(failures).to.equal(1);
    again.click();
    await until('the second try', () => failures === 2);
    await until('the reason again', () => panel.status.includes('could not be loaded'));
    panel.bin('Budi').click();
    await panel.confirm.opened();
    expect(panel.status).to.equal('');
  });
});

describe('the code of what takes the place of the lists', () => {
  it('that cannot be had is asked for again, and focus does not get lost', async () => {
    const { panel, page } = await freshPanel();
    page.console.warn = () => {};
    const { addController } = panel.element;
    // Its code throws, as a module that cannot be fetched rejects.
    panel.element.addController = () => {
      throw new TypeError('Failed to fetch dynamically imported module');
    };
    panel.element.view = 'review';
    await until('the reason', () => panel.all('.full .error button')[0]);
    panel.element.addController = addController;
    const again = panel.one('.full .error button');
    again.focus();
    again.click();
    await until('the review', () => panel.all('.audit tbody tr')[0]);
    expect(panel.element.shadowRoot?.activeElement?.id).to.equal('back');
  });
});

describe('the code of what is done from the list', () => {
  const ofDeeds = (page: Window) =>
    page.performance.getEntriesByType('resource').filter(({ name }) => name.includes('/deeds.'));

  it('is fetched behind the first rows, though nobody has come near', async () => {
    const { page } = await freshPanel();
    await until('the code', () => ofDeeds(page)[0]);
  });

  it('is waited for by a box that is ticked before: it stays ticked, and counts', async () => {
    const { panel } = await freshPanel();
    const box = panel.row('Budi').querySelector<HTMLInputElement>('.tick input');
    box?.click();
    expect(box?.checked).to.equal(true);
    await until('the bar', () => panel.all('.selection .size')[0]);
    expect(box?.checked).to.equal(true);
    expect(panel.all('.selection .size').map(readable)).to.deep.equal(['1 selected']);
  });
});
