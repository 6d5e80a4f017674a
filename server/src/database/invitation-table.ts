import { sql } from 'kysely';
import type { Expression, ExpressionBuilder, SqlBool, Transaction } from 'kysely';
import type { Id } from '../../../src/backend/index.js';
import type {
  AccountStore,
  InvitationFilter,
  InvitationRecord,
  SortKey,
} from '../../../src/service/index.js';
import { dropMails } from './mails.js';
import { contains, counted, isAfter, isNothing, moment, momentKey } from './paging.js';
import { removeSome } from './remove-some.js';
import { fromInvitationRow, toInvitationRow } from './rows.js';
import type { Schema } from './schema.js';

type Builder = ExpressionBuilder<Schema, 'invitations'>;

export function invitationTable(
  tx: Transaction<Schema>,
  account: Id,
  asOf: string,
): AccountStore['invitations'] {
  const matching = (filter: InvitationFilter) =>
    tx
      .selectFrom('invitations')
      .where('account_id', '=', account)
      .where((eb) => eb.and(conditions(eb, filter, asOf)));

  return {
    async get(id) {
      const row = await matching({}).selectAll().where('id', '=', id).executeTakeFirst();
      return row && fromInvitationRow(row);
    },
    async list(filter, { descending = false, after, limit } = {}) {
      const direction = descending ? 'desc' : 'asc';
      const rows = await matching(filter)
        .selectAll()
        .$if(after !== undefined, (query) =>
          query.where((eb) =>
            isAfter(eb.ref('sent_at'), eb.ref('id'), momentKey(after as SortKey), descending),
          ),
        )
        .orderBy('sent_at', direction)
        .orderBy('id', direction)
        .$if(limit !== undefined, (query) => query.limit(limit as number))
        .execute();
      return rows.map(fromInvitationRow);
    },
    async count(filter) {
      const { status, onTheirOwn, ...others } = filter;
      const isTallied = Object.values(others).every(isNothing) && isOneClosed(status);
      return isTallied ? tallied(tx, account, { status, onTheirOwn }) : counted(matching(filter));
    },
    async put(record) {
      const row = toInvitationRow(account, record);
      await tx
        .insertInto('invitations')
        .values(row)
        .onConflict((conflict) => conflict.columns(['account_id', 'id']).doUpdateSet(row))
        .execute();
      // Who was just let go of is not invited by a mail that still waits.
      if (record.status !== 'pending') await dropMails(tx, account, record.id);
    },
    async remove(id) {
      await tx
        .deleteFrom('invitations')
        .where('account_id', '=', account)
        .where('id', '=', id)
        .execute();
    },
    async removeEnded({ closed, expired }, limit) {
      const old = { table: 'invitations', account } as const;
      let removed = 0;
      if (closed !== undefined) {
        const where = sql`status <> 'pending'`;
        const end = sql`coalesce(closed_at, expires_at)`;
        removed += await removeSome(tx, { ...old, end, before: closed, limit, where });
      }
      if (expired !== undefined && removed < limit) {
        const where = sql`status = 'pending'`;
        const rest = { before: expired, limit: limit - removed, where };
        removed += await removeSome(tx, { ...old, end: sql`expires_at`, ...rest });
      }
      return removed;
    },
  };
}

/** Answered and withdrawn ones add up over the years; open ones are few, and end by the clock. */
function isOneClosed(status: InvitationFilter['status']): boolean {
  return status?.length === 1 && !['pending', 'expired'].includes(status[0] ?? 'pending');
}

async function tallied(
  tx: Transaction<Schema>,
  account: Id,
  { status = [], onTheirOwn }: Pick<InvitationFilter, 'status' | 'onTheirOwn'>,
): Promise<number> {
  const row = await tx
    .selectFrom('invitation_tallies')
    .select(sql<number>`coalesce(sum(invitations), 0)::int`.as('n'))
    .where('account_id', '=', account)
    .where('status', 'in', status as InvitationRecord['status'][])
    .$if(onTheirOwn !== undefined, (query) =>
      query.where('on_their_own', '=', onTheirOwn as boolean),
    )
    .executeTakeFirstOrThrow();
  return row.n;
}

function conditions(eb: Builder, filter: InvitationFilter, asOf: string): Expression<SqlBool>[] {
  const found: Expression<SqlBool>[] = [];
  const { canonical, tokenHash, memberIds, onTheirOwn, except, status, delivery } = filter;
  if (canonical !== undefined) found.push(eb('canonical', '=', canonical));
  if (filter.canonicals)
    found.push(sql<SqlBool>`${eb.ref('canonical')} = any(${[...filter.canonicals]}::text[])`);
  if (tokenHash !== undefined) {
    const hasLink = sql<SqlBool>`${eb.ref('link_hashes')} @> array[${tokenHash}]::text[]`;
    found.push(eb.or([eb('token_hash', '=', tokenHash), hasLink]));
  }
  if (memberIds) found.push(sql<SqlBool>`${eb.ref('member_id')} = any(${memberIds}::text[])`);
  if (onTheirOwn !== undefined) found.push(eb('member_id', onTheirOwn ? 'is' : 'is not', null));
  if (except?.length) found.push(sql<SqlBool>`${eb.ref('id')} <> all(${except}::text[])`);
  if (status) found.push(inStatus(eb, status, asOf));
  if (delivery !== undefined) found.push(eb('delivery_state', '=', delivery));
  if (filter.invitedBy !== undefined)
    found.push(sql<SqlBool>`${eb.ref('invited_by')} ->> 'id' = ${filter.invitedBy}`);
  if (filter.expiresBefore !== undefined)
    found.push(
      sql<SqlBool>`${eb.ref('expires_at')} <= ${moment(filter.expiresBefore)}::timestamptz`,
    );
  if (filter.text?.trim()) found.push(contains(eb.ref('search'), filter.text));
  return found;
}

/** `expired` is not kept: it is `pending` at or past its time. */
function inStatus(eb: Builder, statuses: readonly string[], asOf: string): Expression<SqlBool> {
  const lapsed = eb('expires_at', '<=', new Date(asOf));
  const closed = (['accepted', 'declined', 'revoked'] as const).filter((one) =>
    statuses.includes(one),
  );
  const either: Expression<SqlBool>[] = [];
  if (closed.length > 0) either.push(eb('status', 'in', closed));
  if (statuses.includes('pending'))
    either.push(eb.and([eb('status', '=', 'pending'), eb.not(lapsed)]));
  if (statuses.includes('expired')) either.push(eb.and([eb('status', '=', 'pending'), lapsed]));
  return either.length > 0 ? eb.or(either) : sql<SqlBool>`false`;
}
