import { expect } from '@open-wc/testing';
import {
  days,
  focused,
  frames,
  now,
  once,
  PanelPage,
  portalBackend,
  readable,
  until,
} from '../support/panel.js';
import type { MembersRemovedEvent } from '../../src/events.js';
import { portals } from '../../src/mocks/portals/index.js';

describe('user-management-panel', () => {
  describe('the list of users', () => {
    it('shows the nine users of the account, the owner and the viewer marked', async () => {
      const panel = await PanelPage.open();
      expect(panel.rows).to.have.lengthOf(9);
      expect(readable(panel.row('Ratna Kusumawardani')))
        .to.include('Owner')
        .and.include('You');
      expect(readable(panel.row('Budi Santoso'))).not.to.include('Owner');
      expect(panel.text).to.include('9 users');
    });

    it('says what each may do, and names what is risky', async () => {
      const panel = await PanelPage.open();
      expect(readable(panel.row('Budi'))).to.include('6 of 13 permissions');
      expect(readable(panel.row('Budi'))).to.include('including Modify Master Account Profile');
      expect(readable(panel.row('Sari'))).to.include(
        'View & Pay Invoices and View & Accept Quotes',
      );
      expect(readable(panel.row('Dewi'))).to.include('All permissions');
    });

    it('tells the last sign-in by the clock of the service, not of the browser', async () => {
      const panel = await PanelPage.open({ now: () => now + days(365) });
      expect(readable(panel.row('Sari'))).to.include('1 year ago');
    });

    it('tells by the last day when access ends, as the form does', async () => {
      const seed = portals['hosting-account'].data(now);
      const budi = seed.accounts[0]?.members.find(({ name }) => name === 'Budi Santoso');
      // Access to the end of tomorrow, which is the start of the day after.
      const today = new Date(now);
      budi!.until = new Date(
        today.getFullYear(),
        today.getMonth(),
        today.getDate() + 2,
      ).toISOString();
      const panel = await PanelPage.open({ seed });
      expect(readable(panel.row('Budi'))).to.include('Access ends tomorrow');
    });

    it('is a table to a screen reader', async () => {
      const panel = await PanelPage.open();
      const table = panel.one('[role=table]');
      expect(table.getAttribute('aria-label')).to.equal('Registered users');
      expect(panel.all('[role=columnheader]').map(readable)).to.deep.equal([
        // Over the check boxes stands one that ticks all.
        '',
        'User',
        'Permissions',
        'Last sign-in',
        'Actions',
      ]);
    });

    it('finds people by name or address, and says when there are none', async () => {
      const panel = await PanelPage.open();
      await panel.search('pembukuan');
      await until('one row', () => panel.rows.length === 1);
      expect(readable(panel.rows[0])).to.include('Sari Wulandari');
      await panel.search('nobody at all');
      await until('the empty answer', () =>
        panel.text.includes('No user matches “nobody at all”.'),
      );
      panel.one('.message button').click();
      await until('all rows again', () => panel.rows.length === 9);
      expect(focused() === panel.one('input[type=search]')).to.equal(true);
    });

    it('leaves the field alone while somebody types, whatever arrives meanwhile', async () => {
      const panel = await PanelPage.open();
      await panel.search('jane ');
      panel.element.requestUpdate();
      await panel.element.updateComplete;
      expect((panel.one('input[type=search]') as HTMLInputElement).value).to.equal('jane ');
      await until('the empty answer', () => panel.text.includes('No user matches “jane”.'));
      expect((panel.one('input[type=search]') as HTMLInputElement).value).to.equal('jane ');
    });

    it('forgets a search that was still being typed when the view changes', async () => {
      const panel = await PanelPage.open();
      await panel.search('nobody');
      await panel.select('Invitations');
      // Longer than the pause that a search waits for.
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(panel.rows).to.have.lengthOf(4);
    });

    it('brings further pages on demand, and no row twice', async () => {
      const memory = portalBackend();
      const { listMembers } = memory.backend;
      memory.backend.listMembers = (query, call) => listMembers({ ...query, limit: 4 }, call);
      const panel = await PanelPage.open();
      panel.element.backend = memory.backend;
      await until('the first page', () => panel.rows.length === 4);
      for (const expected of [8, 9]) {
        panel.one('footer button').click();
        await until(`${expected} rows`, () => panel.rows.length === expected);
      }
      expect(new Set(panel.rows.map((row) => row.dataset['id'])).size).to.equal(9);
      expect(panel.all('footer button')).to.have.lengthOf(0);
    });
  });

  describe('invitations', () => {
    it('counts the open ones and those that have expired in the tab', async () => {
      const panel = await PanelPage.open();
      expect(panel.tabs).to.deep.equal(['Users 9', 'Invitations 4 · 1 expired']);
    });

    it('tells status, sender and the time left', async () => {
      const panel = await PanelPage.open();
      await panel.select('Invitations');
      expect(panel.rows).to.have.lengthOf(4);
      expect(readable(panel.row('keuangan@'))).to.include('Expires in 4 hours');
      expect(readable(panel.row('maria@')))
        .to.include('Expired')
        .and.include('Sent 2 times');
      expect(readable(panel.row('hendra@'))).to.include('Email not delivered');
      expect(readable(panel.row('bagas'))).to.include('by Ratna Kusumawardani');
    });

    it('shows those that are over when asked for', async () => {
      const panel = await PanelPage.open();
      await panel.select('Invitations');
      const filter = panel.one('select') as HTMLSelectElement;
      filter.value = 'closed';
      filter.dispatchEvent(new Event('change'));
      await until('the closed ones', () => panel.text.includes('lina@'));
      expect(readable(panel.row('lina@'))).to.include('Declined');
      expect(readable(panel.row('nuraini@'))).to.include('Accepted');
    });

    it('sends one again with a new term, and says so once', async () => {
      const panel = await PanelPage.open();
      await panel.select('Invitations');
      const resend = panel.row('maria@').querySelector<HTMLButtonElement>('.resend');
      resend?.focus();
      resend?.click();
      await until('the status', () => panel.status !== '');
      expect(panel.status).to.include('A new link was sent to maria@studioombak.example');
      expect(panel.status).to.equal(`${panel.announced} Copy invitation link`);
      expect(readable(panel.row('maria@')))
        .to.include('Pending')
        .and.include('Expires in 7 days');
      expect(panel.tabs).to.include('Invitations 4');
      const focus = () => panel.element.shadowRoot?.activeElement ?? null;
      await until('focus in the row', () => panel.row('maria@').contains(focus()));
    });

    it('offers the new link to be copied where the backend gives it', async () => {
      const panel = await PanelPage.open();
      await panel.select('Invitations');
      panel.row('maria@').querySelector<HTMLButtonElement>('.resend')?.click();
      await until('the offer', () => panel.status.endsWith('Copy invitation link'));
      const copied: string[] = [];
      const { writeText } = navigator.clipboard;
      navigator.clipboard.writeText = (text) => Promise.resolve(void copied.push(text));
      panel.one('.status button').click();
      await until('the words', () => panel.status.startsWith('Copied.'));
      navigator.clipboard.writeText = writeText;
      expect(copied).to.have.lengthOf(1);
      expect(new URL(copied[0] ?? '').hash).to.match(/^#.{20,}/);
      expect(panel.announced).to.equal('Copied.');
    });

    it('shows an invitation as expired as soon as its time is over, without asking again', async () => {
      const panel = await PanelPage.open();
      await panel.select('Invitations');
      const { now: real } = Date;
      Date.now = () => real() + 5 * 3600 * 1000;
      try {
        panel.element.requestUpdate();
        await panel.element.updateComplete;
        expect(readable(panel.row('keuangan@'))).to.include('Expired');
      } finally {
        Date.now = real;
      }
    });
  });

  describe('views', () => {
    it('moves among the tabs by arrow keys and selects by Enter', async () => {
      const panel = await PanelPage.open();
      const [users, invitations] = panel.all('[role=tab]') as [HTMLElement, HTMLElement];
      users.focus();
      users.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
      expect(focused() === invitations).to.equal(true);
      expect(panel.element.view).to.equal('members');
      invitations.click();
      expect(panel.element.view).to.equal('invitations');
    });

    it('tells the host when the person has chosen another view', async () => {
      const panel = await PanelPage.open();
      const change = once(panel.element, 'change');
      panel.all('[role=tab]')[1]?.click();
      await change;
      expect(panel.element.getAttribute('view') ?? panel.element.view).to.equal('invitations');
    });

    it('can be told which view to show', async () => {
      const panel = await PanelPage.open();
      panel.element.view = 'invitations';
      await until('the invitations', () => panel.text.includes('bagas.pratama@'));
      expect(panel.text).not.to.include('Budi Santoso');
    });
  });

  describe('removing', () => {
    it('has a bin in sight in each row; that of the owner says why it cannot be used', async () => {
      const panel = await PanelPage.open();
      expect(panel.rows.map((row) => row.querySelectorAll('.bin').length)).to.deep.equal(
        Array.from({ length: 9 }, () => 1),
      );
      const bin = panel.bin('Ratna');
      expect(bin.getAttribute('aria-label')).to.equal('Remove Ratna Kusumawardani');
      expect(bin.getAttribute('aria-disabled')).to.equal('true');
      const why = panel.one(`#${bin.getAttribute('aria-describedby')}`);
      expect(readable(why)).to.equal('The account owner cannot be removed.');
      bin.click();
      await frames();
      expect(why.getBoundingClientRect().width).to.be.greaterThan(50);
      expect(panel.confirm.isOpen).to.equal(false);
    });

    it('removes after two presses, says so, and gives focus to the next row', async () => {
      const panel = await PanelPage.open();
      const next = panel.rows[panel.rows.indexOf(panel.row('Budi')) + 1]?.dataset['id'];
      panel.bin('Budi').click();
      const confirm = await panel.confirm.opened();
      const removed = once<MembersRemovedEvent>(panel.element, 'members-removed');
      confirm.press('Remove');
      await removed;
      await until('eight rows', () => panel.rows.length === 8);
      await until('the status', () => panel.status === 'Budi Santoso was removed.');
      expect(panel.announced).to.equal('Budi Santoso was removed.');
      expect(panel.tabs[0]).to.equal('Users 8');
      await until(
        'focus in the next row',
        () => focused()?.closest<HTMLElement>('.row')?.dataset['id'] === next,
      );
    });

    it('gives focus to the row before when the last one has gone', async () => {
      const panel = await PanelPage.open();
      panel.bin('Wagiman').click();
      (await panel.confirm.opened()).press('Remove');
      await until('eight rows', () => panel.rows.length === 8);
      await until('focus in a row', () => focused()?.closest('.row') === panel.rows.at(-1));
    });

    it('revokes an invitation', async () => {
      const panel = await PanelPage.open();
      await panel.select('Invitations');
      panel.bin('bagas').click();
      const confirm = await panel.confirm.opened();
      expect(confirm.title).to.equal('Revoke the invitation to bagas.pratama@kopilereng.example?');
      confirm.press('Revoke');
      await until('three rows', () => panel.rows.length === 3);
      expect(panel.status).to.equal(
        'The invitation to bagas.pratama@kopilereng.example was revoked.',
      );
    });
  });

  describe('who is looking', () => {
    it('is shown a list without tools where the viewer may not manage, with the reason', async () => {
      const panel = await PanelPage.open({ viewer: 'limited' });
      expect(panel.rows).to.have.lengthOf(9);
      expect(panel.text).to.include('Only the account owner can invite, change or remove users.');
      expect(panel.inviteButton).to.equal(undefined);
      expect(panel.all('.bin')).to.have.lengthOf(0);
    });

    it('is told that the list is not for somebody who is no member', async () => {
      const panel = await PanelPage.open({ viewer: 'stranger' });
      await until('the words', () => panel.text.includes('You do not have access to this account'));
      expect(panel.rows).to.have.lengthOf(0);
    });

    it('is shown nothing at all where the host wants it so', async () => {
      const panel = await PanelPage.open({ viewer: 'stranger' });
      panel.element.hideWhenForbidden = true;
      await panel.element.updateComplete;
      expect(panel.element.shadowRoot?.querySelector('.root')).to.equal(null);
    });

    it('starts over with another backend: nothing of the first account stays', async () => {
      const panel = await PanelPage.open();
      panel.element.backend = portalBackend({ firstRun: true }).backend;
      await until('the other account', () => panel.rows.length === 1);
      expect(panel.text).not.to.include('Budi');
    });
  });

  it('goes back to the members where another account lacks the list that was shown', async () => {
    const panel = await PanelPage.open();
    await panel.select('Invitations');
    panel.element.backend = portalBackend({ portal: 'server-panel' }).backend;
    await until('the contacts', () => panel.rows.length === 11);
    expect(panel.element.view).to.equal('members');
  });

  describe('the first run', () => {
    it('shows the owner, what this is for, and one button; no tabs, no search, no counts', async () => {
      const panel = await PanelPage.open({ firstRun: true });
      expect(panel.rows).to.have.lengthOf(1);
      expect(panel.text).to.include('Only you have access.');
      expect(panel.all('[role=tablist], input[type=search], footer')).to.have.lengthOf(0);
      expect(panel.all('.button.primary').map(readable)).to.deep.equal(['Invite New User']);
    });

    it('is over once somebody is invited', async () => {
      const panel = await PanelPage.open({ firstRun: true });
      await panel.element.invite({ addresses: ['dewi@jahe.example'] });
      const invite = await panel.invite.opened();
      await (await invite.picker.ready()).tick('tickets');
      invite.press('Send invite');
      await until('the tabs', () => panel.tabs.length === 2);
      expect(panel.text).not.to.include('Only you have access.');
    });
  });

  it('draws each of the four portals from its account alone', async () => {
    const seen = [
      ['hosting-account', 'User Management', 9, 'Invite New User'],
      ['server-panel', 'Contacts', 11, 'Create new contact'],
      ['client-area', 'Contacts', 10, 'Create new contact'],
      ['messaging-portal', 'User Management', 11, 'Invite users'],
    ] as const;
    for (const [portal, heading, people, button] of seen) {
      const panel = await PanelPage.open({ portal });
      expect(readable(panel.heading), portal).to.equal(heading);
      expect(panel.rows, portal).to.have.lengthOf(people);
      expect(panel.all('header .primary').map(readable), portal).to.deep.equal([button]);
    }
  });

  it('draws the access review with the account as it is after a refresh', async () => {
    const panel = await PanelPage.open();
    panel.element.view = 'review';
    await until('the table', () => panel.all('tbody tr').length === 9);
    const { getAccount } = panel.memory.backend;
    panel.memory.backend.getAccount = async () => {
      const account = await getAccount();
      const [group] = account.permissionGroups;
      group!.permissions[0]!.label = 'Change the profile';
      return account;
    };
    await panel.element.refresh();
    await until('the new name', () => panel.text.includes('Change the profile'));
  });

  it('keeps its account when it is moved in the document', async () => {
    const panel = await PanelPage.open();
    const place = document.createElement('section');
    document.body.append(place);
    place.append(panel.element);
    await frames();
    expect(panel.rows).to.have.lengthOf(9);
    panel.inviteButton?.click();
    const invite = await panel.invite.opened();
    expect(invite.dialog.querySelectorAll('#address')).to.have.lengthOf(1);
    place.remove();
  });
});
