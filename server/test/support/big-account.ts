/** An account with as many members as it takes, made by the database itself. */
import type { Database } from '../../src/database/connect.js';

export interface BigAccount {
  account: string;
  members: number;
  /** As many as there are members, unless said otherwise; one in a hundred is open. */
  invitations?: number;
}

/** Names of some hundred people in all combinations; every tenth a contact, every twentieth deactivated. */
export async function fillAccount(
  { pool }: Database,
  { account, members, invitations = members }: BigAccount,
): Promise<void> {
  const run = (text: string, ...values: unknown[]) => pool.query({ text, values });
  const names = `'{Ada,Ben,Cleo,Dian,Ewa,Farid,Gita,Hugo,Ines,Joko,Kira,Luis,Mira,Nils,Olga,Paul,Rita,Sven,Tara,Yusuf}'::text[]`;
  const lastNames = `'{Anders,Budi,Chandra,Dumont,Evers,Fontaine,Garcia,Hartono,Ibarra,Jansen,Keller,Lopez,Moreau,Novak,Olsen,Pratama}'::text[]`;
  // Built once at the end, as the tallies are: a row at a time would take each of them a million times.
  const { rows } = await run(
    `select indexname, indexdef from pg_indexes
    where indexdef like '% USING gin %' and tablename in ('members', 'invitations')`,
  );
  const searchIndexes = rows as { indexname: string; indexdef: string }[];
  for (const { indexname } of searchIndexes) await run(`drop index ${indexname}`);
  await run('alter table members disable trigger members_tally');
  await run(
    `insert into members (account_id, id, version, email, canonical, name, fields, sign_in, is_owner, role,
      permissions, scope_all, scope_ids, subscriptions, last_sign_in_at, joined_at, link_hashes, sort_name, search,
      invited_by, changed, links)
    select $1, 'm' || n, 1, mail, mail, name, '{}',
      case when n % 10 = 0 then 'none' when n % 20 = 1 then 'deactivated' else 'active' end,
      false, (array['viewer', 'editor', 'biller'])[1 + n % 3], array['domains'], true, '{}', '{}',
      case when n % 10 = 0 then null else now() - (n % 900) * interval '1 day' end, now() - interval '2 years', '{}',
      lower(name), lower(name) || E'\\n' || mail, 'null', 'null', 'null'
    from (
      select n, 'user' || n || '@big' || n % 500 || '.example' as mail,
        (${names})[1 + n % 20] || ' ' || (${lastNames})[1 + n % 16] || ' ' || to_hex(n) as name
      from generate_series(1, $2::int) as n
    ) as made`,
    account,
    members,
  );
  await run('alter table members enable trigger members_tally');
  await run('delete from member_tallies where account_id = $1', account);
  await run(
    `insert into member_tallies select account_id, sign_in, count(*) from members where account_id = $1 group by 1, 2`,
    account,
  );
  await run('alter table invitations disable trigger user');
  await run(
    `insert into invitations (account_id, id, version, email, canonical, status, sent_at, sent_count, expires_at,
      delivery_state, token_hash, permissions, scope_all, scope_ids, subscriptions, search, invited_by, changed)
    select $1, 'i' || n, 1, mail, mail, case when n % 100 = 0 then 'pending' when n % 50 = 1 then 'revoked' else 'accepted' end,
      now() - (n % 100000) * interval '1 minute', 1,
      now() - (n % 100000) * interval '1 minute' + interval '7 days',
      case when n % 1000 = 0 then 'failed' else 'sent' end, 'hash ' || $1 || n, array['domains'], true, '{}', '{}', mail,
      jsonb_build_object('id', 'm' || n % 200, 'name', 'Olga'), 'null'
    from (select n, 'guest' || n || '@big' || n % 500 || '.example' as mail from generate_series(1, $2::int) as n) as made`,
    account,
    invitations,
  );
  await run('alter table invitations enable trigger user');
  await run('delete from invitation_tallies where account_id = $1', account);
  await run(
    `insert into invitation_tallies select account_id, status, member_id is null, count(*) from invitations
    where account_id = $1 group by 1, 2, 3`,
    account,
  );
  await run('alter table activity disable trigger user');
  await run(
    `insert into activity (account_id, id, at, actor, verb, subject)
    select $1, 'a' || n, now() - n * interval '1 minute', 'Olga', 'member-updated', 'm' || n
    from generate_series(1, $2::int) as n`,
    account,
    Math.min(members, 100_000),
  );
  await run('alter table activity enable trigger user');
  await run('delete from activity_tallies where account_id = $1', account);
  await run(
    `insert into activity_tallies select account_id, count(*) from activity where account_id = $1 group by 1`,
    account,
  );
  await run(
    `insert into mails (id, account_id, at, kind, locale, to_address, subject, text, state, due_at)
    select $1 || 'mail' || n, $1, now() - interval '2 days', 'invitation', 'en', 'user' || n || '@big.example',
      'Hello', '', case when n % 500 = 0 then 'queued' else 'sent' end, now()
    from generate_series(1, $2::int) as n`,
    account,
    Math.min(members, 100_000),
  );
  await run(
    `insert into keys (account_id, key, fingerprint, at, status, body)
    select $1, 'key ' || n, '', now() - n * interval '1 second', 200, '' from generate_series(1, $2::int) as n`,
    account,
    Math.min(members, 100_000),
  );
  for (const { indexdef } of searchIndexes) await run(indexdef);
  for (const table of ['members', 'invitations', 'activity', 'mails', 'keys'])
    await run(`vacuum analyze ${table}`);
}
