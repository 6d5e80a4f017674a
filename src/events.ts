import type {
  Id,
  Invitation,
  InvitationChange,
  InvitationDraft,
  InvitationTarget,
  InvitationView,
  InviteeVerb,
  InviteOutcome,
  Member,
  MemberChange,
  MemberDraft,
  MemberTarget,
  Outcomes,
  Verb,
} from './backend/backend.js';
import type { Code } from './backend/errors.js';

/**
 * Before a change. A host stops it at once with `preventDefault()`, or later by `waitUntil(promise)`: a promise of
 * `false`, or one that rejects, stops it as well. While it is waited for, the element's own dialog steps aside.
 */
export abstract class BeforeEvent extends Event {
  /** Aborted when the person gives up waiting, or the element leaves the page. */
  readonly signal: AbortSignal;
  #dispatching = true;
  readonly #waits: Promise<unknown>[] = [];

  constructor(type: string, signal: AbortSignal) {
    super(type, { bubbles: true, composed: true, cancelable: true });
    this.signal = signal;
  }

  /** Any answer but `false` lets it go on; a rejection does not. */
  waitUntil(answer: PromiseLike<unknown>): void {
    this.#mustBeDispatching('waitUntil');
    this.#waits.push(Promise.resolve(answer));
  }

  override preventDefault(): void {
    this.#mustBeDispatching('preventDefault');
    super.preventDefault();
  }

  /** Whether a listener has called `waitUntil`. */
  get isWaitedFor(): boolean {
    return this.#waits.length > 0;
  }

  /** @internal Dispatches and waits. True: go on. */
  async ask(target: EventTarget, stepAside: () => () => void): Promise<boolean> {
    target.dispatchEvent(this);
    this.#dispatching = false;
    if (this.defaultPrevented) return false;
    if (this.#waits.length === 0) return true;
    const comeBack = stepAside();
    try {
      return await Promise.race([this.#allAgree(), givenUp(this.signal)]);
    } finally {
      comeBack();
    }
  }

  async #allAgree(): Promise<boolean> {
    try {
      return (
        (await Promise.all(this.#waits)).every((answer) => answer !== false) && !this.signal.aborted
      );
    } catch {
      return false;
    }
  }

  /** An `async` listener calls these too late; silence would mean "removed although the host said no". */
  #mustBeDispatching(name: string): void {
    if (this.#dispatching) return;
    throw new Error(
      `${this.type}: ${name}() came after the event; call waitUntil(promise) first, without awaiting`,
    );
  }
}

function givenUp(signal: AbortSignal): Promise<false> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(false);
    else signal.addEventListener('abort', () => resolve(false), { once: true });
  });
}

/** After a change, once the backend has confirmed it. */
abstract class FactEvent extends Event {
  constructor(type: string) {
    super(type, { bubbles: true, composed: true });
  }
}

export class BeforeMembersRemoveEvent extends BeforeEvent {
  constructor(
    readonly members: readonly Member[],
    readonly selection: MemberTarget,
    signal: AbortSignal,
  ) {
    super('before-members-remove', signal);
  }
}

export class MembersRemovedEvent extends FactEvent {
  constructor(readonly outcomes: Outcomes<never>) {
    super('members-removed');
  }
}

/** Before members are deactivated, or reactivated: `active` says which. */
export class BeforeMembersActiveEvent extends BeforeEvent {
  constructor(
    readonly active: boolean,
    readonly members: readonly Member[],
    readonly selection: MemberTarget,
    signal: AbortSignal,
  ) {
    super('before-members-active', signal);
  }
}

export class MembersActiveEvent extends FactEvent {
  constructor(
    readonly active: boolean,
    readonly outcomes: Outcomes<Member>,
  ) {
    super('members-active');
  }
}

export class BeforeMemberCreateEvent extends BeforeEvent {
  constructor(
    readonly draft: MemberDraft,
    signal: AbortSignal,
  ) {
    super('before-member-create', signal);
  }
}

export class MemberCreatedEvent extends FactEvent {
  constructor(readonly member: Member) {
    super('member-created');
  }
}

export class BeforeMemberUpdateEvent extends BeforeEvent {
  constructor(
    readonly member: Member,
    readonly change: MemberChange,
    readonly gains: readonly Id[],
    readonly loses: readonly Id[],
    signal: AbortSignal,
  ) {
    super('before-member-update', signal);
  }
}

export class MemberUpdatedEvent extends FactEvent {
  constructor(readonly member: Member) {
    super('member-updated');
  }
}

export class BeforeInvitationUpdateEvent extends BeforeEvent {
  constructor(
    readonly invitation: Invitation,
    readonly change: InvitationChange,
    signal: AbortSignal,
  ) {
    super('before-invitation-update', signal);
  }
}

export class InvitationUpdatedEvent extends FactEvent {
  constructor(readonly invitation: Invitation) {
    super('invitation-updated');
  }
}

/** Before several invitations get the same access; once for all of them. */
export class BeforeInvitationsUpdateEvent extends BeforeEvent {
  constructor(
    readonly invitations: readonly Invitation[],
    readonly change: InvitationChange,
    signal: AbortSignal,
  ) {
    super('before-invitations-update', signal);
  }
}

export class InvitationsUpdatedEvent extends FactEvent {
  constructor(readonly outcomes: Outcomes<Invitation>) {
    super('invitations-updated');
  }
}

export class BeforeInvitationsSendEvent extends BeforeEvent {
  constructor(
    readonly drafts: readonly InvitationDraft[],
    signal: AbortSignal,
  ) {
    super('before-invitations-send', signal);
  }
}

/** Outcomes without the links that a backend may have given: events are seen by every script of the page. */
export class InvitationsSentEvent extends FactEvent {
  readonly outcomes: readonly InviteOutcome[];

  constructor(outcomes: readonly InviteOutcome[]) {
    super('invitations-sent');
    this.outcomes = outcomes.map((outcome) => withoutLink(outcome));
  }
}

export class BeforeInvitationsRevokeEvent extends BeforeEvent {
  constructor(
    readonly invitations: readonly Invitation[],
    readonly selection: InvitationTarget,
    signal: AbortSignal,
  ) {
    super('before-invitations-revoke', signal);
  }
}

export class InvitationsRevokedEvent extends FactEvent {
  constructor(readonly outcomes: Outcomes<Invitation>) {
    super('invitations-revoked');
  }
}

export class BeforeInvitationsResendEvent extends BeforeEvent {
  constructor(
    readonly invitations: readonly Invitation[],
    readonly selection: InvitationTarget,
    signal: AbortSignal,
  ) {
    super('before-invitations-resend', signal);
  }
}

export class InvitationsResentEvent extends FactEvent {
  readonly outcomes: Outcomes<Invitation>;

  constructor(outcomes: Outcomes<Invitation>) {
    super('invitations-resent');
    this.outcomes = { ...outcomes, items: outcomes.items.map((item) => withoutLink(item)) };
  }
}

function withoutLink<T extends object>(outcome: T): T {
  const { link: _, ...rest } = outcome as T & { link?: string };
  return rest as T;
}

/** The viewer is signed out. `waitUntil(signIn())` makes the same intent go on, with the same key. */
export class SignInNeededEvent extends BeforeEvent {
  constructor(signal: AbortSignal) {
    super('sign-in-needed', signal);
  }
}

/** Somebody else is signed in than who was invited. `waitUntil(signOut())` goes on with nobody signed in. */
export class SignOutNeededEvent extends BeforeEvent {
  constructor(signal: AbortSignal) {
    super('sign-out-needed', signal);
  }
}

/** The host makes logins itself. `waitUntil(signUp())` goes on with the invitation afterwards. */
export class SignUpNeededEvent extends BeforeEvent {
  constructor(signal: AbortSignal) {
    super('sign-up-needed', signal);
  }
}

/** Before somebody accepts, sets a password or confirms an address; as whom, where another one is signed in. */
export class BeforeInvitationAcceptEvent extends BeforeEvent {
  constructor(
    readonly invitation: InvitationView,
    readonly as: 'invited' | 'signedIn',
    signal: AbortSignal,
  ) {
    super('before-invitation-accept', signal);
  }
}

export class InvitationAcceptedEvent extends FactEvent {
  constructor(
    readonly invitation: InvitationView,
    /** A password was set, and nobody is signed in by that: the host's sign-in comes next. */
    readonly signsInNext: boolean,
  ) {
    super('invitation-accepted');
  }
}

export class BeforeInvitationDeclineEvent extends BeforeEvent {
  constructor(
    readonly invitation: InvitationView,
    signal: AbortSignal,
  ) {
    super('before-invitation-decline', signal);
  }
}

export class InvitationDeclinedEvent extends FactEvent {
  constructor(readonly invitation: InvitationView) {
    super('invitation-declined');
  }
}

/** For a host's monitoring: no words, no addresses. */
export class BackendFailedEvent extends FactEvent {
  constructor(
    readonly verb: Verb | InviteeVerb,
    readonly code: Code,
    readonly requestId?: string,
  ) {
    super('backend-failed');
  }
}

export interface UserManagementEventMap {
  'before-members-remove': BeforeMembersRemoveEvent;
  'members-removed': MembersRemovedEvent;
  'before-members-active': BeforeMembersActiveEvent;
  'members-active': MembersActiveEvent;
  'before-member-create': BeforeMemberCreateEvent;
  'member-created': MemberCreatedEvent;
  'before-member-update': BeforeMemberUpdateEvent;
  'member-updated': MemberUpdatedEvent;
  'before-invitation-update': BeforeInvitationUpdateEvent;
  'invitation-updated': InvitationUpdatedEvent;
  'before-invitations-update': BeforeInvitationsUpdateEvent;
  'invitations-updated': InvitationsUpdatedEvent;
  'before-invitations-send': BeforeInvitationsSendEvent;
  'invitations-sent': InvitationsSentEvent;
  'before-invitations-revoke': BeforeInvitationsRevokeEvent;
  'invitations-revoked': InvitationsRevokedEvent;
  'before-invitations-resend': BeforeInvitationsResendEvent;
  'invitations-resent': InvitationsResentEvent;
  'before-invitation-accept': BeforeInvitationAcceptEvent;
  'invitation-accepted': InvitationAcceptedEvent;
  'before-invitation-decline': BeforeInvitationDeclineEvent;
  'invitation-declined': InvitationDeclinedEvent;
  'sign-in-needed': SignInNeededEvent;
  'sign-out-needed': SignOutNeededEvent;
  'sign-up-needed': SignUpNeededEvent;
  'backend-failed': BackendFailedEvent;
}

declare global {
  // They bubble through everything, so a host may listen anywhere.
  interface HTMLElementEventMap extends UserManagementEventMap {}
  interface DocumentEventMap extends UserManagementEventMap {}
}
