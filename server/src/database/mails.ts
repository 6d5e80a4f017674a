import type { Transaction } from 'kysely';
import type { Id } from '../../../src/backend/index.js';
import type { Schema } from './schema.js';

/** What has not gone out yet about an invitation does not go out any more; one that is just being sent may. */
export async function dropMails(
  tx: Transaction<Schema>,
  account: Id,
  invitation: Id,
): Promise<void> {
  await tx
    .updateTable('mails')
    .set({ state: 'superseded', text: '', html: null, link: null })
    .where('account_id', '=', account)
    .where('invitation_id', '=', invitation)
    .where('state', 'in', ['queued', 'sending'])
    .execute();
}
