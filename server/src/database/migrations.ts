/** How the tables came to be, step by step; a step that has run somewhere is never changed again. */
import { Migrator, sql } from 'kysely';
import type { Kysely, Migration, SqlBool } from 'kysely';
import { longestName } from '../../../src/backend/index.js';
import { sortLabelOf, sortNameOf } from './rows.js';
import type { Schema } from './schema.js';

/**
 * Order and search compare bytes of a folded text: a database without the collations of ICU, as PGlite is, sorts the
 * same way as one with them.
 */
const first = [
  `create extension if not exists pg_trgm`,
  `create table accounts (
    id text collate "C" primary key,
    settings jsonb not null
  )`,
  `create table members (
    account_id text collate "C" not null references accounts,
    id text collate "C" not null,
    version integer not null,
    email text not null,
    canonical text collate "C" not null,
    name text,
    fields jsonb not null,
    sign_in text not null check (sign_in in ('none', 'active', 'deactivated')),
    is_owner boolean not null,
    role text,
    profile text,
    permissions text[] not null,
    scope_all boolean not null,
    scope_ids text[] not null,
    subscriptions text[] not null,
    until timestamptz,
    pending_email text,
    invited_as text,
    last_sign_in_at timestamptz,
    joined_at timestamptz,
    invited_by jsonb,
    changed jsonb,
    links jsonb,
    link_hashes text[] not null,
    sort_name text collate "C" not null,
    sort_standing text collate "C" not null
      generated always as ((case when is_owner then '0 ' else '1 ' end) || sort_name) stored,
    sort_sign_in timestamptz not null
      generated always as (coalesce(last_sign_in_at, '-infinity')) stored,
    search text collate "C" not null,
    primary key (account_id, id),
    unique (account_id, canonical)
  )`,
  `create index members_standing on members (account_id, sort_standing, id)`,
  `create index members_name on members (account_id, sort_name, id)`,
  `create index members_sign_in on members (account_id, sort_sign_in, id)`,
  `create index members_state on members (account_id, sign_in, sort_standing, id)`,
  `create index members_owner on members (account_id) where is_owner`,
  `create index members_role on members (account_id, role, sort_standing, id) where role is not null`,
  `create index members_role_state on members (account_id, role, sign_in) where role is not null`,
  `create index members_search on members using gin (search gin_trgm_ops)`,
  `create index members_subscriptions on members using gin (subscriptions)`,
  `create index members_links on members using gin (link_hashes)`,
  `create table member_tallies (
    account_id text collate "C" not null references accounts,
    sign_in text not null,
    members integer not null,
    primary key (account_id, sign_in)
  )`,
  `create function tally_members() returns trigger language plpgsql as $$
  begin
    if tg_op = 'UPDATE' and old.sign_in = new.sign_in then
      return null;
    end if;
    if tg_op <> 'INSERT' then
      update member_tallies set members = members - 1
        where account_id = old.account_id and sign_in = old.sign_in;
    end if;
    if tg_op <> 'DELETE' then
      insert into member_tallies values (new.account_id, new.sign_in, 1)
        on conflict (account_id, sign_in) do update set members = member_tallies.members + 1;
    end if;
    return null;
  end $$`,
  `create trigger members_tally after insert or delete or update of sign_in on members
    for each row execute function tally_members()`,
  `create table invitations (
    account_id text collate "C" not null references accounts,
    id text collate "C" not null,
    version integer not null,
    email text not null,
    canonical text collate "C" not null,
    status text not null check (status in ('pending', 'accepted', 'declined', 'revoked')),
    sent_at timestamptz not null,
    sent_count integer not null,
    expires_at timestamptz not null,
    closed_at timestamptz,
    accepted_as text,
    member_id text collate "C",
    locale text,
    invited_by jsonb,
    delivery_state text not null check (delivery_state in ('queued', 'sent', 'failed')),
    delivery_reason text,
    token_hash text collate "C" not null unique,
    role text,
    profile text,
    permissions text[] not null,
    scope_all boolean not null,
    scope_ids text[] not null,
    subscriptions text[] not null,
    until timestamptz,
    changed jsonb,
    search text collate "C" not null,
    primary key (account_id, id)
  )`,
  `create unique index invitations_open on invitations (account_id, canonical) where status = 'pending'`,
  `create index invitations_newest on invitations (account_id, sent_at, id)`,
  `create index invitations_status on invitations (account_id, status, expires_at)`,
  `create index invitations_own on invitations (account_id, sent_at, id) where member_id is null`,
  `create index invitations_failed on invitations (account_id, sent_at, id) where delivery_state = 'failed'`,
  `create index invitations_inviter on invitations (account_id, (invited_by ->> 'id'), sent_at, id)`,
  `create index invitations_canonical on invitations (account_id, canonical)`,
  `create index invitations_member on invitations (account_id, member_id) where member_id is not null`,
  `create index invitations_search on invitations using gin (search gin_trgm_ops)`,
  `create table invitation_tallies (
    account_id text collate "C" not null references accounts,
    status text not null,
    on_their_own boolean not null,
    invitations integer not null,
    primary key (account_id, status, on_their_own)
  )`,
  `create function tally_invitations() returns trigger language plpgsql as $$
  begin
    if tg_op = 'UPDATE' and old.status = new.status
      and (old.member_id is null) = (new.member_id is null) then
      return null;
    end if;
    if tg_op <> 'INSERT' then
      update invitation_tallies set invitations = invitations - 1
        where account_id = old.account_id and status = old.status
          and on_their_own = (old.member_id is null);
    end if;
    if tg_op <> 'DELETE' then
      insert into invitation_tallies values (new.account_id, new.status, new.member_id is null, 1)
        on conflict (account_id, status, on_their_own)
        do update set invitations = invitation_tallies.invitations + 1;
    end if;
    return null;
  end $$`,
  `create trigger invitations_tally after insert or delete or update on invitations
    for each row execute function tally_invitations()`,
  `create table resources (
    account_id text collate "C" not null references accounts,
    id text collate "C" not null,
    label jsonb not null,
    closed boolean not null,
    sort_label text collate "C" not null,
    search text collate "C" not null,
    primary key (account_id, id)
  )`,
  `create index resources_label on resources (account_id, sort_label, id)`,
  `create index resources_search on resources using gin (search gin_trgm_ops)`,
  `create table activity (
    account_id text collate "C" not null references accounts,
    id text collate "C" not null,
    at timestamptz not null,
    actor text not null,
    verb text not null,
    subject text not null,
    gains text[],
    loses text[],
    primary key (account_id, id)
  )`,
  `create index activity_newest on activity (account_id, at, id)`,
  `create table activity_tallies (
    account_id text collate "C" primary key references accounts,
    entries integer not null
  )`,
  `create function tally_activity() returns trigger language plpgsql as $$
  begin
    insert into activity_tallies values (new.account_id, 1)
      on conflict (account_id) do update set entries = activity_tallies.entries + 1;
    return null;
  end $$`,
  `create trigger activity_tally after insert on activity
    for each row execute function tally_activity()`,
  `create table mails (
    id text collate "C" primary key,
    account_id text collate "C" not null references accounts,
    invitation_id text collate "C",
    at timestamptz not null,
    kind text not null,
    locale text not null,
    to_name text,
    to_address text not null,
    subject text not null,
    text text not null,
    html text,
    link text,
    state text not null default 'queued'
      check (state in ('queued', 'sending', 'sent', 'failed', 'superseded')),
    attempts integer not null default 0,
    due_at timestamptz not null,
    reason text
  )`,
  `create index mails_due on mails (due_at) where state in ('queued', 'sending')`,
  `create index mails_invitation on mails (account_id, invitation_id)
    where state in ('queued', 'sending')`,
  `create table keys (
    account_id text collate "C" not null references accounts,
    key text collate "C" not null,
    fingerprint text not null,
    at timestamptz not null,
    status integer not null,
    body text not null,
    primary key (account_id, key)
  )`,
  `create index keys_at on keys (account_id, at)`,
];

/** When the inviter was last told that somebody wants a new link. */
const newLinkWanted = [`alter table invitations add column new_link_wanted_at timestamptz`];

/** What else of the access changed with an entry of the activity. */
const accessChanges = [`alter table activity add column changes jsonb`];

/** Links to an invitation beside the mailed one, found by their tokens. */
const invitationLinks = [
  `alter table invitations add column links jsonb, add column link_hashes text[] not null default '{}'`,
  `create index invitations_links on invitations using gin (link_hashes)`,
];

/** One person's rows in all accounts, and who may do something: for rules that ask for few rows among many. */
const memberLookups = [
  `create index members_canonical on members (canonical)`,
  `create index members_permissions on members using gin (permissions)`,
];

/** What an account has sent of late. */
const accountMails = [`create index mails_account on mails (account_id, at)`];

/** Rows with longer texts than lists are ordered by: see `sortable` of the service. */
export async function shortSortKeys(db: Kysely<Schema>): Promise<void> {
  const members = await db
    .selectFrom('members')
    .select(['account_id', 'id', 'name', 'email'])
    .where(sql<SqlBool>`char_length(coalesce(name, email)) > ${longestName}`)
    .execute();
  for (const { account_id, id, name, email } of members) {
    await db
      .updateTable('members')
      .set({ sort_name: sortNameOf({ name, email }) })
      .where('account_id', '=', account_id)
      .where('id', '=', id)
      .execute();
  }
  const resources = await db
    .selectFrom('resources')
    .select(['account_id', 'id', 'label'])
    .where(sql<SqlBool>`char_length(label::text) > ${longestName}`)
    .execute();
  for (const { account_id, id, label } of resources) {
    await db
      .updateTable('resources')
      .set({ sort_label: sortLabelOf(label) })
      .where('account_id', '=', account_id)
      .where('id', '=', id)
      .execute();
  }
}

/** Whom an entry of the activity, and a kept answer, is about. */
const peopleRefs = [
  `alter table activity add column actor_refs text[], add column subject_refs text[]`,
  `alter table keys add column about text[]`,
];

/** Old rows are found by an index and counted off; one process at a time looks for them. */
const cleaning = [
  `create index if not exists mails_account on mails (account_id, at)`,
  `create index invitations_closed on invitations (account_id, coalesce(closed_at, expires_at))
    where status <> 'pending'`,
  `create index invitations_of_person on invitations (canonical) where status = 'pending'`,
  `create index if not exists members_canonical on members (canonical)`,
  `create function untally_activity() returns trigger language plpgsql as $$
  begin
    update activity_tallies set entries = entries - gone.n
      from (select account_id, count(*)::integer as n from removed group by account_id) as gone
      where activity_tallies.account_id = gone.account_id;
    return null;
  end $$`,
  `create trigger activity_untally after delete on activity
    referencing old table as removed for each statement execute function untally_activity()`,
  `create table jobs (
    name text collate "C" primary key,
    due_at timestamptz not null,
    holder text,
    held_until timestamptz
  )`,
  `create table idle_logins (
    person_id text primary key,
    found_at timestamptz not null
  )`,
  `create index idle_logins_found on idle_logins (found_at)`,
  // As the library makes it, which finds it here.
  `create table if not exists rate_limits (
    key varchar(255) primary key,
    points integer not null default 0,
    expire bigint
  )`,
  `create index rate_limits_expire on rate_limits (expire)`,
];

const steps: Record<string, Migration> = {
  '0001-first': { up: (db) => run(db, first) },
  '0002-new-link-wanted': { up: (db) => run(db, newLinkWanted) },
  '0003-access-changes': { up: (db) => run(db, accessChanges) },
  '0004-invitation-links': { up: (db) => run(db, invitationLinks) },
  '0005-member-lookups': { up: (db) => run(db, memberLookups) },
  '0006-account-mails': { up: (db) => run(db, accountMails) },
  '0007-short-sort-keys': { up: (db: Kysely<Schema>) => shortSortKeys(db) },
  '0008-people-refs': { up: (db) => run(db, peopleRefs) },
  '0009-cleaning': { up: (db) => run(db, cleaning) },
};

/** Brings the tables up to date. Safe when several processes start at once: they wait for each other. */
export async function migrate<T>(db: Kysely<T>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => steps } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw new Error('The tables could not be brought up to date', { cause: error });
}

async function run(db: Kysely<unknown>, statements: string[]): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
