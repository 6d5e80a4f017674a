/** What is true of every answer by itself. */
import { safeParse } from 'valibot';
import { canonicalAddress } from '../../../src/backend/addresses.js';
import type { InviteOutcome, Member, Outcomes } from '../../../src/backend/backend.js';
import { isCode } from '../../../src/backend/errors.js';
import type { Refusal } from '../../../src/backend/errors.js';
import { refusedByAll, statusOf } from '../../../src/backend/routes.js';
import type { MemberRecord } from '../../../src/service/index.js';
import { accountOf, isUser } from './ledger.js';
import type { Ledger, Standing, Step } from './ledger.js';
import { must } from './must.js';
import { routeOf } from './world.js';
import type { Exchange } from './world.js';

export function checkAnswer(ledger: Ledger, exchange: Exchange): void {
  const { verb, ok, reply, account, by } = exchange;
  if (!ok) return checkRefusal(exchange);
  const route = routeOf(verb);
  const fault = route.reply && safeParse(route.reply, reply).issues;
  must(!fault, `the reply to ${verb} is of the contract: ${JSON.stringify(fault)}`);
  const isMine = ['lookUp', 'accept', 'decline', 'askForNewLink'].includes(verb);
  const name = by ?? 'nobody';
  must(
    isMine || isUser(ledger, account, by, exchange.at),
    `${name}, who is not in, is refused ${verb}`,
  );
}

/** The status of the contract, a code that the route may refuse with, and no trouble inside. */
function checkRefusal({ verb, status, reply }: Exchange): void {
  const { code, reason } = reply as Refusal;
  const words = `${verb} is refused as the contract has it, not with ${status} ${code} ${reason ?? ''}`;
  must(isCode(code) && code !== 'unknown' && code !== 'busy', words);
  const special = { 'key-missing': 400, 'version-missing': 428 }[reason ?? ''];
  must(status === (special ?? statusOf[code]), words);
  must([...routeOf(verb).refuses, ...refusedByAll].includes(code), words);
}

/** Nobody is refused an invitation for what is not so: who was removed can be invited again. */
export function checkOutcomes(ledger: Ledger, exchange: Exchange): void {
  if (exchange.verb !== 'createInvitations' || !exchange.ok) return;
  const invitedNow = new Set<string | null>();
  for (const outcome of exchange.reply as InviteOutcome[]) {
    const canonical = canonicalAddress(outcome.email);
    if ('error' in outcome) {
      const { code, reason = '' } = outcome.error;
      must(code !== 'unknown', `inviting ${outcome.email} meets no trouble`);
      const isSo = claims[reason]?.(ledger, exchange, canonical) ?? true;
      must(isSo || invitedNow.has(canonical), `${outcome.email} is refused as ${reason}`);
    } else invitedNow.add(canonical);
  }
}

type Claim = (ledger: Ledger, exchange: Exchange, canonical: string | null) => boolean;

const isMember =
  (state: Standing['signIn']): Claim =>
  ({ members }, { account }, canonical) =>
    [...members.get(account)!.values()].some(
      (one) => one.canonical === canonical && one.signIn === state,
    );
const isInvited =
  (live: boolean): Claim =>
  ({ links }, { account, at }, canonical) =>
    links.some(
      (link) =>
        link.account === account &&
        link.canonical === canonical &&
        !link.dead &&
        at < link.endsAt === live,
    );

const claims: Partial<Record<string, Claim>> = {
  'already-member': isMember('active'),
  deactivated: isMember('deactivated'),
  'is-contact': isMember('none'),
  'already-invited': isInvited(true),
  'expired-invitation': isInvited(false),
};

/** Who must not go because nobody would be left is told so, and not only that it is himself. */
export function checkReasons({ before }: Step, { verb, account, reply, ok }: Exchange): void {
  if (!ok || (verb !== 'removeMembers' && verb !== 'setMembersActive')) return;
  const { members, settings } = accountOf(before, account);
  for (const { ref, error } of (reply as Outcomes<Member>).items) {
    if (error?.reason !== 'self') continue;
    const member = members.find(({ id }) => id === ref.id);
    for (const kind of settings.guards.keep) {
      const isOfKind = (one: MemberRecord) =>
        one.signIn === 'active' &&
        one.until === null &&
        ('owner' in kind ? one.isOwner : one.role === kind.role);
      const isLast = members.filter(isOfKind).length === 1 && member && isOfKind(member);
      must(!isLast, `${ref.id} is told to be the last, not only to be himself`);
    }
  }
}
