/** Accounts and lists with a fault. */
import type { Account, Page, Role } from '../../../src/backend/backend.js';
import { portals } from '../../../src/mocks/portals/index.js';
import type { Subject } from '../../../src/testing/index.js';
import { start } from '../../support/portal.js';
import { memorySubject } from '../subjects.js';
import { withVerbs } from './spoil.js';
import type { Breakage, Port } from './spoil.js';

export function withAccount(change: (account: Account) => Partial<Account>): Breakage['spoil'] {
  return withVerbs((sound) => ({
    getAccount: async (call) => {
      const account = await sound.getAccount(call);
      return { ...account, ...change(account) };
    },
  }));
}

/** The subject with each page of members changed. */
function withMemberPages(
  change: (page: Awaited<ReturnType<Port['listMembers']>>, cursor: string | undefined) => object,
): Breakage['spoil'] {
  return withVerbs((sound) => ({
    listMembers: async (query, call) => {
      const page = await sound.listMembers(query, call);
      return { ...page, ...change(page, query.cursor) };
    },
  }));
}

/** The subject with each page of invitations changed. */
function withInvitationPages(
  change: (page: Awaited<ReturnType<Port['listInvitations']>>) => object,
): Breakage['spoil'] {
  return withVerbs((sound) => ({
    listInvitations: async (query, call) => {
      const page = await sound.listInvitations(query, call);
      return { ...page, ...change(page) };
    },
  }));
}

const firstPageCounts =
  'the first page of each list counts members, and invitations where the account has them';

/** A role that the service does not know. */
export const role: Role = {
  id: 'user',
  isAdmin: false,
  grants: [],
  forbids: ['invoices'],
  defaults: [],
  minPermissions: 0,
  defaultScope: 'all',
};

/** An account that an admin runs: it has no owner. */
function ownerless(): Subject {
  const { data, viewers } = portals['messaging-portal'];
  return memorySubject(data(start), viewers.owner);
}

export const accountBreakages: Breakage[] = [
  {
    what: 'an admin may grant only what they hold',
    says: 'An admin may not grant "dashboard"',
    check: 'an admin of an account without an owner may grant every permission',
    of: ownerless,
    spoil: withAccount(({ permissionGroups }) => ({
      permissionGroups: permissionGroups.map((group) => ({
        ...group,
        permissions: group.permissions.map((permission) => ({
          ...permission,
          grantable: { refused: 'not-held' },
        })),
      })),
    })),
  },
  {
    what: 'a permission requires one that there is not',
    says: 'A permission requires "nothing", which the account does not have',
    check: 'the account names only what it has',
    spoil: withAccount(({ permissionGroups: [first, ...rest] }) => ({
      permissionGroups: [
        {
          ...first!,
          permissions: first!.permissions.map((one) => ({ ...one, requires: ['nothing'] })),
        },
        ...rest,
      ],
    })),
  },
  {
    what: 'a permission stands in two groups',
    says: 'Two of the permissions have the id "profile"',
    check: 'the account names nothing twice',
    spoil: withAccount(({ permissionGroups }) => ({
      permissionGroups: [...permissionGroups, { ...permissionGroups[0]!, id: 'again' }],
    })),
  },
  {
    what: 'a verb is promised and not there',
    says: 'The account names listActivity, which is not there',
    check: 'each verb that the account names is there',
    spoil: (subject) => {
      const { listActivity: _, ...backend } = subject.backend;
      return { ...subject, backend };
    },
  },
  {
    what: 'the account is of a contract to come',
    says: 'contract',
    check: 'the account is of the contract',
    spoil: withAccount(() => ({ contract: 2 as 1 })),
  },
  {
    what: 'a role gives what it forbids',
    says: 'The role "user" gives "invoices" and forbids it',
    check: 'a role does not forbid what it grants',
    spoil: withAccount(() => ({ roles: [{ ...role, grants: ['invoices'] }] })),
  },
  {
    what: 'everybody is told that he is an owner',
    says: 'viewer.isOwner is not what the viewer’s own row says',
    check: 'the viewer is a member of the account',
    spoil: withAccount(({ viewer }) => ({ viewer: { ...viewer, memberId: 'lena' } })),
  },
];

export const listBreakages: Breakage[] = [
  {
    what: 'a row comes on two pages',
    says: 'Read page by page, members have "cora" twice',
    check: 'members: no row comes twice',
    spoil: (subject) => {
      let last: Page<never>['items'] = [];
      return withMemberPages(({ items }, cursor) => {
        const doubled = cursor ? [...last, ...items] : items;
        last = items.slice(-1) as never[];
        return { items: doubled };
      })(subject);
    },
  },
  {
    what: 'a row is lost between two pages',
    says: 'Read in pages of 2, members lack "dora"',
    check: 'members: no row is left out between pages',
    spoil: withMemberPages(({ items }, cursor) => ({ items: cursor ? items.slice(1) : items })),
  },
  {
    what: 'cursors go round',
    says: 'The cursors go round: a list never comes to its end',
    check: 'members: no row comes twice',
    spoil: withMemberPages(({ nextCursor }, cursor) => ({
      nextCursor: nextCursor ?? cursor ?? null,
    })),
  },
  {
    what: 'the limit is not heeded',
    says: 'Asked for 2 members, a page has 5',
    check: 'members: a page is no longer than asked for',
    spoil: withVerbs((sound) => ({
      listMembers: ({ limit: _, ...query }, call) => sound.listMembers(query, call),
    })),
  },
  {
    what: 'any cursor is the start',
    says: 'listMembers takes a cursor that nobody made',
    check: 'members: a cursor of nobody’s making is refused as invalid',
    spoil: withVerbs((sound) => ({
      listMembers: ({ cursor: _, ...query }, call) => sound.listMembers(query, call),
    })),
  },
  {
    what: 'the total is that of the page',
    says: 'The total of members is 1, and there are 5',
    check: 'members: the total is how many there are',
    spoil: withMemberPages(({ items }) => ({ total: items.length })),
  },
  {
    what: 'the deactivated are counted among the active',
    says: 'The count of "active" is 4, and there are 3',
    check: 'members: the counts are how many there are in each state',
    spoil: withMemberPages(({ counts }) => {
      const { active = 0, deactivated = 0, ...rest } = counts?.members ?? {};
      return { counts: { members: { ...rest, active: active + deactivated } } };
    }),
  },
  {
    what: 'the filter by state is not heeded',
    says: 'The count of "none" is 1, and there are 5',
    check: 'members: the counts are how many there are in each state',
    spoil: withVerbs((sound) => ({
      listMembers: ({ signIn: _, ...query }, call) => sound.listMembers(query, call),
    })),
  },
  {
    what: 'the search finds everybody',
    says: 'The search gives members that do not match',
    check: 'members: the search finds by address, and only what matches',
    spoil: withVerbs((sound) => ({
      listMembers: ({ text: _, ...query }, call) => sound.listMembers(query, call),
    })),
  },
  {
    what: 'a row lacks what every row has',
    says: 'isOwner is missing',
    check: 'members: each row is of the contract',
    spoil: withMemberPages(({ items }) => ({
      items: items.map((item, index) => (index === 1 ? { ...item, isOwner: undefined } : item)),
    })),
  },
  {
    what: 'aborting does nothing',
    says: 'An aborted listMembers was answered',
    overHttp: 'cannot be',
    check: 'members: an aborted call ends with AbortError',
    spoil: withVerbs((sound) => ({ listMembers: (query) => sound.listMembers(query) })),
  },
  {
    what: 'plain errors are thrown',
    says: 'Something is thrown that is no BackendError: Error: 404',
    overHttp: 'A member that does not exist is refused as unknown, not as not-found',
    check: 'members: who is not there is refused as not-found',
    spoil: withVerbs((sound) => ({
      getMember: (id, call) =>
        sound.getMember(id, call).catch(() => Promise.reject(new Error('404'))),
    })),
  },
  {
    what: 'a row alone is not the row of the list',
    says: 'gives another row than the list',
    check: 'members: a row alone is the row of the list',
    spoil: withVerbs((sound) => ({
      getMember: async (id, call) => ({ ...(await sound.getMember(id, call)), permissions: [] }),
    })),
  },
  {
    what: 'versions are promised and not told',
    says: 'capabilities.versions is true, and "olga" has no version',
    check: 'members: rows have versions where the account keeps them',
    spoil: withMemberPages(({ items }) => ({
      items: items.map(({ version: _, ...item }) => item),
    })),
  },
  {
    what: 'the expired are counted among the pending',
    says: 'The count of "pending" is 2, and there are 1',
    check: 'invitations: the counts are how many there are in each status',
    spoil: withInvitationPages(() => ({ counts: { invitations: { pending: 2 } } })),
  },
  {
    what: 'a page of members does not count the invitations',
    says: 'A page of all members does not count invitations',
    check: firstPageCounts,
    spoil: withMemberPages(({ counts }) => ({ counts: { members: counts?.members } })),
  },
  {
    what: 'a page of invitations does not count the members',
    says: 'A page of all invitations does not count members',
    check: firstPageCounts,
    spoil: withInvitationPages(({ counts }) => ({ counts: { invitations: counts?.invitations } })),
  },
  {
    what: 'nothing is counted once something is asked for',
    says: 'A page of members who are not deactivated does not count members',
    check: firstPageCounts,
    spoil: withVerbs((sound) => ({
      listMembers: async (query, call) => {
        const { counts, ...page } = await sound.listMembers(query, call);
        return query.signIn ? page : { ...page, ...(counts && { counts }) };
      },
    })),
  },
  {
    what: 'a search counts what it finds',
    says: 'A page of members found by a search counts members as none, not as',
    check: 'the counts are of the whole account, whatever is asked for',
    spoil: withVerbs((sound) => ({
      listMembers: async (query, call) => {
        const page = await sound.listMembers(query, call);
        return page.items.length > 0 ? page : { ...page, counts: { ...page.counts, members: {} } };
      },
    })),
  },
  {
    what: 'the two lists count differently',
    says: 'A page of all invitations counts members as 1 active, not as',
    check: 'the counts are of the whole account, whatever is asked for',
    spoil: withInvitationPages(({ counts }) => ({ counts: { ...counts, members: { active: 1 } } })),
  },
];
