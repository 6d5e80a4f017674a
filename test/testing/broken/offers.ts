/** Faults in what is offered to somebody who may not manage. */
import type { Backend } from '../../../src/backend/backend.js';
import type { Breakage, Port } from './spoil.js';

const check = 'who may not manage is offered no change of others';

/** The subject with some verbs of the limited viewer replaced; they get the limited viewer's sound ones, and the owner's. */
function withLimited(
  replace: (sound: Backend, owners: Port) => Partial<Backend>,
): Breakage['spoil'] {
  return ({ limited, ...subject }) => ({
    ...subject,
    limited: { ...limited!, ...replace(limited!, subject.backend as Port) },
  });
}

const beyond = 'a viewer is offered no change of a member who holds more';
const touched = 'a viewer cannot change or remove a member who holds more';

export const offerBreakages: Breakage[] = [
  {
    what: 'a manager is offered the owner’s actions',
    says: 'A viewer without "profile" is offered "edit" on',
    check: beyond,
    spoil: ({ partial, ...subject }) => {
      const { listMembers } = subject.backend;
      return { ...subject, partial: { ...partial!, listMembers } };
    },
  },
  {
    what: 'a manager changes a member who holds more',
    says: 'was changed by a viewer without it',
    check: touched,
    spoil: ({ partial, ...subject }) => {
      const { updateMember } = subject.backend;
      return { ...subject, partial: { ...partial!, updateMember } };
    },
  },
  {
    what: 'a manager removes a member who holds more',
    says: 'was removed by a viewer without it',
    check: touched,
    spoil: ({ partial, ...subject }) => {
      const { removeMembers } = subject.backend;
      return { ...subject, partial: { ...partial!, removeMembers } };
    },
  },
  {
    what: 'rows have the actions of their owner, whoever looks',
    says: 'A member who may not manage is offered "edit" on',
    check,
    spoil: withLimited((_sound, { listMembers }) => ({ listMembers })),
  },
  {
    what: 'invitations may be revoked by whoever sees them',
    says: 'A member who may not manage is offered "revoke" on',
    check,
    spoil: withLimited((_sound, { listInvitations }) => ({
      listInvitations: async (query, call) => {
        const page = await listInvitations(query, call);
        const actions = { revoke: true } as const;
        return { ...page, items: page.items.map((row) => ({ ...row, actions })) };
      },
    })),
  },
  {
    what: 'everybody is offered to invite',
    says: 'A member who may not manage is offered "invite" by the account',
    check,
    spoil: withLimited((sound) => ({
      getAccount: async (call) => {
        const account = await sound.getAccount(call);
        return { ...account, viewer: { ...account.viewer, actions: { invite: true } } };
      },
    })),
  },
];
