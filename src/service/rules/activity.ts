import { difference } from '../../backend/permissions.js';
import type { Id } from '../../backend/backend.js';
import type { Work } from '../work.js';

/** What is told in the list of activity; one entry per change. */
export type ActivityVerb =
  | 'member-created'
  | 'member-updated'
  | 'member-removed'
  | 'member-deactivated'
  | 'member-reactivated'
  | 'invitation-sent'
  | 'invitation-resent'
  | 'invitation-updated'
  | 'invitation-revoked'
  | 'invitation-accepted'
  | 'invitation-declined'
  | 'new-link-wanted'
  | 'password-set'
  | 'address-confirmed';

interface Named {
  name?: string | null;
  email: string;
}
interface Holding {
  permissions: readonly Id[];
}

/** Writes one entry. With `before` and `after`, it tells which permissions were gained and lost. */
export async function tell(
  work: Work,
  actor: Named,
  verb: ActivityVerb,
  subject: Named,
  change?: { before?: Holding; after: Holding },
): Promise<void> {
  const told = change && difference(change.before?.permissions ?? [], change.after.permissions);
  await work.account.activity.put({
    id: work.newId(),
    at: work.now,
    actor: nameOf(actor),
    verb,
    subject: nameOf(subject),
    ...(told && told.gains.length > 0 && { gains: told.gains }),
    ...(told && told.loses.length > 0 && { loses: told.loses }),
  });
}

export function nameOf({ name, email }: Named): string {
  return name ?? email;
}
