/** The service's store over SQL. Whoever writes in an account holds its row; who reads sees the data of one moment. */
import { sql } from 'kysely';
import type { Kysely, SqlBool, Transaction } from 'kysely';
import { BackendError } from '../../../src/backend/index.js';
import type { Id } from '../../../src/backend/index.js';
import { ClientGone } from '../../../src/service/index.js';
import type { AccountSettings, AccountStore, Store } from '../../../src/service/index.js';
import { activityTable } from './activity-table.js';
import { invitationTable } from './invitation-table.js';
import { memberTable } from './member-table.js';
import { peopleOf } from './people.js';
import { resourceTable } from './resource-table.js';
import { keysOf } from './keys-table.js';
import { mailTable } from './mails.js';
import type { Schema } from './schema.js';

export interface SqlStoreOptions {
  db: Kysely<Schema>;
  /** Of the page that takes an invitation's token, where this server has another one than the settings say. */
  acceptUrl?: (settings: AccountSettings) => string;
}

export function createSqlStore({ db, acceptUrl }: SqlStoreOptions): Store {
  return {
    async accountOfToken(tokenHash) {
      const row = await db
        .selectFrom('invitations')
        .select('account_id')
        .where('token_hash', '=', tokenHash)
        .unionAll(db.selectFrom('invitations').select('account_id').where(hasLink(tokenHash)))
        .unionAll(db.selectFrom('members').select('account_id').where(hasLink(tokenHash)))
        .executeTakeFirst();
      return row?.account_id ?? null;
    },

    async transaction(accountId, asOf, run, { readOnly = false, signal } = {}) {
      const begin = readOnly
        ? db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only')
        : db.transaction().setIsolationLevel('read committed');
      return begin.execute(async (tx) => {
        // While it waited for a connection, the client may have gone.
        if (signal?.aborted) throw new ClientGone();
        const settings = await settingsOf(tx, accountId, !readOnly);
        if (!settings) return run(null);
        return run(openAccount({ tx, asOf, acceptUrl }, settings));
      });
    },
  };
}

function hasLink(tokenHash: string) {
  return sql<SqlBool>`link_hashes @> array[${tokenHash}]::text[]`;
}

/**
 * A writer takes the account's row first: two of them never decide on the same members at once, so that of two owners
 * who remove each other one comes too late. Reading it afterwards sees what the one before has committed.
 */
async function settingsOf(
  tx: Transaction<Schema>,
  accountId: Id,
  forUpdate: boolean,
): Promise<AccountSettings | undefined> {
  const query = tx.selectFrom('accounts').select('settings').where('id', '=', accountId);
  const row = await (forUpdate ? query.forUpdate() : query).executeTakeFirst();
  return row?.settings;
}

interface Opening extends Pick<SqlStoreOptions, 'acceptUrl'> {
  tx: Transaction<Schema>;
  asOf: string;
}

function openAccount(opening: Opening, kept: AccountSettings): AccountStore {
  const { tx, asOf, acceptUrl } = opening;
  const account = kept.id;
  const portal = { ...kept.portal, ...(acceptUrl && { acceptUrl: acceptUrl(kept) }) };
  return {
    settings: { ...kept, portal },
    members: memberTable(tx, account, asOf),
    invitations: invitationTable(tx, account, asOf),
    resources: resourceTable(tx, account),
    activity: activityTable(tx, account),
    mails: mailTable(tx, account),
    keys: keysOf(tx, account),
    people: peopleOf(tx),
    otherAccountsOf: async (canonical) => {
      const others = await heldWith(tx, account, canonical);
      return others.map((settings) => openAccount(opening, settings));
    },
  };
}

/**
 * The other accounts of a person, locked for writing. Two requests that each hold one account and wait for the other's
 * would deadlock, so this one does not wait.
 */
async function heldWith(
  tx: Transaction<Schema>,
  account: Id,
  canonical: string,
): Promise<AccountSettings[]> {
  const rows = await tx
    .selectFrom('members')
    .select('account_id')
    .where('canonical', '=', canonical)
    .where('account_id', '!=', account)
    .execute();
  if (rows.length === 0) return [];
  const ids = rows.map(({ account_id }) => account_id);
  const held = await tx
    .selectFrom('accounts')
    .select('settings')
    .where('id', 'in', ids)
    .orderBy('id')
    .forUpdate()
    .skipLocked()
    .execute();
  if (held.length < ids.length)
    throw new BackendError({ code: 'busy', retryAfter: 1 }, { notApplied: true });
  return held.map(({ settings }) => settings);
}
