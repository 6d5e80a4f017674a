import type { Invitation, Member, Ref } from '../../backend/backend.js';
import type { InvitationRecord, MemberRecord } from '../records.js';
import { refusal } from '../refusal.js';
import type { ViewerWork, Work } from '../work.js';

/**
 * What a person changes has to be what the person saw.
 * @throws BackendError `changed`, with the row as it is now; `invalid` where the version is missing
 */
export async function checkVersion(
  { settings }: ViewerWork,
  record: MemberRecord | InvitationRecord,
  seen: Ref['version'],
  row: () => Member | Invitation | Promise<Member | Invitation>,
): Promise<void> {
  if (!settings.capabilities.versions) return;
  if (seen === undefined) throw refusal('invalid', 'version-missing');
  if (seen === String(record.version)) return;
  const current = await row();
  throw refusal('changed', undefined, {
    current,
    ...(record.changed && { changed: record.changed }),
  });
}

/** What names a row as it is now. */
export function refOf({ settings }: Work, { id, version }: MemberRecord | InvitationRecord): Ref {
  return settings.capabilities.versions ? { id, version: String(version) } : { id };
}

/** What is kept with every change of a row. */
export function touched({ viewer, now }: ViewerWork, record: { version: number }) {
  return { version: record.version + 1, changed: { by: viewer.name ?? viewer.email, at: now } };
}
