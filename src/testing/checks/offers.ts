/** What is offered to whom: a button is drawn where an action is `true`, whoever looks. */
import type { Account, Actions, Id } from '../../backend/backend.js';
import { checked } from '../../backend/checked.js';
import { toBackendError } from '../../backend/errors.js';
import { withRequired } from '../../backend/permissions.js';
import type { Bench, Check } from '../check.js';
import { given, must } from '../check.js';
import { grantable, join, refOf, refusalOf, someAccess, walk, write } from '../writes.js';

/** The actions that are offered. */
function offered(actions: Actions<string>): string[] {
  return Object.keys(actions).filter((action) => actions[action] === true);
}

/** All invitations that this viewer sees; none where they are kept from him. */
async function invitationsOf(backend: Bench['backend']) {
  try {
    return await walk((cursor) =>
      backend.listInvitations({ limit: 200, ...(cursor && { cursor }) }),
    );
  } catch (error) {
    const { code } = toBackendError(error);
    if (code === 'forbidden' || code === 'unsupported') return [];
    throw error;
  }
}

/** What the viewer neither holds nor may grant. A member with one of these holds more. */
function beyond({ permissionGroups, viewer }: Account): Id[] {
  return permissionGroups
    .flatMap(({ permissions }) => permissions)
    .filter(({ id, grantable }) => grantable !== true && !viewer.permissions.includes(id))
    .map(({ id }) => id);
}

/** Actions on members who hold more than the viewer. */
const reaching: Check[] = [
  {
    name: 'a viewer is offered no change of a member who holds more',
    level: 'read',
    needs: ['partial'],
    async run({ subject }) {
      const partial = checked(given(subject.partial, '')) as Bench['backend'];
      const account = await partial.getAccount();
      const out = beyond(account);
      const members = await walk((cursor) =>
        partial.listMembers({ limit: 200, ...(cursor && { cursor }) }),
      );
      const others = members.filter(({ id }) => id !== account.viewer.memberId);
      for (const { email, permissions, actions } of [
        ...others,
        ...(await invitationsOf(partial)),
      ]) {
        const more = permissions.find((id) => out.includes(id));
        const [action] = offered(actions);
        const words = `A viewer without "${more ?? ''}" is offered "${action ?? ''}" on ${email}, who holds it.`;
        must(!more || !action, words);
      }
    },
  },
  {
    name: 'a viewer cannot change or remove a member who holds more',
    level: 'write',
    needs: ['partial'],
    async run(bench) {
      const partial = checked(given(bench.subject.partial, '')) as Bench['backend'];
      const out = beyond(await partial.getAccount());
      const access = await someAccess(bench);
      const more = given(
        grantable(bench, access.role).find((id) => out.includes(id)),
        'The partial viewer may grant all that the viewer may.',
      );
      const permissions = [...withRequired(bench.account, [...access.permissions, more])];
      const member = await join(bench, bench.freshAddress(), { ...access, permissions });
      const words = (done: string) =>
        `A member who holds "${more}" was ${done} by a viewer without it.`;
      const less = { permissions: access.permissions };
      await refusalOf(partial.updateMember(refOf(member), less, write()), words('changed'));
      const { items } = await partial.removeMembers({ refs: [refOf(member)] }, write());
      must(items[0]?.error, words('removed'));
      await bench.backend.getMember(member.id);
    },
  },
];

export const offerChecks: Check[] = [
  ...reaching,
  {
    name: 'who may not manage is offered no change of others',
    level: 'read',
    needs: ['limited'],
    async run({ subject }) {
      const limited = checked(given(subject.limited, '')) as Bench['backend'];
      const { viewer } = await limited.getAccount();
      const members = await walk((cursor) =>
        limited.listMembers({ limit: 200, ...(cursor && { cursor }) }),
      );
      const others = members.filter(({ id }) => id !== viewer.memberId);
      const rows = [...others, ...(await invitationsOf(limited))];
      for (const { email, actions } of rows) {
        const [action] = offered(actions);
        must(!action, `A member who may not manage is offered "${action}" on ${email}.`);
      }
      for (const action of ['invite', 'createMember'] as const) {
        const isOffered = viewer.actions[action] === true;
        must(!isOffered, `A member who may not manage is offered "${action}" by the account.`);
      }
    },
  },
];
