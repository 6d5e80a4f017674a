/** Every route of the table, asked by every kind of person: who gets in, and who does not. */
import { expect } from 'chai';
import { accessRoute, routes } from '../../src/backend/routes.js';
import type { Route } from '../../src/backend/routes.js';
import {
  accessOf,
  accountOf,
  at,
  contact,
  deactivated,
  expired,
  invitationOf,
  limited,
  manager,
  openPortal,
  owner,
  pending,
  portalOf,
  settingsOf,
  stranger,
} from '../support/portal.js';

const target = { target: { refs: [{ id: 'nobody', version: '1' }] } };
/** A request that is right in itself, per route: what is refused then, is refused for who asks. */
const bodies: Partial<Record<string, unknown>> = {
  createMember: { email: 'new@x.example' },
  updateMember: { name: 'New' },
  removeMembers: target,
  setMembersActive: { active: false, ...target },
  createInvitations: { drafts: [{ email: 'new@x.example', ...accessOf() }] },
  updateInvitation: { permissions: [] },
  revokeInvitations: target,
  resendInvitations: target,
  classifyAddresses: { addresses: ['new@x.example'] },
};
const ids: Partial<Record<string, string>> = {
  getMember: 'lena',
  updateMember: 'cora',
  updateInvitation: 'i-paul',
};
const table: [string, Route][] = Object.entries({ ...routes, access: accessRoute });
const looks = [
  'getAccount',
  'listMembers',
  'getMember',
  'listInvitations',
  'listScopeResources',
  'access',
];

const nobodies: [string, string | null][] = [
  ['who is not signed in', null],
  ['a stranger', stranger],
  ['a contact', contact],
  ['who is deactivated', deactivated],
  ['who is invited', pending],
  ['whose invitation has expired', expired],
  ['whose address only begins alike', 'olga@account.example.evil.example'],
];

function ask(
  viewer: string | null,
  verb: string,
  route: Route,
  { settings = settingsOf(), until = null as string | null } = {},
) {
  // What mark may touch: somebody who holds more is out of reach.
  const invitations = [pending, expired].map((email) =>
    invitationOf(email, { permissions: ['domains'] }),
  );
  const { members, ...account } = accountOf({ settings, invitations });
  const timed = members.map((one) => (one.email === manager ? { ...one, until } : one));
  const portal = openPortal(portalOf({ ...account, members: timed }));
  const before = portal.data();
  const path = ['accounts/a1', route.path.replace('{id}', ids[verb] ?? '')]
    .filter(Boolean)
    .join('/');
  const body = bodies[verb] === undefined ? {} : { body: JSON.stringify(bodies[verb]) };
  const headers = { 'content-type': 'application/json', 'idempotency-key': 'k', 'if-match': '"1"' };
  const response = portal.request(viewer, path, { method: route.method, headers, ...body });
  return response.then(({ status }) => ({ status, before, after: portal.data() }));
}

function expectOpen(status: number, isOpen: boolean): void {
  if (isOpen) expect(status).to.be.within(200, 204);
  else expect(status).to.equal(403);
}

for (const [verb, route] of table) {
  describe(`The route ${verb}`, () => {
    it('is open to the owner', async () => {
      expect((await ask(owner, verb, route)).status).to.be.within(200, 204);
    });

    it('is open to who manages', async () => {
      expect((await ask(manager, verb, route)).status).to.be.within(200, 204);
    });

    it(`is ${looks.includes(verb) ? 'open' : 'closed'} to a member who does not manage`, async () => {
      const { status, before, after } = await ask(limited, verb, route);
      expectOpen(status, looks.includes(verb));
      expect(after).to.deep.equal(before);
    });

    it('is open to who manages until the moment at which that access ends, and closed from then on', async () => {
      expect((await ask(manager, verb, route, { until: at(1) })).status).to.be.within(200, 204);
      const { status, before, after } = await ask(manager, verb, route, { until: at() });
      expect(status).to.equal(403);
      expect(after).to.deep.equal(before);
    });

    it('is closed to one with the permission, where the owner alone manages', async () => {
      const settings = settingsOf({ guards: { managePermission: null, keep: [{ owner: true }] } });
      const { status, before, after } = await ask(manager, verb, route, { settings });
      expectOpen(status, looks.includes(verb));
      expect(after).to.deep.equal(before);
    });

    for (const [who, viewer] of nobodies) {
      it(`is closed to ${who}`, async () => {
        const { status, before, after } = await ask(viewer, verb, route);
        expect(status).to.equal(viewer === null ? 401 : 403);
        expect(after).to.deep.equal(before);
      });
    }
  });
}

describe('A verb that the account does not name', () => {
  const settings = settingsOf();
  settings.capabilities.verbs = [];
  for (const verb of settingsOf().capabilities.verbs) {
    it(`is not supported: ${verb}`, async () => {
      expect((await ask(owner, verb, routes[verb], { settings })).status).to.equal(501);
    });

    it(`is refused as forbidden before it is as unsupported, to a member who may not: ${verb}`, async () => {
      const { status } = await ask(limited, verb, routes[verb], { settings });
      expect(status).to.equal(looks.includes(verb) ? 501 : 403);
    });
  }
});

describe('A portal without invitations', () => {
  const settings = settingsOf({ invitations: null });
  for (const verb of ['listInvitations', 'createInvitations', 'revokeInvitations'] as const) {
    it(`does not support ${verb}`, async () => {
      expect((await ask(owner, verb, routes[verb], { settings })).status).to.equal(501);
    });
  }

  it('counts members only', async () => {
    const portal = openPortal(portalOf(accountOf({ settings, invitations: [] })));
    expect((await portal.as(owner).listMembers({})).counts).to.not.have.property('invitations');
  });
});

describe('The account that is told', () => {
  const account = (viewer: string) => openPortal().as(viewer).getAccount();
  const grantable = async (viewer: string) =>
    (await account(viewer)).permissionGroups
      .flatMap(({ permissions }) => permissions)
      .filter((permission) => permission.grantable === true)
      .map(({ id }) => id);

  it('lets the owner grant everything, and others what they hold', async () => {
    expect(await grantable(owner)).to.have.lengthOf(5);
    expect(await grantable(manager)).to.deep.equal(['contacts', 'domains']);
  });

  it('names the viewer, and what the viewer may begin', async () => {
    expect((await account(manager)).viewer).to.deep.equal({
      memberId: 'mark',
      isOwner: false,
      permissions: ['contacts', 'domains'],
      actions: { invite: true, createMember: true, review: true, activity: true },
    });
    expect((await account(limited)).viewer.actions).to.deep.equal({});
  });

  it('counts the owner as holding all there is', async () => {
    expect((await account(owner)).viewer.permissions).to.have.lengthOf(5);
    expect((await openPortal().as(owner).getMember('olga')).permissions).to.have.lengthOf(5);
  });

  it('keeps what only the service needs', async () => {
    const portal = openPortal();
    const told = (await (await portal.request(limited, 'accounts/a1')).json()) as object;
    expect(told).to.not.have.any.keys('portal', 'deniedDomains', 'disposableDomains', 'offers');
  });
});

describe('The question of a gateway', () => {
  const allowed = async (viewer: string, query: string, change: object = {}) => {
    const data = portalOf(accountOf({ settings: settingsOf({ scope: {} }) }));
    Object.assign(
      data.accounts[0]!.members.find(({ email }) => email === viewer)!,
      change,
    );
    return (await openPortal(data).request(viewer, `accounts/a1/access${query}`)).status;
  };

  it('is yes for a permission that is held, and no for others', async () => {
    expect(await allowed(limited, '?permission=invoices')).to.equal(204);
    expect(await allowed(limited, '?permission=domains')).to.equal(403);
  });

  it('is yes within the scope, and no outside or in an empty one', async () => {
    const some = { scope: { ids: ['r1'] } };
    expect(await allowed(limited, '?permission=invoices&resource=r1', some)).to.equal(204);
    expect(await allowed(limited, '?permission=invoices&resource=r2', some)).to.equal(403);
    expect(await allowed(limited, '?resource=r1', { scope: { ids: [] } })).to.equal(403);
  });

  it('is yes for the owner, whatever the row says', async () => {
    expect(
      await allowed(owner, '?permission=domains&resource=r9', { scope: { ids: [] } }),
    ).to.equal(204);
  });

  it('is no from the time on at which access ends, and for who is deactivated', async () => {
    const until = { until: '2026-11-22T02:14:00Z' };
    expect(await allowed(limited, '?permission=invoices', until)).to.equal(403);
    expect(await allowed(deactivated, '?permission=domains')).to.equal(403);
  });
});
