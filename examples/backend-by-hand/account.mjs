/** All that the panel draws comes from `account.json`; who is looking, and what time it is, is put beside it. */
import { readFileSync } from 'node:fs';
import { no } from './portal.mjs';

export const account = JSON.parse(readFileSync(new URL('account.json', import.meta.url), 'utf8'));
export const permissions = account.permissionGroups.flatMap((group) => group.permissions);

/** Only what the account has can be given. */
export const allowed = (ids) =>
  ids.every((id) => permissions.some((one) => one.id === id))
    ? ids
    : no('invalid', 'unknown-permission');
