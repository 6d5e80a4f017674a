import type { Backend, Invitation, Outcomes } from '../../backend/backend.js';
import { within } from '../../internal/calls.js';
import type { ChangeController, Ending } from '../../internal/change.js';
import type { Localize } from '../../internal/localize.js';
import { reactivate, resend } from '../../internal/row-writes.js';
import { endingText, refusalText } from '../../internal/endings.js';
import type { Account } from '../../backend/backend.js';
import type { Offer, Settled, Standing } from './standing.js';

export interface OfferParts {
  host: HTMLElement;
  words: Localize;
  change: ChangeController;
  account: Account;
  backend: Backend;
}

/** What is done from here, as from the row. */
export type Repair = Extract<Offer, 'resend' | 'reactivate'>;

/** What became of an offer, in words: it was done, or why not. Null: given up, no word needed. */
export type Taken = { done: Settled } | { problem: string } | null;

/** Sends an invitation again, or lets somebody in again, as it is done from their row. */
export async function takeOffer(
  parts: OfferParts,
  standing: Standing,
  offer: Repair,
): Promise<Taken> {
  const { words, account } = parts;
  const address = standing.entry.typed;
  const ending = await (
    offer === 'resend' ? resendOne(parts, standing) : reactivateOne(parts, standing)
  ).catch(() => null);
  if (ending === null) return { problem: words.t('outcome.failed') };
  if (ending.is !== 'done') {
    const problem = endingText(words, ending, account);
    return problem === null ? null : { problem };
  }
  const [outcome] = ending.answer.items;
  if (outcome?.error) return { problem: refusalText(words, outcome.error, address) };
  const expiresAt = outcome?.row?.expiresAt ?? '';
  if (offer === 'reactivate') return { done: { text: words.t('offer.reactivated'), link: null } };
  const text = words.t('offer.resent', { time: words.dateTime(expiresAt) });
  return { done: { text, link: outcome?.link ?? null } };
}

type Done = Ending<Outcomes<Partial<Invitation>>>;

/** Null: the row has gone meanwhile. */
async function resendOne(
  { host, change, backend }: OfferParts,
  standing: Standing,
): Promise<Done | null> {
  const invitation = await invitationOf(backend, standing);
  const verb = backend.resendInvitations?.bind(backend);
  return invitation && verb ? resend(host, change, verb, invitation) : null;
}

async function reactivateOne(
  { host, change, backend }: OfferParts,
  { member }: Standing,
): Promise<Done | null> {
  const verb = backend.setMembersActive?.bind(backend);
  if (!member || !verb) return null;
  const row = await within((signal) => backend.getMember(member.id, { signal }));
  return await reactivate(host, change, verb, [row]);
}

/** The row that the host is told of; that of a contact comes with the contact. */
async function invitationOf(backend: Backend, standing: Standing): Promise<Invitation | null> {
  const { member, invitation, entry } = standing;
  if (!invitation) return null;
  if (member)
    return (await within((signal) => backend.getMember(member.id, { signal }))).invitation ?? null;
  const text = entry.canonical ?? entry.typed;
  const { items } = await within((signal) => backend.listInvitations({ text }, { signal }));
  return items.find(({ id }) => id === invitation.id) ?? null;
}
