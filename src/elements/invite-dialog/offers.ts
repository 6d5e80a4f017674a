import type { ReactiveControllerHost } from 'lit';
import type { Account, Backend, Invitation, Member, Outcomes, Ref } from '../../backend/backend.js';
import type { ChangeController, Ending } from '../../internal/change.js';
import type { Localize } from '../../internal/localize.js';
import { reactivate, resend } from '../../internal/row-writes.js';
import { endingText, refusalText } from '../../internal/endings.js';
import type { Reads } from '../../internal/reads.js';
import type { Offer, Settled, Standing } from './standing.js';

export interface OffersParts {
  words: Localize;
  change: ChangeController;
  reads: Reads;
}

interface Taking extends OffersParts {
  host: HTMLElement;
  account: Account;
  backend: Backend;
}

/** What is done from here, as from the row. */
export type Repair = Extract<Offer, 'resend' | 'reactivate'>;

/** What became of an offer, in words: it was done, or why not. Null: given up, no word needed. */
export type Taken = { done: Settled } | { problem: string } | null;

/** Sends an invitation again, or lets somebody in again, as it is done from their row; one at a time. */
export class Offers {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #parts: OffersParts;
  /** Of the dialog in which one was taken: what is read first is given up with it. */
  #life: AbortSignal | null = null;

  constructor(host: ReactiveControllerHost & HTMLElement, parts: OffersParts) {
    this.#host = host;
    this.#parts = parts;
  }

  get isBusy(): boolean {
    return this.#life !== null && !this.#life.aborted;
  }

  async take(account: Account, backend: Backend, of: Standing, offer: Repair): Promise<Taken> {
    const { life } = this.#parts.reads;
    this.#life = life;
    this.#host.requestUpdate();
    const parts = { ...this.#parts, host: this.#host, account, backend };
    const taken = await take(parts, of, offer);
    if (this.#life === life) this.#life = null;
    this.#host.requestUpdate();
    return taken;
  }
}

async function take(parts: Taking, standing: Standing, offer: Repair): Promise<Taken> {
  const { words, account, reads } = parts;
  const { life } = reads;
  const address = standing.entry.typed;
  const ending = await (
    offer === 'resend' ? resendOne(parts, standing) : reactivateOne(parts, standing)
  ).catch(() => (life.aborted ? givenUp : null));
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
/** The dialog was closed, or is about another account, before anything was sent. */
const givenUp = { is: 'givenUp' } as const;

/** Null: the row has gone meanwhile. */
async function resendOne(parts: Taking, standing: Standing): Promise<Done | null> {
  const { host, change, backend, reads } = parts;
  const { life } = reads;
  const invitation = await invitationOf(parts, standing);
  if (life.aborted) return givenUp;
  const verb = backend.resendInvitations?.bind(backend);
  return invitation && verb ? resend(host, change, verb, invitation) : null;
}

async function reactivateOne(parts: Taking, { member }: Standing): Promise<Done | null> {
  const { host, change, backend, reads } = parts;
  const { life } = reads;
  const verb = backend.setMembersActive?.bind(backend);
  if (!member || !verb) return null;
  const row = await memberOf(parts, member);
  return life.aborted ? givenUp : await reactivate(host, change, verb, [row]);
}

/** The row that the host is told of; that of a contact comes with the contact. */
async function invitationOf(parts: Taking, standing: Standing): Promise<Invitation | null> {
  const { member, invitation, entry } = standing;
  if (!invitation) return null;
  if (member) return (await memberOf(parts, member)).invitation ?? null;
  const { backend, reads } = parts;
  const text = entry.canonical ?? entry.typed;
  const ask = (signal: AbortSignal) => backend.listInvitations({ text }, { signal });
  const { items } = await reads.read('listInvitations', ask, reads.life);
  return items.find(({ id }) => id === invitation.id) ?? null;
}

function memberOf({ backend, reads }: Taking, { id }: Ref): Promise<Member> {
  return reads.read('getMember', (signal) => backend.getMember(id, { signal }), reads.life);
}
