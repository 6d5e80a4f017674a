import type { Account, Counts, InvitationStatus, SignIn } from '../../backend/backend.js';
import type { Localize } from '../../internal/localize.js';

/** The lists, each with its tab. */
export type ListView = 'members' | 'invitations' | 'deactivated';
/** What takes the place of the lists: few come for it. */
export type FullView = 'review' | 'activity';
export type View = ListView | FullView;

export function isList(view: View): view is ListView {
  return view !== 'review' && view !== 'activity';
}

/** Invitations that wait for an answer, and those that are over. */
export const openStatuses: InvitationStatus[] = ['pending', 'expired'];
export const closedStatuses: InvitationStatus[] = ['accepted', 'declined', 'revoked'];

/** The lists that an account has at all. Contacts carry their invitations in their own rows. */
export function viewsOf({ invitations, capabilities }: Account): ListView[] {
  const views: ListView[] = ['members'];
  if (invitations && capabilities.createsMembers !== 'contacts') views.push('invitations');
  if (capabilities.verbs.includes('setMembersActive')) views.push('deactivated');
  return views;
}

/** Which full views this viewer may open. */
export function fullViewsOf({ viewer, capabilities }: Account): FullView[] {
  const views: FullView[] = [];
  if (viewer.actions.review === true) views.push('review');
  if (viewer.actions.activity === true && capabilities.verbs.includes('listActivity'))
    views.push('activity');
  return views;
}

/** How people come into this account: invited, or created by the viewer himself; null where he may not add anybody. */
export function wayIn({ viewer, invitations, capabilities }: Account): 'invite' | 'create' | null {
  const { createsMembers, verbs } = capabilities;
  if (createsMembers !== null) {
    return viewer.actions.createMember === true && verbs.includes('createMember') ? 'create' : null;
  }
  return viewer.actions.invite === true && invitations !== null ? 'invite' : null;
}

/** Where those listed, and nobody else, are attended to. */
export function areAuthorised({ vocabulary, capabilities }: Account): boolean {
  return vocabulary === 'contacts' && capabilities.createsMembers === 'contacts';
}

/** Which of them get a tab: those with rows and the selected one, or all where the host wants it so. */
export function tabsOf(
  account: Account,
  counts: Counts,
  selected: ListView,
  tabs: 'auto' | 'all',
): ListView[] {
  const views = viewsOf(account);
  const shown =
    tabs === 'all'
      ? views
      : views.filter(
          (view) => view === 'members' || view === selected || countOf(counts, view) > 0,
        );
  return shown.length > 1 ? shown : [];
}

export function countOf(counts: Counts, view: ListView): number {
  if (view === 'deactivated') return counts.members?.deactivated ?? 0;
  if (view === 'members') return sum(counts.members, signInsOf('members'));
  return sum(counts.invitations, openStatuses);
}

export function signInsOf(view: 'members' | 'deactivated'): SignIn[] {
  return view === 'deactivated' ? ['deactivated'] : ['none', 'invited', 'active'];
}

export function nameOfView({ t }: Localize, view: ListView, views: readonly ListView[]): string {
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
