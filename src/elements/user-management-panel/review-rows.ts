/** The access review as plain rows: what stands in the file, and partly in the table. */
import type { Account, Id, Member } from '../../backend/backend.js';
import { allPermissions, roleOf } from '../../backend/permissions.js';
import type { Localize } from '../../internal/localize.js';
import {
  isReadable,
  lastDay,
  nameOfPermission,
  nameOfProfile,
  nameOfRole,
  nameOfScope,
  namesOfSubscriptions,
} from '../../internal/words.js';

/** Who has not signed in for so many days is marked. */
export const dormantAfter = 90;
const day = 86_400_000;

/** May sign in, and is known not to have done so for long. Who has just joined has had no time to. */
export function isDormant(
  { signIn, lastSignInAt, joinedAt }: Pick<Member, 'signIn' | 'lastSignInAt' | 'joinedAt'>,
  now: number,
): boolean {
  if (signIn !== 'active' || lastSignInAt === undefined) return false;
  const since = lastSignInAt ?? joinedAt;
  return since !== null && now - Date.parse(since) >= dormantAfter * day;
}

/** Whether the backend knows when people have signed in last; without that nothing is said about it. */
function knowsSignIns(members: readonly Member[]): boolean {
  return members.some((member) => isReadable(member) && member.lastSignInAt !== undefined);
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

function scopeCount(words: Localize, account: Account, { scope }: Member): string {
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
export function columnsAfter(
  words: Localize,
  account: Account,
  members: readonly Member[],
): TextColumn[] {
  const { t } = words;
  const columns: TextColumn[] = [];
  if (account.scope) {
    const text = (member: Member) => scopeCount(words, account, member);
    columns.push({ id: 'scope', head: nameOfScope(words, account), text });
  }
  if (account.subscriptions.length > 0) {
    const text = ({ subscriptions }: Member) => namesOfSubscriptions(words, account, subscriptions);
    columns.push({ id: 'subscriptions', head: t('column.subscriptions'), text });
  }
  if (account.capabilities.accessUntil) {
    const text = ({ until }: Member) => (until ? words.date(lastDay(until)) : '');
    columns.push({ id: 'until', head: t('until.section'), text });
  }
  if (knowsSignIns(members)) {
    const text = (member: Member) => lastSignInText(words, member);
    columns.push({ id: 'lastSignIn', head: t('column.lastSignIn'), text });
  }
  return [
    ...columns,
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

function lastSignInText(words: Localize, { lastSignInAt, signIn }: Member): string {
  if (lastSignInAt) return words.date(lastSignInAt);
  const couldNot = signIn === 'none' || signIn === 'invited';
  return lastSignInAt === undefined || couldNot ? '' : words.t('lastSignIn.never');
}

/** The file: its heads, then a line per member. */
export function linesOf(
  words: Localize,
  account: Account,
  members: readonly Member[],
  now: number,
): string[][] {
  const { t } = words;
  const mark = (is: boolean) => t(is ? 'review.yes' : 'review.no');
  const columns: Omit<TextColumn, 'id'>[] = [
    { head: t('field.name'), text: ({ name }) => name ?? '' },
    { head: t('field.email'), text: ({ email }) => email },
    ...columnsBefore(words, account),
    ...allPermissions(account).map((permission) => ({
      head: nameOfPermission(words, permission),
      text: (member: Member) => mark(holds(member, permission.id)),
    })),
    ...columnsAfter(words, account, members),
  ];
  if (knowsSignIns(members)) {
    const text = (member: Member) =>
      member.lastSignInAt === undefined ? '' : mark(isDormant(member, now));
    columns.push({ head: t('review.dormant', { days: dormantAfter }), text });
  }
  return [
    columns.map(({ head }) => head),
    ...members.map((member) => columns.map(({ text }) => text(member))),
  ];
}
