/** The panel and its dialogs over the recorded backend of 0.1.0: what a person sees and does in each portal. */
import { expect } from '@open-wc/testing';
import {
  readable,
  until,
  type EditorPage,
  type InvitePage,
  type PanelView,
} from '../support/panel.js';
import { replayedPages } from '../support/replayed.js';

const replayed = replayedPages();

const names = (panel: PanelView): string[] =>
  panel.rows.map((row) => readable(row.querySelector('.name bdi')));

/** Presses a button of a row. */
function press(panel: PanelView, row: string, button: string): void {
  panel.row(row).querySelector<HTMLButtonElement>(button)!.click();
}

async function edited(panel: PanelView, row: string): Promise<EditorPage> {
  press(panel, row, '.open');
  await until('the editor', () => panel.all('member-editor')[0]);
  const editor = await panel.editor.opened();
  await editor.picker.ready();
  return editor;
}

/** Opens the form of a new person. */
async function begun(panel: PanelView): Promise<EditorPage> {
  panel.one('#create').click();
  await until('the editor', () => panel.all('member-editor')[0]);
  const editor = await panel.editor.opened();
  await editor.picker.ready();
  return editor;
}

async function invited(panel: PanelView): Promise<InvitePage> {
  panel.inviteButton!.click();
  await until('the dialog', () => panel.all('invite-dialog')[0]);
  return panel.invite.opened();
}

/** Presses what ends the question that is open. */
async function confirmed(panel: PanelView, title: string, button: string): Promise<void> {
  await until('the question', () => panel.all('confirm-remove')[0]);
  const confirm = await panel.confirm.opened();
  expect(confirm.title).to.equal(title);
  confirm.press(button);
  await confirm.closed();
}

/** Opens what takes the place of the lists, and waits until it is loaded. */
async function opened(panel: PanelView, view: 'activity' | 'review'): Promise<void> {
  panel.element.view = view;
  await until(`the ${view}`, () => panel.all(`.audit[aria-busy=false]`)[0]);
}
const texts = (panel: PanelView, selector: string): string[] => panel.all(selector).map(readable);

async function searched(panel: PanelView, text: string, rows: number): Promise<void> {
  await panel.search(text);
  await until(`${rows} rows for “${text}”`, () => panel.rows.length === rows);
}

describe('the hosting account of contract 1', () => {
  const open = (scenario: string) => replayed.panel('hosting-account', scenario);

  it('shows users and invitations with their counts', async () => {
    const panel = await open('reads');
    expect(panel.tabs).to.deep.equal(['Users 9', 'Invitations 4 · 1 expired']);
    expect(names(panel)).to.include.members(['Ratna Kusumawardani', 'Nur Aini', 'Wagiman']);
    expect(readable(panel.row('Ratna'))).to.include('Owner');
    expect(readable(panel.row('Sari'))).to.include('2 of 13 permissions');
    await panel.select('Invitations');
    expect(panel.rows).to.have.lengthOf(4);
    expect(readable(panel.row('maria@studioombak.example'))).to.include('Expired');
    expect(readable(panel.row('hendra@'))).to.include('Email not delivered');
  });

  it('shows closed invitations when they are asked for', async () => {
    const panel = await open('reads');
    await panel.select('Invitations');
    const filter = panel.one('select') as HTMLSelectElement;
    filter.value = 'closed';
    filter.dispatchEvent(new Event('change'));
    await until('the closed ones', () => panel.text.includes('lina@kopilereng.example'));
    expect(readable(panel.row('lina@'))).to.include('Declined');
    expect(readable(panel.row('nuraini@'))).to.include('Accepted');
  });

  it('lists the activity and the access review', async () => {
    const panel = await open('reads');
    await opened(panel, 'activity');
    expect(texts(panel, '.what')).to.include('lina@kopilereng.example declined the invitation');
    await opened(panel, 'review');
    await until('the table', () => panel.all('tbody tr')[0]);
    expect(texts(panel, 'tbody .name')).to.have.lengthOf(9);
  });

  it('invites a user, shows the link, and counts the invitation', async () => {
    const panel = await open('invites a user');
    const invite = await invited(panel);
    invite.type('baru@kopilereng.example');
    await (await invite.picker.ready()).tick('tickets', 'managedomains');
    invite.press('Send invite');
    await until('the result', () => invite.title === 'Invitation sent');
    expect(invite.text).to.include('The invitation link was sent to baru@kopilereng.example.');
    expect(invite.text).to.include('It is valid until Nov 29, 2026, 2:14 AM.');
    expect(invite.button('Copy invitation link')).to.exist;
    invite.press('Done');
    await invite.closed();
    await until('the new count', () => panel.tabs[1] === 'Invitations 5 · 1 expired');
    await panel.select('Invitations');
    expect(readable(panel.row('baru@kopilereng.example'))).to.include('Pending');
  });

  it('says of each address why it cannot be invited', async () => {
    const panel = await open('invites nobody');
    const invite = await invited(panel);
    await (await invite.picker.ready()).tick('tickets');
    const reasons = {
      'sari@pembukuansari.example': 'Already a user of this account',
      'bagas.pratama@kopilereng.example': 'Already invited, link still valid',
      'maria@studioombak.example': 'Earlier invitation expired. Resend it.',
      'somebody@burner.example': 'Disposable email address',
    };
    for (const [address, reason] of Object.entries(reasons)) {
      invite.type(address);
      invite.press('Send invite');
      await until(reason, () => invite.errors.includes(reason));
    }
  });

  it('says when too many invitations were sent', async () => {
    const panel = await open('invites too many');
    const invite = await invited(panel);
    invite.type('baru@kopilereng.example');
    await (await invite.picker.ready()).tick('tickets');
    invite.press('Send invite');
    await until('the words', () => invite.errors.length > 0);
    expect(invite.errors).to.deep.equal(['Too many at once. You can go on in 20 minutes.']);
    expect(invite.address.value).to.equal('baru@kopilereng.example');
  });

  it('saves permissions, and shows them in the row', async () => {
    const panel = await open('changes permissions');
    const editor = await edited(panel, 'Sari');
    expect(editor.picker.ticked.toSorted()).to.deep.equal(['invoices', 'quotes']);
    await editor.picker.tick('quotes', 'emails');
    await until('the summary', () => editor.summary.includes('Gains: View Emails'));
    editor.press('Save changes');
    await editor.closed();
    await until('the words', () => panel.status !== '');
    expect(panel.status).to.include('The permissions of Sari Wulandari were saved.');
    await opened(panel, 'activity');
    expect(texts(panel, '.what')[0]).to.equal('Ratna Kusumawardani changed Sari Wulandari');
  });

  it('keeps both changes when somebody else saved first', async () => {
    const panel = await open('changes what was changed meanwhile');
    const editor = await edited(panel, 'Sari');
    await editor.picker.tick('tickets');
    editor.press('Save changes');
    await until('the words', () => editor.text.includes('changed this now'));
    expect(editor.picker.ticked.toSorted()).to.deep.equal([
      'emails',
      'invoices',
      'quotes',
      'tickets',
    ]);
    editor.press('Save changes');
    await editor.closed();
    await until('the row', () => readable(panel.row('Sari')).includes('4 of 13'));
  });

  it('removes a user after asking', async () => {
    const panel = await open('removes a user');
    panel.bin('Budi').click();
    await confirmed(panel, 'Remove Budi Santoso?', 'Remove');
    await until('eight rows', () => panel.rows.length === 8);
    expect(panel.status).to.equal('Budi Santoso was removed.');
    expect(panel.tabs[0]).to.equal('Users 8');
  });

  it('drops the row of a user whom somebody else removed first', async () => {
    const panel = await open('removes a user who is gone');
    panel.bin('Budi').click();
    await confirmed(panel, 'Remove Budi Santoso?', 'Remove');
    await until('eight rows', () => panel.rows.length === 8);
    expect(panel.tabs[0]).to.equal('Users 8');
  });

  it('sends an invitation again, and revokes one', async () => {
    const panel = await open('resends and revokes invitations');
    await panel.select('Invitations');
    press(panel, 'maria@studioombak.example', '.resend');
    await until('the words', () => panel.status.includes('The earlier link no longer works.'));
    expect(panel.status).to.include('A new link was sent to maria@studioombak.example');
    await until('none expired', () => panel.tabs[1] === 'Invitations 4');
    panel.bin('bagas').click();
    await confirmed(panel, 'Revoke the invitation to bagas.pratama@kopilereng.example?', 'Revoke');
    await until('three rows', () => panel.rows.length === 3);
    expect(panel.status).to.include('was revoked.');
  });

  it('only shows the list to somebody who manages nobody', async () => {
    const panel = await open('is read by somebody who manages nobody');
    expect(panel.text).to.include('Only the account owner can invite, change or remove users.');
    expect(panel.inviteButton).to.equal(undefined);
    expect(panel.rows).to.have.lengthOf(9);
    expect(panel.all('.bin, .edit')).to.have.lengthOf(0);
  });

  it('says who has no access, and who has to sign in', async () => {
    const stranger = await open('is opened by a stranger');
    expect(stranger.text).to.include('You do not have access to this account.');
    const nobody = await open('is opened by nobody');
    expect(nobody.text).to.include('You were signed out. Sign in again to see this list.');
  });

  it('says that the session has ended when a change is sent', async () => {
    const panel = await open('removes a user after signing out elsewhere');
    panel.bin('Budi').click();
    await until('the question', () => panel.all('confirm-remove')[0]);
    const confirm = await panel.confirm.opened();
    confirm.press('Remove');
    await until('the words', () => confirm.errors.length > 0);
    expect(confirm.errors).to.deep.equal(['You were signed out. Sign in again to go on.']);
  });
});

describe('the server panel of contract 1', () => {
  const open = (scenario: string) => replayed.panel('server-panel', scenario);

  it('shows contacts, what they receive, and what was done', async () => {
    const panel = await open('reads');
    expect(panel.rows).to.have.lengthOf(11);
    expect(panel.tabs).to.deep.equal([]);
    expect(readable(panel.row('Mathis'))).to.include('mathis.legoff@atelier-brumaire.example');
    await searched(panel, 'compta', 1);
    await opened(panel, 'activity');
    await opened(panel, 'review');
    await until('the table', () => panel.all('tbody tr')[0]);
    expect(texts(panel, 'tbody .name')).to.have.lengthOf(11);
  });

  it('creates a contact', async () => {
    const panel = await open('creates a contact');
    const editor = await begun(panel);
    await editor.picker.tick('invoices');
    expect(editor.title).to.equal('Create new contact');
    await editor.fill({
      'First name': 'Nadia',
      'Last name': 'Roussel',
      'Email Address': 'nadia@atelier-brumaire.example',
    });
    editor.tick('Invoice-related notifications').click();
    editor.press('Create contact');
    await editor.closed();
    await until('the row', () => panel.rows.length === 12);
    expect(panel.status).to.equal('Nadia Roussel was added.');
    expect(readable(panel.row('Nadia'))).to.include('Invoice-related notifications');
  });

  it('says that an address is taken', async () => {
    const panel = await open('creates a contact twice');
    const editor = await begun(panel);
    await editor.fill({ 'First name': 'Inès', 'Email Address': 'ines@atelier-brumaire.example' });
    editor.press('Create contact');
    await until('the words', () => editor.about('Email Address') !== '');
    expect(editor.about('Email Address')).to.include('Already a contact of this account');
  });

  it('changes an address, which waits for its confirmation', async () => {
    const panel = await open('changes an address');
    const editor = await edited(panel, 'Zoé');
    await editor.fill({ 'Email Address': 'zoe.koenig@atelier-brumaire.example' });
    editor.press('Save changes');
    await editor.closed();
    await until('the words', () => panel.status !== '');
    expect(panel.status).to.equal('The changes to Zoé Kœnig were saved.');
    await until('the new address', () =>
      panel.text.includes('New address zoe.koenig@atelier-brumaire.example, not confirmed yet'),
    );
  });

  it('deletes a contact', async () => {
    const panel = await open('removes a contact');
    panel.bin('Rayan').click();
    await confirmed(panel, 'Remove Rayan Moulin?', 'Remove');
    await until('ten rows', () => panel.rows.length === 10);
    expect(panel.status).to.equal('Rayan Moulin was removed.');
  });

  it('only shows the list to somebody who manages nobody', async () => {
    const panel = await open('is read by somebody who manages nobody');
    expect(panel.text).to.include('You can look at this list.');
    expect(panel.all('#create')).to.have.lengthOf(0);
  });
});

describe('the client area of contract 1', () => {
  const open = (scenario: string) => replayed.panel('client-area', scenario);
  const maySignIn = 'May sign in to the panel';

  it('shows contacts, and who of them may sign in', async () => {
    const panel = await open('reads');
    expect(panel.rows).to.have.lengthOf(10);
    expect(readable(panel.row('Beatriz'))).to.include('Contact, cannot sign in');
    expect(readable(panel.row('Nicolás'))).to.include('Invitation sent Expires in 5 days');
    expect(readable(panel.row('Ainhoa'))).to.include('Expired');
    await searched(panel, 'Lucía', 1);
    await opened(panel, 'review');
    await until('the table', () => panel.all('tbody tr')[0]);
    expect(texts(panel, 'tbody .name')).to.have.lengthOf(10);
  });

  it('creates a contact who is invited to sign in', async () => {
    const panel = await open('creates a contact');
    const editor = await begun(panel);
    await editor.picker.tick('tickets');
    await editor.fill({
      'First name': 'Marta',
      'Last name': 'Ríos',
      'Email Address': 'marta@almendrera.example',
      'Tax number (NIF)': '00000000T',
    });
    editor.tick(maySignIn).click();
    editor.press('Create contact');
    await editor.closed();
    await until('the row', () => panel.rows.length === 11);
    expect(readable(panel.row('Marta'))).to.include('Invitation sent');
  });

  it('lets a contact sign in, and ends the access of another', async () => {
    const panel = await open('grants and ends sign-in');
    const editor = await edited(panel, 'Beatriz');
    editor.tick(maySignIn).click();
    await editor.picker.tick('domains');
    editor.press('Save changes');
    await editor.closed();
    await until('the invitation', () => readable(panel.row('Beatriz')).includes('Invitation sent'));
    const other = await edited(panel, 'Lucía');
    other.tick(maySignIn).click();
    other.press('Save changes');
    await until('the question', () => other.text.includes('End the access of Lucía'));
    other.press('End access');
    await other.closed();
    await until('a contact', () =>
      readable(panel.row('Lucía')).includes('Contact, cannot sign in'),
    );
  });

  it('sends an invitation again, and revokes one', async () => {
    const panel = await open('resends and revokes an invitation');
    press(panel, 'Ainhoa', '.resend');
    await until('the words', () => panel.status.includes('A new link was sent to ainhoa@'));
    await until('the row', () => readable(panel.row('Ainhoa')).includes('Invitation sent'));
    const editor = await edited(panel, 'Nicolás');
    editor.tick(maySignIn).click();
    editor.press('Save changes');
    await editor.closed();
    await until('a contact', () =>
      readable(panel.row('Nicolás')).includes('Contact, cannot sign in'),
    );
  });

  it('deletes a contact', async () => {
    const panel = await open('removes a contact');
    panel.bin('Rosario').click();
    await confirmed(panel, 'Remove Rosario Peñalver Ayuso?', 'Remove');
    await until('nine rows', () => panel.rows.length === 9);
  });

  it('says that somebody must receive a mail', async () => {
    const panel = await open('takes a mail from its last receiver');
    const editor = await edited(panel, 'Íñigo');
    editor.tick('Domain-related notifications').click();
    editor.press('Save changes');
    await until('the words', () => editor.errors.length > 0);
    expect(editor.errors).to.include('At least one contact must receive domain mail.');
  });
});

describe('the messaging portal of contract 1', () => {
  const open = (scenario: string) => replayed.panel('messaging-portal', scenario);
  const joy = 'Joy Dela Cruz';

  it('shows active users, pending invitations and deactivated users with their counts', async () => {
    const panel = await open('reads');
    expect(panel.tabs).to.deep.equal([
      'Active users 11',
      'Pending invitations 7 · 1 expired',
      'Deactivated users 3',
    ]);
    expect(readable(panel.row('Priya'))).to.include('Admin');
    expect(readable(panel.row(joy))).to.include('8 of 40 sub-accounts');
    await searched(panel, 'Kenji', 1);
    await searched(panel, '', 11);
    await panel.select('Deactivated users');
    expect(names(panel)).to.have.members(['Wen Jie Lau', 'Rosalind Achterberg', 'Imran Sheikh']);
    await panel.select('Pending invitations');
    expect(panel.rows).to.have.lengthOf(7);
    expect(readable(panel.row('t.fernando@'))).to.include('Marcus Teo Wei Liang');
  });

  it('lists the activity and the access review', async () => {
    const panel = await open('reads');
    await opened(panel, 'activity');
    expect(texts(panel, '.what')).to.include(
      'Priya Raghunathan invited hana.suzuki@fernwood.example',
    );
    await opened(panel, 'review');
    await until('the table', () => panel.all('tbody tr')[0]);
    expect(texts(panel, 'tbody .name')).to.have.lengthOf(14);
  });

  it('invites several users in two steps, and says of each what became of them', async () => {
    const panel = await open('invites several users');
    const invite = await invited(panel);
    const typed = ['ada@fernwood.example', 'bo@fernwood.example', 'joy@fernwood.example'];
    invite.type(`${typed.join(', ')}, `);
    await until('what they are', () => invite.text.includes('1 will not be invited'));
    invite.press('Set Permission');
    await until('the second step', () => invite.title === 'Menu and sub-account permissions');
    await (await invite.picker.ready()).tick('dashboard');
    invite.dialog.querySelector<HTMLInputElement>('input[name=scope][value=all]')!.click();
    await invite.element.updateComplete;
    invite.press('Send Invites (2 of 3)');
    await until('the result', () => invite.title === '2 people were invited');
    expect(invite.text).to.include('1 address was not invited');
    expect(invite.text).to.include('Already a user of this account');
    invite.press('Done');
    await invite.closed();
    await until('the count', () => panel.tabs[1] === 'Pending invitations 9 · 1 expired');
  });

  it('changes modules and sub-accounts', async () => {
    const panel = await open('changes modules and sub-accounts');
    const editor = await edited(panel, 'Kenji');
    await until('the sub-accounts', () => editor.dialog.querySelector('.access-found input'));
    await editor.picker.tick('reports');
    editor.dialog.querySelector<HTMLInputElement>('input[name=scope][value=all]')!.click();
    await editor.element.updateComplete;
    editor.press('Save changes');
    await editor.closed();
    await until('the row', () => readable(panel.row('Kenji')).includes('All sub-accounts'));
  });

  it('deactivates a user and reactivates them', async () => {
    const panel = await open('deactivates and reactivates a user');
    panel.bin('Joy').click();
    await until('the question', () => panel.all('confirm-remove')[0]);
    const confirm = await panel.confirm.opened();
    confirm.press('Only pausing? Deactivate instead.');
    await until('the other question', () => confirm.title === `Deactivate ${joy}?`);
    confirm.press('Deactivate');
    await until('ten rows', () => panel.rows.length === 10);
    expect(panel.status).to.include(`${joy} was deactivated.`);
    await panel.select('Deactivated users');
    press(panel, 'Joy', '.reactivate');
    await until('three rows', () => panel.rows.length === 3);
    expect(panel.tabs).to.include.members(['Active users 11', 'Deactivated users 3']);
  });

  it('resends and revokes several invitations at once', async () => {
    const panel = await open('resends and revokes several invitations');
    await panel.select('Pending invitations');
    await panel.tick('hana.suzuki@', 'luis.aquino@');
    await panel.pressInBar('Resend');
    await until('the words', () => panel.status.startsWith('2 new links were sent.'));
    await panel.tick('hana.suzuki@', 'luis.aquino@');
    await panel.pressInBar('Revoke');
    await confirmed(panel, 'Revoke 2 invitations?', 'Revoke 2');
    await until('five rows', () => panel.rows.length === 5);
    expect(panel.status).to.equal('2 invitations were revoked.');
  });

  it('removes several users, and names who was not removed', async () => {
    const panel = await open('removes several users');
    await panel.tick('Joy', 'Kenji', 'Farah');
    await panel.pressInBar('Remove');
    await until('the question', () => panel.all('confirm-remove')[0]);
    const confirm = await panel.confirm.opened();
    expect(confirm.title).to.equal('Remove 3 users?');
    confirm.press('Remove 3');
    await until('what became of them', () => confirm.title === '2 of 3 done');
    expect(confirm.text).to.include('Farah Iskandar was changed meanwhile.');
    confirm.press('Close');
    await confirm.closed();
    await until('nine rows', () => panel.rows.length === 9);
    expect(panel.tabs[0]).to.equal('Active users 9');
  });

  it('only shows the lists to somebody who manages nobody', async () => {
    const panel = await open('is read by somebody who manages nobody');
    expect(panel.text).to.include('You can look at this list.');
    expect(panel.inviteButton).to.equal(undefined);
  });
});
