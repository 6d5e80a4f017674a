import type { Account, Counts, InvitationStatus, SignIn } from '../../backend/backend.js';
import type { Localize } from '../../internal/localize.js';

export type View = 'members' | 'invitations' | 'deactivated';

/** Invitations that wait for an answer, and those that are over. */
export const openStatuses: InvitationStatus[] = ['pending', 'expired'];
export const closedStatuses: InvitationStatus[] = ['accepted', 'declined', 'revoked'];

/** The lists that an account has at all. Contacts carry their invitations in their own rows. */
export function viewsOf({ invitations, capabilities }: Account): View[] {
  const views: View[] = ['members'];
  if (invitations && capabilities.createsMembers !== 'contacts') views.push('invitations');
  if (capabilities.verbs.includes('setMembersActive')) views.push('deactivated');
  return views;
}

/**
 * Whether address and permissions are all that an invitation to this account needs. Where a type or sub-accounts have to
 * be chosen, or people are created as contacts, the button is not drawn.
 */
export function canBeInvitedTo({ invitations, roles, scope, capabilities }: Account): boolean {
  return (
    invitations !== null && roles.length === 0 && scope === null && !capabilities.createsMembers
  );
}

/** Which of them get a tab: those with rows and the selected one, or all where the host wants it so. */
export function tabsOf(
  account: Account,
  counts: Counts,
  selected: View,
  tabs: 'auto' | 'all',
): View[] {
  const views = viewsOf(account);
  const shown =
    tabs === 'all'
      ? views
      : views.filter(
          (view) => view === 'members' || view === selected || countOf(counts, view) > 0,
        );
  return shown.length > 1 ? shown : [];
}

export function countOf(counts: Counts, view: View): number {
  if (view === 'deactivated') return counts.members?.deactivated ?? 0;
  if (view === 'members') return sum(counts.members, signInsOf('members'));
  return sum(counts.invitations, openStatuses);
}

export function signInsOf(view: 'members' | 'deactivated'): SignIn[] {
  return view === 'deactivated' ? ['deactivated'] : ['none', 'invited', 'active'];
}

export function nameOfView({ t }: Localize, view: View, views: readonly View[]): string {
  const named = views.includes('deactivated');
  if (view === 'deactivated') return t('tab.deactivated');
  if (view === 'invitations') return t(named ? 'tab.pending' : 'tab.invitations');
  return t(named ? 'tab.active' : 'tab.users');
}

function sum<Key extends string>(
  counts: Partial<Record<Key, number>> | undefined,
  keys: readonly Key[],
): number {
  return keys.reduce((total, key) => total + (counts?.[key] ?? 0), 0);
}
