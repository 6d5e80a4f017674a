import { expect, fixture, html } from '@open-wc/testing';
import '../../src/define.js';
import type { Backend } from '../../src/backend/backend.js';
import { BackendError } from '../../src/backend/errors.js';
import type { UserManagementPanel } from '../../src/elements/user-management-panel/user-management-panel.js';
import { inviteeOf, openLink } from '../support/accept.js';
import { PanelView, readable, until } from '../support/panel.js';
import {
  accessOf,
  accountOf,
  invitationOf,
  memberOf,
  openPortal,
  owner,
  portalOf,
  settingsOf,
  stranger,
  write,
} from '../support/portal.js';

const role = (id: string) => ({
  ...{ id, isAdmin: id === 'admin', grants: [], forbids: [], defaults: [] },
  ...{ minPermissions: 0, defaultScope: 'all' as const },
});

/** A backend that knows roles and nothing else: no permissions, no time of the last sign-in. */
function rolesAlone({ isAdmin = false } = {}): Backend {
  const settings = settingsOf({
    ...{ permissionGroups: [], allPermissionsOption: false, profiles: [], subscriptions: [] },
    ...{ scope: null, fields: [], guards: { managePermission: null, keep: [{ owner: true }] } },
    roles: [role('admin'), role('member')],
    capabilities: { ...settingsOf().capabilities, verbs: [], createsMembers: null },
  });
  const members = [
    memberOf(owner, { isOwner: true, role: 'admin', permissions: [] }),
    memberOf('ada@account.example', { name: 'Ada Finch', role: 'member', permissions: [] }),
    memberOf('bo@account.example', { name: 'Bo Reed', role: 'admin,member', permissions: [] }),
  ];
  const real = openPortal(portalOf({ ...accountOf(), settings, members, invitations: [] })).as(
    owner,
  );
  return {
    ...real,
    async getAccount() {
      const account = await real.getAccount();
      const viewer = { ...account.viewer, isOwner: !isAdmin, actions: { invite: true as const } };
      return { ...account, viewer };
    },
    async listMembers(query, call) {
      const page = await real.listMembers(query, call);
      return { ...page, items: page.items.map(({ lastSignInAt: _, ...row }) => row) };
    },
  };
}

async function open(backend: Backend): Promise<PanelView> {
  const element = await fixture<UserManagementPanel>(
    html`<user-management-panel .backend=${backend}></user-management-panel>`,
  );
  const panel = new PanelView(element);
  await panel.settled();
  return panel;
}

describe('a backend that knows roles alone', () => {
  it('has its members told by their roles, not as people without permissions', async () => {
    const panel = await open(rolesAlone());
    expect(readable(panel.row('Ada Finch').querySelector('.access'))).to.equal('Member');
    expect(readable(panel.row('Bo Reed').querySelector('.access'))).to.equal('admin,member');
  });

  it('is not said to know that nobody ever signed in', async () => {
    const panel = await open(rolesAlone());
    const text = readable(panel.element.renderRoot.querySelector('.table'));
    expect(text).to.include('Ada Finch').and.not.include('Never signed in');
    expect(text).not.to.include('Last sign-in');
  });

  it('has people invited by choosing a type, and permissions are not spoken of', async () => {
    const panel = await open(rolesAlone());
    panel.inviteButton?.click();
    const invite = await panel.invite.opened();
    invite.type('new@x.example');
    invite.press('Choose a type');
    await until('the second step', () => invite.title === 'Choose a type');
    expect(invite.text.toLowerCase()).not.to.include('permission');
  });

  it('does not tell an admin who may invite that he can only look', async () => {
    const panel = await open(rolesAlone({ isAdmin: true }));
    expect(readable(panel.element.renderRoot.querySelector('.root'))).not.to.include('Only the');
    expect(panel.inviteButton !== undefined).to.equal(true);
  });
});

describe('a backend where a type lets somebody in without a permission', () => {
  it('has an open invitation changed to that type', async () => {
    const settings = settingsOf({
      ...{ profiles: [], subscriptions: [] },
      capabilities: { ...settingsOf().capabilities, createsMembers: null },
      roles: [{ ...role('admin'), grants: ['domains'] }, role('member')],
    });
    const invitations = [
      invitationOf('ivy@x.example', { role: 'admin', permissions: ['domains'] }),
    ];
    const members = [memberOf(owner, { isOwner: true, role: 'admin' })];
    const portal = openPortal(portalOf(accountOf({ settings, members, invitations })));
    const panel = await open(portal.as(owner));
    await panel.select('Pending');
    const editor = panel.editor;
    panel.row('ivy@').querySelector<HTMLButtonElement>('.open')?.click();
    await editor.opened();
    editor.dialog.querySelector<HTMLInputElement>('[name=role][value=member]')?.click();
    await editor.picker.ready();
    await editor.picker.tick('domains');
    expect(editor.picker.ticked).to.deep.equal([]);
    editor.press('Save changes');
    await until('what became of it', () => !editor.dialog.open || editor.errors.length > 0);
    expect(editor.errors).to.deep.equal([]);
    const [after] = portal.data().invitations;
    expect(after?.role).to.equal('member');
    expect(after?.permissions).to.deep.equal([]);
  });
});

describe('an invitation that is shown to its recipient alone', () => {
  const ivy = 'ivy@x.example';

  /** The link as such a backend answers it: first to `is`, then to whoever signed in. */
  async function arrive(is: string | null) {
    const portal = openPortal();
    const drafts = [{ email: ivy, ...accessOf('invoices') }];
    await portal.as(owner).createInvitations(drafts, write());
    const visitor = { is };
    const real = inviteeOf(portal, visitor);
    const backend = {
      ...real,
      lookUp: (...given: Parameters<typeof real.lookUp>) => {
        if (visitor.is === ivy) return real.lookUp(...given);
        const refused = { code: 'refused', reason: 'wrong-account' } as const;
        const refusal = visitor.is === null ? ({ code: 'unauthenticated' } as const) : refused;
        return Promise.reject(new BackendError(refusal));
      },
    };
    const page = await openLink(backend, portal.tokenFor(ivy));
    return { page, visitor };
  }

  it('asks who is not signed in to sign in, and opens then', async () => {
    const { page, visitor } = await arrive(null);
    expect(page.title).to.equal('Sign in to see your invitation.');
    page.element.addEventListener('sign-in-needed', (event) => {
      visitor.is = ivy;
      event.waitUntil(Promise.resolve());
    });
    page.press('Sign in');
    await page.said('Acorn Ltd has invited you to their account');
    await until('the focus', () => page.focused?.id === 'title');
  });

  it('lets somebody else sign out', async () => {
    const { page, visitor } = await arrive(stranger);
    expect(page.title).to.equal(
      'The invitation was sent to another address than the one you are signed in with.',
    );
    page.element.addEventListener('sign-out-needed', (event) => {
      visitor.is = null;
      event.waitUntil(Promise.resolve());
    });
    page.press('Sign out and go on');
    await page.said('Sign in to see your invitation.');
  });
});
