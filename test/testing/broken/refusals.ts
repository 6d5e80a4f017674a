/** Faults in what is refused, to whom, and as what. */
import { BackendError } from '../../../src/backend/errors.js';
import { freshKey, refOf, refused, withVerbs } from './spoil.js';
import type { Breakage, Port } from './spoil.js';

/** The subject that answers each row of a bulk change as done, and does nothing. */
function nodding(verb: 'removeMembers' | 'resendInvitations' | 'revokeInvitations') {
  return withVerbs(() => ({
    [verb]: async (target: Parameters<Port['removeMembers']>[0]) => ({
      items: 'refs' in target ? target.refs.map((ref) => ({ ref })) : [],
      nextCursor: null,
    }),
  }));
}

export const refusalBreakages: Breakage[] = [
  {
    what: 'a stranger may send invitations',
    says: 'createInvitations is open to somebody who is no member',
    check: 'no verb is open to who is no member',
    spoil: ({ stranger, ...subject }) => ({
      ...subject,
      stranger: { ...stranger!, createInvitations: subject.backend.createInvitations },
    }),
  },
  {
    what: 'a member who only looks may deactivate',
    says: 'setMembersActive is open to a member who may not manage',
    check: 'no change is open to who may not manage',
    spoil: ({ limited, ...subject }) => ({
      ...subject,
      limited: { ...limited!, setMembersActive: subject.backend.setMembersActive! },
    }),
  },
  {
    what: 'who is signed out is told that he may not',
    says: 'is refused to somebody who is not signed in as forbidden, not as unauthenticated',
    check: 'no verb is open to who is not signed in',
    spoil: ({ stranger, ...subject }) => ({
      ...subject,
      stranger: stranger!,
      signedOut: stranger!,
    }),
  },
  {
    what: 'a verb is answered that the account says it has not',
    says: 'The account does not have listActivity, and it is answered',
    check: 'a verb that the account does not have is refused as unsupported',
    spoil: withVerbs((sound) => ({
      getAccount: async (call) => {
        const account = await sound.getAccount(call);
        const verbs = account.capabilities.verbs.filter((verb) => verb !== 'listActivity');
        return { ...account, capabilities: { ...account.capabilities, verbs } };
      },
    })),
  },
  {
    what: 'who asks too often is not told how long to wait',
    says: 'without Retry-After',
    check: 'who is asked to wait is told how long',
    spoil: withVerbs((sound) => {
      let calls = 0;
      return {
        getAccount: (call) => {
          if ((calls += 1) > 20) throw new BackendError({ code: 'rate-limited' });
          return sound.getAccount(call);
        },
      };
    }),
  },
  {
    what: 'invitations are revoked without a key',
    says: 'revokeInvitations is done without a key',
    check: 'a write without a key is refused',
    spoil: withVerbs((sound) => ({
      revokeInvitations: (target, { key }) =>
        sound.revokeInvitations(target, key ? { key } : freshKey()),
    })),
  },
  {
    what: 'a member who is gone is changed all the same',
    says: 'A member who does not exist was changed',
    check: 'a member who is not there is not changed, but refused as not-found',
    spoil: withVerbs((sound) => ({ updateMember: () => sound.getMember('olga') })),
  },
  {
    what: 'nobody is removed, and told as done',
    says: 'Removing nobody is told as done',
    check: 'a member who is not there is not removed, but told as not-found',
    spoil: nodding('removeMembers'),
  },
  {
    what: 'an invitation that is not there is refused as something else',
    says: 'A change of no invitation is refused as refused',
    check: 'an invitation that is not there is not changed, but refused as not-found',
    spoil: withVerbs(() => ({ updateInvitation: () => Promise.reject(refused('not-pending')) })),
  },
  {
    what: 'no invitation is resent, and told as done',
    says: 'Resending no invitation is told as done',
    check: 'an invitation that is not there is not resent, but told as not-found',
    spoil: nodding('resendInvitations'),
  },
  {
    what: 'only the first of several is deactivated',
    says: 'Two members and nobody are deactivated as done.',
    check: 'several members are deactivated at once, each with its outcome',
    spoil: withVerbs((sound) => ({
      setMembersActive: (active, target, write) =>
        sound.setMembersActive(
          active,
          'refs' in target ? { refs: target.refs.slice(0, 1) } : target,
          write,
        ),
    })),
  },
  {
    what: 'a member is deactivated whatever has changed',
    says: 'Deactivating a row that was changed since is told as done',
    check: 'a member who was changed since is not deactivated',
    spoil: withVerbs((sound) => ({
      setMembersActive: async (active, target, write) => {
        if (!('refs' in target)) return sound.setMembersActive(active, target, write);
        const rows = await Promise.all(target.refs.map(({ id }) => sound.getMember(id)));
        return sound.setMembersActive(active, { refs: rows.map(refOf) }, write);
      },
    })),
  },
  {
    what: 'an invitation is revoked whatever has changed',
    says: 'An invitation changed since is revoked as done',
    check: 'an invitation that was changed since is neither resent nor revoked',
    spoil: nodding('revokeInvitations'),
  },
  {
    what: 'all invitations that match are resent, however many they are now',
    says: 'More or fewer were resent than the person had confirmed',
    check: 'all invitations that match are resent and revoked only as many as were counted',
    spoil: nodding('resendInvitations'),
  },
  {
    what: 'an invitation can be moved to a member',
    says: 'A member was invited by moving an invitation',
    check: 'an invitation is not moved to a member’s address',
    spoil: withVerbs((sound, { freshAddress }) => ({
      updateInvitation: (ref, _change, write) =>
        sound.updateInvitation(ref, { email: freshAddress() }, write),
    })),
  },
];
