/** Where an invitee stands, from what the backend says of the link. */
import { canonicalAddress } from '../../backend/addresses.js';
import type { AcceptAnswer, InvitationView } from '../../backend/backend.js';
import { tidyText } from '../../backend/visible-text.js';

/**
 * What is offered: a password to set, or first a link to prove the mailbox by, a login to make at the host, a sign-in, joining as the invited person, the choice
 * between two addresses; or nothing, since another person is signed in.
 */
export type Offer =
  'password' | 'mailbox' | 'signUp' | 'signIn' | 'confirm' | 'choose' | 'wrongAccount';

export function offerOf(view: InvitationView): Offer {
  const isOther = isOtherAccount(view);
  switch (view.needs) {
    case 'password':
      return view.needsMailbox ? 'mailbox' : 'password';
    case 'hostSignUp':
      return 'signUp';
    case 'signIn':
      return isOther ? 'wrongAccount' : 'signIn';
    default:
      if (!isOther) return 'confirm';
      return view.boundToAddress ? 'wrongAccount' : 'choose';
  }
}

function isOtherAccount({ signedInAs, email }: InvitationView): boolean {
  if (signedInAs === null) return false;
  return (canonicalAddress(signedInAs) ?? signedInAs) !== (canonicalAddress(email) ?? email);
}

export interface Typed {
  name: string;
  password: string;
}

export function answerOf(view: InvitationView, typed: Typed): AcceptAnswer {
  const offer = offerOf(view);
  if (offer === 'choose') return { as: 'signedIn' };
  if (offer !== 'password') return {};
  const name = tidyText(typed.name);
  return { ...(name !== '' && { name }), password: typed.password };
}

/** The length is all that is asked of it; counted as people count. */
export function faultOfPassword(password: string): 'required' | 'too-short' | null {
  if (password === '') return 'required';
  return Array.from(password).length < 8 ? 'too-short' : null;
}

/** `b•••@kopilereng.example`: known to whom it belongs, of no use to somebody who found the link. */
export function masked(address: string): string {
  const at = address.lastIndexOf('@');
  const [first = ''] = Array.from(address);
  return at <= 0 ? `${first}•••` : `${first}•••${address.slice(at)}`;
}

/** Where a link may lead: a page, nothing that runs. Null for anything else. */
export function pageAddress(next: string | null | undefined, base: string): string | null {
  if (!next || !URL.canParse(next, base)) return null;
  const { protocol, href } = new URL(next, base);
  return protocol === 'https:' || protocol === 'http:' ? href : null;
}
