/** Which words a thing of the contract has: names by id, reasons and errors by code. */
import type {
  Access,
  Account,
  Id,
  Invitation,
  Member,
  Permission,
  PermissionGroup,
  Profile,
  Role,
  Subscription,
} from '../backend/backend.js';
import { type BackendError, longestWait, type Refusal, waitOf } from '../backend/errors.js';
import { allPermissions, isAll, riskyOf, roleOf } from '../backend/permissions.js';
import { hasVisibleText } from '../backend/visible-text.js';
import type { Localize } from './localize.js';

export function nameOfPermission(words: Localize, { id, label }: Permission): string {
  return words.label(label, `permission.${id}.label`, id);
}
/** The sentence below its name; empty where the account says nothing more. */
export function aboutPermission(words: Localize, { id, description }: Permission): string {
  return words.label(description, `permission.${id}.description`, '');
}
/** The names of those ids that the account knows, in its order. */
export function permissionNames(words: Localize, account: Account, ids: readonly Id[]): string[] {
  const known = allPermissions(account).filter(({ id }) => ids.includes(id));
  return known.map((permission) => nameOfPermission(words, permission));
}
/** The same as one list. */
export function namesOfPermissions(words: Localize, account: Account, ids: readonly Id[]): string {
  return words.list(permissionNames(words, account, ids));
}
export function nameOfRole(words: Localize, { id, label }: Pick<Role, 'id' | 'label'>): string {
  return words.label(label, `role.${id}`, id);
}
export function nameOfProfile(
  words: Localize,
  { id, label }: Pick<Profile, 'id' | 'label'>,
): string {
  return words.label(label, `profile.${id}`, id);
}
export function nameOfSubscription(words: Localize, { id, label }: Subscription): string {
  return words.label(label, `alert.${id}`, id);
}
/** The sentence below its name; empty where the account says nothing more. */
export function aboutSubscription(words: Localize, { id, description }: Subscription): string {
  return words.label(description, `alert.${id}Hint`, '');
}
/** Those of the ids that the account knows, as a list in its order. */
export function namesOfSubscriptions(
  words: Localize,
  account: Account,
  ids: readonly Id[],
): string {
  const known = account.subscriptions.filter(({ id }) => ids.includes(id));
  return words.list(known.map((category) => nameOfSubscription(words, category)));
}
export function nameOfGroup(words: Localize, { id, label }: PermissionGroup): string {
  return words.label(label, `group.${id}`, id);
}
export function riskText(words: Localize, { id, risk }: Permission): string {
  return words.label(risk?.reason, `risk.${id}`, words.t('risk.profile'));
}
export function nameOfMember({ name, email }: Pick<Member, 'name' | 'email'>): string {
  return hasVisibleText(name) ? name : email;
}
export function nameOfRow(row: Member | Invitation): string {
  return 'signIn' in row ? nameOfMember(row) : row.email;
}

/** Until when access lasts, by the day and the zone of the viewer. */
export function untilText(words: Localize, until: string | null): string {
  if (until === null) return words.t('until.never');
  const iso = lastDay(until);
  if (iso === '') return '–';
  return words.t('until.ends', { date: words.date(iso), zone: words.zone(iso) });
}
/** A moment of the last day on which somebody may come in; empty where there is no reading it. */
export function lastDay(until: string): string {
  const lastMoment = new Date(Date.parse(until) - 1);
  return Number.isNaN(lastMoment.getTime()) ? '' : lastMoment.toISOString();
}

/** What the account calls that which permissions hold for. */
export function nameOfScope(words: Localize, { scope }: Pick<Account, 'scope'>): string {
  return words.label(scope?.label, 'column.subaccounts', '');
}
/** “Sub-accounts: 3 of 40”. */
export function scopeSummary(
  words: Localize,
  account: Pick<Account, 'scope'>,
  { scope: held }: Pick<Access, 'scope'>,
): string {
  const scope = nameOfScope(words, account);
  if ('all' in held) return words.t('scope.allOf', { scope });
  const n = held.ids.length;
  if (n === 0) return words.t('scope.noneOf', { scope });
  return words.t('scope.someOf', { scope, n, total: account.scope?.count ?? n });
}

/** “All permissions”, “Billing”, “2 of 13 permissions”: the first line of a row's access. */
export function accessSummary(words: Localize, account: Account, access: Access): string {
  const all = allPermissions(account);
  const held = all.filter(({ id }) => access.permissions.includes(id)).length;
  const role = roleOf(account, access.role);
  const profile = account.profiles.find(({ id }) => id === access.profile);
  const head = role ? nameOfRole(words, role) : profile && nameOfProfile(words, profile);
  // Where roles are all there is, "no permissions" would be wrong.
  if (all.length === 0) return head ?? access.role ?? '';
  const some = amount(words, held, all.length);
  return head ? `${head} · ${some}` : some;
}

function amount({ t }: Localize, held: number, total: number): string {
  if (held === 0) return t('access.none');
  return held === total ? t('access.all') : t('access.some', { n: held, total });
}

/** The second line: what is risky in full, else the first two permissions. Empty where the first line says it all. */
export function accessDetail(words: Localize, account: Account, access: Access): string {
  const risky = riskyOf(account, access.permissions);
  if (risky.length > 0 && !(isAll(account, access.permissions) && access.permissions.length > 0)) {
    const permission = words.list(risky.map((one) => nameOfPermission(words, one)));
    return words.t('access.includes', { permission });
  }
  if (isAll(account, access.permissions)) return '';
  const names = allPermissions(account)
    .filter(({ id }) => access.permissions.includes(id))
    .map((one) => nameOfPermission(words, one));
  if (names.length <= 2) return words.list(names);
  return words.t('access.more', { list: names.slice(0, 2).join(', '), n: names.length - 2 });
}

/** The whole of somebody's access in one sentence part, risky permissions named in full; empty where there is none. */
export function accessInFull(words: Localize, account: Account, access: Access): string {
  if (access.permissions.length === 0) return '';
  const risky = riskyOf(account, access.permissions).map((one) => nameOfPermission(words, one));
  const summary = accessSummary(words, account, access);
  if (risky.length === 0) return summary;
  return `${summary}, ${words.t('invite.includingRisk', { permissions: words.list(risky) })}`;
}

/** Why something cannot be done; a reason that nobody here knows gets a general sentence. */
export function reasonText(words: Localize, reason: string | undefined): string {
  const { t } = words;
  switch (reason) {
    case 'owner':
    case 'last-owner':
      return t('guard.owner');
    case 'last-admin':
      return t('guard.lastAdminNameless');
    case 'self':
      return t('guard.self');
    case 'not-held':
      return t('guard.notHeld');
    case 'holds-more':
      return t('guard.holdsMore');
    case 'admin-only':
      return t('role.refusedPermission');
    case 'invalid-address':
      return t('outcome.invalid');
    case 'already-member':
      return t('outcome.member');
    case 'deactivated':
      return t('outcome.deactivated');
    case 'already-invited':
      return t('outcome.pending');
    case 'expired-invitation':
      return t('outcome.expired');
    case 'is-contact':
      return t('outcome.contact');
    case 'duplicate':
      return t('outcome.duplicate');
    case 'disposable':
      return t('outcome.disposable');
    case 'no-seat':
      return t('outcome.noSeat');
    case 'denied':
      return t('error.denied');
    case 'too-few-permissions':
      return t('error.noPermission');
    case 'empty-scope':
      return t('error.noScope');
    case 'required':
      return t('error.required');
    case 'user-address':
      return t('guard.userAddress');
    case 'last-subscriber':
      return t('guard.lastSubscriber');
    default:
      return t('guard.general');
  }
}

/** Why a list or the account is not there. */
export function readErrorText(words: Localize, error: BackendError, now: number): string {
  const { t } = words;
  switch (error.code) {
    case 'unauthenticated':
      return t('error.signedOutList');
    case 'forbidden':
      return t('error.forbidden');
    case 'bad-answer':
      return t('error.badAnswer');
    case 'rate-limited':
      return tooManyText(words, error, now);
    case 'unreachable':
    case 'busy':
      return t('error.unreachable');
    default:
      return t('error.ours');
  }
}

/** That it was too often, and when trying again makes sense, where that is soon enough to be told. */
export function tooManyText(words: Localize, { retryAfter }: Refusal, now: number): string {
  const wait = waitOf(retryAfter) ?? 60;
  if (wait >= longestWait) return words.t('error.tooManyLater');
  const inTime = words.relative(new Date(now + wait * 1000).toISOString(), now);
  return words.t('error.tooMany', { inTime });
}

/** Pending past its time is expired, whatever the row says: it may have been open for days. */
export function statusOfInvitation(invitation: Invitation, now: number): Invitation['status'] {
  const { status, expiresAt } = invitation;
  return status === 'pending' && Date.parse(expiresAt) <= now ? 'expired' : status;
}

/** Whether a row can be drawn. What came over HTTP has been checked; an adapter of the host's may send anything. */
export function isReadable(row: Member | Invitation): boolean {
  const { email, permissions, actions, name, delivery } = row as Partial<Member & Invitation>;
  const isPerson = typeof email === 'string' && email !== '' && typeof (name ?? '') === 'string';
  const isSent = delivery === undefined || typeof delivery.state === 'string';
  return isPerson && isSent && Array.isArray(permissions) && Boolean(actions);
}
