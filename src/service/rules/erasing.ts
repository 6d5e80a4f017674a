/** Erasing one person from an account: their rows go, and what was done keeps its place without their name. */
import type { Id } from '../../backend/backend.js';
import type { ActivityRecord, InvitationRecord, MemberRecord } from '../records.js';
import { demand } from '../refusal.js';
import type { Work } from '../work.js';
import { erasedName } from './erased-name.js';
import { lossRule } from './losses.js';
import {
  canonicalOf,
  isActor,
  isInvitationOf,
  isNamed,
  isSubject,
  openAndPastInvitations,
  personAt,
} from './people-data.js';
import type { Person } from './people-data.js';

export interface Erasure {
  person: Person;
  /** Who stands in the records from now on: the same in all of them, and nobody in particular. */
  pseudonym: { id: Id; name: string };
  /** What the first step removed. */
  removed: { member: boolean; invitations: number; login: boolean };
}

/**
 * The first step: the person is out, and nothing more comes to be about them.
 * @param former see `formerIds`
 * @throws BackendError `refused` where the account would be without its last owner, admin or receiver
 */
export async function eraseRows(
  work: Work,
  address: string,
  former: readonly Id[],
): Promise<Erasure> {
  const { account, settings, newId } = work;
  const person = await personAt(account, address, former);
  const pseudonym = { id: newId(), name: erasedName(settings) };
  if (person.member) await eraseMember(work, person.member, pseudonym);
  const invitations = await openAndPastInvitations(account, person);
  for (const { id } of invitations) await account.invitations.remove(id);
  await account.keys.removeAbout([...person.refs]);
  const login = await account.people.forget(canonicalOf(address));
  const removed = { member: person.member !== undefined, invitations: invitations.length, login };
  return { person, pseudonym, removed };
}

async function eraseMember(
  work: Work,
  member: MemberRecord,
  pseudonym: Erasure['pseudonym'],
): Promise<void> {
  const { account, settings, newId, now } = work;
  const lost = (await lossRule(work))(member, null);
  demand(lost === null ? true : { refused: lost });
  await account.members.remove(member.id);
  await account.activity.put({
    id: newId(),
    at: now,
    actor: settings.portal.name,
    verb: 'member-removed',
    subject: pseudonym.name,
    actorRefs: [],
    subjectRefs: [pseudonym.id],
  });
}

/** An entry with the name replaced, or null where it is about others. */
export function erasedActivity(
  entry: ActivityRecord,
  { person, pseudonym }: Erasure,
): ActivityRecord | null {
  const acts = isActor(entry, person);
  const undergoes = isSubject(entry, person);
  if (!acts && !undergoes) return null;
  const refs = [pseudonym.id];
  return {
    ...entry,
    ...(acts && { actor: pseudonym.name, actorRefs: refs }),
    ...(undergoes && { subject: pseudonym.name, subjectRefs: refs }),
  };
}

/** Another member's row without the name of who invited or changed them; null where it has none. */
export function erasedMember(record: MemberRecord, erasure: Erasure): MemberRecord | null {
  return withoutName(record, erasure);
}

/**
 * Somebody else's invitation without the name; null where it has none. One that the person sent has fallen with them, and
 * what of its mail had not gone out by then does not go out.
 */
export function erasedInvitation(
  record: InvitationRecord,
  erasure: Erasure,
): InvitationRecord | 'remove' | null {
  if (isInvitationOf(record, erasure.person)) return 'remove';
  const unnamed = withoutName(record, erasure);
  const isUnsent = unnamed?.invitedBy !== record.invitedBy && record.delivery.state === 'queued';
  return unnamed && isUnsent ? { ...unnamed, delivery: { state: 'failed' } } : unnamed;
}

function withoutName<Kept extends Pick<MemberRecord, 'invitedBy' | 'changed'>>(
  record: Kept,
  { person, pseudonym }: Erasure,
): Kept | null {
  const { invitedBy, changed } = record;
  const isInviter = invitedBy !== null && person.ids.has(invitedBy.id);
  const isChanger = changed !== null && isNamed(changed.by, person);
  if (!isInviter && !isChanger) return null;
  return {
    ...record,
    ...(isInviter && { invitedBy: { ...pseudonym } }),
    ...(isChanger && { changed: { ...changed, by: pseudonym.name } }),
  };
}
