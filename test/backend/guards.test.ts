import { expect } from 'chai';
import type { Guards, MemberAction, PermissionGroup } from '../../src/backend/backend.js';
import { mayManage, missingAfter, verdictOn } from '../../src/backend/guards.js';

const guards: Guards = { managePermission: 'contacts', keep: [{ owner: true }] };
const permission = (id: string, grantable: true | { refused: string } = true) => ({
  ...{ id, requires: [], grantable },
});
const notHeld = { refused: 'not-held' };
const groupsOf = (...permissions: PermissionGroup['permissions']) => [{ id: 'all', permissions }];
const owner = {
  guards,
  viewer: { memberId: 'm1', isOwner: true, permissions: [], actions: {} },
  permissionGroups: groupsOf(permission('contacts'), permission('invoices')),
};
const manager = {
  guards,
  viewer: { memberId: 'm2', isOwner: false, permissions: ['contacts'], actions: {} },
  permissionGroups: groupsOf(permission('contacts'), permission('invoices', notHeld)),
};
const everything: MemberAction[] = [
  'edit',
  'changeEmail',
  'remove',
  'deactivate',
  'withdrawSignIn',
  'leave',
];
/** A backend that forgot all guards. */
const actions = Object.fromEntries(everything.map((action) => [action, true as const]));
const row = (id: string, isOwner = false, permissions: string[] = []) => ({
  ...{ id, isOwner, permissions, actions },
});
const ending = ['remove', 'deactivate', 'withdrawSignIn'] as const;

describe('verdictOn', () => {
  for (const action of ending) {
    it(`does not let the owner ${action} himself, whatever the backend says`, () => {
      expect(verdictOn(owner, row('m1', true), action)).to.deep.equal({ refused: 'owner' });
    });

    it(`does not let a manager ${action} himself, nor the owner`, () => {
      expect(verdictOn(manager, row('m2'), action)).to.deep.equal({ refused: 'self' });
      expect(verdictOn(manager, row('m1', true), action)).to.deep.equal({ refused: 'owner' });
    });

    it(`lets an owner ${action} another owner, since he himself stays`, () => {
      expect(verdictOn(owner, row('m3', true), action)).to.equal(true);
    });
  }

  it('keeps an owner’s row from everybody who is none', () => {
    for (const action of everything) {
      expect(verdictOn(manager, row('m1', true), action), action).to.deep.equal({
        refused: 'owner',
      });
    }
  });

  it('lets anybody leave but an owner', () => {
    expect(verdictOn(manager, row('m2'), 'leave')).to.equal(true);
    expect(verdictOn(owner, row('m1', true), 'leave')).to.deep.equal({ refused: 'owner' });
  });

  it('lets everybody be edited, oneself as well', () => {
    expect(verdictOn(owner, row('m1', true), 'edit')).to.equal(true);
    expect(verdictOn(manager, row('m2'), 'edit')).to.equal(true);
  });

  it('refuses every action on somebody who holds more than the viewer, whatever the backend says', () => {
    const acts = everything.filter((action) => action !== 'leave');
    for (const action of acts) {
      const verdict = verdictOn(manager, row('m3', false, ['invoices']), action);
      expect(verdict, action).to.deep.equal({ refused: 'holds-more' });
    }
  });

  it('lets the viewer act on somebody who holds as much, or what the viewer may grant or nobody knows', () => {
    expect(verdictOn(manager, row('m3', false, ['contacts', 'retired']), 'remove')).to.equal(true);
    expect(verdictOn(owner, row('m3', false, ['invoices']), 'remove')).to.equal(true);
    const permissionGroups = groupsOf(permission('contacts'), permission('invoices'));
    const admin = { ...manager, permissionGroups };
    expect(verdictOn(admin, row('m3', false, ['invoices']), 'edit')).to.equal(true);
  });

  it('lets the viewer edit their own row, whatever they hold', () => {
    expect(verdictOn(manager, row('m2', false, ['invoices']), 'edit')).to.equal(true);
  });

  it('hands on what the backend refuses or does not offer', () => {
    const told = { ...row('m3'), actions: { remove: { refused: 'last-subscriber' } } };
    expect(verdictOn(owner, told, 'remove')).to.deep.equal({ refused: 'last-subscriber' });
    expect(verdictOn(owner, told, 'deactivate')).to.equal(undefined);
  });
});

describe('missingAfter', () => {
  const member = (isOwner: boolean, role: string | null = null, signIn = 'active' as const) => ({
    isOwner,
    role,
    signIn,
  });

  it('misses the owner when none of the active members is one', () => {
    expect(missingAfter(guards, [member(false)])).to.equal('last-owner');
    expect(missingAfter(guards, [])).to.equal('last-owner');
    expect(missingAfter(guards, [{ ...member(true), signIn: 'deactivated' }])).to.equal(
      'last-owner',
    );
    expect(missingAfter(guards, [member(false), member(true)])).to.equal(null);
  });

  it('misses the admin where a role has to be kept', () => {
    const both: Guards = { managePermission: null, keep: [{ owner: true }, { role: 'admin' }] };
    expect(missingAfter(both, [member(true, 'user')])).to.equal('last-admin');
    expect(missingAfter(both, [member(true, 'admin')])).to.equal(null);
  });

  it('misses nobody where nobody has to be kept', () => {
    expect(missingAfter({ managePermission: null, keep: [] }, [])).to.equal(null);
  });
});

describe('mayManage', () => {
  it('is for the owner, and for who holds the permission for it', () => {
    expect(mayManage(guards, { isOwner: true, permissions: [] })).to.equal(true);
    expect(mayManage(guards, { isOwner: false, permissions: ['contacts'] })).to.equal(true);
    expect(mayManage(guards, { isOwner: false, permissions: ['invoices'] })).to.equal(false);
  });

  it('is for the owner alone where no permission is named', () => {
    const closed: Guards = { managePermission: null, keep: [] };
    expect(mayManage(closed, { isOwner: false, permissions: ['contacts', 'null'] })).to.equal(
      false,
    );
  });
});
