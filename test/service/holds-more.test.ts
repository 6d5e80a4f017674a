/** One rule about people who hold more than the viewer, for every verb and in every row. Issue 16, number 7. */
import { expect } from 'chai';
import type { Outcomes } from '../../src/backend/backend.js';
import type { AccountSettings, MemberRecord } from '../../src/service/index.js';
import {
  accessOf,
  accountOf,
  invitationOf,
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

const held = 'refused holds-more';
const more = { refused: 'holds-more' };

/** Of each kind one who holds as much as Mark, who manages, and one who holds more. */
function people(equal: Partial<MemberRecord>, beyond: Partial<MemberRecord>) {
  const member = (name: string, change: Partial<MemberRecord>) =>
    memberOf(`${name}@account.example`, change);
  const contact = { signIn: 'none', joinedAt: null } as const;
  const off = { signIn: 'deactivated' } as const;
  const change = (own: Partial<MemberRecord>, prefix: string) => [
    member(`${prefix}-user`, own),
    member(`${prefix}-off`, { ...own, ...off }),
    member(`${prefix}-contact`, { ...own, ...contact }),
    member(`${prefix}-invited`, { ...own, ...contact }),
  ];
  return [...change(equal, 'same'), ...change(beyond, 'more')];
}

function open(
  mine: Partial<MemberRecord>,
  beyond: Partial<MemberRecord>,
  settings: Partial<AccountSettings> = {},
): TestPortal {
  const usual = settingsOf(settings);
  const capabilities = { ...usual.capabilities, emailEditable: 'always' } as const;
  const invitation = (name: string, access: Partial<MemberRecord>, memberId: string | null) =>
    invitationOf(`${name}@account.example`, {
      permissions: access.permissions ?? [],
      scope: access.scope ?? { all: true },
      memberId,
    });
  return openPortal(
    portalOf(
      accountOf({
        settings: { ...usual, capabilities },
        resources: ['r1', 'r2'].map((id) => ({ id, label: id })),
        members: [
          memberOf(owner, { isOwner: true, subscriptions: ['news'] }),
          memberOf(manager, mine),
          ...people(mine, beyond),
        ],
        invitations: [
          invitation('same-invited', mine, 'same-invited'),
          invitation('more-invited', beyond, 'more-invited'),
          invitation('same-open', mine, null),
          invitation('more-open', beyond, null),
        ],
      }),
    ),
  );
}

const mine = { permissions: ['contacts', 'domains'] };
const scoped = { ...mine, scope: { ids: ['r1'] } };
/** [what makes it more, the portal] */
const portals: [string, () => TestPortal][] = [
  ['a permission', () => open(mine, { permissions: ['domains', 'invoices'] })],
  ['a sub-account', () => open(scoped, { ...scoped, scope: { ids: ['r1', 'r2'] } }, { scope: {} })],
  ['all sub-accounts', () => open(scoped, { ...scoped, scope: { all: true } }, { scope: {} })],
];

const outcomes = async (call: Promise<Outcomes<unknown>>) =>
  (await call).items.map(({ ref, error }) =>
    error ? `${ref.id} ${error.code} ${error.reason}` : `${ref.id} done`,
  );

for (const [what, portalWith] of portals) {
  describe(`Whoever holds ${what} more than the viewer`, () => {
    const edit = (portal: TestPortal, id: string, change: object) =>
      refusedWith(portal.as(manager).updateMember(refOf(portal, id), change, write()));

    for (const kind of ['user', 'off', 'contact', 'invited']) {
      it(`is not edited, moved or let in, nor shut out: ${kind}`, async () => {
        const portal = portalWith();
        const before = portal.data();
        for (const change of [
          { name: 'New' },
          { email: 'new@x.example' },
          { permissions: [] },
          { maySignIn: true },
          { maySignIn: false },
        ])
          expect(await edit(portal, `more-${kind}`, change), JSON.stringify(change)).to.equal(held);
        expect(portal.data()).to.deep.equal(before);
        expect(await edit(portal, `same-${kind}`, { name: 'New' })).to.equal('not refused');
        expect(await edit(portal, `same-${kind}`, { email: 'new@x.example' })).to.equal(
          'not refused',
        );
      });

      it(`is told so in the row, for every action that is offered: ${kind}`, async () => {
        const portal = portalWith();
        const theirs = (await portal.as(manager).getMember(`more-${kind}`)).actions;
        const equal = (await portal.as(manager).getMember(`same-${kind}`)).actions;
        expect(Object.keys(theirs)).to.include.members(['edit', 'changeEmail', 'remove']);
        expect(Object.keys(theirs)).to.deep.equal(Object.keys(equal));
        for (const verdict of Object.values(theirs)) expect(verdict).to.deep.equal(more);
        for (const verdict of Object.values(equal)) expect(verdict).to.equal(true);
      });
    }

    it('is not deactivated, reactivated or removed, one by one or by a query', async () => {
      const portal = portalWith();
      const target = (...ids: string[]) => ({ refs: ids.map((id) => refOf(portal, id)) });
      const as = portal.as(manager);
      const switched = (active: boolean, id: string) =>
        outcomes(as.setMembersActive(active, target(`more-${id}`, `same-${id}`), write()));
      expect(await switched(false, 'user')).to.deep.equal([`more-user ${held}`, 'same-user done']);
      expect(await switched(true, 'off')).to.deep.equal([`more-off ${held}`, 'same-off done']);
      const all = { query: { text: 'more-' }, except: [], expected: 4 };
      expect(await outcomes(as.removeMembers(all, write()))).to.have.members(
        ['user', 'off', 'contact', 'invited'].map((kind) => `more-${kind} ${held}`),
      );
      expect(await outcomes(as.removeMembers(target('same-contact'), write()))).to.deep.equal([
        'same-contact done',
      ]);
    });

    it('is not reached by their invitation', async () => {
      const portal = portalWith();
      const as = portal.as(manager);
      const { items } = await as.listInvitations({});
      const actions = items.find(({ id }) => id === 'i-more-open')!.actions;
      expect(actions).to.deep.equal({ edit: more, changeEmail: more, resend: more, revoke: more });
      const ref = () => refOf(portal, 'i-more-open');
      for (const change of [{ permissions: [] }, { email: 'new@x.example' }, {}])
        expect(await refusedWith(as.updateInvitation(ref(), change, write()))).to.equal(held);
      const refs = { refs: [ref(), refOf(portal, 'i-more-invited')] };
      const refused = [`i-more-open ${held}`, `i-more-invited ${held}`];
      expect(await outcomes(as.resendInvitations(refs, write()))).to.deep.equal(refused);
      expect(await outcomes(as.revokeInvitations(refs, write()))).to.deep.equal(refused);
      const all = { query: {}, except: [], expected: 2 };
      expect(await outcomes(as.revokeInvitations(all, write()))).to.have.members([
        `i-more-open ${held}`,
        'i-same-open done',
      ]);
    });

    it('is not invited as the contact they are', async () => {
      const portal = portalWith();
      const draft = (id: string) => ({
        ...{ ...accessOf(), scope: { ids: ['r1'] } },
        ...{ email: `${id}@account.example`, contactId: id },
      });
      const [outcome] = await portal
        .as(manager)
        .createInvitations([draft('more-contact')], write());
      expect(outcome).to.have.nested.property('error.reason', 'holds-more');
    });

    it('is touched by the owner as before', async () => {
      const portal = portalWith();
      const { actions } = await portal.as(owner).getMember('more-user');
      expect(actions).to.include({ edit: true, changeEmail: true, deactivate: true, remove: true });
    });
  });
}

describe('Nobody holds more than the viewer', () => {
  it('by being the viewer', async () => {
    const portal = open({ permissions: ['contacts'], scope: { ids: ['r1'] } }, {}, { scope: {} });
    const { actions } = await portal.as(manager).getMember('mark');
    expect(actions).to.include({ edit: true, changeEmail: true });
  });

  it('by a permission that the host has retired', async () => {
    const portal = open(mine, { permissions: ['domains', 'retired'] });
    for (const viewer of [owner, manager])
      expect((await portal.as(viewer).getMember('more-user')).actions.edit).to.equal(true);
  });
});
