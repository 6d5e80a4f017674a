/** The tables as the compiler knows them; `migrations.ts` makes them. Times go in as ISO 8601 and come out as dates. */
import type { ColumnType, Generated } from 'kysely';
import type {
  AccountSettings,
  ActivityRecord,
  InvitationRecord,
  MailRecord,
  MemberRecord,
} from '../../../src/service/index.js';

export interface Schema {
  accounts: AccountRow;
  members: MemberRow;
  member_tallies: TallyRow;
  invitation_tallies: InvitationTallyRow;
  invitations: InvitationRow;
  resources: ResourceRow;
  activity: ActivityRow;
  activity_tallies: { account_id: string; entries: number };
  mails: MailRow;
  keys: KeyRow;
  jobs: JobRow;
  idle_logins: IdleLoginRow;
  rate_limits: RateLimitRow;
  /** Of the sign-in, see `auth.ts`. */
  person: PersonRow;
  login: LoginRow;
  session: SessionRow;
  verification: VerificationRow;
}

type Time = ColumnType<Date, string, string>;
type MaybeTime = ColumnType<Date | null, string | null, string | null>;
/** Read as what it holds, written as text. */
type Json<T> = ColumnType<T, string, string>;

export interface AccountRow {
  id: string;
  settings: Json<AccountSettings>;
}

interface AccessColumns {
  role: string | null;
  profile: string | null;
  permissions: string[];
  scope_all: boolean;
  scope_ids: string[];
  subscriptions: string[];
  until: MaybeTime;
}

export interface MemberRow extends AccessColumns {
  account_id: string;
  id: string;
  version: number;
  email: string;
  canonical: string;
  name: string | null;
  fields: Json<MemberRecord['fields']>;
  sign_in: MemberRecord['signIn'];
  is_owner: boolean;
  pending_email: string | null;
  invited_as: string | null;
  last_sign_in_at: MaybeTime;
  joined_at: MaybeTime;
  invited_by: Json<MemberRecord['invitedBy']>;
  changed: Json<MemberRecord['changed']>;
  links: Json<MemberRecord['links'] | null>;
  /** Of the links, so that a token is found by an index. */
  link_hashes: string[];
  /** The shown name as the order compares it. */
  sort_name: string;
  sort_standing: Generated<string>;
  sort_sign_in: Generated<Date>;
  /** Name and address as the search compares them. */
  search: string;
}

/** Kept by a trigger, so that an account of a million need not be counted to be shown. */
export interface TallyRow {
  account_id: string;
  sign_in: MemberRecord['signIn'];
  members: number;
}

export interface InvitationTallyRow {
  account_id: string;
  status: InvitationRecord['status'];
  on_their_own: boolean;
  invitations: number;
}

export interface InvitationRow extends AccessColumns {
  account_id: string;
  id: string;
  version: number;
  email: string;
  canonical: string;
  status: InvitationRecord['status'];
  sent_at: Time;
  sent_count: number;
  expires_at: Time;
  closed_at: MaybeTime;
  accepted_as: string | null;
  member_id: string | null;
  locale: string | null;
  invited_by: Json<InvitationRecord['invitedBy']>;
  delivery_state: InvitationRecord['delivery']['state'];
  new_link_wanted_at: MaybeTime;
  links: Json<InvitationRecord['links'] | null>;
  /** Of the links, so that a token is found by an index. */
  link_hashes: string[];
  delivery_reason: string | null;
  token_hash: string;
  changed: Json<InvitationRecord['changed']>;
  search: string;
}

export interface ResourceRow {
  account_id: string;
  id: string;
  label: Json<string | Record<string, string>>;
  closed: boolean;
  sort_label: string;
  search: string;
}

export interface ActivityRow {
  account_id: string;
  id: string;
  at: Time;
  actor: string;
  verb: string;
  subject: string;
  gains: string[] | null;
  loses: string[] | null;
  changes: Json<ActivityRecord['changes'] | null>;
  actor_refs: string[] | null;
  subject_refs: string[] | null;
}

/** The outbox: written in the change's transaction, emptied by `mail/outbox.ts`. */
export interface MailRow {
  id: string;
  account_id: string;
  invitation_id: string | null;
  at: Time;
  kind: MailRecord['kind'];
  locale: string;
  to_name: string | null;
  to_address: string;
  subject: string;
  text: string;
  html: string | null;
  link: string | null;
  /** `superseded`: a newer mail about the same invitation made its link dead before it went out. */
  state: Generated<'queued' | 'sending' | 'sent' | 'failed' | 'superseded'>;
  attempts: Generated<number>;
  /** When it is tried next; of one that is being sent, when it is given up for lost. */
  due_at: Time;
  reason: string | null;
}

export interface KeyRow {
  account_id: string;
  /** Its SHA-256. */
  key: string;
  fingerprint: string;
  at: Time;
  status: number;
  /** Sealed: see `keys-table.ts`. */
  body: string;
  about: string[] | null;
}

/** A job that one process at a time does: see `cleaning/lease.ts`. */
export interface JobRow {
  name: string;
  /** Before this, no process begins it. */
  due_at: Time;
  /** Who has it, until then. */
  holder: string | null;
  held_until: MaybeTime;
}

/** Since when a person who can sign in has been in no account. */
export interface IdleLoginRow {
  person_id: string;
  found_at: Time;
}

/** Of `rate-limiter-flexible`, see `guards/limits.ts`. */
export interface RateLimitRow {
  key: string;
  points: number;
  /** Milliseconds as of `Date.now`; null: never. */
  expire: string | null;
}

export interface PersonRow {
  id: string;
  name: string;
  email: string;
  emailVerified: boolean;
  createdAt: Time;
  updatedAt: Time;
}

export interface LoginRow {
  id: string;
  accountId: string;
  providerId: string;
  userId: string;
  password: string | null;
  createdAt: Time;
  updatedAt: Time;
}

export interface SessionRow {
  id: string;
  userId: string;
  expiresAt: Time;
  createdAt: Time;
  updatedAt: Time;
  ipAddress: string | null;
  userAgent: string | null;
}

export interface VerificationRow {
  id: string;
  expiresAt: Time;
}
