/** What the panel's tabs are made from. The first page of a list tells it of both; better-auth has to be asked once more. */
import type { Call, Counts } from '../../backend/backend.js';
import { countBy } from './lists.js';
import type { Organization } from './organization.js';
import { toInvitation } from './rows.js';

type Page = { cursor?: string };

/** None where the page is not the first one, or the viewer is not told of invitations. */
export async function invitationCounts(
  organization: Organization,
  { cursor }: Page,
  call?: Call,
): Promise<Pick<Counts, 'invitations'>> {
  const viewer = await organization.viewer(call);
  if (cursor !== undefined || !viewer.can('invitation:create')) return {};
  const { context, rows } = await organization.invitations(call);
  return { invitations: countBy(rows, (row) => toInvitation(context, row).status) };
}

/** None where the page is not the first one. */
export async function memberCounts(
  organization: Organization,
  { cursor }: Page,
  call?: Call,
): Promise<Pick<Counts, 'members'>> {
  if (cursor !== undefined) return {};
  const { total } = await organization.pageOfMembers({ offset: 0, limit: 1 }, call);
  return { members: { active: total } };
}
