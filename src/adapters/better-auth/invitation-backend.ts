import * as v from 'valibot';
import type { Call, Id, InvitationBackend } from '../../backend/backend.js';
import { BackendError } from '../../backend/errors.js';
import { anything, connect } from './connection.js';
import type { ConnectionOptions } from './connection.js';
import { createOnce } from './intents.js';
import { refuse } from './refusals.js';
import { createRoles } from './roles.js';
import type { RoleOptions } from './roles.js';
import { invitationRow, session } from './rows.js';

const opened = v.object({
  ...invitationRow.entries,
  organizationId: v.string(),
  organizationName: v.string(),
  inviterEmail: v.string(),
});

/**
 * The invitee's side: the token is the id of the invitation, as the server's `sendInvitationEmail` is given it. better-auth
 * shows an invitation to nobody but its recipient, signed in with that address.
 */
export function createBetterAuthInvitationBackend(
  options: ConnectionOptions & RoleOptions,
): Required<Pick<InvitationBackend, 'lookUp' | 'accept' | 'decline'>> {
  const roles = createRoles(options);
  const { get, post, now } = connect(options);
  const once = createOnce();
  /** Of what was opened here: better-auth forgets an invitation that is answered. */
  const organizations = new Map<string, Id>();
  const ended = new Map<string, 'accepted' | 'declined'>();

  async function isMember(token: string, call: Call): Promise<boolean> {
    const mine = await get('organization/list', v.array(v.object({ id: v.string() })), {}, call);
    return mine.some(({ id }) => id === organizations.get(token));
  }

  async function answer(verb: 'accept' | 'reject', token: string, call: Call): Promise<void> {
    const was = ended.get(token);
    if (was) throw refuse('gone', was);
    await post(`organization/${verb}-invitation`, anything, { invitationId: token }, call);
    ended.set(token, verb === 'accept' ? 'accepted' : 'declined');
  }

  return {
    async lookUp(token, call) {
      const row = await get('organization/get-invitation', opened, { id: token }, call);
      organizations.set(token, row.organizationId);
      const signedIn = await get('get-session', session, {}, call);
      const role = row.role ?? '';
      return {
        account: { name: row.organizationName },
        inviter: { name: row.inviterEmail },
        email: row.email,
        boundToAddress: true,
        role: role === '' ? null : roles.labelOf(role),
        permissions: roles.permissionsOf(role),
        scope: [],
        expiresAt: row.expiresAt,
        serverNow: now().toISOString(),
        status: 'pending',
        signedInAs: signedIn?.user.email ?? null,
        needs: 'confirm',
      };
    },
    accept: (token, _answer, write) =>
      once(['accept', token], write, async ({ isRepeat }) => {
        try {
          await answer('accept', token, write);
        } catch (error) {
          const isGone = error instanceof BackendError && error.code === 'not-found';
          // By a try that nobody heard the end of.
          if (!isGone || !isRepeat || !(await isMember(token, write))) throw error;
        }
        return {};
      }),
    decline: (token, write) =>
      once(['decline', token], write, async ({ isRepeat }) => {
        try {
          await answer('reject', token, write);
        } catch (error) {
          if (!isRepeat || !(error instanceof BackendError) || error.code !== 'not-found')
            throw error;
        }
      }),
  };
}
