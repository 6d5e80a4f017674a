import type { Id } from '../../backend/backend.js';
import { difference } from '../../backend/permissions.js';
import type { Work } from '../work.js';
import type { KeptAccess } from './access.js';
import { accessChanges, noAccess } from './access-changes.js';
import { refsOf } from './person-refs.js';

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
  id?: Id;
  name?: string | null;
  email: string;
}

/** Writes one entry. With `after`, it tells what became of the access; without `before`, there was none. */
export async function tell(
  work: Work,
  actor: Named,
  verb: ActivityVerb,
  subject: Named,
  change?: { before?: KeptAccess; after: KeptAccess },
): Promise<void> {
  const { before = noAccess, after = before } = change ?? {};
  const { gains, loses } = difference(before.permissions, after.permissions);
  const changes = await accessChanges(work, before, after);
  await work.account.activity.put({
    id: work.newId(),
    at: work.now,
    actor: nameOf(actor),
    verb,
    subject: nameOf(subject),
    ...(gains.length > 0 && { gains }),
    ...(loses.length > 0 && { loses }),
    ...(changes && { changes }),
    actorRefs: await refsOf(actor),
    subjectRefs: await refsOf(subject),
  });
}

export function nameOf({ name, email }: Named): string {
  return name ?? email;
}
