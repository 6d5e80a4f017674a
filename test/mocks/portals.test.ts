import { expect } from '@open-wc/testing';
import { canonicalAddress, withRequired } from '../../src/backend/index.js';
import { oneDomainContact, portals } from '../../src/mocks/portals/index.js';
import type { Portal } from '../../src/mocks/portals/index.js';
import type { AccountData } from '../../src/service/records.js';

const now = Date.parse('2026-11-22T02:14:00Z');
const all = Object.values(portals);

function main(portal: Portal): AccountData {
  const account = portal.data(now).accounts.find(({ settings }) => settings.id === portal.account);
  if (!account) throw new Error(`${portal.name} lacks its account`);
  return account;
}

function idsIn({ settings, resources }: AccountData) {
  return {
    permissions: settings.permissionGroups.flatMap((group) =>
      group.permissions.map(({ id }) => id),
    ),
    roles: settings.roles.map(({ id }) => id),
    profiles: settings.profiles.map(({ id }) => id),
    subscriptions: settings.subscriptions.map(({ id }) => id),
    fields: settings.fields.map(({ id }) => id),
    resources: resources.map(({ id }) => id),
  };
}

describe('the data of the four portals', () => {
  it('has the people, invitations and sub-accounts that the portals are known for', () => {
    const counts = all.map((portal) => {
      const { members, invitations, resources } = main(portal);
      return [portal.name, members.length, invitations.length, resources.length];
    });
    expect(counts).to.deep.equal([
      ['hosting-account', 9, 6, 0],
      ['server-panel', 11, 0, 0],
      ['client-area', 10, 2, 0],
      ['messaging-portal', 14, 7, 40],
    ]);
  });

  for (const portal of all) {
    for (const account of portal.data(now).accounts) {
      const { settings, members, invitations } = account;
      const ids = idsIn(account);

      describe(`${portal.title}, ${settings.name}`, () => {
        it('grants only what its catalogue has', () => {
          for (const row of [...members, ...invitations]) {
            expect(ids.permissions, row.id).to.include.members(row.permissions);
            expect(ids.subscriptions, row.id).to.include.members(row.subscriptions);
            if (row.role !== null) expect(ids.roles, row.id).to.include(row.role);
            if (row.profile !== null) expect(ids.profiles, row.id).to.include(row.profile);
            if ('ids' in row.scope) expect(ids.resources, row.id).to.include.members(row.scope.ids);
          }
        });

        it('gives nobody a permission without those that it requires', () => {
          const catalogue = {
            permissionGroups: settings.permissionGroups.map((group) => ({
              ...group,
              permissions: group.permissions.map((one) => ({ ...one, grantable: true as const })),
            })),
          };
          for (const row of [...members, ...invitations]) {
            const closed = withRequired(catalogue, row.permissions);
            expect([...closed], row.id).to.have.members(row.permissions);
          }
        });

        it('gives people of a role what the role fixes, and nothing that it forbids', () => {
          for (const row of [...members, ...invitations]) {
            const role = settings.roles.find(({ id }) => id === row.role);
            expect(row.permissions, row.id).to.include.members(role?.grants ?? []);
            for (const forbidden of role?.forbids ?? []) {
              expect(row.permissions, row.id).not.to.include(forbidden);
            }
          }
        });

        it('fills only fields that it declares, and all that it requires', () => {
          const required = settings.fields.filter((field) => field.required).map(({ id }) => id);
          for (const member of members) {
            expect(ids.fields, member.id).to.include.members(Object.keys(member.fields));
            expect(Object.keys(member.fields), member.id).to.include.members(required);
          }
        });

        it('has somebody of each kind that must stay', () => {
          for (const kind of settings.guards.keep) {
            const stays = members.some(
              (one) =>
                one.signIn === 'active' && ('owner' in kind ? one.isOwner : one.role === kind.role),
            );
            expect(stays).to.equal(true);
          }
        });

        it('knows each address once, as a user or as pending, under its canonical form', () => {
          const pending = invitations.filter(({ status }) => status === 'pending');
          const taken = [
            ...members.map(({ canonical }) => canonical),
            ...pending
              .filter(({ memberId }) => memberId === null)
              .map(({ canonical }) => canonical),
          ];
          expect(new Set(taken).size).to.equal(taken.length);
          for (const row of [...members, ...invitations]) {
            expect(row.canonical).to.equal(canonicalAddress(row.email));
          }
          for (const { memberId, canonical } of pending) {
            if (memberId === null) continue;
            expect(members.find(({ id }) => id === memberId)?.canonical).to.equal(canonical);
          }
        });
      });
    }

    it(`${portal.title}: the owner owns both accounts, the stranger is in neither`, () => {
      const { accounts, people } = portal.data(now);
      expect(accounts.map(({ settings }) => settings.id)).to.have.members([
        portal.account,
        portal.firstRunAccount,
      ]);
      const logins = people.filter(({ hasLogin }) => hasLogin).map(({ email }) => email);
      expect(logins).to.include.members(Object.values(portal.viewers));
      for (const { members } of accounts) {
        const addresses = members.map(({ email }) => email);
        expect(addresses[0]).to.equal(portal.viewers.owner);
        expect(addresses).not.to.include(portal.viewers.stranger);
      }
    });

    it(`${portal.title}: the account for the first run has only its owner`, () => {
      const first = portal
        .data(now)
        .accounts.find(({ settings }) => settings.id === portal.firstRunAccount);
      expect(first?.members).to.have.length(1);
      expect(first?.invitations).to.have.length(0);
    });
  }

  it('counts its times from the given moment', () => {
    const { invitations, members } = main(portals['hosting-account']);
    const keuangan = invitations.find(({ id }) => id === 'invitation-keuangan');
    expect(keuangan?.expiresAt).to.equal('2026-11-22T06:14:00.000Z');
    expect(members[0]?.lastSignInAt).to.equal('2026-11-22T02:14:00.000Z');
  });

  it('Kopi Lereng Senja has an invitation in every state', () => {
    const { invitations } = main(portals['hosting-account']);
    const states = invitations.map(({ status, expiresAt, delivery }) =>
      delivery.state === 'failed'
        ? 'failed'
        : Date.parse(expiresAt) <= now
          ? `${status}, over`
          : status,
    );
    expect(states).to.have.members([
      'pending',
      'pending',
      'pending, over',
      'failed',
      'declined',
      'accepted',
    ]);
  });

  it('Fernwood has sub-accounts granted as told, and one that is closed', () => {
    const { members, resources } = main(portals['messaging-portal']);
    const scopes = members.map(({ id, scope }) => [id, 'all' in scope ? 'all' : scope.ids.length]);
    expect(Object.fromEntries(scopes)).to.deep.equal({
      priya: 'all',
      marcus: 'all',
      aisyah: 5,
      daniel: 'all',
      thanhmai: 3,
      joy: 8,
      arjun: 12,
      siobhan: 1,
      kenji: 2,
      farah: 4,
      chloe: 0,
      wenjie: 6,
      rosalind: 'all',
      imran: 2,
    });
    expect(resources.filter(({ closed }) => closed).map(({ id }) => id)).to.deep.equal([
      'galereef_vn_otp',
    ]);
  });

  it('leaves the mail about domains to one contact, where that is the case to be shown', () => {
    const [account] = oneDomainContact(now).accounts;
    const receivers = account?.members.filter(({ subscriptions }) =>
      subscriptions.includes('domain'),
    );
    expect(receivers?.map(({ id }) => id)).to.deep.equal(['inigo']);
  });
});
