import type {
  Access,
  Account,
  Backend,
  Id,
  Invitation,
  Member,
  MemberDraft,
} from '../../backend/backend.js';
import { type Editable, tidied } from '../../backend/merge.js';
import { difference } from '../../backend/permissions.js';
import {
  BeforeInvitationUpdateEvent,
  BeforeMemberCreateEvent,
  BeforeMemberUpdateEvent,
  InvitationUpdatedEvent,
  MemberCreatedEvent,
  MemberUpdatedEvent,
} from '../../events.js';
import { firstAccess } from '../../internal/access-form/access-form.js';
import type { LeftOut } from '../../internal/left-out.js';
import type { ChangeController, Ending } from '../../internal/change.js';
import { refOf } from '../../internal/refs.js';
import { nameOfMember } from '../../internal/words.js';
import type { Draft } from './draft.js';

/** A member of the account, or an invitation. */
export type Row = { member: Member } | { invitation: Invitation };
/** Several pending invitations that are to give the same. */
export interface Several {
  invitations: readonly Invitation[];
  /** Those that were chosen as well, and stay as they are. */
  out: readonly LeftOut[];
  /** What all of them give; where they differ, what a new person starts with. */
  start: Editable;
  areAlike: boolean;
}
/** What is edited: also somebody new, who begins as the account says. */
export type Subject = Row | { blank: Editable } | Several;

export function isMember(subject: Subject): subject is { member: Member } {
  return 'member' in subject;
}
export function isNew(subject: Subject): subject is { blank: Editable } {
  return 'blank' in subject;
}
export function isSeveral(subject: Subject): subject is Several {
  return 'invitations' in subject;
}
export function rowOf(subject: Row): Member | Invitation {
  return 'member' in subject ? subject.member : subject.invitation;
}
/** What drafts are kept under; null for the one of somebody new. */
export function idOf(subject: Subject): Id | null {
  if (isNew(subject)) return null;
  if (!isSeveral(subject)) return rowOf(subject).id;
  const ids = subject.invitations.map(({ id }) => id);
  return ids.toSorted().join(' ');
}
/** Empty for somebody new, and for several. */
export function nameOf(subject: Subject): string {
  if (isNew(subject) || isSeveral(subject)) return '';
  return isMember(subject) ? nameOfMember(subject.member) : subject.invitation.email;
}
export function blankFor(account: Account): { blank: Editable } {
  return { blank: onlyAccess(firstAccess(account)) };
}
/** Nothing but what somebody may do. */
export function onlyAccess(access: Access): Editable {
  return { ...access, email: '', name: null, fields: {}, maySignIn: false };
}

/** Saves a draft. What has been saved comes as the event that tells the host. */
export async function save(
  change: ChangeController,
  backend: Backend,
  draft: Draft,
  subject: Exclude<Subject, Several>,
): Promise<Ending<Event>> {
  const { base, mine } = draft;
  if (isNew(subject)) return create(change, backend, memberDraft(mine));
  const part = draft.change ?? {};
  const content = JSON.stringify([refOf(rowOf(subject)), part]);
  if (isMember(subject)) {
    const { member } = subject;
    const { gains, loses } = difference(base.permissions, mine.permissions);
    return change.run({
      verb: 'updateMember',
      content,
      before: (signal) => new BeforeMemberUpdateEvent(member, part, gains, loses, signal),
      write: async (write) =>
        new MemberUpdatedEvent(await backend.updateMember(refOf(member), part, write)),
    });
  }
  const { updateInvitation } = backend;
  const { invitation } = subject;
  return change.run({
    verb: 'updateInvitation',
    content,
    before: (signal) => new BeforeInvitationUpdateEvent(invitation, part, signal),
    write: async (write) => {
      if (!updateInvitation) throw new TypeError('the backend has no updateInvitation');
      const updated = await updateInvitation.call(backend, refOf(invitation), part, write);
      return new InvitationUpdatedEvent(updated);
    },
  });
}

function create(
  change: ChangeController,
  backend: Backend,
  draft: MemberDraft,
): Promise<Ending<Event>> {
  return change.run<Event>({
    verb: 'createMember',
    content: JSON.stringify(draft),
    before: (signal) => new BeforeMemberCreateEvent(draft, signal),
    write: async (write) => {
      if (!backend.createMember) throw new TypeError('the backend has no createMember');
      return new MemberCreatedEvent(await backend.createMember(draft, write));
    },
  });
}

/** What was filled in; what was not is left to the backend. */
function memberDraft(typed: Editable): MemberDraft {
  const { name, fields, maySignIn, ...rest } = tidied(typed);
  const filled = Object.entries(fields).filter(([, value]) => value !== '');
  return {
    ...rest,
    ...(name !== null && { name }),
    fields: Object.fromEntries(filled),
    // Left out where it is off: users made at once have no such choice.
    ...(maySignIn && { maySignIn }),
  };
}
