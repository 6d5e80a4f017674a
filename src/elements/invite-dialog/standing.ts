import type { Entry } from '../../backend/address-list.js';
import { repairedAddress } from '../../backend/addresses.js';
import type { Account, AddressClass, Backend, Ref } from '../../backend/backend.js';
import type { Localize } from '../../internal/localize.js';
import { reasonText } from '../../internal/words.js';
import type { StringKey } from '../../locales/strings.js';

/**
 * What can be done about an address that is not invited as it stands; `undo` takes a promotion back, `copy` copies the
 * link that came of sending it again, `repair` takes the address that was meant.
 */
export type Offer =
  'correct' | 'repair' | 'open' | 'resend' | 'reactivate' | 'promote' | 'undo' | 'copy';

/** What was done about an address here. */
export interface Settled {
  /** In words. */
  text: string;
  /** The new link, where the backend gives it. */
  link: string | null;
}

/** An address, and what it is to the account as far as that is known. */
export interface Standing {
  entry: Entry;
  is: AddressClass | 'unchecked';
  member: Ref | null;
  invitation: Ref | null;
  /** A contact that is to become a user. */
  isPromoted: boolean;
  settled: Settled | null;
}

/** Whether it goes out: what nobody has checked yet is judged by the service. */
export function isSendable({ is, isPromoted, settled }: Standing): boolean {
  if (settled !== null) return false;
  return is === 'new' || is === 'unchecked' || (is === 'contact' && isPromoted);
}

export type Severity = 'plain' | 'attention' | 'wrong' | 'done';

export function severityOf(standing: Standing): Severity {
  if (standing.settled !== null) return 'done';
  if (isSendable(standing)) return 'plain';
  return ['invalid', 'disposable', 'denied'].includes(standing.is) ? 'wrong' : 'attention';
}

const reasons: Readonly<Record<AddressClass | 'unchecked', string | undefined>> = {
  new: undefined,
  unchecked: undefined,
  invalid: 'invalid-address',
  member: 'already-member',
  deactivated: 'deactivated',
  contact: 'is-contact',
  invited: 'already-invited',
  expired: 'expired-invitation',
  disposable: 'disposable',
  denied: 'denied',
};

/** The class that a refusal's reason speaks of. */
export function classOf(reason: string | undefined): AddressClass | null {
  const found = Object.entries(reasons).find(([, told]) => told !== undefined && told === reason);
  return found ? (found[0] as AddressClass) : null;
}

/** What stands beside the address; empty for one that is simply invited. */
export function standingText(words: Localize, standing: Standing): string {
  const { entry, is, isPromoted, settled } = standing;
  if (settled !== null) return settled.text;
  if (is === 'contact' && isPromoted) return words.t('token.promoted');
  if (is === 'invalid') {
    const { fault } = entry;
    return words.t(fault && fault !== 'empty' ? `fault.${fault}` : 'outcome.invalid');
  }
  return reasons[is] === undefined ? '' : reasonText(words, reasons[is]);
}

export interface OfferContext {
  account: Account;
  backend: Backend;
  /** Whether somebody is there to open a member. */
  canOpen: boolean;
}

/** The one action that fits; null where there is none. */
export function offerOf(standing: Standing, context: OfferContext): Offer | null {
  const { is, member, invitation, isPromoted, settled } = standing;
  const { account, backend, canOpen } = context;
  const { verbs } = account.capabilities;
  if (settled !== null) return settled.link === null ? null : 'copy';
  switch (is) {
    case 'invalid':
      return repairedAddress(standing.entry.typed) === null ? 'correct' : 'repair';
    case 'disposable':
    case 'denied':
      return 'correct';
    case 'member':
      return member && canOpen ? 'open' : null;
    case 'contact':
      return member ? (isPromoted ? 'undo' : 'promote') : null;
    case 'deactivated':
      return member && backend.setMembersActive && verbs.includes('setMembersActive')
        ? 'reactivate'
        : null;
    case 'invited':
    case 'expired':
      return invitation && backend.resendInvitations && verbs.includes('resendInvitations')
        ? 'resend'
        : null;
    default:
      return null;
  }
}

const offerKeys = {
  correct: ['offer.correct', 'offer.correctNamed'],
  repair: ['offer.repair', 'offer.repair'],
  open: ['offer.open', 'offer.openNamed'],
  resend: ['action.resendShort', 'action.resendNamed'],
  reactivate: ['action.reactivate', 'action.reactivateNamed'],
  promote: ['offer.promote', 'offer.promoteNamed'],
  undo: ['offer.undo', 'offer.undo'],
  copy: ['action.copyLink', 'invite.copyLinkNamed'],
} as const satisfies Record<Offer, readonly [StringKey, StringKey]>;

/** What stands on the button, and what it is called among others of its kind. */
export function offerText(words: Localize, offer: Offer, address: string): [string, string] {
  const [text, named] = offerKeys[offer];
  const meant = offer === 'repair' ? (repairedAddress(address) ?? address) : address;
  const given = { address: meant, email: address, name: address };
  return [words.t(text as 'offer.repair', given), words.t(named as 'offer.repair', given)];
}

/** Where focus finds it in the list. */
export function cellOf({ entry }: Standing): string {
  return `[data-entry="${String(entry.id)}"] [data-cell=text]`;
}
