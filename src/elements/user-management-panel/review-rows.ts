/** The access review as plain rows: what stands in the file, and partly in the table. */
import type { Account, Id, Member } from '../../backend/backend.js';
import { allPermissions, roleOf } from '../../backend/permissions.js';
import type { Localize } from '../../internal/localize.js';
import {
  nameOfPermission,
  nameOfProfile,
  nameOfRole,
  nameOfScope,
  namesOfSubscriptions,
} from '../../internal/words.js';

/** Who has not signed in for so many days is marked. */
export const dormantAfter = 90;
const day = 86_400_000;

/** May sign in, and has not done so for long. Who has just joined has had no time to. */
export function isDormant(
  { signIn, lastSignInAt, joinedAt }: Pick<Member, 'signIn' | 'lastSignInAt' | 'joinedAt'>,
  now: number,
): boolean {
  const since = lastSignInAt ?? joinedAt;
  return signIn === 'active' && since !== null && now - Date.parse(since) >= dormantAfter * day;
}

/** An owner holds all there is, whatever the row lists. */
export function holds({ isOwner, permissions }: Member, id: Id): boolean {
  return isOwner || permissions.includes(id);
}

export function signInText({ t }: Localize, { signIn }: Pick<Member, 'signIn'>): string {
  switch (signIn) {
    case 'active':
      return t('status.active');
    case 'deactivated':
      return t('status.deactivated');
    case 'invited':
      return t('status.pending');
    case 'none':
      return t('badge.contact');
    default:
      return t('status.unknown');
  }
}

export function scopeText(words: Localize, account: Account, { scope }: Member): string {
  if ('all' in scope) return words.t('scope.everything');
  const total = account.scope?.count ?? scope.ids.length;
  return words.t('permissions.count', { n: scope.ids.length, total });
}

/** One column of words: beside the permissions, of which each has its own. */
export interface TextColumn {
  id: string;
  head: string;
  text(member: Member): string;
}

/** What says who somebody is here, before the permissions. */
export function columnsBefore(words: Localize, account: Account): TextColumn[] {
  const { t } = words;
  const columns: TextColumn[] = [
    { id: 'status', head: t('column.status'), text: (member) => signInText(words, member) },
  ];
  if (account.roles.length > 0) {
    const text = ({ role }: Member) => {
      const held = roleOf(account, role);
      return held ? nameOfRole(words, held) : (role ?? '');
    };
    columns.push({ id: 'role', head: t('review.role'), text });
  }
  if (account.profiles.length > 0) {
    const text = ({ profile }: Member) => {
      const held = account.profiles.find(({ id }) => id === profile);
      return held ? nameOfProfile(words, held) : (profile ?? '');
    };
    columns.push({ id: 'profile', head: t('profile.type'), text });
  }
  return columns;
}

/** What holds beside the permissions, and since when. */
export function columnsAfter(words: Localize, account: Account): TextColumn[] {
  const { t } = words;
  const columns: TextColumn[] = [];
  if (account.scope) {
    const text = (member: Member) => scopeText(words, account, member);
    columns.push({ id: 'scope', head: nameOfScope(words, account), text });
  }
  if (account.subscriptions.length > 0) {
    const text = ({ subscriptions }: Member) => namesOfSubscriptions(words, account, subscriptions);
    columns.push({ id: 'subscriptions', head: t('column.subscriptions'), text });
  }
  if (account.capabilities.accessUntil) {
    const text = ({ until }: Member) => (until ? words.date(until) : '');
    columns.push({ id: 'until', head: t('until.section'), text });
  }
  return [
    ...columns,
    {
      id: 'lastSignIn',
      head: t('column.lastSignIn'),
      text: ({ lastSignInAt, signIn }) => {
        if (lastSignInAt) return words.date(lastSignInAt);
        return signIn === 'none' || signIn === 'invited' ? '' : t('lastSignIn.never');
      },
    },
    {
      id: 'joined',
      head: t('review.joined'),
      text: ({ joinedAt }) => (joinedAt ? words.date(joinedAt) : ''),
    },
    {
      id: 'invitedBy',
      head: t('review.invitedBy'),
      text: ({ invitedBy }) => invitedBy?.name ?? '',
    },
  ];
}

/** The heads of the file. */
export function columnsOf(words: Localize, account: Account): string[] {
  const { t } = words;
  return [
    t('field.name'),
    t('field.email'),
    ...columnsBefore(words, account).map(({ head }) => head),
    ...allPermissions(account).map((permission) => nameOfPermission(words, permission)),
    ...columnsAfter(words, account).map(({ head }) => head),
    t('review.dormant', { days: dormantAfter }),
  ];
}

/** One member in the file, in the order of the heads. */
export function cellsOf(words: Localize, account: Account, member: Member, now: number): string[] {
  const { t } = words;
  const mark = (is: boolean) => t(is ? 'review.yes' : 'review.no');
  return [
    member.name ?? '',
    member.email,
    ...columnsBefore(words, account).map(({ text }) => text(member)),
    ...allPermissions(account).map(({ id }) => mark(holds(member, id))),
    ...columnsAfter(words, account).map(({ text }) => text(member)),
    mark(isDormant(member, now)),
  ];
}
