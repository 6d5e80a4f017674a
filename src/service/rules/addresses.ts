/** What an address is to the account, before anything is sent to it. */
import { parseAddress } from '../../backend/addresses.js';
import type { AddressClass, ClassifiedAddress } from '../../backend/backend.js';
import type { Reason, Refusal } from '../../backend/errors.js';
import { statusAt } from '../clock.js';
import type { InvitationRecord, MemberRecord } from '../records.js';
import type { Work } from '../work.js';
import { refOf } from './versions.js';

export interface Standing {
  is: AddressClass;
  /** As typed, trimmed. */
  address: string;
  canonical: string;
  /** What is wrong with it, where it is no address. */
  fault?: string;
  member?: MemberRecord;
  invitation?: InvitationRecord;
}

export async function standingOf(work: Work, typed: string): Promise<Standing> {
  const parsed = parseAddress(typed);
  if ('fault' in parsed)
    return { is: 'invalid', address: typed, canonical: '', fault: parsed.fault };
  const known = await knownAt(work, [parsed.canonical]);
  return standingIn(work, parsed, known);
}

/** Who and what the account has at some addresses. */
interface Known {
  members: Map<string, MemberRecord>;
  invitations: Map<string, InvitationRecord>;
}

/** Two questions to the store, however many addresses there are. */
async function knownAt({ account }: Work, addresses: string[]): Promise<Known> {
  const canonicals = new Set(addresses);
  if (canonicals.size === 0) return { members: new Map(), invitations: new Map() };
  const members = await account.members.list({ canonicals });
  const open = await account.invitations.list({ canonicals, status: ['pending', 'expired'] });
  return {
    members: new Map(members.map((member) => [member.canonical, member])),
    invitations: new Map(open.map((invitation) => [invitation.canonical, invitation])),
  };
}

function standingIn(
  work: Work,
  { address, canonical }: { address: string; canonical: string },
  { members, invitations }: Known,
): Standing {
  const member = members.get(canonical);
  const invitation = invitations.get(canonical);
  const is = classOf(work, canonical, member, invitation);
  return { is, address, canonical, ...(member && { member }), ...(invitation && { invitation }) };
}

function classOf(
  work: Work,
  canonical: string,
  member: MemberRecord | undefined,
  invitation: InvitationRecord | undefined,
): AddressClass {
  const { settings, now } = work;
  if (member?.signIn === 'active') return 'member';
  if (member?.signIn === 'deactivated') return 'deactivated';
  if (invitation) return statusAt(invitation, now) === 'pending' ? 'invited' : 'expired';
  if (member) return 'contact';
  if (isOf(canonical, settings.deniedDomains)) return 'denied';
  return isToThrowAway(work, canonical) ? 'disposable' : 'new';
}

function isToThrowAway({ settings, isDisposable }: Work, canonical: string): boolean {
  if (isOf(canonical, settings.disposableDomains)) return true;
  if (isOf(canonical, settings.allowedDomains ?? [])) return false;
  return isDisposable(domainOf(canonical));
}

/** Of one of the domains, or of a domain below. */
function isOf(canonical: string, domains: readonly string[]): boolean {
  const domain = domainOf(canonical);
  return domains.some((listed) => domain === listed || domain.endsWith(`.${listed}`));
}

function domainOf(canonical: string): string {
  return canonical.slice(canonical.lastIndexOf('@') + 1);
}

const reasonOf: Record<Exclude<AddressClass, 'new' | 'invalid'>, Reason> = {
  member: 'already-member',
  deactivated: 'deactivated',
  contact: 'is-contact',
  invited: 'already-invited',
  expired: 'expired-invitation',
  disposable: 'disposable',
  denied: 'denied',
};

/** Why nobody new can be made of the address; null for a new one. */
export function standingRefusal({ is, fault }: Standing): (Refusal & { reason: Reason }) | null {
  if (is === 'new') return null;
  if (is === 'invalid') {
    return {
      code: 'invalid',
      reason: 'invalid-address',
      ...(fault && { fields: { email: fault } }),
    };
  }
  return { code: 'refused', reason: reasonOf[is] };
}

export async function classifyAddresses(
  work: Work,
  addresses: string[],
): Promise<ClassifiedAddress[]> {
  const parsed = addresses.map((address) => parseAddress(address));
  const canonicals = parsed.flatMap((one) => ('fault' in one ? [] : [one.canonical]));
  const known = await knownAt(work, canonicals);
  return parsed.map((one, at) => {
    const address = addresses[at] ?? '';
    if ('fault' in one) return { address, is: 'invalid' };
    const { is, member, invitation } = standingIn(work, one, known);
    return {
      address,
      is,
      ...(member && { member: refOf(work, member) }),
      ...(invitation && { invitation: refOf(work, invitation) }),
    };
  });
}
