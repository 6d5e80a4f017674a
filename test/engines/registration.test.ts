import { expect, fixture, html } from '@open-wc/testing';
import * as library from '../../src/index.js';
import { until, portalBackend } from '../support/panel.js';

const { InviteDialog, UserManagementPanel } = library;
const elements = [
  ['user-management-panel', UserManagementPanel],
  ['invite-dialog', InviteDialog],
  ['member-editor', library.MemberEditor],
  ['permission-picker', library.PermissionPicker],
  ['confirm-remove', library.ConfirmRemove],
  ['accept-invitation', library.AcceptInvitation],
] as const;

/** A page of its own, with nothing registered in it; `run` is a script of it. */
async function freshPage(run: string): Promise<Window & typeof globalThis> {
  const frame = await fixture<HTMLIFrameElement>(html`<iframe title="a page"></iframe>`);
  const page = frame.contentWindow as Window & typeof globalThis;
  const script = page.document.createElement('script');
  script.type = 'module';
  script.textContent = `${run}\ndocument.body.dataset.done = 'yes';`;
  page.document.body.append(script);
  await until('the script', () => page.document.body.dataset['done'] === 'yes', 1500);
  return page;
}
const path = (file: string) => JSON.stringify(new URL(`../../src/${file}`, import.meta.url).href);

describe('registration', () => {
  it('is not done by importing the classes', async () => {
    const page = await freshPage(`import ${path('index.ts')};`);
    for (const [tag] of elements) expect(page.customElements.get(tag), tag).to.equal(undefined);
  });

  it('is done for all by importing “define”', async () => {
    const page = await freshPage(`import ${path('define.ts')};`);
    for (const [tag, element] of elements) {
      expect(page.customElements.get(tag)?.name, tag).to.equal(element.name);
    }
  });

  it('has each class under its own tag', () => {
    for (const [tag, element] of elements) expect(customElements.get(tag)).to.equal(element);
  });

  it('is nothing the second time', () => {
    for (const [, element] of elements) expect(() => element.define()).not.to.throw();
  });

  it('throws where another class has the tag, and names both', () => {
    class HostsOwn extends HTMLElement {}
    customElements.define('taken-by-the-host', HostsOwn);
    expect(() => InviteDialog.define('taken-by-the-host')).to.throw(
      /<taken-by-the-host> is already defined by HostsOwn; InviteDialog cannot/u,
    );
  });

  it('takes another tag for a class of the host’s own', async () => {
    class OurPanel extends UserManagementPanel {}
    OurPanel.define('our-panel');
    const panel = await fixture<OurPanel>(
      html`<our-panel .backend=${portalBackend().backend}></our-panel>`,
    );
    await until('the list', () => panel.renderRoot.querySelectorAll('.row[data-id]').length === 9);
    OurPanel.define('our-panel');
  });

  it('says so where one class is to have two tags, which the platform does not allow', () => {
    expect(() => UserManagementPanel.define('second-panel')).to.throw(DOMException);
    expect(customElements.get('second-panel')).to.equal(undefined);
  });

  it('keeps properties that were set before the element was known', async () => {
    const early = document.createElement('late-panel') as library.UserManagementPanel;
    early.backend = portalBackend().backend;
    early.headingLevel = 4;
    early.view = 'invitations';
    document.body.append(early);
    class LatePanel extends UserManagementPanel {}
    LatePanel.define('late-panel');
    await until('the list', () => early.shadowRoot?.querySelectorAll('.row[data-id]').length === 4);
    const heading = early.renderRoot.querySelector('[role=heading]');
    expect(heading?.getAttribute('aria-level')).to.equal('4');
    early.remove();
  });

  it('keeps properties that were set before the element was attached', async () => {
    const panel = document.createElement('user-management-panel');
    panel.backend = portalBackend().backend;
    panel.view = 'invitations';
    await new Promise(requestAnimationFrame);
    const place = await fixture(html`<div></div>`);
    place.append(panel);
    await until('the list', () => panel.renderRoot.querySelectorAll('.row[data-id]').length === 4);
  });
});
