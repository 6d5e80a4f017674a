import { expect, fixture, html } from '@open-wc/testing';
import '../../src/define.js';
import type { UserManagementPanel } from '../../src/elements/user-management-panel/user-management-panel.js';
import { PanelView, readable, until } from '../support/panel.js';
import { accountOf, memberOf, openPortal, owner, portalOf, settingsOf } from '../support/portal.js';

/** An account that no portal has: two roles, three groups, no sub-accounts, and a field of its own. */
const settings = settingsOf({
  name: 'Harbour Theatre',
  permissionGroups: ['Stage', 'Foyer', 'Office'].map((label) => ({
    id: label.toLowerCase(),
    label,
    permissions: ['see', 'change'].map((verb) => ({
      id: `${verb}-${label.toLowerCase()}`,
      label: `${verb === 'see' ? 'See' : 'Change'} the ${label.toLowerCase()}`,
      requires: verb === 'see' ? [] : [`see-${label.toLowerCase()}`],
    })),
  })),
  allPermissionsOption: false,
  roles: [
    {
      ...{ id: 'guest', label: 'Guest artist', isAdmin: false, grants: ['see-stage'] },
      ...{ forbids: ['change-office'], defaults: [], minPermissions: 2 },
      ...{ defaultScope: 'none' as const, default: true },
    },
    {
      ...{ id: 'house', label: 'House staff', isAdmin: false, grants: [], forbids: [] },
      ...{ defaults: ['see-foyer'], minPermissions: 0, defaultScope: 'none' as const },
    },
  ],
  profiles: [],
  subscriptions: [],
  scope: null,
  fields: [{ id: 'shoe', label: 'Shoe size', type: 'text', required: false, maxLength: 5 }],
  guards: { managePermission: null, keep: [{ owner: true }] },
  capabilities: { ...settingsOf().capabilities, verbs: ['updateInvitation'], createsMembers: null },
});

async function theatre() {
  const data = {
    ...accountOf(),
    settings,
    members: [
      memberOf(owner, { isOwner: true, role: 'house' }),
      memberOf('ada@theatre.example', {
        ...{ name: 'Ada Finch', role: 'guest', permissions: ['see-stage', 'see-foyer'] },
        ...{ fields: { shoe: '41' } },
      }),
    ],
    invitations: [],
  };
  const portal = openPortal(portalOf(data));
  const element = await fixture<UserManagementPanel>(
    html`<user-management-panel .backend=${portal.as(owner)}></user-management-panel>`,
  );
  const panel = new PanelView(element);
  await panel.settled();
  return { portal, panel };
}

describe('an account that nobody had in mind', () => {
  it('is listed, with its own words', async () => {
    const { panel } = await theatre();
    expect(readable(panel.row('Ada Finch'))).to.include('Guest artist · 2 of 6 permissions');
  });

  it('has its members edited, by its own rules', async () => {
    const { portal, panel } = await theatre();
    panel.row('Ada Finch').querySelector<HTMLButtonElement>('.open, .edit')?.click();
    const editor = await panel.editor.opened();
    await editor.picker.ready();
    expect(editor.picker.about('see-stage')).to.include('Part of the type Guest artist, always.');
    await editor.picker.tick('see-foyer');
    editor.press('Save changes');
    await until('the rule', () => editor.text.includes('Choose at least 2 permissions.'));
    await editor.picker.tick('change-stage');
    await editor.fill({ 'Shoe size': '42' });
    editor.press('Save changes');
    await editor.closed();
    const ada = portal.data().members.find(({ id }) => id === 'ada');
    expect(ada?.permissions).to.deep.equal(['see-stage', 'change-stage']);
    expect(ada?.fields).to.deep.equal({ shoe: '42' });
  });

  it('has people invited to it', async () => {
    const { portal, panel } = await theatre();
    panel.inviteButton?.click();
    const dialog = await panel.invite.opened();
    dialog.type('leo@theatre.example');
    dialog.press('Set Permission');
    await until('the roles', () => dialog.text.includes('House staff'));
    dialog.dialog.querySelector<HTMLInputElement>('[name=role][value=house]')?.click();
    await dialog.picker.ready();
    dialog.press('Send Invites (1)');
    await until('the invitation', () => portal.data().invitations.length === 1);
    const [invitation] = portal.data().invitations;
    expect(invitation?.role).to.equal('house');
    expect(invitation?.permissions).to.deep.equal(['see-foyer']);
  });
});
