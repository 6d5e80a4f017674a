/** Records of the service as rows of the tables, and back. */
import type { Insertable, Selectable } from 'kysely';
import type { Scope } from '../../../src/backend/index.js';
import { fold, sortable } from '../../../src/service/index.js';
import type {
  ActivityRecord,
  InvitationRecord,
  KeptMail,
  MailRecord,
  MemberRecord,
} from '../../../src/service/index.js';
import { moment } from './paging.js';
import type { ActivityRow, InvitationRow, MailRow, MemberRow, ResourceRow } from './schema.js';

type ResourceRecord = { id: string; label: string | Record<string, string>; closed?: boolean };

export function toMemberRow(account: string, record: MemberRecord): Insertable<MemberRow> {
  const { scope, signIn, isOwner, pendingEmail, invitedAs, lastSignInAt, joinedAt } = record;
  const { id, version, email, canonical, name, fields, invitedBy, changed, links } = record;
  return {
    account_id: account,
    ...{ id, version, email, canonical, name },
    ...accessColumns({ ...record, scope }),
    fields: JSON.stringify(fields),
    sign_in: signIn,
    is_owner: isOwner,
    pending_email: pendingEmail,
    invited_as: invitedAs,
    last_sign_in_at: lastSignInAt,
    joined_at: joinedAt,
    invited_by: JSON.stringify(invitedBy),
    changed: JSON.stringify(changed),
    links: JSON.stringify(links ?? null),
    link_hashes: (links ?? []).map(({ tokenHash }) => tokenHash),
    sort_name: sortNameOf(record),
    search: searchable(name, email),
  };
}

export function fromMemberRow(row: Selectable<MemberRow>): MemberRecord {
  const { id, version, email, canonical, name, fields, changed } = row;
  return {
    ...{ id, version, email, canonical, name, fields, changed },
    ...accessFrom(row),
    signIn: row.sign_in,
    isOwner: row.is_owner,
    pendingEmail: row.pending_email,
    invitedAs: row.invited_as,
    lastSignInAt: iso(row.last_sign_in_at),
    joinedAt: iso(row.joined_at),
    invitedBy: row.invited_by,
    ...(row.links && { links: row.links }),
  };
}

export function toInvitationRow(
  account: string,
  record: InvitationRecord,
): Insertable<InvitationRow> {
  const { id, version, email, canonical, status, locale, links } = record;
  return {
    account_id: account,
    ...{ id, version, email, canonical, status, locale },
    ...accessColumns(record),
    links: JSON.stringify(links ?? null),
    link_hashes: (links ?? []).map(({ tokenHash }) => tokenHash),
    sent_at: record.sentAt,
    sent_count: record.sentCount,
    expires_at: record.expiresAt,
    closed_at: record.closedAt,
    accepted_as: record.acceptedAs,
    member_id: record.memberId,
    invited_by: JSON.stringify(record.invitedBy),
    delivery_state: record.delivery.state,
    delivery_reason: record.delivery.reason ?? null,
    token_hash: record.tokenHash,
    changed: JSON.stringify(record.changed),
    new_link_wanted_at: record.newLinkWantedAt ?? null,
    search: searchable(email),
  };
}

export function fromInvitationRow(row: Selectable<InvitationRow>): InvitationRecord {
  const { id, version, email, canonical, status, locale, changed } = row;
  return {
    ...{ id, version, email, canonical, status, locale, changed },
    ...accessFrom(row),
    sentAt: row.sent_at.toISOString(),
    sentCount: row.sent_count,
    expiresAt: row.expires_at.toISOString(),
    closedAt: iso(row.closed_at),
    acceptedAs: row.accepted_as,
    memberId: row.member_id,
    invitedBy: row.invited_by,
    delivery: {
      state: row.delivery_state,
      ...(row.delivery_reason !== null && { reason: row.delivery_reason }),
    },
    tokenHash: row.token_hash,
    ...(row.links && { links: row.links }),
    ...(row.new_link_wanted_at && { newLinkWantedAt: row.new_link_wanted_at.toISOString() }),
  };
}

export function toResourceRow(account: string, record: ResourceRecord): Insertable<ResourceRow> {
  const { id, label, closed = false } = record;
  const texts = typeof label === 'string' ? [label] : Object.values(label);
  return {
    account_id: account,
    id,
    label: JSON.stringify(label),
    closed,
    sort_label: sortLabelOf(label),
    search: searchable(...texts),
  };
}

export function fromResourceRow({ id, label, closed }: Selectable<ResourceRow>): ResourceRecord {
  return { id, label, ...(closed && { closed }) };
}

export function toActivityRow(account: string, record: ActivityRecord): Insertable<ActivityRow> {
  const { gains = null, loses = null, changes, actorRefs, subjectRefs, ...rest } = record;
  return {
    account_id: account,
    ...{ ...rest, gains, loses },
    changes: JSON.stringify(changes ?? null),
    actor_refs: actorRefs ?? null,
    subject_refs: subjectRefs ?? null,
  };
}

export function fromActivityRow(row: Selectable<ActivityRow>): ActivityRecord {
  const { id, at, actor, verb, subject, gains, loses, changes } = row;
  const { actor_refs: actorRefs, subject_refs: subjectRefs } = row;
  return {
    ...{ id, at: at.toISOString(), actor, verb, subject },
    ...(gains && { gains }),
    ...(loses && { loses }),
    ...(changes && { changes }),
    ...(actorRefs && { actorRefs }),
    ...(subjectRefs && { subjectRefs }),
  };
}

export function toMailRow(account: string, mail: MailRecord): Insertable<MailRow> {
  const { id, at, kind, locale, subject, text, link } = mail;
  return {
    account_id: account,
    ...{ id, at, kind, locale, subject, text, link },
    invitation_id: mail.invitationId ?? null,
    html: mail.html,
    to_name: mail.to.name,
    to_address: mail.to.address,
    due_at: at,
    reason: null,
  };
}

export function fromMailRow(row: Selectable<MailRow>): KeptMail {
  const { id, at, kind, locale, subject, text, html, link, invitation_id: invitationId } = row;
  return {
    ...{ id, at: at.toISOString(), kind, locale, subject, text, html: html ?? '', link },
    to: { name: row.to_name, address: row.to_address },
    ...(invitationId !== null && { invitationId }),
  };
}

type AccessRecord = Pick<
  MemberRecord,
  'role' | 'profile' | 'permissions' | 'scope' | 'subscriptions' | 'until'
>;

function accessColumns(access: AccessRecord) {
  const { role, profile, permissions, scope, subscriptions, until } = access;
  return {
    ...{ role, profile, permissions, subscriptions },
    until: until && moment(until),
    scope_all: 'all' in scope,
    scope_ids: 'all' in scope ? [] : scope.ids,
  };
}

function accessFrom(row: Selectable<MemberRow> | Selectable<InvitationRow>): AccessRecord {
  const { role, profile, permissions, subscriptions } = row;
  const scope: Scope = row.scope_all ? { all: true } : { ids: row.scope_ids };
  return { role, profile, permissions, subscriptions, scope, until: iso(row.until) };
}

/** What the list of members is ordered by. */
export function sortNameOf({ name, email }: Pick<MemberRecord, 'name' | 'email'>): string {
  return fold(sortable(name ?? email));
}

/** What the list of resources is ordered by. */
export function sortLabelOf(label: ResourceRecord['label']): string {
  const first = typeof label === 'string' ? label : (label['en'] ?? Object.values(label)[0]);
  return fold(sortable(first ?? ''));
}

/** Each text on a line of its own, so that no match reaches from one into the other. */
function searchable(...texts: (string | null)[]): string {
  return texts
    .filter((text) => text !== null)
    .map(fold)
    .join('\n');
}

function iso(date: Date | null): string | null {
  return date === null ? null : date.toISOString();
}
