/** What an account keeps about one person: who that is, and which records are about them. */
import { canonicalAddress } from '../../backend/addresses.js';
import type { Activity, Id } from '../../backend/backend.js';
import { activityOrders, invitationOrders, mailOrders } from '../order.js';
import type {
  ActivityRecord,
  InvitationRecord,
  KeptMail,
  KeyRecord,
  LinkRecord,
  MemberRecord,
} from '../records.js';
import type { AccountStore } from '../store.js';
import type { Work } from '../work.js';
import { every } from './every.js';
import { toldActivity } from './lists.js';
import { addressRef } from './person-refs.js';

/** One person as the records of an account know them. */
export interface Person {
  member: MemberRecord | undefined;
  /** Of their row and their invitations. */
  ids: ReadonlySet<Id>;
  /** Canonical ones: the address that was asked for, the one of their row, and a new one that waits. */
  addresses: ReadonlySet<string>;
  /** The ids, and hashes of the addresses: see `person-refs.ts`. */
  refs: ReadonlySet<string>;
  /** By which older entries of the activity, without refs, name them. */
  names: ReadonlySet<string>;
}

/** What the account keeps about a person. Tokens of links are left out: anybody who holds one can come in. */
export interface PersonExport {
  account: { id: Id; name: string };
  address: string;
  exportedAt: string;
  member: Omit<MemberRecord, 'links'> | null;
  links: Omit<LinkRecord, 'tokenHash'>[];
  invitations: Omit<InvitationRecord, 'tokenHash'>[];
  activity: Activity[];
  mails: Pick<KeptMail, 'at' | 'to' | 'kind' | 'locale' | 'subject'>[];
  /** Idempotency records with their data. The answers themselves are sealed: the server cannot read them. */
  answers: Pick<KeyRecord, 'at' | 'status'>[];
  login: { email: string; name: string | null } | null;
}

// ---- who it is ----------------------------------------------------------------------------------------------------------

/** @param former see `formerIds` */
export async function personAt(
  account: AccountStore,
  address: string,
  former: readonly Id[] = [],
): Promise<Person> {
  const canonical = canonicalOf(address);
  const [member] = await account.members.list({ canonical }, { limit: 1 });
  const addresses = new Set([canonical]);
  for (const other of [member?.email, member?.pendingEmail, member?.invitedAs]) {
    // An address that somebody else has by now is theirs.
    if (other && !(await isOthers(account, canonicalOf(other), member)))
      addresses.add(canonicalOf(other));
  }
  const ids = new Set([...former, ...(member ? [member.id] : [])]);
  for (const { id } of await openAndPastInvitations(account, { ids, addresses })) ids.add(id);
  const hashes = await Promise.all([...addresses].map(addressRef));
  const login = await account.people.get(canonical);
  const names = [member?.name, login?.name].filter((name) => typeof name === 'string');
  return { member, ids, addresses, refs: new Set([...ids, ...hashes]), names: new Set(names) };
}

async function isOthers(
  { members }: AccountStore,
  canonical: string,
  member: MemberRecord | undefined,
): Promise<boolean> {
  const [holder] = await members.list({ canonical }, { limit: 1 });
  return holder !== undefined && holder.id !== member?.id;
}

/**
 * Ids that the activity has beside an address, of rows that are gone: what else somebody did who was removed. Reads all
 * of the activity.
 */
export async function formerIds(account: AccountStore, address: string): Promise<Id[]> {
  const hash = await addressRef(address);
  const found = new Set<Id>();
  for await (const { actorRefs = [], subjectRefs = [] } of every(activityOf(account))) {
    for (const refs of [actorRefs, subjectRefs])
      if (refs.includes(hash)) for (const ref of refs) found.add(ref);
  }
  found.delete(hash);
  const isGone = async (id: Id) => !(await account.members.get(id));
  const gone = await Promise.all([...found].map(isGone));
  return [...found].filter((_id, at) => gone[at]);
}

export function canonicalOf(address: string): string {
  return canonicalAddress(address) ?? address.toLowerCase();
}

// ---- what is about them -------------------------------------------------------------------------------------------------

export const activityOf = ({ activity }: AccountStore) =>
  ({ table: activity, order: 'newest', rule: activityOrders.newest }) as const;
export const mailsOf = ({ mails }: AccountStore) =>
  ({ table: mails, order: 'newest', rule: mailOrders.newest }) as const;
export const invitationsOf = ({ invitations }: AccountStore) =>
  ({ table: invitations, order: 'newest', rule: invitationOrders.newest }) as const;

/** Those that an index finds: all but the ones that were accepted with another address. */
export async function openAndPastInvitations(
  { invitations }: AccountStore,
  { ids, addresses }: Pick<Person, 'ids' | 'addresses'>,
): Promise<InvitationRecord[]> {
  const byAddress = [...addresses].map((canonical) => invitations.list({ canonical }));
  const lists = await Promise.all([...byAddress, invitations.list({ memberIds: [...ids] })]);
  return [...new Map(lists.flat().map((invitation) => [invitation.id, invitation])).values()];
}

export function isInvitationOf(
  { canonical, memberId, acceptedAs }: InvitationRecord,
  { ids, addresses }: Person,
): boolean {
  return (
    addresses.has(canonical) ||
    (memberId !== null && ids.has(memberId)) ||
    (acceptedAs !== null && addresses.has(canonicalOf(acceptedAs)))
  );
}

/** To the person, about their invitations, or with a text that still has one of their addresses. */
export function isMailOf(
  { to, invitationId, text }: KeptMail,
  { ids, addresses }: Person,
): boolean {
  return (
    addresses.has(canonicalOf(to.address)) ||
    (invitationId !== undefined && ids.has(invitationId)) ||
    addressesIn(text).some((address) => addresses.has(address))
  );
}

function addressesIn(text: string): string[] {
  const found = text.match(/[^\s<>()"',;:]+@[^\s<>()"',;:]+/gu) ?? [];
  return found.map((address) => canonicalOf(address.replace(/[.!?]+$/u, '')));
}

export function isActor({ actor, actorRefs }: ActivityRecord, person: Person): boolean {
  return isSide(actor, actorRefs, person);
}

export function isSubject({ subject, subjectRefs }: ActivityRecord, person: Person): boolean {
  return isSide(subject, subjectRefs, person);
}

function isSide(text: string, refs: readonly string[] | undefined, person: Person): boolean {
  return refs ? refs.some((ref) => person.refs.has(ref)) : isNamed(text, person);
}

/** Where there is only a text, two people of one name are one. */
export function isNamed(text: string, { addresses, names }: Person): boolean {
  return names.has(text) || addresses.has(canonicalOf(text));
}

// ---- exporting ----------------------------------------------------------------------------------------------------------

export async function exportPerson(
  work: Pick<Work, 'account' | 'settings' | 'now'>,
  address: string,
): Promise<PersonExport> {
  return withoutHashes(await allOf(work, address));
}

/** A hash says nothing to anybody, and what it is of would open a door. */
function withoutHashes<T>(value: T): T {
  return JSON.parse(
    JSON.stringify(value, (key, part: unknown) => (key === 'tokenHash' ? undefined : part)),
  ) as T;
}

async function allOf(
  { account, settings, now }: Pick<Work, 'account' | 'settings' | 'now'>,
  address: string,
): Promise<PersonExport> {
  const person = await personAt(account, address, await formerIds(account, address));
  const { links = [], ...row } = person.member ?? {};
  const login = await account.people.get(canonicalOf(address));
  return {
    account: { id: settings.id, name: settings.name },
    address,
    exportedAt: now,
    member: person.member ? (row as Omit<MemberRecord, 'links'>) : null,
    links,
    invitations: await some(every(invitationsOf(account)), (invitation) =>
      isInvitationOf(invitation, person),
    ),
    activity: (
      await some(
        every(activityOf(account)),
        (entry) => isActor(entry, person) || isSubject(entry, person),
      )
    ).map(toldActivity),
    mails: (await some(every(mailsOf(account)), (mail) => isMailOf(mail, person))).map(
      ({ at, to, kind, locale, subject }) => ({ at, to, kind, locale, subject }),
    ),
    answers: await account.keys.listAbout([...person.refs]),
    login: login ? { email: login.email, name: login.name } : null,
  };
}

async function some<Kept>(
  all: AsyncIterable<Kept>,
  test: (record: Kept) => boolean,
): Promise<Kept[]> {
  const found: Kept[] = [];
  for await (const record of all) if (test(record)) found.push(record);
  return found;
}
