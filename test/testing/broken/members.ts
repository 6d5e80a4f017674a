/** Faults in changing and removing members. */
import { role, withAccount } from './lists.js';
import { withVerbs, refOf, freshKey } from './spoil.js';
import type { Breakage } from './spoil.js';

export const memberBreakages: Breakage[] = [
  {
    what: 'the version that was seen is not compared',
    says: 'A change overwrote another one that its author had not seen',
    check: 'a change of a row that was changed since is refused as changed',
    spoil: withVerbs((sound) => ({
      updateMember: async ({ id }, change, write) =>
        sound.updateMember(await sound.getMember(id), change, write),
    })),
  },
  {
    what: 'the version that was seen is not compared on removal',
    says: 'A row that was changed since was removed',
    check: 'a removal of a row that was changed since is refused as changed',
    spoil: withVerbs((sound) => ({
      removeMembers: async (target, write) => {
        if (!('refs' in target)) return sound.removeMembers(target, write);
        const refs = await Promise.all(target.refs.map(({ id }) => sound.getMember(id)));
        return sound.removeMembers({ refs: refs.map(refOf) }, write);
      },
    })),
  },
  {
    what: 'a change is confirmed and not kept',
    says: 'A change was confirmed and is not kept',
    check: 'a change is kept, and gives the row a new version',
    spoil: withVerbs((sound) => ({
      updateMember: async ({ id }, change) => ({ ...(await sound.getMember(id)), ...change }),
    })),
  },
  {
    what: 'whoever manages grants what he does not hold',
    says: 'A member was given "profile"',
    check: 'a permission that the viewer may not grant is not given to a member',
    spoil: (subject) => ({
      ...subject,
      partial: { ...subject.partial!, updateMember: subject.backend.updateMember },
    }),
  },
  {
    what: 'an unheard-of permission is stored',
    says: 'A member was given "no-account-has-this-permission"',
    check: 'a permission that the account does not have is not given to a member',
    spoil: withVerbs((sound) => ({
      updateMember: async ({ id }, change) => ({ ...(await sound.getMember(id)), ...change }),
    })),
  },
  {
    what: 'the owner can be removed',
    says: 'The account’s owner was removed',
    check: 'an owner cannot be removed by himself',
    spoil: withVerbs((sound) => ({
      removeMembers: async (target, write) => {
        const { items, ...rest } = await sound.removeMembers(target, write);
        return { ...rest, items: items.map(({ ref }) => ({ ref })) };
      },
    })),
  },
  {
    what: 'the owner can be deactivated',
    says: 'The account’s owner was deactivated',
    check: 'an owner cannot be deactivated by himself',
    spoil: withVerbs((sound) => ({
      setMembersActive: async (active, target, write) => {
        const { items, ...rest } = await sound.setMembersActive(active, target, write);
        return { ...rest, items: items.map(({ ref }) => ({ ref })) };
      },
    })),
  },
  {
    what: 'removing only deactivates',
    says: 'A removed member is still in the list',
    check: 'a removed member is gone',
    spoil: withVerbs((sound) => ({
      removeMembers: async (target, write) => ({
        ...(await sound.setMembersActive(false, target, write)),
        items: 'refs' in target ? target.refs.map((ref) => ({ ref })) : [],
      }),
    })),
  },
  {
    what: 'a removed member comes back with what he had',
    says: 'A removed member came back with permissions from before',
    check: 'who was removed and comes back has nothing from before',
    spoil: withVerbs((sound) => {
      const before = new Map<string, string[]>();
      return {
        removeMembers: async (target, write) => {
          for (const { id } of 'refs' in target ? target.refs : []) {
            const { email, permissions } = await sound.getMember(id);
            before.set(email, permissions);
          }
          return sound.removeMembers(target, write);
        },
        createInvitations: (drafts, write) => {
          const more = drafts.map((draft) => ({
            ...draft,
            permissions: [...new Set([...draft.permissions, ...(before.get(draft.email) ?? [])])],
          }));
          return sound.createInvitations(more, write);
        },
      };
    }),
  },
  {
    what: 'reactivated members start empty',
    says: 'A reactivated member has other permissions than before',
    check: 'a deactivated member stays, and has the same permissions when reactivated',
    spoil: withVerbs((sound) => ({
      setMembersActive: async (active, target, write) => {
        const answer = await sound.setMembersActive(active, target, write);
        for (const { row } of active ? answer.items : []) {
          if (row) await sound.updateMember(row, { permissions: [] }, freshKey());
        }
        return answer;
      },
    })),
  },
  {
    what: 'all that match are removed, however many they are now',
    says: 'More or fewer were removed than the person had confirmed',
    check: 'all that match are removed only as many as were counted',
    spoil: withVerbs((sound) => ({
      removeMembers: async (target, write) => {
        if ('refs' in target) return sound.removeMembers(target, write);
        const { items } = await sound.listMembers(target.query);
        return sound.removeMembers({ refs: items.map(refOf) }, write);
      },
    })),
  },
  {
    what: 'everybody may manage',
    says: 'updateMember is open to a member who may not manage',
    check: 'who may not manage is refused as forbidden',
    spoil: (subject) => ({ ...subject, limited: subject.backend }),
  },
  {
    what: 'everybody may look',
    says: 'getAccount is open to somebody who is no member',
    check: 'who is no member sees nothing',
    spoil: (subject) => ({ ...subject, stranger: subject.backend }),
  },
  {
    what: 'everybody may look, signed in or not',
    says: 'getAccount is open to somebody who is not signed in',
    check: 'who is not signed in sees nothing',
    spoil: (subject) => ({ ...subject, signedOut: subject.backend }),
  },
  {
    what: 'what a role forbids is given all the same',
    says: 'A member was given "invoices"',
    check: 'a permission that the role forbids is not given to a member',
    spoil: (subject) => {
      const withRole = withAccount(() => ({ roles: [role] }))(subject);
      return withVerbs((sound) => ({
        createInvitations: (drafts, write) =>
          sound.createInvitations(
            drafts.map((draft) => ({ ...draft, role: null })),
            write,
          ),
      }))(withRole);
    },
  },
  {
    what: 'everybody may invite',
    says: 'A member who may not manage sent an invitation',
    check: 'who may not manage invites nobody',
    spoil: (subject) => ({ ...subject, limited: subject.backend }),
  },
];
