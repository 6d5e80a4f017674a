/** What is offered to whom: a button is drawn where an action is `true`, whoever looks. */
import type { Actions } from '../../backend/backend.js';
import { checked } from '../../backend/checked.js';
import { toBackendError } from '../../backend/errors.js';
import type { Bench, Check } from '../check.js';
import { given, must } from '../check.js';
import { walk } from '../writes.js';

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

export const offerChecks: Check[] = [
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
