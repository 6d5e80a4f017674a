import type { Access, Account } from '../../backend/backend.js';
import { type AccessFault, faultOf, roleOf } from '../../backend/permissions.js';
import type { Localize } from '../localize.js';
import { reasonText } from '../words.js';
import type { AccessProblem, AccessSection } from './context.js';

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
  if (!fault) return null;
  return { at: places[fault.reason], text: faultText(words, account, access, fault) };
}

function faultText(
  words: Localize,
  account: Account,
  { role }: Access,
  { reason }: AccessFault,
): string {
  if (reason === 'unknown-role') return words.t('error.noRole');
  if (reason === 'too-few-permissions') {
    const n = roleOf(account, role)?.minPermissions ?? 1;
    return n > 1 ? words.t('error.fewPermissions', { n }) : words.t('error.noPermission');
  }
  return reasonText(words, reason);
}
