import { expect, fixture, html } from '@open-wc/testing';
import type { Member, MemberQuery } from '../../src/backend/backend.js';
import type { UserManagementPanel } from '../../src/elements/user-management-panel/user-management-panel.js';
import { days, focused, now, PanelPage, portalBackend, readable, until } from '../support/panel.js';

/** The panel as wide as a phone, wherever the test runs. */
async function onPhone(): Promise<PanelPage> {
  const memory = portalBackend({ portal: 'client-area' });
  const place = await fixture(html`
    <div style="inline-size: 340px">
      <user-management-panel .backend=${memory.backend}></user-management-panel>
    </div>
  `);
  const page = new PanelPage(place.firstElementChild as UserManagementPanel, memory);
  await page.settled();
  return page;
}

const shown = (page: PanelPage) => page.rows.filter((row) => row.checkVisibility());
const menuEntries = (page: PanelPage) => page.all('[role=menuitem]');
async function pick(page: PanelPage, name: string): Promise<void> {
  page.one('.contacts button').click();
  await until('the contacts', () => page.all('.menu:popover-open [role=menuitem]').length > 0);
  menuEntries(page)
    .find((entry) => readable(entry) === name)
    ?.click();
}
async function choose(page: PanelPage, filter: string, value: string): Promise<void> {
  const select = page.one(`#filter-${filter}`) as HTMLSelectElement;
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
  await page.element.updateComplete;
  await until('the list', () => page.one('#list').ariaBusy === 'false');
}

describe('the row of a contact', () => {
  it('says who is authorised, whatever the sign-in', async () => {
    const page = await PanelPage.open({ portal: 'client-area' });
    expect(page.rows).to.have.lengthOf(10);
    for (const row of page.rows) expect(readable(row)).to.include('Authorised');
    expect(page.text.split('only with the contacts on this list')).to.have.lengthOf(2);
  });

  it('does not say so where people are users', async () => {
    const page = await PanelPage.open({ portal: 'server-panel' });
    expect(page.text).not.to.include('Authorised');
  });

  it('tells whether somebody may sign in, is invited, or was and is not any more', async () => {
    const page = await PanelPage.open({ portal: 'client-area' });
    const state = (name: string) => readable(page.row(name).querySelector('.state'));
    expect(state('Rosario')).to.equal('Contact, cannot sign in');
    expect(state('Nicolás')).to.equal('Invitation sent Expires in 5 days');
    expect(state('Ainhoa')).to.equal('Access expired Expired yesterday');
    expect(state('Íñigo')).to.equal('3 hours ago');
  });

  it('sends the lapsed invitation again from there', async () => {
    const page = await PanelPage.open({ portal: 'client-area' });
    page.row('Ainhoa').querySelector<HTMLElement>('.resend')?.click();
    await until('the new link', () => page.status.includes('A new link was sent to ainhoa@'));
    const [ainhoa] = (await page.memory.backend.listMembers({ text: 'ainhoa' })).items;
    expect(ainhoa?.signIn).to.equal('invited');
    expect(Date.parse(ainhoa?.invitation?.expiresAt ?? '')).to.equal(now + days(7));
    expect(readable(page.row('Ainhoa').querySelector('.state'))).to.include('Invitation sent');
  });

  it('tells that its invitation was revoked, and stays, with focus', async () => {
    const page = await PanelPage.open({ portal: 'client-area' });
    const more = page.row('Nicolás').querySelector<HTMLElement>('.more');
    more?.focus();
    more?.click();
    await until('the menu', () => menuEntries(page).length > 0);
    menuEntries(page)
      .find((entry) => readable(entry).startsWith('Revoke'))
      ?.click();
    const confirm = await page.confirm.opened();
    confirm.press('Revoke');
    await until('the word', () => page.status.includes('nicolas@almendrera.example'));
    expect(readable(page.row('Nicolás').querySelector('.state'))).to.equal(
      'Contact, cannot sign in',
    );
    expect(page.row('Nicolás').contains(page.element.shadowRoot?.activeElement ?? null)).to.equal(
      true,
    );
  });

  it('that leaves the list by a change takes no focus along', async () => {
    const page = await PanelPage.open({ portal: 'client-area' });
    await choose(page, 'signIn', 'mayNot');
    const name = page.row('Beatriz').querySelector<HTMLElement>('.open');
    name?.focus();
    name?.click();
    const editor = await page.editor.opened();
    editor.tick('May sign in to the panel').click();
    editor.press('Save changes');
    await until('the word', () => page.status.includes('Beatriz'));
    await until('focus', () => page.element.shadowRoot?.activeElement);
    expect(page.rows.map((row) => row.dataset['id'])).not.to.include('beatriz');
  });

  it('lists the mail that the person receives', async () => {
    const page = await PanelPage.open({ portal: 'client-area' });
    expect(readable(page.row('Beatriz').querySelector('.mail'))).to.match(/omain/u);
    expect(readable(page.row('Rosario').querySelector('.mail'))).to.equal('No mail');
  });

  it('shows a new address that waits to be confirmed, and the one that was invited', async () => {
    const { backend } = portalBackend({ portal: 'client-area' });
    const listMembers = async (query: MemberQuery) => {
      const page = await backend.listMembers(query);
      const odd = (member: Member): Member =>
        member.id === 'inigo'
          ? { ...member, pendingEmail: 'nuevo@a.example', invitedAs: 'antiguo@a.example' }
          : member;
      return { ...page, items: page.items.map(odd) };
    };
    const element = await fixture<UserManagementPanel>(
      html`<user-management-panel .backend=${{ ...backend, listMembers }}></user-management-panel>`,
    );
    const page = new PanelPage(element, portalBackend());
    await page.settled();
    expect(readable(page.row('Íñigo'))).to.include(
      'New address nuevo@a.example, not confirmed yet',
    );
    expect(readable(page.row('Íñigo'))).to.include('Invited as antiguo@a.example');
  });
});

describe('who receives what', () => {
  it('is seen by choosing a category: its receivers, and how many they are', async () => {
    const page = await PanelPage.open({ portal: 'client-area' });
    await choose(page, 'subscription', 'domain');
    expect(page.rows.length).to.equal(5);
    expect(readable(page.one('.receivers'))).to.match(/^5 contacts receive: /u);
    await choose(page, 'subscription', '');
    expect(page.rows.length).to.equal(10);
    expect(page.all('.receivers')).to.have.lengthOf(0);
  });

  it('and who may sign in', async () => {
    const page = await PanelPage.open({ portal: 'client-area' });
    await choose(page, 'signIn', 'mayNot');
    expect(page.rows.map((row) => row.dataset['id'])).to.include('rosario');
    expect(page.rows.map((row) => row.dataset['id'])).not.to.include('inigo');
  });

  it('leaves a way back where nobody is left', async () => {
    const page = await PanelPage.open({ portal: 'client-area' });
    await choose(page, 'signIn', 'mayNot');
    await choose(page, 'permission', 'tickets');
    await choose(page, 'subscription', 'order');
    expect(page.text).to.include('No contact matches these filters.');
    page.one('.message button').click();
    await until('all', () => page.rows.length === 10);
  });
});

describe('the drop-down of contacts', () => {
  it('opens the form of the one that is picked', async () => {
    const page = await PanelPage.open({ portal: 'server-panel' });
    await pick(page, 'Zoé Kœnig');
    const editor = await page.editor.opened();
    expect(editor.text).to.include('Zoé');
    const first = editor.dialog.querySelector<HTMLInputElement>('input[type=text]');
    expect(first?.value).to.equal('Zoé');
  });

  it('stands above one open card on a phone, and changes it', async () => {
    const page = await onPhone();
    expect(shown(page).length).to.equal(1);
    expect(readable(shown(page)[0])).to.include('Carmen');
    await pick(page, 'Montserrat Puig i Ferrer');
    await until('her card', () => readable(shown(page)[0]).includes('Montserrat'));
    expect(shown(page).length).to.equal(1);
    await until('focus in the card', () => focused()?.closest('.row') === shown(page)[0]);
  });
});
