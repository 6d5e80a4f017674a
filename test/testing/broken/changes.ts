/** Faults in changing, resending and revoking invitations, and in taking what lacks something. */
import type { InvitationBackend } from '../../../src/backend/backend.js';
import type { Subject } from '../../../src/testing/index.js';
import { freshKey, refOf, withVerbs } from './spoil.js';
import type { Breakage, Port } from './spoil.js';

async function rowOf(sound: Port, id: string) {
  const { items } = await sound.listInvitations({ limit: 200 });
  return items.find((row) => row.id === id)!;
}

const editOf = (spoil: (sound: Port) => Port['updateInvitation']): Breakage['spoil'] =>
  withVerbs((sound) => ({ updateInvitation: spoil(sound) }));

export const changeBreakages: Breakage[] = [
  {
    what: 'a changed invitation gives what it gave before',
    says: 'gives what it gave before',
    check: 'an edited invitation gives what it was changed to',
    spoil: editOf(
      (sound) =>
        async ({ id }) =>
          rowOf(sound, id),
    ),
  },
  {
    what: 'an invitation to another address leaves the first one open',
    says: 'The address before is still invited',
    check: 'an invitation moved to another address has a new link, and the old one is dead',
    spoil: editOf((sound) => async ({ id }, { email }, write) => {
      const row = await rowOf(sound, id);
      const { role, profile, permissions, scope, subscriptions } = row;
      const draft = { role, profile, permissions, scope, subscriptions, email: email! };
      await sound.createInvitations([draft], write);
      return row;
    }),
  },
  {
    what: 'the version of an invitation is not compared',
    says: 'overwrote another one',
    check: 'an invitation that was changed since is not changed again',
    spoil: editOf(
      (sound) =>
        async ({ id }, change, write) =>
          sound.updateInvitation(refOf(await rowOf(sound, id)), change, write),
    ),
  },
  {
    what: 'a revoked invitation can be changed',
    says: 'A revoked invitation was changed',
    check: 'a revoked invitation is not changed, but refused as gone',
    spoil: editOf(
      (sound) =>
        ({ id }) =>
          rowOf(sound, id),
    ),
  },
  {
    what: 'only the first of several is revoked',
    says: 'are revoked as done',
    check: 'several invitations are revoked at once, each with its outcome',
    spoil: withVerbs((sound) => ({
      revokeInvitations: (target, write) =>
        sound.revokeInvitations(
          'refs' in target ? { refs: target.refs.slice(0, 1) } : target,
          write,
        ),
    })),
  },
  {
    what: 'only the first of several is resent',
    says: 'Two invitations that were resent have 1 outcomes',
    check: 'several invitations are resent at once, each with its outcome',
    spoil: withVerbs((sound) => ({
      resendInvitations: (target, write) =>
        sound.resendInvitations(
          'refs' in target ? { refs: target.refs.slice(0, 1) } : target,
          write,
        ),
    })),
  },
  {
    what: 'an accepted invitation is resent',
    says: 'An accepted invitation is resent as done, not gone',
    check: 'an invitation that was accepted is neither resent nor revoked',
    spoil: withVerbs(() => ({
      resendInvitations: async (target) => ({
        items: 'refs' in target ? target.refs.map((ref) => ({ ref })) : [],
        nextCursor: null,
      }),
    })),
  },
  {
    what: 'a change without a version is taken',
    says: 'A change was taken that names no version',
    check: 'a change without the version that was seen is refused',
    spoil: withVerbs((sound) => ({
      updateMember: async (ref, change, write) =>
        sound.updateMember(ref.version ? ref : await sound.getMember(ref.id), change, write),
    })),
  },
  {
    what: 'a write without a key is taken',
    says: 'updateMember is done without a key',
    check: 'a write without a key is refused',
    spoil: withVerbs((sound) => ({
      updateMember: (ref, change, { key }) =>
        sound.updateMember(ref, change, key ? { key } : freshKey()),
    })),
  },
  {
    what: 'declining does nothing',
    says: 'A declined invitation is still pending',
    check: 'somebody who declined is no member, and the link is dead',
    spoil: (subject: Subject) => ({
      ...subject,
      invitee: async (email): Promise<InvitationBackend> => ({
        ...(await subject.invitee!(email)),
        decline: async () => undefined,
      }),
    }),
  },
];
