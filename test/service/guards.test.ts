/** Ways to lock oneself or the account out, or to give what one has not: each is refused, with its reason. */
import { expect } from 'chai';
import type { Backend, Id, MemberChange } from '../../src/backend/backend.js';
import type { AccountSettings, MemberRecord } from '../../src/service/index.js';
import {
  accessOf,
  accountOf,
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

const role = (id: Id, change: Partial<AccountSettings['roles'][number]>) => ({
  ...{ id, isAdmin: false, grants: [], forbids: [], defaults: [], minPermissions: 0 },
  ...{ defaultScope: 'all' as const, ...change },
});
/** As in portal D: no owner; admins hold user management, and one of them has to stay. */
const withAdmins: Partial<AccountSettings> = {
  roles: [
    role('user', { forbids: ['contacts'], default: true }),
    role('admin', { isAdmin: true, grants: ['contacts'] }),
  ],
  guards: { managePermission: 'contacts', keep: [{ role: 'admin' }] },
};
const held = { permissions: ['profile', 'contacts', 'domains', 'managedomains', 'invoices'] };
const admin = (email: string, change: Partial<MemberRecord> = {}) =>
  memberOf(email, { ...held, role: 'admin', subscriptions: ['news'], ...change });

/** The usual portal: an owner, somebody who manages a part, somebody who looks. */
const usual = () => openPortal();
/** Olga is the only active admin; a second one is deactivated. */
const oneAdmin = () =>
  openPortal(
    portalOf(
      accountOf({
        settings: settingsOf(withAdmins),
        members: [
          admin(owner),
          admin(manager, { signIn: 'deactivated' }),
          memberOf(limited, { role: 'user', permissions: ['invoices'] }),
        ],
        invitations: [],
      }),
    ),
  );
const twoAdmins = () =>
  openPortal(
    portalOf(
      accountOf({
        settings: settingsOf(withAdmins),
        members: [admin(owner), admin(manager)],
        invitations: [],
      }),
    ),
  );

type Attempt = (portal: TestPortal) => Promise<string>;

const change =
  (viewer: string, id: Id, change: MemberChange): Attempt =>
  (portal) =>
    refusedWith(portal.as(viewer).updateMember(refOf(portal, id), change, write()));

/** What became of the last of these rows. */
function onRows(
  act: (backend: Required<Backend>, refs: { id: Id; version: string }[]) => Promise<unknown>,
): (viewer: string, ...ids: Id[]) => Attempt {
  return (viewer, ...ids) =>
    async (portal) => {
      const refs = ids.map((id) => refOf(portal, id));
      const answer = await act(portal.as(viewer), refs);
      const { items } = answer as { items: { error?: { code: string; reason?: string } }[] };
      const error = items.at(-1)?.error;
      return error ? [error.code, error.reason].filter(Boolean).join(' ') : 'not refused';
    };
}
const remove = onRows((backend, refs) => backend.removeMembers({ refs }, write()));
const deactivate = onRows((backend, refs) => backend.setMembersActive(false, { refs }, write()));

const removeAll =
  (viewer: string): Attempt =>
  async (portal) => {
    const expected = portal.data().members.length;
    const target = { query: {}, except: [], expected };
    const { items } = await portal.as(viewer).removeMembers(target, write());
    const own = items.find(({ ref }) => portal.data().members.some(({ id }) => id === ref.id));
    return [own?.error?.code, own?.error?.reason].join(' ');
  };

const billing = { profile: 'billing', permissions: ['invoices'] };

/** [who does what, at which portal, what, and how it is refused] */
const cases: [string, () => TestPortal, Attempt, string][] = [
  [
    'the owner takes permissions from himself',
    usual,
    change(owner, 'olga', { permissions: [] }),
    'refused owner',
  ],
  [
    'the owner withdraws his own sign-in',
    usual,
    change(owner, 'olga', { maySignIn: false }),
    'refused owner',
  ],
  [
    'the owner lets his own access end',
    usual,
    change(owner, 'olga', { until: '2027-01-01T00:00:00Z' }),
    'refused owner',
  ],
  ['the owner removes himself', usual, remove(owner, 'olga'), 'refused owner'],
  ['the owner deactivates himself', usual, deactivate(owner, 'olga'), 'refused owner'],
  [
    'the owner removes everybody, himself among them',
    usual,
    remove(owner, 'lena', 'mark', 'olga'),
    'refused owner',
  ],
  ['who manages edits the owner', usual, change(manager, 'olga', { name: 'New' }), 'refused owner'],
  ['who manages removes the owner', usual, remove(manager, 'olga'), 'refused owner'],
  [
    'who manages drops the right to manage by editing',
    usual,
    change(manager, 'mark', { permissions: ['domains'] }),
    'refused self',
  ],
  [
    'who manages drops the right to manage by a profile',
    usual,
    change(manager, 'mark', billing),
    'refused not-held',
  ],
  [
    'who manages lets his own access end',
    usual,
    change(manager, 'mark', { until: '2027-01-01T00:00:00Z' }),
    'refused self',
  ],
  ['the viewer removes himself', usual, remove(manager, 'mark'), 'refused self'],
  ['the viewer deactivates himself', usual, deactivate(manager, 'mark'), 'refused self'],
  [
    'a limited user gives what he has not',
    usual,
    change(manager, 'cora', { permissions: ['domains', 'profile'] }),
    'refused not-held',
  ],
  [
    'a limited user gives himself what he has not',
    usual,
    change(manager, 'mark', { permissions: ['contacts', 'domains', 'profile'] }),
    'refused not-held',
  ],
  [
    'who may not manage gives anything',
    usual,
    change(limited, 'lena', { permissions: [] }),
    'forbidden',
  ],
  [
    'the last admin demotes himself',
    oneAdmin,
    change(owner, 'olga', { role: 'user' }),
    'refused last-admin',
  ],
  [
    'the last admin gives user management away by editing',
    oneAdmin,
    change(owner, 'olga', { role: 'user', permissions: ['invoices'] }),
    'refused last-admin',
  ],
  [
    'the last admin gives user management away by a profile',
    oneAdmin,
    change(owner, 'olga', { role: 'user', ...billing }),
    'refused last-admin',
  ],
  ['the last admin deactivates himself', oneAdmin, deactivate(owner, 'olga'), 'refused last-admin'],
  ['the last admin removes himself', oneAdmin, remove(owner, 'olga'), 'refused last-admin'],
  [
    'the last admin removes all, himself among them',
    oneAdmin,
    remove(owner, 'lena', 'mark', 'olga'),
    'refused last-admin',
  ],
  ['the last admin removes all that there are', oneAdmin, removeAll(owner), 'refused last-admin'],
  [
    'an admin who is not the last removes himself',
    twoAdmins,
    remove(owner, 'olga'),
    'refused self',
  ],
  [
    'an admin removes the other one and himself',
    twoAdmins,
    remove(owner, 'mark', 'olga'),
    'refused last-admin',
  ],
  [
    'an admin deactivates the other one and himself',
    twoAdmins,
    deactivate(owner, 'mark', 'olga'),
    'refused last-admin',
  ],
];

const runsStill = ({ members }: ReturnType<TestPortal['data']>) =>
  members.some(
    ({ signIn, until, isOwner, role: id }) =>
      signIn === 'active' && until === null && (isOwner || id === 'admin'),
  );

describe('It is refused, with the reason, that', () => {
  for (const [what, open, attempt, refusal] of cases) {
    it(what, async () => {
      const portal = open();
      expect(await attempt(portal)).to.equal(refusal);
      expect(runsStill(portal.data())).to.equal(true);
    });
  }

  it('two admins demote each other from two tabs that show the same', async () => {
    const portal = twoAdmins();
    const [olga, mark] = [refOf(portal, 'olga'), refOf(portal, 'mark')];
    const demoted = { role: 'user', permissions: ['invoices'] };
    expect(
      await Promise.all([
        refusedWith(portal.as(owner).updateMember(mark, demoted, write())),
        refusedWith(portal.as(manager).updateMember(olga, demoted, write())),
      ]),
    ).to.deep.equal(['not refused', 'forbidden']);
    expect(runsStill(portal.data())).to.equal(true);
  });

  it('an admin whose access ends removes the last one whose does not', async () => {
    const portal = twoAdmins();
    await portal
      .as(owner)
      .updateMember(refOf(portal, 'mark'), { until: '2027-01-01T00:00:00Z' }, write());
    expect(await remove(manager, 'olga')(portal)).to.equal('refused last-admin');
    expect(runsStill(portal.data())).to.equal(true);
  });

  it('somebody is demoted as he was seen in another tab', async () => {
    const portal = twoAdmins();
    const seen = refOf(portal, 'mark');
    await portal.as(owner).updateMember(seen, { name: 'Marcus' }, write());
    const late = portal.as(owner).updateMember(seen, { role: 'user', permissions: [] }, write());
    expect(await refusedWith(late)).to.equal('changed');
  });

  it('a limited user invites with what he has not', async () => {
    const drafts = [{ email: 'new@x.example', ...accessOf('profile') }];
    const [outcome] = await usual().as(manager).createInvitations(drafts, write());
    expect(outcome).to.have.nested.property('error.reason', 'not-held');
  });
});
