/** The filters of the store as predicates. */
import type { Label, Scope, ScopeResource } from '../backend/backend.js';
import { hasPassed, signInOf, statusAt } from './clock.js';
import { fold } from './fold.js';
import type { InvitationRecord, MemberRecord } from './records.js';
import type { InvitationFilter, MemberFilter, ResourceFilter } from './store.js';

function hasText(text: string | undefined, ...places: (string | null)[]): boolean {
  const sought = fold(text ?? '').trim();
  return sought === '' || places.some((place) => place !== null && fold(place).includes(sought));
}

/** A condition that is not named holds. */
function holds<T>(condition: T | undefined, test: (condition: T) => boolean): boolean {
  return condition === undefined || test(condition);
}

export function matchesMember(
  member: MemberRecord,
  filter: MemberFilter,
  isInvited: boolean,
): boolean {
  return (
    holds(filter.canonical, (canonical) => member.canonical === canonical) &&
    holds(filter.canonicals, (canonicals) => canonicals.has(member.canonical)) &&
    holds(filter.linkHash, (hash) => holdsLink(member, hash)) &&
    holds(filter.isOwner, (isOwner) => member.isOwner === isOwner) &&
    holds(filter.except, (ids) => !ids.includes(member.id)) &&
    holds(filter.signIn, (states) => states.includes(signInOf(member, isInvited))) &&
    holds(filter.role, (role) => member.role === role) &&
    holds(filter.permission, (id) => member.isOwner || member.permissions.includes(id)) &&
    holds(filter.subscription, (id) => member.subscriptions.includes(id)) &&
    holds(filter.scope, (id) => covers(member.scope, id)) &&
    holds(filter.lastSignInBefore, (time) => signedInBefore(member, time)) &&
    hasText(filter.text, member.name, member.email)
  );
}

export function holdsLink({ links = [] }: MemberRecord, tokenHash: string): boolean {
  return links.some((link) => link.tokenHash === tokenHash);
}

export function isOpenedBy({ tokenHash, links = [] }: InvitationRecord, hash: string): boolean {
  return tokenHash === hash || links.some((link) => link.tokenHash === hash);
}

function covers(scope: Scope, resource: string): boolean {
  return 'all' in scope || scope.ids.includes(resource);
}

function signedInBefore({ lastSignInAt }: MemberRecord, time: string): boolean {
  return lastSignInAt !== null && Date.parse(lastSignInAt) < Date.parse(time);
}

export function matchesInvitation(
  invitation: InvitationRecord,
  filter: InvitationFilter,
  asOf: string,
): boolean {
  return (
    holds(filter.canonical, (canonical) => invitation.canonical === canonical) &&
    holds(filter.canonicals, (canonicals) => canonicals.has(invitation.canonical)) &&
    holds(filter.tokenHash, (hash) => isOpenedBy(invitation, hash)) &&
    holds(
      filter.memberIds,
      (ids) => invitation.memberId !== null && ids.includes(invitation.memberId),
    ) &&
    holds(filter.onTheirOwn, (alone) => (invitation.memberId === null) === alone) &&
    holds(filter.except, (ids) => !ids.includes(invitation.id)) &&
    holds(filter.status, (statuses) => statuses.includes(statusAt(invitation, asOf))) &&
    holds(filter.delivery, (state) => invitation.delivery.state === state) &&
    holds(filter.invitedBy, (id) => invitation.invitedBy?.id === id) &&
    holds(filter.expiresBefore, (time) => hasPassed(invitation.expiresAt, time)) &&
    hasText(filter.text, invitation.email)
  );
}

export function matchesResource(resource: ScopeResource, filter: ResourceFilter): boolean {
  return (
    holds(filter.ids, (ids) => ids.includes(resource.id)) &&
    hasText(filter.text, ...texts(resource.label))
  );
}

function texts(label: Label): string[] {
  return typeof label === 'string' ? [label] : Object.values(label);
}
