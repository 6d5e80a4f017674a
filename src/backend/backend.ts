/**
 * The port: what the elements ask of a backend, and the shapes that cross it.
 *
 * One `Backend` is one account, seen by one viewer. Times are ISO 8601 in UTC by the backend's own clock;
 * whether something has expired is computed against `asOf` / `serverNow`, never against the browser's clock.
 * Shapes only: nothing here exists at run time.
 */
import type { Activity, ActivityQuery } from './activity.js';
import type { Refusal } from './errors.js';

export type * from './activity.js';

export type Id = string;
/** One text for everybody, or one per locale. An id without a label is looked up in the elements' own strings. */
export type Label = string | { readonly [locale: string]: string };

export interface Call {
  signal?: AbortSignal;
}
export interface Write extends Call {
  /** One per intent of a person, made by the element; the same on every retry of that intent. */
  key: string;
}

// ---- the verbs ------------------------------------------------------------------------------------------------------

/** Every rejection is a `BackendError`, or the `AbortError` of the caller's own signal. */
export interface Backend {
  getAccount(call?: Call): Promise<Account>;
  listMembers(query: MemberQuery, call?: Call): Promise<Page<Member>>;
  getMember(id: Id, call?: Call): Promise<Member>;
  updateMember(ref: Ref, change: MemberChange, write: Write): Promise<Member>;
  removeMembers(target: MemberTarget, write: Write): Promise<Outcomes<never>>;
  /** Invitations on their own; one that belongs to a contact is told with that contact (`Member.invitation`). */
  listInvitations(query: InvitationQuery, call?: Call): Promise<Page<Invitation>>;
  /** One outcome per draft, in the same order. A refused address is an outcome, never a rejection of the whole. */
  createInvitations(drafts: InvitationDraft[], write: Write): Promise<InviteOutcome[]>;
  revokeInvitations(target: InvitationTarget, write: Write): Promise<Outcomes<Invitation>>;

  // Optional. A verb is drawn where the adapter has it *and* the account names it in `capabilities.verbs`.

  classifyAddresses?(addresses: string[], call?: Call): Promise<ClassifiedAddress[]>;
  /** A user at once, or a contact: `capabilities.createsMembers` says which. */
  createMember?(draft: MemberDraft, write: Write): Promise<Member>;
  setMembersActive?(active: boolean, target: MemberTarget, write: Write): Promise<Outcomes<Member>>;
  /** A new address means a new link and a new term; the old link is dead. */
  updateInvitation?(ref: Ref, change: InvitationChange, write: Write): Promise<Invitation>;
  /** A new link and a new term; the old link is dead. */
  resendInvitations?(target: InvitationTarget, write: Write): Promise<Outcomes<Invitation>>;
  listScopeResources?(query: ScopeQuery, call?: Call): Promise<Page<ScopeResource>>;
  listActivity?(query: ActivityQuery, call?: Call): Promise<Page<Activity>>;
}

export type Verb = keyof Backend;
export type OptionalVerb = { [V in Verb]-?: undefined extends Backend[V] ? V : never }[Verb];

/** The invitee: another principal, at another address, with no account yet. */
export interface InvitationBackend {
  /** Where the invited alone may see it: `unauthenticated` to who is not signed in, `wrong-account` to somebody else. */
  lookUp(token: string, call?: Call): Promise<InvitationView>;
  accept(token: string, answer: AcceptAnswer, write: Write): Promise<{ next?: string }>;
  decline?(token: string, write: Write): Promise<void>;
  askForNewLink?(token: string, write: Write): Promise<void>;
}
export type InviteeVerb = keyof InvitationBackend;

// ---- pages, targets, outcomes ---------------------------------------------------------------------------------------

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
  /** How many match the query, where the backend can count. */
  total?: number;
  /**
   * How many there are per status in the whole account, whatever the query. The first page of members, and of invitations,
   * has both kinds: a list that nobody counts has no tab.
   */
  counts?: Counts;
  asOf: string;
}
export interface Counts {
  members?: Partial<Record<SignIn, number>>;
  invitations?: Partial<Record<InvitationStatus, number>>;
}
/** What a change acts on: the thing as it was shown. Without `version` where the backend keeps none. */
export interface Ref {
  id: Id;
  version?: string;
}
/**
 * Rows ticked one by one, or all that a query matches but those in `except`: `expected` is how many that were when the
 * person confirmed. What goes on after a cursor is a write with a key of its own.
 */
export type Target<Query> =
  { refs: Ref[] } | { query: Query; except: Id[]; expected: number; cursor?: string };
export type MemberTarget = Target<MemberQuery>;
export type InvitationTarget = Target<InvitationQuery>;
export interface Outcomes<T> {
  items: { ref: Ref; row?: T; link?: string; error?: Refusal }[];
  /** Where to go on, when the backend did a part of a target by query. */
  nextCursor: string | null;
}

// ---- members --------------------------------------------------------------------------------------------------------

export type Scope = { all: true } | { ids: Id[] };
export interface Access {
  role: Id | null;
  profile: Id | null;
  permissions: Id[];
  scope: Scope;
  subscriptions: Id[];
  /** Access ends at this time, by the backend's clock. */
  until?: string | null;
}
/** none = a contact; invited = a contact with a live invitation; active = a user. */
export type SignIn = 'none' | 'invited' | 'active' | 'deactivated' | 'unknown';
export type MemberAction =
  | 'edit'
  | 'changeEmail'
  | 'grantSignIn'
  | 'withdrawSignIn'
  | 'resend'
  | 'deactivate'
  | 'reactivate'
  | 'remove'
  | 'leave';
/** What the viewer may do to this row, or why not. A missing key: not offered at all. */
export type Actions<A extends string> = Partial<Record<A, true | { refused: string }>>;
export interface PersonRef {
  id: Id;
  name: string;
}
export interface Member extends Access, Ref {
  email: string;
  /** What is shown. Null where nobody has told a name yet; then the address is shown. */
  name: string | null;
  /** The fields that the account declares, by their ids. */
  fields: Readonly<Record<Id, string>>;
  signIn: SignIn;
  isOwner: boolean;
  /** A new address that waits to be confirmed. */
  pendingEmail?: string;
  /** The invited address, where the person joined with another one. */
  invitedAs?: string;
  /** A contact on the way to becoming a user has an invitation, live or lapsed. */
  invitation?: Invitation;
  /** Null: never. Absent in all rows where the backend does not know: then it is not drawn. */
  lastSignInAt?: string | null;
  joinedAt: string | null;
  invitedBy?: PersonRef;
  actions: Actions<MemberAction>;
}
export type MemberChange = Partial<Access & Pick<Member, 'name' | 'email' | 'fields'>> & {
  /** True sends an invitation to the contact; false ends its access and keeps the contact. */
  maySignIn?: boolean;
};
export type MemberDraft = MemberChange & { email: string };
export interface MemberQuery {
  signIn?: SignIn[];
  /** Matched against name and address. */
  text?: string;
  role?: Id;
  permission?: Id;
  subscription?: Id;
  scope?: Id;
  lastSignInBefore?: string;
  sort?: SortKey;
  descending?: boolean;
  cursor?: string;
  limit?: number;
}
export type SortKey = 'name' | 'lastSignInAt';

// ---- invitations ----------------------------------------------------------------------------------------------------

export type InvitationStatus =
  'pending' | 'expired' | 'accepted' | 'declined' | 'revoked' | 'unknown';
export type InvitationAction = 'edit' | 'changeEmail' | 'resend' | 'revoke';
export interface Invitation extends Access, Ref {
  email: string;
  status: InvitationStatus;
  sentAt: string;
  sentCount: number;
  expiresAt: string;
  /** When it was accepted, declined or revoked. */
  closedAt?: string;
  /** The address that accepted, where it is not the invited one. */
  acceptedAs?: string;
  /** The contact that it belongs to, if any. */
  memberId?: Id;
  /** The language of the mail. */
  locale?: string;
  invitedBy?: PersonRef;
  delivery: { state: 'queued' | 'sent' | 'failed' | 'unknown'; reason?: string };
  actions: Actions<InvitationAction>;
}
export interface InvitationDraft extends Access {
  email: string;
  /** The contact that is to become a user. */
  contactId?: Id;
  locale?: string;
}
export type InvitationChange = Partial<Access> & { email?: string };
/** `link` only where `capabilities.invitationLink`, only in this answer, only to the one who sent it. */
export type InviteOutcome = { email: string } & (
  { invitation: Invitation; link?: string } | { error: Refusal }
);
export interface InvitationQuery {
  status?: InvitationStatus[];
  delivery?: 'failed';
  invitedBy?: Id;
  text?: string;
  expiresBefore?: string;
  cursor?: string;
  limit?: number;
}
export type AddressClass =
  | 'new'
  | 'invalid'
  | 'member'
  | 'deactivated'
  | 'contact'
  | 'invited'
  | 'expired'
  | 'disposable'
  | 'denied';
export interface ClassifiedAddress {
  address: string;
  is: AddressClass;
  /** The row that stands in the way, where the viewer may see it. */
  member?: Ref;
  invitation?: Ref;
}

/** What an invitee sees of the invitation that a token opens. */
export interface InvitationView {
  account: { name: string };
  inviter: { name: string; email?: string };
  email: string;
  boundToAddress: boolean;
  role: Label | null;
  permissions: { id: Id; label?: Label }[];
  scope: Label[];
  expiresAt: string;
  serverNow: string;
  status: InvitationStatus;
  signedInAs: string | null;
  /** What stands between the invitee and membership. */
  needs: 'confirm' | 'signIn' | 'password' | 'hostSignUp';
  /**
   * With `needs: 'password'`: this link was also shown to the inviter, so it proves no mailbox. A password is set by a
   * link that is mailed to `email`; `askForNewLink` sends one.
   */
  needsMailbox?: boolean;
  /** Where the link was mailed to somebody who is a user already: to set a password, or to confirm `newEmail`. */
  purpose?: 'setPassword' | 'confirmAddress';
  newEmail?: string;
}
export interface AcceptAnswer {
  name?: string;
  password?: string;
  as?: 'invited' | 'signedIn';
}

// ---- scope ----------------------------------------------------------------------------------------------------------

export interface ScopeResource {
  id: Id;
  label: Label;
  /** It exists and may be held still, but cannot be chosen any more. */
  closed?: boolean;
}
export interface ScopeQuery {
  text?: string;
  ids?: Id[];
  cursor?: string;
  limit?: number;
}

// ---- the account: all that configures the panel -----------------------------------------------------------------------

export interface Permission {
  id: Id;
  label?: Label;
  description?: Label;
  requires: Id[];
  risk?: { level: 'high'; reason?: Label };
  /** Whether this viewer may grant it, or why not. */
  grantable: true | { refused: string };
}
export interface PermissionGroup {
  id: Id;
  label?: Label;
  permissions: Permission[];
}
export interface Role {
  id: Id;
  label?: Label;
  isAdmin: boolean;
  /** On and fixed. */
  grants: Id[];
  /** Off and fixed. */
  forbids: Id[];
  /** On at first, may be unticked. */
  defaults: Id[];
  /** Fewer permissions than this cannot be saved. */
  minPermissions: number;
  defaultScope: 'all' | 'none';
  /** The role that an invitation starts with. */
  default?: boolean;
}
export interface Profile {
  id: Id;
  label?: Label;
  permissions: Id[];
  subscriptions: Id[];
}
export interface Subscription {
  id: Id;
  label?: Label;
  description?: Label;
  /** At least so many members have to receive this category. */
  atLeast?: { members: number; reason: Label };
}
export interface Field {
  id: Id;
  label?: Label;
  type: 'text' | 'tel' | 'country' | 'select' | 'date';
  required: boolean;
  autocomplete?: string;
  maxLength?: number;
  options?: { value: string; label: Label }[];
}
export interface Guards {
  /** Who holds it manages members; null: the owner alone does. */
  managePermission: Id | null;
  /** At least one active member of each kind stays. */
  keep: ({ owner: true } | { role: Id })[];
}
export interface InvitationRules {
  lifetimeDays: number;
  maxPerRequest: number;
  maxPending?: number;
  seats?: { used: number; max: number };
  /** Only the invited address may accept. */
  boundToAddress: boolean;
  locales: string[];
}
export interface Capabilities {
  /** The optional verbs that this account answers. */
  verbs: OptionalVerb[];
  versions: boolean;
  idempotency: boolean;
  accessUntil: boolean;
  invitationLink: boolean;
  /** Removing and deactivating end the person's open sessions. */
  endsSessions: boolean;
  createsMembers: 'users' | 'contacts' | null;
  emailEditable: 'contacts' | 'always' | 'never';
  emailChange: 'direct' | 'confirmed';
  sortBy: SortKey[];
}
export interface Account {
  contract: 1;
  id: Id;
  name: string;
  serverNow: string;
  defaultLocale?: string;
  /** What people are called here: "Invite new user" against "Create new contact". */
  vocabulary: 'users' | 'contacts';
  viewer: {
    memberId: Id | null;
    isOwner: boolean;
    permissions: Id[];
    actions: Actions<'invite' | 'createMember' | 'review' | 'activity'>;
  };
  permissionGroups: PermissionGroup[];
  /** Whether "all permissions" is offered beside "choose". */
  allPermissionsOption: boolean;
  roles: Role[];
  profiles: Profile[];
  subscriptions: Subscription[];
  scope: null | { label?: Label; count: number };
  fields: Field[];
  guards: Guards;
  /** Null: this portal has no invitations, and the verbs for them are not called. */
  invitations: null | InvitationRules;
  capabilities: Capabilities;
}
