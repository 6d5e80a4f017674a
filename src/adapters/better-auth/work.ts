/** What every verb of this adapter works with. */
import { isSameSet } from '../../backend/access.js';
import type { Access, Id, Outcomes, Target, Write } from '../../backend/backend.js';
import type { Connection } from './connection.js';
import type { Intent, Once } from './intents.js';
import { partOf } from './lists.js';
import type { Organization } from './organization.js';
import { outcomeOf, refuse } from './refusals.js';
import type { Roles } from './roles.js';

export interface Work {
  connection: Connection;
  organization: Organization;
  organizationId: Id;
  roles: Roles;
  once: Once;
}

/** The role that stands for this access. @throws BackendError `invalid` where no role gives it */
export function roleFor(
  roles: Roles,
  { role: chosen, permissions }: Partial<Access>,
  before?: Access,
): string {
  const role = chosen ?? before?.role;
  if (!role) throw refuse('invalid', 'unknown-role');
  const given = roles.accessOf(role).permissions;
  if (!isSameSet(permissions ?? given, given)) throw refuse('invalid', 'unknown-permission');
  return role;
}

/** Rows in turn, each with its outcome; what was done stays done however often the intent is tried. */
export function onTarget<Query, Row>(
  { once }: Work,
  { verb, target, write }: { verb: string; target: Target<Query>; write: Write },
  matching: (query: Query) => Promise<{ id: Id; email: string }[]>,
  act: (id: Id, intent: Intent) => Promise<{ row?: Row }>,
): Promise<Outcomes<Row>> {
  return once([verb, target], write, async (intent) => {
    const { ids, nextCursor } = await intent.part('which', () => partOf(target, matching));
    const items: Outcomes<Row>['items'] = [];
    for (const id of ids) {
      const outcome = await intent.part(id, () => outcomeOf(() => act(id, intent)));
      items.push({ ref: { id }, ...outcome });
    }
    return { items, nextCursor };
  });
}
