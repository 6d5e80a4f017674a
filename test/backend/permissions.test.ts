import { expect } from 'chai';
import fc from 'fast-check';
import {
  allPermissions,
  dependantsOf,
  difference,
  faultOf,
  hasScope,
  isAll,
  roleOf,
  underRole,
  withRequired,
} from '../../src/backend/permissions.js';
import { access, admin, catalogue, permission, user } from './catalogue.js';

const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
const someIds = fc.subarray([...ids, 'unheard-of']);
/** Any requirements at all: chains, cycles, oneself, and what the account does not know. */
const anyCatalogue = fc.tuple(...ids.map(() => someIds)).map((requires) => ({
  permissionGroups: [
    { id: 'g', permissions: ids.map((id, index) => permission(id, requires[index])) },
  ],
}));

describe('withRequired', () => {
  it('adds what is required, also through others', () => {
    expect([...withRequired(catalogue, ['transfer'])]).to.deep.equal([
      'transfer',
      'managedomains',
      'domains',
    ]);
    expect([...withRequired(catalogue, ['tickets'])]).to.deep.equal(['tickets']);
  });

  it('keeps a permission that the account does not know', () => {
    expect([...withRequired(catalogue, ['new-one'])]).to.deep.equal(['new-one']);
  });

  it('is closed: everything in it has what it requires', () => {
    fc.assert(
      fc.property(anyCatalogue, someIds, (account, chosen) => {
        const closed = withRequired(account, chosen);
        for (const { id, requires } of allPermissions(account)) {
          if (closed.has(id))
            expect(requires.every((required) => closed.has(required))).to.equal(true);
        }
      }),
    );
  });

  it('takes nothing away, changes nothing the second time, and grows with what is chosen', () => {
    fc.assert(
      fc.property(anyCatalogue, someIds, someIds, (account, chosen, more) => {
        const closed = withRequired(account, chosen);
        expect([...closed]).to.include.members(chosen);
        expect([...withRequired(account, closed)]).to.have.members([...closed]);
        expect([...withRequired(account, [...chosen, ...more])]).to.include.members([...closed]);
      }),
    );
  });

  it('adds nothing that no chosen permission leads to', () => {
    fc.assert(
      fc.property(anyCatalogue, someIds, (account, chosen) => {
        const requires = new Map(allPermissions(account).map((one) => [one.id, one.requires]));
        const closed = [...withRequired(account, chosen)];
        const reasoned = closed.filter(
          (id) => chosen.includes(id) || closed.some((other) => requires.get(other)?.includes(id)),
        );
        expect(reasoned).to.deep.equal(closed);
      }),
    );
  });
});

describe('dependantsOf', () => {
  it('names those that would stand without what they require', () => {
    const held = ['domains', 'managedomains', 'transfer', 'tickets'];
    expect([...dependantsOf(catalogue, 'domains', held)]).to.deep.equal([
      'managedomains',
      'transfer',
    ]);
    expect([...dependantsOf(catalogue, 'transfer', held)]).to.deep.equal([]);
  });

  it('leaves a closed set closed, when it is taken away together with its dependants', () => {
    fc.assert(
      fc.property(anyCatalogue, someIds, fc.constantFrom(...ids), (account, chosen, id) => {
        const held = withRequired(account, chosen);
        const gone = dependantsOf(account, id, held).add(id);
        const left = [...held].filter((other) => !gone.has(other));
        expect([...withRequired(account, left)]).to.have.members(left);
      }),
    );
  });

  it('is never the permission itself and always something held', () => {
    fc.assert(
      fc.property(anyCatalogue, someIds, fc.constantFrom(...ids), (account, held, id) => {
        const dependants = [...dependantsOf(account, id, held)];
        expect(dependants).not.to.include(id);
        expect(held).to.include.members(dependants);
      }),
    );
  });
});

describe('difference', () => {
  it('says what a change gives and takes', () => {
    expect(difference(['a', 'b'], ['b', 'c'])).to.deep.equal({ gains: ['c'], loses: ['a'] });
  });

  it('leads from the one set to the other, and back', () => {
    fc.assert(
      fc.property(someIds, someIds, (before, after) => {
        const { gains, loses } = difference(before, after);
        expect([...before.filter((id) => !loses.includes(id)), ...gains]).to.have.members(after);
        expect(difference(after, before)).to.deep.equal({ gains: loses, loses: gains });
        expect(difference(before, before)).to.deep.equal({ gains: [], loses: [] });
      }),
    );
  });
});

describe('isAll', () => {
  it('is "all" only with every permission of today', () => {
    const all = allPermissions(catalogue).map(({ id }) => id);
    expect(isAll(catalogue, all)).to.equal(true);
    expect(isAll(catalogue, [...all, 'from-yesterday'])).to.equal(true);
    expect(isAll(catalogue, all.slice(1))).to.equal(false);
  });
});

describe('underRole', () => {
  it('adds what the role grants, takes what it forbids, and names nothing twice', () => {
    expect(underRole(admin, ['tickets', 'tickets'])).to.deep.equal(['tickets', 'pricing']);
    expect(underRole(user, ['tickets', 'pricing'])).to.deep.equal(['tickets']);
    expect(underRole(undefined, ['tickets', 'pricing', 'tickets'])).to.deep.equal([
      'tickets',
      'pricing',
    ]);
  });

  it('finds a role by its id, and none for none', () => {
    expect(roleOf(catalogue, 'admin')).to.equal(admin);
    expect(roleOf(catalogue, null)).to.equal(undefined);
  });
});

describe('faultOf', () => {
  it('finds no fault with what the viewer may give', () => {
    expect(faultOf(catalogue, access())).to.equal(null);
  });

  it('refuses a permission that the account does not know', () => {
    const fault = faultOf(catalogue, access({ permissions: ['tickets', 'root'] }));
    expect(fault).to.deep.equal({ reason: 'unknown-permission', permissions: ['root'] });
  });

  it('refuses what the role never has', () => {
    const fault = faultOf(catalogue, access({ permissions: ['pricing'] }));
    expect(fault).to.deep.equal({ reason: 'admin-only', permissions: ['pricing'] });
    expect(faultOf(catalogue, access({ role: 'admin', permissions: ['pricing'] }))).to.equal(null);
  });

  it('refuses what the role never has even to somebody who holds it from before', () => {
    const before = access({ role: 'admin', permissions: ['pricing'] });
    const fault = faultOf(catalogue, { ...before, role: 'user' }, before);
    expect(fault?.reason).to.equal('admin-only');
  });

  it('refuses a role that the account does not have, and none where it has roles', () => {
    expect(faultOf(catalogue, access({ role: 'root', permissions: ['pricing'] }))?.reason).to.equal(
      'unknown-role',
    );
    expect(faultOf(catalogue, access({ role: null, permissions: ['pricing'] }))?.reason).to.equal(
      'unknown-role',
    );
    expect(faultOf({ ...catalogue, roles: [] }, access({ role: null }))).to.equal(null);
  });

  it('lets somebody keep a role that the account has no more', () => {
    const before = access({ role: 'retired' });
    expect(faultOf(catalogue, { ...before, permissions: ['domains'] }, before)).to.equal(null);
    expect(faultOf(catalogue, { ...before, role: 'retired-too' }, before)).to.deep.equal({
      reason: 'unknown-role',
    });
  });

  it('refuses to give what the viewer does not hold, but not to leave it', () => {
    const given = access({ permissions: ['tickets', 'payment'] });
    expect(faultOf(catalogue, given)).to.deep.equal({
      reason: 'not-held',
      permissions: ['payment'],
    });
    expect(faultOf(catalogue, given, access({ permissions: ['payment'] }))).to.equal(null);
  });

  it('leaves a permission of a newer backend where it is', () => {
    const before = access({ permissions: ['new-one'] });
    expect(faultOf(catalogue, access({ permissions: ['new-one', 'tickets'] }), before)).to.equal(
      null,
    );
  });

  it('refuses fewer permissions than the role needs; one named twice is one', () => {
    expect(faultOf(catalogue, access({ permissions: [] }))).to.deep.equal({
      reason: 'too-few-permissions',
    });
    const two = { ...catalogue, roles: [{ ...user, minPermissions: 2 }] };
    const fault = faultOf(two, access({ permissions: ['tickets', 'tickets'] }));
    expect(fault).to.deep.equal({ reason: 'too-few-permissions' });
  });

  it('refuses to give an empty scope, but not to leave one', () => {
    const empty = access({ scope: { ids: [] } });
    expect(faultOf(catalogue, empty)).to.deep.equal({ reason: 'empty-scope' });
    expect(faultOf(catalogue, empty, access())).to.deep.equal({ reason: 'empty-scope' });
    expect(faultOf(catalogue, empty, empty)).to.equal(null);
    expect(faultOf({ ...catalogue, scope: null }, empty)).to.equal(null);
  });

  it('never takes an empty scope for all', () => {
    expect(hasScope({ scope: { ids: [] } })).to.equal(false);
    expect(hasScope({ scope: { all: true } })).to.equal(true);
  });
});
