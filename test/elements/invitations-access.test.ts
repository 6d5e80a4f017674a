import { expect } from '@open-wc/testing';
import type { Invitation, Write } from '../../src/backend/backend.js';
import { BackendError } from '../../src/backend/errors.js';
import type { BeforeInvitationsUpdateEvent, InvitationsUpdatedEvent } from '../../src/events.js';
import { crowded } from '../support/crowd.js';
import { type EditorPage, focused, once, PanelPage, readable, until } from '../support/panel.js';
import type { PortalOptions } from '../support/panel.js';

const hana = 'hana.suzuki@fernwood.example';
const luis = 'luis.aquino@fernwood.example';
const elena = 'elena.petrova@fernwood.example';

/** The pending invitations of the messaging portal. */
async function pending(options: PortalOptions = {}): Promise<PanelPage> {
  const panel = await PanelPage.open({ portal: 'messaging-portal', ...options });
  await panel.select('Pending');
  return panel;
}
/** Ticks them, and opens the dialog for their access. */
async function chosen(panel: PanelPage, ...rows: string[]): Promise<EditorPage> {
  await panel.tick(...rows);
  return asked(panel);
}
async function asked(panel: PanelPage): Promise<EditorPage> {
  await panel.pressInBar('Change access');
  const editor = await panel.editor.opened();
  await until('the form', () => editor.dialog.querySelector('.foot'));
  return editor;
}
/** All that match, on whichever page. */
async function askedAboutAll(panel: PanelPage, n: number): Promise<EditorPage> {
  panel.headBox.click();
  await panel.element.updateComplete;
  await panel.pressInBar(`Select all ${String(n)} that match`);
  panel.one('.bulk-edit').focus();
  return asked(panel);
}
/** Chooses what all of them may do: the reports, everywhere. */
async function choose(editor: EditorPage): Promise<void> {
  await editor.picker.ready();
  await editor.picker.tick('reports');
  editor.dialog.querySelector<HTMLInputElement>('input[name=scope][value=all]')?.click();
  await editor.element.updateComplete;
}
async function told(panel: PanelPage, text: string): Promise<Invitation> {
  const { items } = await panel.memory.backend.listInvitations({ text });
  return items[0]!;
}
const refTo = ({ id, version }: Invitation) => ({ id, version: version! });
const theirs: Write = { key: 'somebody-else' };

/** What the service is asked for, one after the other; `answer` stands in for some of its answers. */
function asking(
  { memory: { backend } }: PanelPage,
  answer: (n: number, done: () => Promise<Invitation>) => Promise<Invitation> = (_, done) => done(),
): { id: string; key: string }[] {
  const calls: { id: string; key: string }[] = [];
  const { updateInvitation } = backend;
  backend.updateInvitation = (reference, change, write) => {
    calls.push({ id: reference.id, key: write.key });
    return answer(calls.length, () => updateInvitation(reference, change, write));
  };
  return calls;
}

describe('the access of several invitations', () => {
  it('becomes the same by one choice, and it is said how many', async () => {
    const panel = await pending();
    const editor = await chosen(panel, hana, luis, elena);
    expect(editor.title).to.equal('Change access of 3 invitations');
    expect(editor.text).to.include('Their access differs now.');
    expect(editor.picker.ticked).to.deep.equal([]);
    const before = once<BeforeInvitationsUpdateEvent>(panel.element, 'before-invitations-update');
    const after = once<InvitationsUpdatedEvent>(panel.element, 'invitations-updated');
    const calls = asking(panel);
    await choose(editor);
    editor.press('Save changes');
    await editor.closed();
    await until('the words', () => panel.status === 'The access of 3 invitations was changed.');
    expect(panel.announced).to.equal('The access of 3 invitations was changed.');
    expect((await before).invitations.map(({ email }) => email)).to.have.members([
      hana,
      luis,
      elena,
    ]);
    expect((await before).change).to.deep.include({
      permissions: ['reports'],
      scope: { all: true },
      role: 'user',
    });
    const { items } = (await after).outcomes;
    expect(items.map(({ row }) => row?.permissions)).to.deep.equal([
      ['reports'],
      ['reports'],
      ['reports'],
    ]);
    expect(new Set(calls.map(({ key }) => key)).size).to.equal(3);
    expect((await told(panel, luis)).scope).to.deep.equal({ all: true });
    expect(panel.selected).to.equal('');
    await until('focus in the list', () => focused()?.closest('.row'));
  });

  it('begins as it is where all give the same; only what was changed is sent', async () => {
    const panel = await pending({ seed: crowded(0, 2) });
    const before = once<BeforeInvitationsUpdateEvent>(panel.element, 'before-invitations-update');
    const editor = await chosen(panel, luis, 'guest-0', 'guest-1');
    expect(editor.text).not.to.include('Their access differs now.');
    await editor.picker.ready();
    expect(editor.picker.ticked).to.include('send-sms');
    editor.press('Save changes');
    await until('the words', () => editor.errors.includes('No changes'));
    await editor.picker.tick('reports');
    expect(editor.summary).to.include('Gains');
    editor.press('Save changes');
    await editor.closed();
    expect(Object.keys((await before).change)).to.deep.equal(['permissions']);
    expect((await told(panel, 'guest-1')).permissions).to.have.members(['send-sms', 'reports']);
    expect((await told(panel, 'guest-1')).scope).to.deep.equal((await told(panel, luis)).scope);
  });

  it('may be that of all who match, on whichever page: those who were counted, and no one else', async () => {
    const panel = await pending({ seed: crowded(0, 130) });
    await panel.search('guest-');
    await until('those who match', () => !panel.text.includes(hana));
    const editor = await askedAboutAll(panel, 130);
    expect(editor.title).to.equal('Change access of 130 invitations');
    await panel.memory.backend.createInvitations(
      [{ ...(await told(panel, luis)), email: 'guest-late@fernwood.example' }].map(
        ({ email, role, profile, permissions, scope, subscriptions }) => ({
          ...{ email, role, profile, permissions, scope, subscriptions },
        }),
      ),
      theirs,
    );
    const calls = asking(panel);
    await choose(editor);
    editor.press('Save changes');
    await editor.closed();
    await until('the words', () => panel.status === 'The access of 130 invitations was changed.');
    expect(calls).to.have.lengthOf(130);
    expect((await told(panel, 'guest-129')).permissions).to.have.members(['send-sms', 'reports']);
    expect((await told(panel, 'guest-late')).permissions).to.deep.equal(['send-sms']);
  });

  it('stays as it is for who was unticked of all who match', async () => {
    const panel = await pending({ seed: crowded(0, 60) });
    await panel.search('guest-');
    await until('those who match', () => !panel.text.includes(hana));
    panel.headBox.click();
    await panel.element.updateComplete;
    await panel.pressInBar('Select all 60 that match');
    await panel.tick('guest-5@');
    const editor = await asked(panel);
    expect(editor.title).to.equal('Change access of 59 invitations');
    await choose(editor);
    editor.press('Save changes');
    await editor.closed();
    await until('the words', () => panel.status === 'The access of 59 invitations was changed.');
    expect((await told(panel, 'guest-5@')).permissions).to.deep.equal(['send-sms']);
  });

  it('leaves focus in the panel where some of all who match were refused, and all ticks are gone', async () => {
    const panel = await pending({ seed: crowded(0, 60) });
    const editor = await askedAboutAll(panel, 67);
    asking(panel, (n, done) =>
      n === 1
        ? Promise.reject(new BackendError({ code: 'refused' }, { notApplied: true }))
        : done(),
    );
    await choose(editor);
    editor.press('Save changes');
    await until('what became of them', () => editor.title.endsWith('done'));
    expect(panel.selected).to.equal('');
    await until(
      'the list as it is now',
      () => panel.rows.filter((row) => readable(row).includes('Reports')).length > 9,
    );
    editor.press('Close');
    await editor.closed();
    await until('focus in the panel', () => focused()?.getRootNode() === panel.element.shadowRoot);
  });

  it('is not asked for before all who match are known; what cannot be read is asked for again', async () => {
    const panel = await pending({ seed: crowded(0, 130) });
    const { listInvitations } = panel.memory.backend;
    let isDown = true;
    panel.memory.backend.listInvitations = (query, call) =>
      isDown && query.cursor !== undefined
        ? Promise.reject(new BackendError({ code: 'busy' }, { notApplied: true }))
        : listInvitations(query, call);
    panel.headBox.click();
    await panel.element.updateComplete;
    await panel.pressInBar('Select all 137 that match');
    await panel.pressInBar('Change access');
    const editor = await panel.editor.opened();
    await until('the words', () => editor.text.includes('The invitations could not be loaded.'));
    expect(editor.title).to.equal('Change access');
    isDown = false;
    editor.dialog.querySelector<HTMLElement>('.failure button')?.focus();
    editor.press('Try again');
    await until('the number', () => editor.title === 'Change access of 136 invitations');
    await until('the number aloud', () => editor.announced === editor.title);
    expect(focused()?.id).to.equal('title');
    expect(editor.text).to.include('Left out: mei.lin@fernwood.example');
  });

  it('leaves out who has expired, and says so before anything is pressed', async () => {
    const panel = await pending();
    const editor = await chosen(panel, hana, 'mei.lin');
    expect(editor.title).to.equal('Change access of 1 invitation');
    expect(editor.text).to.include('Left out: mei.lin@fernwood.example');
    expect(editor.text).to.include('It has expired. Resend it first.');
  });

  it('needs a choice, and says where', async () => {
    const panel = await pending();
    const editor = await chosen(panel, hana, luis);
    await editor.picker.ready();
    const calls = asking(panel);
    editor.press('Save changes');
    await until('the words', () => editor.errors.includes('Choose at least one permission.'));
    await until('focus there', () => editor.focused === editor.picker.element);
    expect(calls).to.have.lengthOf(0);
  });

  it('stays where somebody has changed or revoked one meanwhile: refused alone, with its reason', async () => {
    const panel = await pending();
    const editor = await chosen(panel, hana, luis, elena);
    const other = await told(panel, luis);
    await panel.memory.backend.updateInvitation(
      refTo(other),
      { permissions: ['templates'] },
      theirs,
    );
    await panel.memory.backend.revokeInvitations(
      { refs: [refTo(await told(panel, elena))] },
      theirs,
    );
    const after = once<InvitationsUpdatedEvent>(panel.element, 'invitations-updated');
    await choose(editor);
    editor.press('Save changes');
    await until('what became of them', () => editor.title === '1 of 3 done');
    expect(editor.announced).to.equal('1 of 3 done');
    expect(editor.text).to.include('The access of 1 invitation was changed.');
    expect(editor.text).to.include('2 could not be done:');
    expect(editor.text).to.include(`${luis} was changed meanwhile.`);
    expect(editor.text).to.include(`The invitation to ${elena} is no longer open.`);
    await until('focus on the way out', () => focused() === editor.button('Close'));
    expect((await after).outcomes.items.map(({ error }) => error?.code)).to.have.members([
      undefined,
      'changed',
      'gone',
    ]);
    expect((await told(panel, luis)).permissions).to.deep.equal(['templates']);

    editor.press('Retry the failed ones (1)');
    await until('the form once more', () => editor.title === 'Change access of 1 invitation');
    await editor.picker.ready();
    expect(editor.picker.ticked).to.deep.equal(['reports']);
    editor.press('Save changes');
    await editor.closed();
    expect((await told(panel, luis)).permissions).to.deep.equal(['reports']);
    await until('focus in the panel', () => focused()?.getRootNode() === panel.element.shadowRoot);
  });

  it('stays where the service lets the viewer not give one more: the others go through', async () => {
    const panel = await pending();
    const editor = await chosen(panel, hana, luis);
    asking(panel, (n, done) =>
      n === 1
        ? Promise.reject(
            new BackendError({ code: 'refused', reason: 'not-held' }, { notApplied: true }),
          )
        : done(),
    );
    await choose(editor);
    editor.press('Save changes');
    await until('what became of them', () => editor.title === '1 of 2 done');
    expect(editor.text).to.include('You do not have this permission yourself.');
    expect(editor.text).not.to.include('Retry the failed ones');
    editor.press('Close');
    await editor.closed();
    await until('focus in the panel', () => focused()?.getRootNode() === panel.element.shadowRoot);
  });

  it('goes on with the one that no answer came for, under its key, and changes none twice', async () => {
    const panel = await pending();
    const editor = await chosen(panel, hana, luis, elena);
    const calls = asking(panel, async (n, done) => {
      const row = await done();
      if (n === 2) throw new BackendError({ code: 'unknown' });
      return row;
    });
    await choose(editor);
    editor.press('Save changes');
    await until('what became of them', () => editor.title === '1 of 3 done');
    expect(editor.text).to.include('2 have not been tried yet.');
    expect(editor.errors).to.have.lengthOf(1);
    const after = once<InvitationsUpdatedEvent>(panel.element, 'invitations-updated');
    editor.press('Go on');
    await editor.closed();
    expect(calls[2]).to.deep.equal(calls[1]);
    expect(calls).to.have.lengthOf(4);
    expect((await after).outcomes.items.map(({ error }) => error)).to.deep.equal([
      undefined,
      undefined,
      undefined,
    ]);
    const { activity } = panel.memory.snapshot().accounts[0]!;
    const changes = activity.filter(({ verb }) => verb === 'invitation-updated');
    expect(changes).to.have.lengthOf(3);
  });

  it('shows how far it is, and can be stopped after the one under way', async () => {
    const panel = await pending();
    const editor = await chosen(panel, hana, luis, elena);
    let letGo = (): void => {};
    const calls = asking(panel, async (_, done) => {
      await new Promise<void>((resolve) => (letGo = resolve));
      return done();
    });
    await choose(editor);
    editor.press('Save changes');
    await until('the progress', () => editor.text.includes('0 of 3'));
    letGo();
    await until('the first', () => editor.text.includes('1 of 3') && calls.length === 2);
    editor.press('Stop');
    letGo();
    await until('what became of them', () => editor.title === '2 of 3 done');
    expect(editor.text).to.include('1 has not been tried yet.');
    const after = once<InvitationsUpdatedEvent>(panel.element, 'invitations-updated');
    editor.press('Close');
    expect((await after).outcomes.items).to.have.lengthOf(2);
    expect((await told(panel, elena)).permissions).to.deep.equal(['contacts']);
    await until('the words', () => panel.status === 'The access of 2 invitations was changed.');
  });

  it('is left as it is where the host says no, and what was chosen stays', async () => {
    const panel = await pending();
    panel.element.addEventListener('before-invitations-update', (event) => event.preventDefault());
    const editor = await chosen(panel, hana, luis);
    const calls = asking(panel);
    await choose(editor);
    editor.press('Save changes');
    await until('the words', () => editor.text.includes('This site stopped it.'));
    expect(calls).to.have.lengthOf(0);
    expect(editor.picker.ticked).to.deep.equal(['reports']);
  });

  it('is offered again as it was chosen, until it is thrown away', async () => {
    const panel = await pending();
    const editor = await chosen(panel, hana, luis);
    await choose(editor);
    editor.element.close();
    await editor.closed();
    panel.one('.bulk-edit').focus();
    await asked(panel);
    expect(editor.text).to.include('You had begun to change this. Nothing has been saved.');
    await until('the tick', () => editor.picker.ticked.includes('reports'));
    editor.press('Cancel');
    await until('the question', () =>
      editor.text.includes('Discard the changes to 2 invitations?'),
    );
    await until('focus on keeping', () => focused() === editor.button('Keep editing'));
    editor.press('Discard');
    await editor.closed();
    await until('focus where it was opened', () => focused()?.matches('.bulk-edit'));
    await asked(panel);
    await editor.picker.ready();
    expect(editor.picker.ticked).to.deep.equal([]);
  });

  it('is edited with the address where only one is ticked', async () => {
    const panel = await pending();
    await panel.tick(hana);
    await panel.pressInBar('Change access');
    const editor = await panel.editor.opened();
    expect(editor.title).to.equal(hana);
    expect(editor.address.value).to.equal(hana);
  });

  it('is offered to nobody where the backend cannot change invitations', async () => {
    const panel = await pending();
    await panel.tick(hana, luis);
    expect(panel.all('.bulk-edit')).to.have.lengthOf(1);
    Object.assign(panel.memory.backend, { updateInvitation: undefined });
    panel.element.requestUpdate();
    await panel.element.updateComplete;
    expect(panel.all('.bulk-edit')).to.have.lengthOf(0);
  });
});
