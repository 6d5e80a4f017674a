/** The service's store over SQL. Whoever writes in an account holds its row; who reads sees the data of one moment. */
import { sql } from 'kysely';
import type { Kysely, SqlBool, Transaction } from 'kysely';
import type { Id } from '../../../src/backend/index.js';
import type { AccountSettings, AccountStore, Store } from '../../../src/service/index.js';
import { activityTable } from './activity-table.js';
import { invitationTable } from './invitation-table.js';
import { memberTable } from './member-table.js';
import { peopleOf } from './people.js';
import { resourceTable } from './resource-table.js';
import { keysOf } from './keys-table.js';
import { dropMails } from './mails.js';
import { toMailRow } from './rows.js';
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
        .unionAll(
          db
            .selectFrom('members')
            .select('account_id')
            .where(sql<SqlBool>`link_hashes @> array[${tokenHash}]::text[]`),
        )
        .executeTakeFirst();
      return row?.account_id ?? null;
    },

    async transaction(accountId, asOf, run, { readOnly = false } = {}) {
      const begin = readOnly
        ? db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only')
        : db.transaction().setIsolationLevel('read committed');
      return begin.execute(async (tx) => {
        const settings = await settingsOf(tx, accountId, !readOnly);
        if (!settings) return run(null);
        const portal = { ...settings.portal, ...(acceptUrl && { acceptUrl: acceptUrl(settings) }) };
        return run(openAccount(tx, { ...settings, portal }, asOf));
      });
    },
  };
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

function openAccount(
  tx: Transaction<Schema>,
  settings: AccountSettings,
  asOf: string,
): AccountStore {
  const account = settings.id;
  return {
    settings,
    members: memberTable(tx, account, asOf),
    invitations: invitationTable(tx, account, asOf),
    resources: resourceTable(tx, account),
    activity: activityTable(tx, account),
    mails: outboxOf(tx, account),
    keys: keysOf(tx, account),
    people: peopleOf(tx),
  };
}

function outboxOf(tx: Transaction<Schema>, account: Id): AccountStore['mails'] {
  return {
    stateOncePut: 'queued',
    async put(mail) {
      const row = toMailRow(account, mail);
      // An earlier mail about the same invitation has a link that is dead by now.
      if (row.invitation_id) await dropMails(tx, account, row.invitation_id);
      await tx.insertInto('mails').values(row).execute();
    },
  };
}
