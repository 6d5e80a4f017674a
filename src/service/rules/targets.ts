/** Verbs on many rows: ticked ones, or all that a query matches, each with an outcome of its own. */
import type {
  Id,
  Invitation,
  InvitationQuery,
  Member,
  MemberQuery,
  Outcomes,
  Ref,
  Target,
} from '../../backend/backend.js';
import type { Refusal } from '../../backend/errors.js';
import type { InvitationRecord, MemberRecord } from '../records.js';
import { asOutcome, refusal } from '../refusal.js';
import type { ViewerWork } from '../work.js';
import { invitationPage, memberPage } from './lists.js';
import type { RecordPage } from './lists.js';
import { contactOf, invitationRow, memberRow } from './rows.js';
import { checkVersion, refOf } from './versions.js';

/** Rows of a target by query that are done in one request. */
const chunk = 100;

interface Rows<Kept, Row, Query> {
  get(id: Id): Promise<Kept | undefined>;
  page(
    query: Query & { except: Id[]; cursor?: string | undefined; limit: number },
  ): Promise<RecordPage<Kept>>;
  row(record: Kept): Promise<Row>;
}
/** Does it to one row, or throws the refusal that becomes its outcome. */
type Act<Kept, Row> = (record: Kept) => Promise<{ row?: Row; link?: string }>;

export function onMembers<Row extends Member = Member>(
  work: ViewerWork,
  target: Target<MemberQuery>,
  act: Act<MemberRecord, Row>,
): Promise<Outcomes<Row>> {
  const rows: Rows<MemberRecord, Member, MemberQuery> = {
    get: (id) => work.account.members.get(id),
    page: (query) => memberPage(work, query),
    row: (record) => memberRow(work, record),
  };
  return onTarget(work, rows, target, act);
}

export function onInvitations(
  work: ViewerWork,
  target: Target<InvitationQuery>,
  act: Act<InvitationRecord, Invitation>,
): Promise<Outcomes<Invitation>> {
  const rows: Rows<InvitationRecord, Invitation, InvitationQuery> = {
    get: (id) => work.account.invitations.get(id),
    page: (query) => invitationPage(work, query),
    row: async (record) => invitationRow(work, record, await contactOf(work, record)),
  };
  return onTarget(work, rows, target, act);
}

async function onTarget<
  Kept extends MemberRecord | InvitationRecord,
  Row extends Member | Invitation,
  Done extends Row,
  Query,
>(
  work: ViewerWork,
  rows: Rows<Kept, Row, Query>,
  target: Target<Query>,
  act: Act<Kept, Done>,
): Promise<Outcomes<Done>> {
  if ('refs' in target) {
    const items = await inTurn(
      target.refs,
      (ref) => ref,
      async (ref) => {
        const record = await rows.get(ref.id);
        if (!record) throw refusal('not-found');
        await checkVersion(work, record, ref.version, () => rows.row(record));
        return act(record);
      },
    );
    return { items, nextCursor: null };
  }
  const { query, except, expected, cursor } = target;
  const { records, nextCursor, total } = await rows.page({
    ...query,
    except,
    cursor,
    limit: chunk,
  });
  // After the first part, rows that were done may match no longer; more than were counted never do.
  const isOther = cursor === undefined ? total !== expected : total > expected;
  if (isOther) throw refusal('refused', 'expected-changed');
  return { items: await inTurn(records, (record) => refOf(work, record), act), nextCursor };
}

/** One after the other: what the first leaves decides about the second. */
async function inTurn<Given, Done>(
  all: Given[],
  refOfGiven: (given: Given) => Ref,
  act: (given: Given) => Promise<Done>,
): Promise<({ ref: Ref } & (Done | { error: Refusal }))[]> {
  const items = [];
  for (const given of all) {
    const ref = refOfGiven(given);
    try {
      items.push({ ref, ...(await act(given)) });
    } catch (error) {
      items.push({ ref, error: asOutcome(error) });
    }
  }
  return items;
}
