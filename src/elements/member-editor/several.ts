/** Several pending invitations that get the same access: which they are, and what is sent for each. */
import type {
  Account,
  Backend,
  Invitation,
  InvitationChange,
  InvitationQuery,
  Outcomes,
  Ref,
  Target,
  Write,
} from '../../backend/backend.js';
import { type Refusal, toBackendError } from '../../backend/errors.js';
import { changeOf } from '../../backend/merge.js';
import { BeforeInvitationsUpdateEvent, InvitationsUpdatedEvent } from '../../events.js';
import { firstAccess } from '../../internal/access-form/access-form.js';
import type { Deed, Matching } from '../../internal/bulk-run.js';
import type { Localize } from '../../internal/localize.js';
import type { Reads } from '../../internal/reads.js';
import { refOf } from '../../internal/refs.js';
import { isReadable, reasonText } from '../../internal/words.js';
import { type Draft, editableOf } from './draft.js';
import { onlyAccess, type Several } from './subject.js';

/** Invitations on a page. */
const limit = 100;

/** All that match by now, page by page, but those that were unticked. */
export async function readMatching(
  reads: Reads,
  backend: Backend,
  { query, except }: Matching<InvitationQuery>,
  signal: AbortSignal,
): Promise<Invitation[]> {
  const rows = new Map<string, Invitation>();
  const cursors = new Set<string>();
  for (let cursor: string | null | undefined; cursor !== null;) {
    const asked = { ...query, limit, ...(cursor !== undefined && { cursor }) };
    const page = await reads.read(
      'listInvitations',
      (ours) => backend.listInvitations(asked, { signal: ours }),
      signal,
    );
    for (const row of page.items) rows.set(row.id, row);
    // A cursor that comes back would turn in a circle.
    cursor = page.nextCursor !== null && cursors.has(page.nextCursor) ? null : page.nextCursor;
    if (cursor !== null) cursors.add(cursor);
  }
  return [...rows.values()].filter(({ id }) => !except.includes(id));
}

/** Those of the rows that can be changed, with what they have in common, and those that cannot, with the reason. */
export function severalOf(words: Localize, account: Account, rows: readonly Invitation[]): Several {
  const readable = rows.filter((row) => isReadable(row));
  const invitations = readable.filter(({ actions }) => actions.edit === true);
  const out = readable
    .filter(({ actions }) => actions.edit !== true)
    .map((row) => ({ row, why: whyNot(words, row) }));
  const [first, ...others] = invitations.map((row) => onlyAccess(editableOf(row)));
  if (first && others.every((other) => changeOf(first, other) === null)) {
    return { invitations, out, start: first, areAlike: true };
  }
  return { invitations, out, start: onlyAccess(firstAccess(account)), areAlike: false };
}

function whyNot(words: Localize, { status, actions }: Invitation): string {
  if (status === 'expired') return words.t('accessMany.expired');
  return reasonText(words, actions.edit === true ? undefined : actions.edit?.refused);
}

/** What is sent for each. Where they differ it is all that is shown, since that is to hold for all of them. */
export function changeFor(
  { capabilities }: Account,
  { held, change, mine }: Draft,
): InvitationChange {
  if (held) return change ?? {};
  const { role, profile, permissions, scope, subscriptions, until = null } = mine;
  const access = { role, profile, permissions, scope, subscriptions };
  return capabilities.accessUntil ? { ...access, until } : access;
}

/** The contract has no verb for it: one request for each, under a key of its own. */
export function accessDeed(
  backend: Backend,
  { invitations }: Several,
  change: InvitationChange,
): Deed<InvitationQuery, Invitation> {
  return {
    verb: 'updateInvitation',
    target: { refs: invitations.map((row) => refOf(row)) },
    chunk: 1,
    before: (signal) => new BeforeInvitationsUpdateEvent(invitations, change, signal),
    write: (part, write) => updateOne(backend, part, change, write),
    fact: (outcomes) => new InvitationsUpdatedEvent(outcomes),
  };
}

async function updateOne(
  backend: Backend,
  part: Target<InvitationQuery>,
  change: InvitationChange,
  write: Write,
): Promise<Outcomes<Invitation>> {
  const [ref] = 'refs' in part ? part.refs : [];
  if (!backend.updateInvitation || !ref) {
    throw new TypeError('the backend has no updateInvitation');
  }
  try {
    const row = await backend.updateInvitation(ref, change, write);
    return { items: [{ ref, row }], nextCursor: null };
  } catch (error) {
    return { items: [{ ref, error: refusalOf(error, ref) }], nextCursor: null };
  }
}

/** Of these the next row may be free; whatever else is thrown holds for all of them. */
const ofOneRow: ReadonlySet<Refusal['code']> = new Set([
  'changed',
  'gone',
  'invalid',
  'not-found',
  'refused',
]);

/** @throws what is not about this row alone */
function refusalOf(thrown: unknown, { id }: Ref): Refusal {
  const error = toBackendError(thrown);
  if (!ofOneRow.has(error.code)) throw thrown;
  const { code, reason, current } = error;
  const isOver = current && !('signIn' in current) && current.actions.edit !== true;
  // What was accepted or revoked has changed as well, but trying again is in vain.
  if (code === 'changed' && isOver) return { code: 'gone', reason: current.status };
  return {
    code,
    ...(reason !== undefined && { reason }),
    ...(current?.id === id && { current }),
  };
}
