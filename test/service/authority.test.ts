/** Who may grant everything an account has: no right can be given away for good. Issue 16, number 1. */
import { expect } from 'chai';
import type { MemberChange } from '../../src/backend/backend.js';
import type { AccountSettings, MemberRecord } from '../../src/service/index.js';
import {
  accessOf,
  accountOf,
  at,
  day,
  limited,
  manager,
  memberOf,
  openPortal,
  owner,
  portalOf,
  refOf,
  refusedWith,
  settingsOf,
  write,
} from '../support/portal.js';
import type { TestPortal } from '../support/portal.js';

const all = ['profile', 'contacts', 'domains', 'managedomains', 'invoices'];
const resources = ['r1', 'r2'].map((id) => ({ id, label: id }));

const role = (id: string, change: Partial<AccountSettings['roles'][number]>) => ({
  ...{ id, isAdmin: false, grants: [], forbids: [], defaults: [], minPermissions: 0 },
  ...{ defaultScope: 'all' as const, ...change },
});
const roles = [
  role('user', { forbids: ['contacts'], default: true }),
  role('admin', { isAdmin: true, grants: ['contacts'] }),
];
const guards = { managePermission: 'contacts', keep: [] };

const admin = (email: string, change: Partial<MemberRecord> = {}) =>
  memberOf(email, { role: 'admin', permissions: all, ...change });
/** In an account with roles, who manages without being an admin. */
const staff = (email: string, change: Partial<MemberRecord> = {}) =>
  memberOf(email, { role: 'staff', permissions: ['contacts', 'domains'], ...change });

function open(members: MemberRecord[], settings: Partial<AccountSettings> = {}): TestPortal {
  const { subscriptions: _none, ...rest } = settingsOf();
  return openPortal(
    portalOf(
      accountOf({
        settings: { ...rest, scope: {}, guards, roles, subscriptions: [], ...settings },
        resources,
        members,
        invitations: [],
      }),
    ),
  );
}
const withoutRoles = { roles: [] };
const withStaff = { roles: [...roles, role('staff', {})] };

const change = (portal: TestPortal, viewer: string, id: string, wish: MemberChange) =>
  portal.as(viewer).updateMember(refOf(portal, id), wish, write());
const grantable = async (portal: TestPortal, viewer: string) => {
  const { permissionGroups } = await portal.as(viewer).getAccount();
  return permissionGroups
    .flatMap(({ permissions }) => permissions)
    .filter((permission) => permission.grantable === true)
    .map(({ id }) => id);
};
/** The host changes what the account has, while it is in use. */
const configure = (portal: TestPortal, to: (settings: AccountSettings) => void) => {
  const data = portal.store.snapshot();
  to(data.accounts[0]!.settings);
  portal.store.restore(data);
};

describe('An admin of an account without an owner', () => {
  it('grants what they gave away, to themselves and to others', async () => {
    const portal = open([admin(owner), memberOf(limited, { role: 'user' })]);
    await change(portal, owner, 'olga', { permissions: ['contacts'], scope: { ids: ['r1'] } });
    expect(await grantable(portal, owner)).to.deep.equal(all);
    await change(portal, owner, 'lena', { permissions: ['invoices'], scope: { ids: ['r2'] } });
    const mine = await change(portal, owner, 'olga', { permissions: all, scope: { all: true } });
    expect(mine).to.deep.include({ permissions: all, scope: { all: true } });
  });

  it('invites with what they do not hold, where they do not hold it', async () => {
    const portal = open([admin(owner, { permissions: ['contacts'], scope: { ids: [] } })]);
    const wish = { ...accessOf('invoices'), role: 'user', scope: { ids: ['r2'] } };
    const [sent] = await portal
      .as(owner)
      .createInvitations([{ email: 'ivy@x.example', ...wish }], write());
    expect(sent).to.have.property('invitation');
  });

  it('grants a permission and a sub-account that the host has added', async () => {
    const portal = open([admin(owner), memberOf(limited, { role: 'user' })]);
    configure(portal, ({ permissionGroups, roles: [, one] }) => {
      permissionGroups[0]!.permissions.push({ id: 'reports', requires: [] });
      one!.grants.push('reports');
    });
    const data = portal.store.snapshot();
    data.accounts[0]!.resources.push({ id: 'r3', label: 'r3' });
    portal.store.restore(data);
    await change(portal, owner, 'lena', { permissions: ['reports'], scope: { ids: ['r3'] } });
    const made = await change(portal, owner, 'lena', { role: 'admin', permissions: ['reports'] });
    expect(made.permissions).to.include('reports');
  });

  it('still manages people who hold a permission that the host has retired', async () => {
    const portal = open([
      admin(owner),
      memberOf(limited, { role: 'user', permissions: ['invoices'] }),
    ]);
    configure(portal, ({ permissionGroups }) => permissionGroups[1]!.permissions.pop());
    const lena = await portal.as(owner).getMember('lena');
    expect(lena.actions).to.include({ edit: true, remove: true });
    const { viewer } = await portal.as(limited).getAccount();
    expect(viewer.permissions).to.deep.equal([]);
    const asked = await portal.request(limited, 'accounts/a1/access?permission=invoices');
    expect(asked.status).to.equal(403);
    await change(portal, owner, 'lena', { permissions: ['domains'] });
  });

  it('has nobody hold more than they may grant', async () => {
    const portal = open([admin(owner, { permissions: ['contacts'] }), admin(manager)]);
    const { actions } = await portal.as(owner).getMember('mark');
    expect(actions).to.include({ edit: true, deactivate: true, remove: true });
  });

  it('is not there while an owner is, also a deactivated one', async () => {
    for (const signIn of ['active', 'deactivated'] as const) {
      const portal = open([
        memberOf(owner, { isOwner: true, signIn }),
        admin(manager, { permissions: ['contacts'] }),
      ]);
      expect(await grantable(portal, manager), signIn).to.deep.equal(['contacts']);
    }
  });

  it('takes the place of an owner whose access has ended', async () => {
    const gone = memberOf(owner, { isOwner: true, until: at(day) });
    const portal = open([gone, admin(manager, { permissions: ['contacts'] })]);
    expect(await grantable(portal, manager)).to.deep.equal(['contacts']);
    portal.clock.now += day;
    expect(await grantable(portal, manager)).to.deep.equal(all);
  });

  it('is told by the gateway to hold no more than before: granting is not holding', async () => {
    const portal = open([admin(owner, { permissions: ['contacts'] })]);
    const asked = async (query: string) =>
      (await portal.request(owner, `accounts/a1/access?${query}`)).status;
    expect(await asked('permission=invoices')).to.equal(403);
    await change(portal, owner, 'olga', { permissions: ['contacts', 'invoices'] });
    expect(await asked('permission=invoices')).to.equal(204);
  });
});

describe('The last one who may grant everything', () => {
  const lasting: [string, MemberChange][] = [
    ['gives up the role', { role: 'user', permissions: [] }],
    ['lets their access end', { until: at(day) }],
    ['gives up their sign-in', { maySignIn: false }],
  ];
  for (const [what, wish] of lasting) {
    it(`is kept where an admin ${what} and every other is deactivated or ends`, async () => {
      const others = [
        admin(manager, { signIn: 'deactivated' }),
        admin(limited, { until: at(2 * day) }),
      ];
      const portal = open([admin(owner), ...others]);
      for (const viewer of [owner, limited])
        expect(await refusedWith(change(portal, viewer, 'olga', wish))).to.equal(
          'refused last-admin',
        );
    });
  }

  it('is kept from being removed or deactivated by an admin whose access ends', async () => {
    const portal = open([admin(owner), admin(limited, { until: at(day) })]);
    const { actions } = await portal.as(limited).getMember('olga');
    for (const action of ['remove', 'deactivate', 'withdrawSignIn'] as const)
      expect(actions[action], action).to.deep.equal({ refused: 'last-admin' });
    const target = { refs: [refOf(portal, 'olga')] };
    const removed = await portal.as(limited).removeMembers(target, write());
    expect(removed.items[0]?.error).to.include({ code: 'refused', reason: 'last-admin' });
    const off = await portal.as(limited).setMembersActive(false, target, write());
    expect(off.items[0]?.error).to.include({ code: 'refused', reason: 'last-admin' });
  });

  it('goes when another one stays for good', async () => {
    const portal = open([admin(owner), admin(manager)]);
    const target = { refs: [refOf(portal, 'olga')] };
    const { items } = await portal.as(manager).removeMembers(target, write());
    expect(items[0]).to.not.have.property('error');
  });

  it('is whoever manages, where there are neither owners nor admin roles', async () => {
    const both = [
      memberOf(owner, { permissions: ['contacts'], scope: { ids: ['r1'] } }),
      memberOf(manager, { permissions: ['contacts'], until: at(day) }),
      memberOf(limited, { permissions: ['invoices'] }),
    ];
    const portal = open(both, withoutRoles);
    expect(await grantable(portal, owner)).to.deep.equal(all);
    expect(await grantable(portal, limited)).to.deep.equal(['invoices']);
    const wish = { permissions: all, scope: { all: true } as const };
    expect(await refusedWith(change(portal, owner, 'olga', wish))).to.equal('not refused');
    const narrowed = { permissions: ['invoices'] };
    expect(await refusedWith(change(portal, manager, 'olga', narrowed))).to.equal(
      'refused last-admin',
    );
  });

  it('is an admin, not whoever manages beside one', async () => {
    const portal = open([admin(owner), staff(manager)], withStaff);
    expect(await grantable(portal, manager)).to.deep.equal(['contacts', 'domains']);
    const target = { refs: [refOf(portal, 'olga')] };
    const { items } = await portal.as(manager).removeMembers(target, write());
    expect(items[0]?.error).to.include({ reason: 'holds-more' });
    // Nor does a deactivated admin leave their place to others.
    const shut = open([admin(owner, { signIn: 'deactivated' }), staff(manager)], withStaff);
    expect(await grantable(shut, manager)).to.deep.equal(['contacts', 'domains']);
  });

  it('is whoever manages, where no admin role has a member who manages', async () => {
    const powerless = memberOf(owner, { role: 'admin', permissions: [] });
    const portal = open([powerless, staff(manager)], withStaff);
    expect(await grantable(portal, manager)).to.deep.equal(all);
  });
});

describe('An owner', () => {
  it('grants everything everywhere, whatever their own row says', async () => {
    const narrow = memberOf(owner, { isOwner: true, permissions: [], scope: { ids: [] } });
    const portal = open([narrow, memberOf(limited)], { ...withoutRoles });
    expect(await grantable(portal, owner)).to.deep.equal(all);
    const wish = { permissions: all, scope: { all: true } as const };
    expect(await refusedWith(change(portal, owner, 'lena', wish))).to.equal('not refused');
    const asked = await portal.request(owner, 'accounts/a1/access?permission=invoices&resource=r2');
    expect(asked.status).to.equal(204);
  });

  it('is kept as the last one whose access does not end, where the host names no guard', async () => {
    const members = [
      memberOf(owner, { isOwner: true }),
      memberOf(manager, { isOwner: true, until: at(day) }),
    ];
    const portal = open(members, withoutRoles);
    const target = { refs: [refOf(portal, 'olga')] };
    const { items } = await portal.as(manager).removeMembers(target, write());
    expect(items[0]?.error).to.include({ code: 'refused', reason: 'last-owner' });
  });
});
