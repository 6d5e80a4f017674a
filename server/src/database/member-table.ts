import { sql } from 'kysely';
import type { Expression, ExpressionBuilder, SqlBool, Transaction } from 'kysely';
import type { Id } from '../../../src/backend/index.js';
import type {
  AccountStore,
  MemberFilter,
  MemberOrder,
  MemberRecord,
  SortKey,
} from '../../../src/service/index.js';
import { contains, counted, foldedKey, isAfter, isNothing, moment, momentKey } from './paging.js';
import { fromMemberRow, toMemberRow } from './rows.js';
import type { Schema } from './schema.js';

const columns = {
  standing: 'sort_standing',
  name: 'sort_name',
  lastSignInAt: 'sort_sign_in',
} as const satisfies Record<MemberOrder, string>;

type Builder = ExpressionBuilder<Schema, 'members'>;

export function memberTable(
  tx: Transaction<Schema>,
  account: Id,
  asOf: string,
): AccountStore['members'] {
  const matching = (filter: MemberFilter) =>
    tx
      .selectFrom('members')
      .where('account_id', '=', account)
      .where((eb) => eb.and(conditions(eb, filter, account, asOf)));

  return {
    async get(id) {
      const row = await matching({}).selectAll().where('id', '=', id).executeTakeFirst();
      return row && fromMemberRow(row);
    },
    async list(filter, { order = 'standing', descending = false, after, limit } = {}) {
      const column = columns[order];
      const direction = descending ? 'desc' : 'asc';
      const rows = await matching(filter)
        .selectAll()
        .$if(after !== undefined, (query) =>
          query.where((eb) =>
            isAfter(eb.ref(column), eb.ref('id'), keyIn(order, after as SortKey), descending),
          ),
        )
        .orderBy(column, direction)
        .orderBy('id', direction)
        .$if(limit !== undefined, (query) => query.limit(limit as number))
        .execute();
      return rows.map(fromMemberRow);
    },
    async count(filter) {
      const states = talliedStates(filter);
      return states ? tallied(tx, account, states) : counted(matching(filter));
    },
    async put(record: MemberRecord) {
      const row = toMemberRow(account, record);
      await tx
        .insertInto('members')
        .values(row)
        .onConflict((conflict) => conflict.columns(['account_id', 'id']).doUpdateSet(row))
        .execute();
    },
    async remove(id) {
      await tx
        .deleteFrom('members')
        .where('account_id', '=', account)
        .where('id', '=', id)
        .execute();
    },
  };
}

function keyIn(order: MemberOrder, key: SortKey) {
  return order === 'lastSignInAt' ? momentKey(key) : foldedKey(key);
}

function conditions(
  eb: Builder,
  filter: MemberFilter,
  account: Id,
  asOf: string,
): Expression<SqlBool>[] {
  const found: Expression<SqlBool>[] = [];
  const { canonical, isOwner, except, signIn, role, permission, subscription, scope } = filter;
  if (canonical !== undefined) found.push(eb('canonical', '=', canonical));
  if (filter.canonicals)
    found.push(sql<SqlBool>`${eb.ref('canonical')} = any(${[...filter.canonicals]}::text[])`);
  if (filter.linkHash !== undefined) found.push(holds(eb.ref('link_hashes'), filter.linkHash));
  if (isOwner !== undefined) found.push(eb('is_owner', '=', isOwner));
  if (except?.length) found.push(sql<SqlBool>`${eb.ref('id')} <> all(${except}::text[])`);
  if (signIn) found.push(inState(eb, signIn, account, asOf));
  if (role !== undefined) found.push(eb('role', '=', role));
  if (permission !== undefined)
    found.push(eb.or([eb('is_owner', '=', true), holds(eb.ref('permissions'), permission)]));
  if (subscription !== undefined) found.push(holds(eb.ref('subscriptions'), subscription));
  if (scope !== undefined)
    found.push(eb.or([eb('scope_all', '=', true), holds(eb.ref('scope_ids'), scope)]));
  if (filter.lastSignInBefore !== undefined)
    found.push(
      sql<SqlBool>`${eb.ref('last_sign_in_at')} < ${moment(filter.lastSignInBefore)}::timestamptz`,
    );
  if (filter.text?.trim()) found.push(contains(eb.ref('search'), filter.text));
  return found;
}

function holds(column: Expression<unknown>, id: Id): Expression<SqlBool> {
  return sql<SqlBool>`${column} @> array[${id}]::text[]`;
}

/** A contact is invited as long as it has an invitation that lives. */
function inState(
  eb: Builder,
  states: readonly string[],
  account: Id,
  asOf: string,
): Expression<SqlBool> {
  const invited = eb.exists(
    eb
      .selectFrom('invitations')
      .select(sql`1`.as('one'))
      .where('invitations.account_id', '=', account)
      .whereRef('invitations.member_id', '=', 'members.id')
      .where('invitations.status', '=', 'pending')
      .where('invitations.expires_at', '>', new Date(asOf)),
  );
  const kept = (['active', 'deactivated', 'none'] as const).filter(
    (state) => states.includes(state) || (state === 'none' && states.includes('invited')),
  );
  const isKept = eb('sign_in', 'in', kept.length > 0 ? kept : ['none']);
  if (kept.length === 0) return sql<SqlBool>`false`;
  if (states.includes('none') && states.includes('invited')) return isKept;
  const isContact = eb('sign_in', '=', 'none');
  if (states.includes('none')) return eb.and([isKept, eb.or([eb.not(isContact), eb.not(invited)])]);
  if (states.includes('invited')) return eb.and([isKept, eb.or([eb.not(isContact), invited])]);
  return isKept;
}

/** The kept states that a filter is about, where it is about nothing else: their number is known without counting. */
function talliedStates({ signIn, ...others }: MemberFilter): string[] | null {
  if (!Object.values(others).every(isNothing)) return null;
  if (!signIn) return ['none', 'active', 'deactivated'];
  return signIn.includes('none') === signIn.includes('invited') ? signIn : null;
}

async function tallied(tx: Transaction<Schema>, account: Id, states: string[]): Promise<number> {
  const rows = await tx
    .selectFrom('member_tallies')
    .select(['sign_in', 'members'])
    .where('account_id', '=', account)
    .execute();
  return rows
    .filter(({ sign_in }) => states.includes(sign_in))
    .reduce((sum, { members }) => sum + members, 0);
}
