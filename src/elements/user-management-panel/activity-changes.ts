/** What became of somebody's access, a line each, as the activity tells it. */
import type {
  AccessChanges,
  Account,
  Activity,
  Changed,
  Id,
  ScopePart,
} from '../../backend/backend.js';
import { roleOf } from '../../backend/permissions.js';
import type { Localize } from '../../internal/localize.js';
import {
  lastDay,
  nameOfProfile,
  nameOfRole,
  nameOfScope,
  nameOfSubscription,
  namesOfPermissions,
  permissionNames,
} from '../../internal/words.js';

type Told = Pick<Activity, 'gains' | 'loses' | 'changes'>;

export function changeLines(words: Localize, account: Account, told: Told): string[] {
  const { gains = [], loses = [], changes = {} } = told;
  const { t } = words;
  const named = (ids: readonly Id[]) => permissionsIn(words, account, ids);
  return [
    ...headLines(words, account, changes),
    ...(gains.length > 0 ? [t('permissions.gains', { permissions: named(gains) })] : []),
    ...(loses.length > 0 ? [t('permissions.loses', { permissions: named(loses) })] : []),
    ...scopeLines(words, account, changes),
    ...mailLines(words, account, changes),
    ...untilLine(words, changes),
  ];
}

/** Permissions by their names; one that the account has no longer by its id. */
function permissionsIn(words: Localize, account: Account, ids: readonly Id[]): string {
  const gone = ids.filter((id) => permissionNames(words, account, [id]).length === 0);
  return gone.length === 0
    ? namesOfPermissions(words, account, ids)
    : words.list([...permissionNames(words, account, ids), ...gone]);
}

function headLines(words: Localize, account: Account, { role, profile }: AccessChanges): string[] {
  const { t } = words;
  const nothing = t('activity.nothing');
  const roleName = (id: Id | null) =>
    id === null ? nothing : nameOfRole(words, roleOf(account, id) ?? { id });
  const profileName = (id: Id | null) => {
    const known = account.profiles.find((one) => one.id === id);
    return id === null ? nothing : nameOfProfile(words, known ?? { id });
  };
  return [
    ...(role ? [changedLine(words, t('role.section'), role, roleName)] : []),
    ...(profile ? [changedLine(words, t('profile.type'), profile, profileName)] : []),
  ];
}

/** Where there was nothing before, that is not said. */
function changedLine<T>(
  { t }: Localize,
  what: string,
  { from, to }: Changed<T>,
  nameOf: (value: T | null) => string,
): string {
  const now = nameOf(to);
  return from === null
    ? t('activity.now', { what, now })
    : t('activity.changed', { what, now, before: nameOf(from) });
}

function scopeLines(words: Localize, account: Account, { scope: change }: AccessChanges): string[] {
  if (!change) return [];
  const { t } = words;
  const scope = nameOfScope(words, account);
  const { gains, loses } = change;
  if (gains && 'all' in gains) return [t('scope.allOf', { scope })];
  if (loses && 'all' in loses) {
    return gains
      ? [t('activity.scopeOnly', { scope, list: resourcesIn(words, gains) })]
      : [t('scope.noneOf', { scope })];
  }
  return [
    ...(gains ? [t('activity.scopeGains', { scope, list: resourcesIn(words, gains) })] : []),
    ...(loses ? [t('activity.scopeLoses', { scope, list: resourcesIn(words, loses) })] : []),
  ];
}

function resourcesIn(words: Localize, { count, names }: Exclude<ScopePart, { all: true }>): string {
  const told = names.map((name) => words.label(name, '', ''));
  const n = count - told.length;
  if (n <= 0) return words.list(told);
  return told.length === 0 ? words.number(n) : words.t('access.more', { list: told.join(', '), n });
}

function mailLines(words: Localize, account: Account, { subscriptions }: AccessChanges): string[] {
  const { gains = [], loses = [] } = subscriptions ?? {};
  const named = (ids: readonly Id[]) =>
    words.list(
      ids.map((id) => {
        const known = account.subscriptions.find((one) => one.id === id);
        return nameOfSubscription(words, known ?? { id });
      }),
    );
  return [
    ...(gains.length > 0 ? [words.t('profile.receives', { subscriptions: named(gains) })] : []),
    ...(loses.length > 0 ? [words.t('activity.mailLoses', { subscriptions: named(loses) })] : []),
  ];
}

function untilLine(words: Localize, { until }: AccessChanges): string[] {
  if (!until) return [];
  const dayOf = (end: string | null) =>
    end === null ? words.t('until.never') : words.date(lastDay(end));
  return [changedLine(words, words.t('activity.until'), until, dayOf)];
}
