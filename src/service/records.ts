/** What the service keeps. Plain JSON, so that a store can be snapshotted, and a portal's data written down. */
import type {
  Account,
  Activity,
  Capabilities,
  Id,
  InvitationRules,
  Label,
  MemberAction,
  Permission,
  PersonRef,
  Scope,
  ScopeResource,
} from '../backend/backend.js';

/** An account as its portal configures it: what every viewer sees alike, and what only the service needs. */
export interface AccountSettings extends Omit<
  Account,
  'contract' | 'serverNow' | 'viewer' | 'permissionGroups' | 'scope' | 'invitations'
> {
  permissionGroups: { id: Id; label?: Label; permissions: Omit<Permission, 'grantable'>[] }[];
  /** How many seats are taken is counted. */
  invitations: null | (Omit<InvitationRules, 'seats'> & { seats?: { max: number } });
  /** The resources themselves are records; their number is counted. */
  scope: null | { label?: Label };
  capabilities: Capabilities;
  /** Whose name stands in the mail, and where the page is that takes the token of a mailed link. */
  portal: {
    name: string;
    acceptUrl: string;
    timeZone: string;
    /** Where somebody who has just set a password signs in with it. */
    signInUrl?: string;
    /** Who has no login yet is asked for a password in the mail, instead of being told both ways to come in. */
    asksForPassword?: boolean;
  };
  /** Domains that the portal does not invite. Sub-domains are meant as well. */
  deniedDomains: string[];
  disposableDomains: string[];
  /** Domains that are invited although lists of disposable ones name them. */
  allowedDomains?: string[];
  /** Actions that this portal offers on rows at all. */
  offers: MemberAction[];
}

interface AccessRecord {
  role: Id | null;
  profile: Id | null;
  permissions: Id[];
  scope: Scope;
  subscriptions: Id[];
  until: string | null;
}

export interface MemberRecord extends AccessRecord {
  id: Id;
  version: number;
  email: string;
  /** See `parseAddress`: what two spellings of one address share. */
  canonical: string;
  name: string | null;
  fields: Record<Id, string>;
  /** `invited` is no state of its own here: it is `none` with a live invitation. */
  signIn: 'none' | 'active' | 'deactivated';
  isOwner: boolean;
  pendingEmail: string | null;
  invitedAs: string | null;
  lastSignInAt: string | null;
  joinedAt: string | null;
  invitedBy: PersonRef | null;
  /** Links that wait to be followed; a new one takes the place of the one before for the same purpose. */
  links?: LinkRecord[];
  /** Who changed the row last, for a conflict's words. */
  changed: { by: string; at: string } | null;
}

/** A link that was mailed to a member. */
export interface LinkRecord {
  purpose: 'setPassword' | 'confirmAddress';
  /** SHA-256 of the token, hex; the token itself is in the mail only. */
  tokenHash: string;
  expiresAt: string;
  isFollowed?: true;
}

export interface InvitationRecord extends AccessRecord {
  id: Id;
  version: number;
  email: string;
  canonical: string;
  /** `expired` is not kept: it is `pending` past its time. */
  status: 'pending' | 'accepted' | 'declined' | 'revoked';
  sentAt: string;
  sentCount: number;
  expiresAt: string;
  closedAt: string | null;
  acceptedAs: string | null;
  memberId: Id | null;
  locale: string | null;
  invitedBy: PersonRef | null;
  delivery: { state: 'queued' | 'sent' | 'failed'; reason?: string };
  /** SHA-256 of the token, hex; the token itself is in the mail only. */
  tokenHash: string;
  /** Links beside the mailed one; none of an earlier sending. */
  links?: InvitationLinkRecord[];
  changed: { by: string; at: string } | null;
  /** When the inviter was last told that a new link is wanted; absent: never. */
  newLinkWantedAt?: string;
}

/**
 * `shown`: told to the inviter, so following it proves no mailbox. `confirmMailbox`: mailed to the invited address on
 * request, after the shown link was opened.
 */
export interface InvitationLinkRecord {
  purpose: 'shown' | 'confirmMailbox';
  /** SHA-256 of the token, hex. */
  tokenHash: string;
  at: string;
}

/** What viewers are told, and whom an entry is about: see `rules/person-refs.ts`. Absent in entries of older versions. */
export interface ActivityRecord extends Activity {
  actorRefs?: string[];
  subjectRefs?: string[];
}

/** Somebody who can sign in at the portal, member of an account or not. */
export interface PersonRecord {
  id: Id;
  canonical: string;
  email: string;
  name: string | null;
  /** Whether the portal knows a password for the address; without one, accepting asks for it. */
  hasLogin: boolean;
  /** Only on the way in, and only where the service was told how to hash. */
  passwordHash?: string;
}

export interface MailRecord {
  id: Id;
  at: string;
  to: { name: string | null; address: string };
  kind:
    | 'invitation'
    | 'set-password'
    | 'confirm-address'
    | 'confirm-mailbox'
    | 'address-changed'
    | 'new-link-wanted';
  locale: string;
  subject: string;
  /** What mail programs show beside the subject; the first line of the HTML. */
  preheader: string;
  text: string;
  /** The same as the text. */
  html: string;
  /** The invitation that the mail is about: where a newer mail tells of it, this one is of no use any more. */
  invitationId?: Id;
  /** The one link of the mail. */
  link: string | null;
}

/** A mail as it stays after it was handed on. */
export type KeptMail = Omit<MailRecord, 'preheader'>;

/** One answered write: the same key with the same content gets the same answer. */
export interface KeyRecord {
  key: string;
  fingerprint: string;
  at: string;
  status: number;
  body: unknown;
  /** Whose data the answer holds: see `rules/person-refs.ts`. Absent in records of older versions. */
  about?: string[];
}

/** Everything of one account. */
export interface AccountData {
  settings: AccountSettings;
  members: MemberRecord[];
  invitations: InvitationRecord[];
  resources: ScopeResource[];
  activity: ActivityRecord[];
  mails: MailRecord[];
  keys: KeyRecord[];
}

/** Everything of one portal. */
export interface PortalData {
  accounts: AccountData[];
  people: PersonRecord[];
}
