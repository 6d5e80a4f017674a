/**
 * What an account must not lose: its last owner or admin, the last one who may grant everything, and the last one who
 * gets a kind of mail.
 */
import { missingAfter } from '../../backend/guards.js';
import type { Reason } from '../../backend/errors.js';
import type { MemberRecord } from '../records.js';
import type { Work } from '../work.js';
import { authorityOf, hasAuthority } from './authority.js';
import type { Authority } from './authority.js';

/** Why a member may not become `after` (null: gone), or null where nothing stands against it. */
export type LossRule = (before: MemberRecord, after: MemberRecord | null) => Reason | null;

/** The rule over the members as they are now; to be asked for anew after each change. */
export async function lossRule(work: Work): Promise<LossRule> {
  const kept = await keptMembers(work);
  const authority = await authorityOf(work);
  const receivers = await countReceivers(work);
  return (before, after) => {
    const rest = kept.filter(({ id }) => id !== before.id);
    const then = after && staysIn(after) ? [...rest, after] : rest;
    for (const kind of work.settings.guards.keep) {
      const guards = { managePermission: null, keep: [kind] };
      const missing = missingAfter(guards, then);
      // An account that had none before does not lose one.
      if (missing && !missingAfter(guards, kept)) return missing;
    }
    if (losesAuthority(work, authority, before, after))
      return authority.kind === 'owner' ? 'last-owner' : 'last-admin';
    return receivers.some(
      ({ id, left }) => left <= 0 && receives(before, id) && !(after && receives(after, id)),
    )
      ? 'last-subscriber'
      : null;
  };
}

/** Whether the last one goes who may grant everything now and from now on. */
function losesAuthority(
  { settings }: Work,
  { kind, members }: Authority,
  before: MemberRecord,
  after: MemberRecord | null,
): boolean {
  const lasts = (member: MemberRecord) => member.signIn === 'active' && staysIn(member);
  const lasting = members.filter(lasts);
  if (lasting.length === 0 || lasting.some(({ id }) => id !== before.id)) return false;
  return !(after && lasts(after) && hasAuthority(settings, kind, after));
}

/** Whose access ends by itself keeps the account open only until then. */
function staysIn({ until }: MemberRecord): boolean {
  return until === null;
}

/** The active members of the kinds that have to stay: few, whatever the size of the account. */
async function keptMembers({ account, settings }: Work): Promise<MemberRecord[]> {
  const filters = settings.guards.keep.map((kind) => ('owner' in kind ? { isOwner: true } : kind));
  const lists = await Promise.all(
    filters.map((filter) => account.members.list({ ...filter, signIn: ['active'] })),
  );
  return [...new Map(lists.flat().map((member) => [member.id, member])).values()].filter(staysIn);
}

/** Per category that needs receivers, whether one of them could go. */
async function countReceivers({
  account,
  settings,
}: Work): Promise<{ id: string; left: number }[]> {
  const guarded = settings.subscriptions.flatMap(({ id, atLeast }) =>
    atLeast ? [{ id, atLeast }] : [],
  );
  return Promise.all(
    guarded.map(async ({ id, atLeast }) => {
      const receiving = { subscription: id, signIn: ['none', 'invited', 'active'] } as const;
      // One more than there have to be is enough to know, however many there are.
      const some = await account.members.list(
        { ...receiving, signIn: [...receiving.signIn] },
        { limit: atLeast.members + 1 },
      );
      return { id, left: some.length - atLeast.members };
    }),
  );
}

/** A contact gets mail without being able to sign in; who is deactivated gets none. */
function receives(member: MemberRecord, subscription: string): boolean {
  return member.signIn !== 'deactivated' && member.subscriptions.includes(subscription);
}
