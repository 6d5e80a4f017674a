import type { Access, Account } from '../../backend/backend.js';
import type { Refusal } from '../../backend/errors.js';
import { type AccessFault, allPermissions, faultOf, roleOf } from '../../backend/permissions.js';
import { serverNow } from '../backend-source.js';
import type { Localize } from '../localize.js';
import { nameOfScope, reasonText } from '../words.js';
import { type AccessProblem, type AccessSection, accessSections } from './context.js';

const places: Readonly<Record<AccessFault['reason'], AccessSection>> = {
  'unknown-role': 'role',
  'unknown-permission': 'permissions',
  'not-held': 'permissions',
  'admin-only': 'permissions',
  'too-few-permissions': 'permissions',
  'empty-scope': 'scope',
};

/** The first thing about this access that keeps it from being given; null where nothing does. */
export function accessProblem(
  words: Localize,
  account: Account,
  access: Access,
  before?: Access,
): AccessProblem | null {
  const fault = faultOf(account, access, before);
  if (fault) return { at: places[fault.reason], text: faultText(words, account, access, fault) };
  return untilProblem(words, account, access, before);
}

/** Whether this access opens nothing: without a role, permissions are all there is to be given. */
export function opensNothing(
  account: Pick<Account, 'permissionGroups' | 'roles'>,
  { permissions }: Pick<Access, 'permissions'>,
): boolean {
  const needsOne = account.roles.length === 0 && allPermissions(account).length > 0;
  return needsOne && permissions.length === 0;
}

function untilProblem(
  words: Localize,
  account: Account,
  { until = null }: Access,
  before?: Access,
): AccessProblem | null {
  if (until === null || until === before?.until) return null;
  const time = Date.parse(until);
  if (Number.isNaN(time)) return { at: 'until', text: words.t('until.incomplete') };
  return time <= serverNow(account) ? { at: 'until', text: words.t('until.past') } : null;
}

function faultText(
  words: Localize,
  account: Account,
  { role }: Access,
  { reason }: AccessFault,
): string {
  if (reason === 'unknown-role') return words.t('error.noRole');
  if (reason === 'empty-scope')
    return words.t('scope.needed', { scope: nameOfScope(words, account) });
  if (reason === 'too-few-permissions') {
    const n = roleOf(account, role)?.minPermissions ?? 1;
    return n > 1 ? words.t('error.fewPermissions', { n }) : words.t('error.noPermission');
  }
  return reasonText(words, reason);
}

/** Where in the form a backend's refusal belongs, and its words there; null where it is not about access. */
export function refusedAccess(
  words: Localize,
  account: Account,
  { before, after }: { before?: Access; after: Access },
  { reason, fields = {} }: Refusal,
): AccessProblem | null {
  if (reason === 'last-subscriber') {
    const dropped = account.subscriptions.filter(
      ({ id, atLeast }) =>
        atLeast && before?.subscriptions.includes(id) && !after.subscriptions.includes(id),
    );
    if (dropped.length === 0) return null;
    const reasons = dropped.map(({ atLeast }) =>
      words.label(atLeast?.reason, '', words.t('error.subscriptions')),
    );
    return { at: 'subscriptions', text: reasons.join(' ') };
  }
  const at = accessSections.find((section) => fields[section] !== undefined) ?? placeOf(reason);
  if (!at) return null;
  const why = reason ?? fields[at];
  if (at === 'scope' && why === 'not-held') return { at, text: words.t('scope.beyond') };
  if (isFault(why))
    return { at, text: faultText(words, account, after, { reason: why, permissions: [] }) };
  return { at, text: words.t('error.unknownChoice') };
}

function isFault(reason: string | undefined): reason is AccessFault['reason'] {
  return reason !== undefined && Object.hasOwn(places, reason);
}
function placeOf(reason: string | undefined): AccessSection | undefined {
  return isFault(reason) ? places[reason] : undefined;
}
