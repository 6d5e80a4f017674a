/** Whether somebody may do something in the account: what a host's gateway asks on every request. */
import { isIn } from '../clock.js';
import type { MemberRecord } from '../records.js';
import { refusal } from '../refusal.js';
import type { ViewerWork, Work } from '../work.js';
import { heldNow } from './standing.js';

/** @throws BackendError `forbidden`, also where there is no such account: nothing tells the two apart */
export async function viewerOf({ account, now }: Work, canonical: string): Promise<MemberRecord> {
  const [member] = await account.members.list({ canonical }, { limit: 1 });
  if (!member || !isIn(member, now)) throw refusal('forbidden');
  return member;
}

/** @throws BackendError `forbidden` unless the permission is held and the resource in scope */
export function demandAccess(
  { settings, viewer }: ViewerWork,
  { permission, resource }: { permission?: string | undefined; resource?: string | undefined },
): void {
  const holds = permission === undefined || heldNow(settings, viewer).includes(permission);
  const reaches = resource === undefined || !settings.scope || isInScope(viewer, resource);
  if (!holds || !reaches) throw refusal('forbidden');
}

function isInScope({ isOwner, scope }: MemberRecord, resource: string): boolean {
  return isOwner || 'all' in scope || scope.ids.includes(resource);
}
