import { parseAddress } from '../../backend/addresses.js';
import type {
  Backend,
  Call,
  Id,
  Invitation,
  InvitationDraft,
  InvitationQuery,
  InvitationTarget,
  InviteOutcome,
  Write,
} from '../../backend/backend.js';
import { BackendError } from '../../backend/errors.js';
import { anything } from './connection.js';
import { memberCounts } from './counts.js';
import type { Intent } from './intents.js';
import { countBy, matchingInvitations, slice } from './lists.js';
import type { Invitations } from './organization.js';
import { outcomeOf, refuse } from './refusals.js';
import { invitationRow, toInvitation } from './rows.js';
import type { InvitationRow } from './rows.js';
import { onTarget, roleFor } from './work.js';
import type { Work } from './work.js';

type Verbs = Required<
  Pick<
    Backend,
    | 'listInvitations'
    | 'createInvitations'
    | 'updateInvitation'
    | 'resendInvitations'
    | 'revokeInvitations'
  >
>;
type Bulk = 'resendInvitations' | 'revokeInvitations';

export function invitationVerbs(work: Work): Verbs {
  const { once, organization, roles } = work;
  return {
    async listInvitations(query, call) {
      const [read, members] = await Promise.all([
        organization.invitations(call),
        memberCounts(organization, query, call),
      ]);
      const rows = all(read);
      return {
        ...slice(matchingInvitations(rows, query), query),
        counts: { ...members, invitations: countBy(rows, ({ status }) => status) },
        asOf: new Date(read.context.now).toISOString(),
      };
    },

    createInvitations: (drafts, write) =>
      once(['createInvitations', drafts], write, async (intent) => {
        const outcomes: InviteOutcome[] = [];
        for (const [index, draft] of drafts.entries()) {
          const { email } = draft;
          const outcome = await intent.part(String(index), () =>
            outcomeOf(async () => ({ invitation: await invite(work, draft, intent, write) })),
          );
          outcomes.push({ email, ...outcome });
        }
        return outcomes;
      }),

    updateInvitation: (ref, change, write) =>
      once(['updateInvitation', ref, change], write, async (intent) => {
        const read = await organization.invitations(write);
        const row = read.find(ref.id);
        const before = toInvitation(read.context, row);
        const { email = row.email } = change;
        const next = { ...before, email, role: roleFor(roles, change, before) };
        const isMoved = canonical(email) !== canonical(row.email);
        if (!isMoved && next.role === before.role && row.status === 'pending') return before;
        if (!intent.isRepeat) mustBeOpen(row);
        return isMoved
          ? move(work, read, row, next, intent, write)
          : replace(work, read, row, next, write);
      }),

    ...bulkVerbs(work),
  };
}

function bulkVerbs(work: Work): Pick<Verbs, Bulk> {
  const { organization } = work;
  const onInvitations = (
    verb: Bulk,
    target: InvitationTarget,
    write: Write,
    act: (read: Invitations, row: InvitationRow, intent: Intent) => Promise<Invitation>,
  ) =>
    onTarget<InvitationQuery, Invitation>(
      work,
      { verb, target, write },
      async (query) => matchingInvitations(all(await organization.invitations(write)), query),
      async (id, intent) => {
        const read = await organization.invitations(write);
        return { row: await act(read, read.find(id), intent) };
      },
    );

  return {
    resendInvitations: (target, write) =>
      onInvitations('resendInvitations', target, write, async ({ context }, row, intent) => {
        const before = await intent.part(`before ${row.email}`, async () => markOf(row));
        // Sent by a try that nobody heard the end of.
        if (markOf(row) !== before) return toInvitation(context, row);
        mustBeOpen(row);
        return send(work, row, write, { resend: true });
      }),

    revokeInvitations: (target, write) =>
      onInvitations('revokeInvitations', target, write, async (read, row, { isRepeat }) => {
        if (!isRepeat || row.status !== 'canceled') mustBeOpen(row);
        await cancel(work, read, row, write);
        return toInvitation(read.context, { ...row, status: 'canceled' });
      }),
  };
}

function all({ rows, context }: Invitations): Invitation[] {
  return rows.map((row) => toInvitation(context, row));
}

/** What changes when it is sent again: in time its end, later the row itself. */
function markOf({ id, expiresAt }: InvitationRow): string {
  return `${id} ${expiresAt}`;
}

function canonical(typed: string): string {
  const parsed = parseAddress(typed);
  if ('fault' in parsed) throw refuse('invalid', 'invalid-address');
  return parsed.canonical;
}

function mustBeOpen({ status }: InvitationRow): void {
  if (status === 'pending') return;
  if (status === 'accepted') throw refuse('gone', 'accepted');
  throw refuse('gone', status === 'rejected' ? 'declined' : 'revoked');
}

/** better-auth would say "already invited" of what a try of our own has done. */
async function invite(
  work: Work,
  draft: Pick<InvitationDraft, 'email' | 'role' | 'permissions'>,
  { isRepeat }: Pick<Intent, 'isRepeat'>,
  call: Call,
): Promise<Invitation> {
  const email = canonical(draft.email);
  const role = roleFor(work.roles, draft);
  if (isRepeat) {
    const done = all(await work.organization.invitations(call)).find((row) => row.email === email);
    if (done?.status === 'pending' && done.role === role) return done;
  }
  return send(work, { email, role }, call);
}

async function send(
  { connection, organization, organizationId }: Work,
  { email, role }: Pick<InvitationRow, 'email' | 'role'>,
  call: Call,
  more: { resend?: true } = {},
): Promise<Invitation> {
  const body = { organizationId, email, role, ...more };
  const reading = await organization.reading(call);
  const row = await connection.post('organization/invite-member', invitationRow, body, call);
  return toInvitation(reading, row);
}

/** All that stand open for the address: two requests at once can have made two. */
async function cancel(
  { connection }: Work,
  { live }: Invitations,
  { id, email }: Pick<InvitationRow, 'id' | 'email'>,
  call: Call,
): Promise<void> {
  for (const invitationId of new Set<Id>([id, ...live(email)])) {
    await connection.post('organization/cancel-invitation', anything, { invitationId }, call);
  }
}

/** To another address: only when that is invited, the first link ends. */
async function move(
  work: Work,
  read: Invitations,
  row: InvitationRow,
  next: Invitation,
  intent: Intent,
  call: Call,
): Promise<Invitation> {
  const invitation = await intent.part('moved', () => invite(work, next, intent, call));
  await cancel(work, read, row, call);
  return invitation;
}

/**
 * With another role: better-auth would send the old one again and keep its role. So the old one ends, and a new one with a
 * new link goes out; where that is refused, the person keeps an invitation as before.
 */
async function replace(
  work: Work,
  read: Invitations,
  row: InvitationRow,
  { role }: Invitation,
  call: Call,
): Promise<Invitation> {
  if (!read.context.viewer.can('invitation:create')) throw refuse('forbidden');
  if (row.status === 'pending') await cancel(work, read, row, call);
  const { email } = row;
  try {
    return await send(work, { email, role }, call);
  } catch (error) {
    if (!(error instanceof BackendError) || !error.notApplied) throw error;
    const isBack = await send(work, row, call).then(
      () => true,
      () => false,
    );
    const { message, requestId } = error;
    throw new BackendError(error, { notApplied: isBack, message, requestId });
  }
}
