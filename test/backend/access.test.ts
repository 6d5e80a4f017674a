import { expect } from 'chai';
import fc from 'fast-check';
import {
  copyOf,
  departsFrom,
  firstAccess,
  isSameScope,
  roleRefusal,
  withProfile,
  withRole,
} from '../../src/backend/access.js';
import type { Profile } from '../../src/backend/backend.js';
import { dayBefore, endOfDay, today } from '../../src/backend/days.js';
import { choosable, fixedBy, tickable, withoutTicked } from '../../src/backend/permissions.js';
import { access, admin, catalogue, permission, user } from './catalogue.js';

const withDefaults = { ...admin, defaults: ['domains', 'tickets'], defaultScope: 'all' } as const;
const account = {
  ...catalogue,
  roles: [user, { ...withDefaults, defaults: [...withDefaults.defaults] }],
  profiles: [],
  subscriptions: [],
};
const technical: Profile = {
  id: 'technical',
  permissions: ['domains', 'managedomains', 'pricing'],
  subscriptions: ['news'],
};
const someIds = fc.subarray(['domains', 'managedomains', 'transfer', 'tickets', 'pricing']);

describe('what somebody new starts with', () => {
  it('is the account’s first choice of a role, and nothing ticked', () => {
    expect(firstAccess(account)).to.deep.equal(access({ permissions: [], scope: { ids: [] } }));
  });

  it('is everywhere where there is nothing to choose from', () => {
    expect(firstAccess({ permissionGroups: [], roles: [], scope: null })).to.deep.equal(
      access({ role: null, permissions: [], scope: { all: true } }),
    );
  });
});

describe('another role', () => {
  it('brings what it grants and what it suggests, and takes what it forbids', () => {
    const promoted = withRole(account, access(), 'admin');
    expect(promoted.permissions).to.deep.equal(['domains', 'tickets', 'pricing']);
    expect(promoted.scope).to.deep.equal({ all: true });
    const back = withRole(account, promoted, 'user');
    expect(back.permissions).to.deep.equal([]);
    expect(back.scope).to.deep.equal({ ids: [] });
  });

  it('keeps what the person holds, as far as it lets it stand', () => {
    const held = access({
      role: 'admin',
      permissions: ['tickets', 'pricing'],
      scope: { ids: ['s2'] },
    });
    const demoted = withRole(account, held, 'user', held);
    expect(demoted.permissions).to.deep.equal(['tickets']);
    expect(demoted.scope).to.deep.equal({ ids: ['s2'] });
    expect(withRole(account, demoted, 'admin', held)).to.deep.equal(held);
  });

  it('cannot be given by who lacks what it grants', () => {
    const poorer = {
      ...account,
      permissionGroups: [{ id: 'g', permissions: [permission('pricing', [], false)] }],
    };
    expect(roleRefusal(poorer, 'admin', null)).to.deep.equal({ refused: 'not-held' });
    expect(roleRefusal(poorer, 'user', null)).to.equal(null);
    expect(roleRefusal(poorer, 'admin', access({ role: 'admin' }))).to.equal(null);
  });

  it('never leaves something forbidden, nor lacks something granted', () => {
    fc.assert(
      fc.property(someIds, fc.constantFrom('user', 'admin'), (ids, role) => {
        const { permissions } = withRole(
          account,
          access(),
          role,
          access({ role: 'other', permissions: ids }),
        );
        if (role === 'user') expect(permissions).not.to.include('pricing');
        else expect(permissions).to.include('pricing');
      }),
    );
  });
});

describe('what a role fixes', () => {
  it('is on with all that it needs, or off', () => {
    const transfers = { ...admin, grants: ['transfer'], forbids: ['tickets'] };
    expect(fixedBy(catalogue, transfers, 'transfer')).to.equal('on');
    expect(fixedBy(catalogue, transfers, 'domains')).to.equal('on');
    expect(fixedBy(catalogue, transfers, 'tickets')).to.equal('off');
    expect(fixedBy(catalogue, transfers, 'pricing')).to.equal(undefined);
    expect(fixedBy(catalogue, undefined, 'tickets')).to.equal(undefined);
  });

  it('stays when all is unticked, with nothing left half', () => {
    const held = ['domains', 'managedomains', 'pricing'];
    expect(withoutTicked(catalogue, held, held, admin)).to.deep.equal(['pricing']);
    expect(withoutTicked(catalogue, held, ['domains'])).to.deep.equal(['pricing']);
  });

  it('cannot be ticked, nor what needs it', () => {
    const noDomains = { ...user, forbids: ['domains'] };
    expect(tickable(catalogue, 'transfer', [], noDomains)).to.deep.equal({
      refused: 'role',
      because: 'domains',
    });
    expect(tickable(catalogue, 'tickets', [], noDomains)).to.equal(true);
    const all = catalogue.permissionGroups.flatMap(({ permissions }) => permissions);
    expect(choosable(all, noDomains).map(({ id }) => id)).not.to.include('domains');
  });
});

describe('a profile', () => {
  it('fills in exactly its permissions and mail, as far as the role lets it', () => {
    const filled = withProfile(account, access({ subscriptions: ['old'] }), technical);
    expect(filled.profile).to.equal('technical');
    expect(filled.permissions).to.deep.equal(['domains', 'managedomains']);
    expect(filled.subscriptions).to.deep.equal(['news']);
  });

  it('is departed from by any tick, and not by what the role forbids', () => {
    const filled = withProfile(account, access(), technical);
    expect(departsFrom(account, filled, technical)).to.equal(false);
    expect(departsFrom(account, { ...filled, permissions: ['domains'] }, technical)).to.equal(true);
    expect(departsFrom(account, { ...filled, subscriptions: [] }, technical)).to.equal(true);
  });

  it('takes nothing along when it is taken away', () => {
    const filled = withProfile(account, access(), technical);
    expect(withProfile(account, filled, null)).to.deep.equal({ ...filled, profile: null });
  });
});

describe('a copy of somebody’s access', () => {
  it('leaves out what the viewer may not grant, and tells it', () => {
    const from = access({
      role: 'admin',
      permissions: ['tickets', 'payment', 'pricing', 'unheard-of'],
      scope: { ids: ['s1', 's2'] },
      until: '2027-01-01T00:00:00Z',
    });
    const { access: copied, leftOut } = copyOf(account, from, access({ permissions: [] }), {
      baseline: null,
      isScopeOpen: (id) => id !== 's2',
    });
    expect(copied.role).to.equal('admin');
    expect(copied.permissions).to.deep.equal(['tickets', 'pricing']);
    expect(copied.scope).to.deep.equal({ ids: ['s1'] });
    expect(copied.until).to.equal(undefined);
    expect(leftOut).to.deep.equal({ role: null, permissions: ['payment'], scope: 1 });
  });

  it('keeps the role where that cannot be given', () => {
    const poorer = {
      ...account,
      permissionGroups: [
        { id: 'g', permissions: [permission('tickets'), permission('pricing', [], false)] },
      ],
    };
    const from = access({ role: 'admin', permissions: ['tickets', 'pricing'] });
    const { access: copied, leftOut } = copyOf(poorer, from, access({ permissions: [] }), {
      baseline: null,
      isScopeOpen: () => true,
    });
    expect(copied.role).to.equal('user');
    expect(copied.permissions).to.deep.equal(['tickets']);
    expect(leftOut).to.deep.equal({ role: 'admin', permissions: ['pricing'], scope: 0 });
  });
});

describe('the end of access', () => {
  it('is the end of the chosen day, here', () => {
    const end = endOfDay('2026-12-31');
    expect(end).to.equal(new Date(2027, 0, 1).toISOString());
    expect(dayBefore(end ?? '')).to.equal('2026-12-31');
    expect(today(new Date(2026, 10, 5, 23, 59).getTime())).to.equal('2026-11-05');
  });

  it('is none for no day', () => {
    expect(endOfDay('')).to.equal(null);
    expect(dayBefore('soon')).to.equal('');
  });
});

it('“all” is another scope than all of today, and order says nothing', () => {
  expect(isSameScope({ all: true }, { ids: ['s1', 's2', 's3'] })).to.equal(false);
  expect(isSameScope({ ids: ['s1', 's2'] }, { ids: ['s2', 's1'] })).to.equal(true);
  expect(isSameScope({ ids: [] }, { all: true })).to.equal(false);
  expect(isSameScope({ all: true }, { all: true })).to.equal(true);
});
