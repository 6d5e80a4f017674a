import type { Id, ScopeResource } from '../backend/backend.js';
import { hasPassed, statusAt } from './clock.js';
import {
  holdsLink,
  isOpenedBy,
  matchesInvitation,
  matchesMember,
  matchesResource,
} from './memory-filters.js';
import {
  activityOrders,
  compareKeys,
  invitationOrders,
  keyOf,
  mailOrders,
  memberOrders,
  resourceOrders,
} from './order.js';
import type { OrderRule } from './order.js';
import type {
  AccountData,
  AccountSettings,
  ActivityRecord,
  InvitationRecord,
  KeyRecord,
  MailRecord,
  MemberRecord,
  PersonRecord,
  PortalData,
} from './records.js';
import type {
  AccountStore,
  Aging,
  InvitationFilter,
  MemberFilter,
  Paging,
  ResourceFilter,
  Store,
  Table,
} from './store.js';

export interface MemoryStore extends Store {
  /** All data as it is after the last finished transaction; a copy, plain JSON. */
  snapshot(): PortalData;
  /** Puts other data in the place of all; a transaction that still runs is lost. */
  restore(data: PortalData): void;
}

/** A portal's data in memory. What is given is copied, so that nobody holds a live reference. */
export function createMemoryStore(data: PortalData): MemoryStore {
  let portal = load(data);
  // One transaction after the other, also of different accounts: people belong to all of them.
  let last: Promise<unknown> = Promise.resolve();

  return {
    snapshot: () => save(portal),
    restore: (other) => void (portal = load(other)),
    accountOfToken: async (tokenHash) => {
      for (const [id, { invitations, members }] of portal.accounts) {
        for (const invitation of invitations.values())
          if (isOpenedBy(invitation, tokenHash)) return id;
        for (const member of members.values()) if (holdsLink(member, tokenHash)) return id;
      }
      return null;
    },
    transaction: (accountId, asOf, run) => {
      const turn = last.then(async () => {
        const account = portal.accounts.get(accountId);
        if (!account) return run(null);
        const { store, commit } = open(portal, [accountId, account], asOf);
        const result = await run(store);
        commit();
        return result;
      });
      // The next one waits for the end of this one, whatever that is.
      last = turn.catch(() => undefined);
      return turn;
    },
  };
}

// ---- the data as maps ---------------------------------------------------------------------------------------------------

interface AccountMaps {
  settings: AccountSettings;
  members: Map<Id, MemberRecord>;
  invitations: Map<Id, InvitationRecord>;
  resources: Map<Id, ScopeResource>;
  activity: Map<Id, ActivityRecord>;
  mails: Map<Id, MailRecord>;
  keys: Map<string, KeyRecord>;
}
interface PortalMaps {
  accounts: Map<Id, AccountMaps>;
  people: Map<string, PersonRecord>;
}

function load(data: PortalData): PortalMaps {
  const { accounts, people } = structuredClone(data);
  return {
    accounts: new Map(accounts.map((account) => [account.settings.id, toMaps(account)])),
    people: new Map(people.map((person) => [person.canonical, person])),
  };
}

function toMaps(account: AccountData): AccountMaps {
  return {
    settings: frozen(account.settings),
    members: byId(account.members),
    invitations: byId(account.invitations),
    resources: byId(account.resources),
    activity: byId(account.activity),
    mails: byId(account.mails),
    keys: new Map(account.keys.map((record) => [record.key, record])),
  };
}

/** Settings are no record: no rule may write them, and so they need not be copied for each transaction. */
function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
}

function byId<Kept extends { id: Id }>(records: Kept[]): Map<Id, Kept> {
  return new Map(records.map((record) => [record.id, record]));
}

function save(portal: PortalMaps): PortalData {
  const accounts = [...portal.accounts.values()].map((account) => ({
    settings: account.settings,
    members: [...account.members.values()],
    invitations: [...account.invitations.values()],
    resources: [...account.resources.values()],
    activity: [...account.activity.values()],
    mails: [...account.mails.values()],
    keys: [...account.keys.values()],
  }));
  return structuredClone({ accounts, people: [...portal.people.values()] });
}

// ---- one transaction ----------------------------------------------------------------------------------------------------

/** Changes are kept beside the data until the end: a rule that throws leaves nothing, and a snapshot shows no half. */
class Draft<Kept> {
  readonly #kept: Map<string, Kept>;
  readonly #changes = new Map<string, Kept | null>();

  constructor(kept: Map<string, Kept>) {
    this.#kept = kept;
  }

  get(key: string): Kept | undefined {
    const changed = this.#changes.get(key);
    return changed === undefined ? this.#kept.get(key) : (changed ?? undefined);
  }

  *values(): Generator<Kept> {
    for (const [key, record] of this.#kept) if (!this.#changes.has(key)) yield record;
    for (const record of this.#changes.values()) if (record !== null) yield record;
  }

  set(key: string, record: Kept | null): void {
    this.#changes.set(key, structuredClone(record));
  }

  commit(): void {
    for (const [key, record] of this.#changes) {
      if (record === null) this.#kept.delete(key);
      else this.#kept.set(key, record);
    }
  }
}

interface OpenAccount {
  store: AccountStore;
  commit(): void;
}

interface Surroundings {
  asOf: string;
  /** Whether another account has a member or an invitation with this canonical address. */
  isElsewhere(canonical: string): boolean;
  otherAccountsOf: AccountStore['otherAccountsOf'];
}

/** An account in a transaction, and whichever others the transaction asks for. */
function open(
  portal: PortalMaps,
  [accountId, account]: [Id, AccountMaps],
  asOf: string,
): OpenAccount {
  const people = new Draft(portal.people);
  const opened = new Map<Id, OpenAccount>();
  const openOne = (id: Id, account: AccountMaps): AccountStore => {
    const known = opened.get(id);
    if (known) return known.store;
    const isElsewhere = (canonical: string) =>
      [...portal.accounts].some(
        ([other, { members, invitations }]) =>
          other !== id && knows(canonical, members.values(), invitations.values()),
      );
    const others = otherAccountsOf(id);
    const one = openAccount(account, people, { asOf, isElsewhere, otherAccountsOf: others });
    opened.set(id, one);
    return one.store;
  };
  const otherAccountsOf = (own: Id) => async (canonical: string) =>
    [...portal.accounts].flatMap(([id, account]) => {
      const isTheirs = [...account.members.values()].some((one) => one.canonical === canonical);
      return id !== own && isTheirs ? [openOne(id, account)] : [];
    });
  const store = openOne(accountId, account);
  const commit = () => {
    for (const account of opened.values()) account.commit();
    people.commit();
  };
  return { store, commit };
}

function openAccount(
  account: AccountMaps,
  people: Draft<PersonRecord>,
  { asOf, isElsewhere, otherAccountsOf }: Surroundings,
): OpenAccount {
  const members = new Draft(account.members);
  const invitations = new Draft(account.invitations);
  const resources = new Draft(account.resources);
  const activity = new Draft(account.activity);
  const mails = new Draft(account.mails);
  const keys = new Draft(account.keys);
  const store: AccountStore = {
    settings: account.settings,
    members: tableOf(members, memberOrders, 'standing', (filter: MemberFilter) => {
      const invited = filter.signIn ? liveContacts(invitations, asOf) : new Set<Id>();
      return (member) => matchesMember(member, filter, invited.has(member.id));
    }),
    invitations: invitationTable(invitations, asOf),
    resources: tableOf(resources, resourceOrders, 'label', (filter: ResourceFilter) => {
      return (resource) => matchesResource(resource, filter);
    }),
    activity: {
      ...tableOf(activity, activityOrders, 'newest', () => () => true),
      removeBefore: agingOf(activity),
    },
    mails: {
      ...tableOf(mails, mailOrders, 'newest', () => () => true),
      put: async (mail) => mails.set(mail.id, mail),
      since: async (time) => {
        const times = [...mails.values()].map(({ at }) => at).filter((at) => !hasPassed(at, time));
        return { count: times.length, oldest: times.sort()[0] ?? null };
      },
      removeBefore: agingOf(mails),
      stateOncePut: 'sent',
    },
    keys: keyring(keys),
    people: {
      get: async (canonical) => structuredClone(people.get(canonical)),
      put: async (person) => people.set(person.canonical, person),
      move: async (canonical, to) => {
        const person = people.get(canonical);
        if (!person || to.canonical === canonical) return;
        people.set(canonical, null);
        people.set(to.canonical, { ...person, ...to });
      },
      forget: async (canonical) => {
        const isHere = knows(canonical, members.values(), invitations.values());
        if (isHere || isElsewhere(canonical) || !people.get(canonical)) return false;
        people.set(canonical, null);
        return true;
      },
    },
    otherAccountsOf,
  };
  const drafts = [members, invitations, resources, activity, mails, keys];
  return { store, commit: () => drafts.forEach((draft) => draft.commit()) };
}

function invitationTable(
  invitations: Draft<InvitationRecord>,
  asOf: string,
): AccountStore['invitations'] {
  return {
    ...tableOf(invitations, invitationOrders, 'newest', (filter: InvitationFilter) => {
      return (invitation) => matchesInvitation(invitation, filter, asOf);
    }),
    removeEnded: async ({ closed, expired }, limit) =>
      removeOldest(invitations, limit, (invitation) => {
        const { status, closedAt, expiresAt } = invitation;
        const before = status === 'pending' ? expired : closed;
        const end = status === 'pending' ? expiresAt : (closedAt ?? expiresAt);
        return before === undefined || !isBefore(end, before) ? null : end;
      }),
  };
}

function keyring(keys: Draft<KeyRecord>): AccountStore['keys'] {
  return {
    get: async (key) => structuredClone(keys.get(key)),
    put: async (record) => keys.set(record.key, record),
    removeBefore: agingOf(keys, ({ key }) => key),
    listAbout: async (refs) =>
      [...keys.values()]
        .filter((record) => isAbout(record, refs))
        .map(({ at, status }) => ({ at, status })),
    removeAbout: async (refs) => {
      for (const record of [...keys.values()])
        if (isAbout(record, refs)) keys.set(record.key, null);
    },
  };
}

function isAbout({ about }: KeyRecord, refs: string[]): boolean {
  return about === undefined || about.some((ref) => refs.includes(ref));
}

function agingOf<Kept extends { at: string }>(
  draft: Draft<Kept>,
  keyIn: (record: Kept) => string = (record) => (record as Kept & { id: Id }).id,
): Aging['removeBefore'] {
  return async (time, limit) =>
    removeOldest(draft, limit, ({ at }) => (isBefore(at, time) ? at : null), keyIn);
}

/** @param endOf since when a record is of no use any more; null: it stays */
function removeOldest<Kept>(
  draft: Draft<Kept>,
  limit: number,
  endOf: (record: Kept) => string | null,
  keyIn: (record: Kept) => string = (record) => (record as Kept & { id: Id }).id,
): number {
  const ended = [...draft.values()]
    .flatMap((record) => {
      const end = endOf(record);
      return end === null ? [] : [{ record, end: Date.parse(end) }];
    })
    .sort((a, b) => a.end - b.end)
    .slice(0, limit);
  for (const { record } of ended) draft.set(keyIn(record), null);
  return ended.length;
}

function isBefore(time: string, other: string): boolean {
  return Date.parse(time) < Date.parse(other);
}

/** Whether a person has a row, or an invitation that they can still answer. */
function knows(
  canonical: string,
  members: Iterable<MemberRecord>,
  invitations: Iterable<InvitationRecord>,
): boolean {
  for (const member of members) if (member.canonical === canonical) return true;
  for (const invitation of invitations)
    if (invitation.canonical === canonical && invitation.status === 'pending') return true;
  return false;
}

function liveContacts(invitations: Draft<InvitationRecord>, asOf: string): Set<Id> {
  const live = new Set<Id>();
  for (const invitation of invitations.values()) {
    if (invitation.memberId !== null && statusAt(invitation, asOf) === 'pending')
      live.add(invitation.memberId);
  }
  return live;
}

function tableOf<Kept extends { id: Id }, Filter, Order extends string>(
  draft: Draft<Kept>,
  orders: Record<Order, OrderRule<Kept>>,
  usual: Order,
  matcher: (filter: Filter) => (record: Kept) => boolean,
): Table<Kept, Filter, Order> {
  const matching = (filter: Filter) => [...draft.values()].filter(matcher(filter));
  return {
    get: async (id) => structuredClone(draft.get(id)),
    list: async (filter, paging = {}) =>
      structuredClone(inOrder(matching(filter), orders[paging.order ?? usual], paging)),
    count: async (filter) => matching(filter).length,
    put: async (record) => draft.set(record.id, record),
    remove: async (id) => draft.set(id, null),
  };
}

function inOrder<Kept extends { id: Id }>(
  records: Kept[],
  rule: OrderRule<Kept>,
  { descending = false, after, limit }: Omit<Paging<string>, 'order'>,
): Kept[] {
  const direction = descending ? -1 : 1;
  return records
    .map((record) => ({ record, key: keyOf(rule, record) }))
    .filter(({ key }) => !after || direction * compareKeys(rule.collated, key, after) > 0)
    .sort((a, b) => direction * compareKeys(rule.collated, a.key, b.key))
    .slice(0, limit)
    .map(({ record }) => record);
}
