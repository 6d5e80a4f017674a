/** Faults in sending, revoking and accepting invitations. */
import type { InvitationBackend, InviteOutcome } from '../../../src/backend/backend.js';
import type { Subject } from '../../../src/testing/index.js';
import { withVerbs, remembering, freshKey, refused, week } from './spoil.js';
import type { Breakage } from './spoil.js';

/** The subject with the outcomes of each sending changed. */
function withOutcomes(change: (outcomes: InviteOutcome[]) => InviteOutcome[]): Breakage['spoil'] {
  return withVerbs((sound) => ({
    createInvitations: async (drafts, write) =>
      change(await sound.createInvitations(drafts, write)),
  }));
}

export const invitationBreakages: Breakage[] = [
  {
    what: 'invitations end after eight days',
    says: 'An invitation ends 8 days after it was sent; the account says 7',
    check: 'an invitation ends lifetimeDays after it was sent',
    spoil: withOutcomes((outcomes) =>
      outcomes.map((outcome) => {
        if (!('invitation' in outcome)) return outcome;
        const expiresAt = new Date(Date.parse(outcome.invitation.sentAt) + (week * 8) / 7);
        return {
          ...outcome,
          invitation: { ...outcome.invitation, expiresAt: expiresAt.toISOString() },
        };
      }),
    ),
  },
  {
    what: 'outcomes come in another order',
    says: 'The outcomes are of',
    check: 'each address has its outcome, in the order of the drafts',
    spoil: withOutcomes((outcomes) => outcomes.toReversed()),
  },
  {
    what: 'refused addresses have no outcome',
    says: 'The outcomes are of',
    check: 'each address has its outcome, in the order of the drafts',
    spoil: withOutcomes((outcomes) => outcomes.filter((outcome) => 'invitation' in outcome)),
  },
  {
    what: 'one malformed address rejects the whole',
    says: 'One refused address rejects the whole sending',
    check: 'a malformed address is refused alone, the others are invited',
    spoil: withVerbs((sound) => ({
      createInvitations: async (drafts, write) => {
        if (drafts.some(({ email }) => !email.includes('@'))) throw refused('invalid-address');
        return sound.createInvitations(drafts, write);
      },
    })),
  },
  {
    what: 'addresses are compared letter by letter',
    says: 'was invited',
    check: 'an address with an open invitation is refused alone, in any spelling',
    spoil: withVerbs((sound, { freshAddress }) => ({
      createInvitations: (drafts, write) => {
        const respelled = (email: string) =>
          email === email.toUpperCase() ? freshAddress() : email;
        const sent = drafts.map((draft) => ({ ...draft, email: respelled(draft.email) }));
        return sound.createInvitations(sent, write);
      },
    })),
  },
  {
    what: 'an invitation has more than was chosen',
    says: 'Chosen was contacts',
    check: 'an invitation is pending with exactly what was chosen',
    spoil: withVerbs((sound) => ({
      createInvitations: async (drafts, write) => {
        const { permissionGroups } = await sound.getAccount();
        const all = permissionGroups.flatMap((group) => group.permissions.map(({ id }) => id));
        const sent = drafts.map((draft) => ({ ...draft, permissions: all }));
        return sound.createInvitations(sent, write);
      },
    })),
  },
  {
    what: 'revoking does nothing',
    says: 'A revoked invitation is still pending',
    check: 'a revoked invitation is no longer pending',
    spoil: withVerbs(() => ({
      revokeInvitations: async (target) => ({
        items: 'refs' in target ? target.refs.map((ref) => ({ ref })) : [],
        nextCursor: null,
      }),
    })),
  },
  {
    what: 'resending does nothing',
    says: 'does not count the sending',
    check: 'a resent invitation is the same one with a new term',
    spoil: withVerbs(() => ({
      resendInvitations: async (target) => ({
        items: 'refs' in target ? target.refs.map((ref) => ({ ref })) : [],
        nextCursor: null,
      }),
    })),
  },
  {
    what: 'resending keeps the old term',
    says: 'has not got its full term',
    check: 'a resent invitation is the same one with a new term',
    spoil: withVerbs((sound) => ({
      listInvitations: async (query, call) => {
        const page = await sound.listInvitations(query, call);
        const dayLess = (time: string) => new Date(Date.parse(time) - week / 7).toISOString();
        const items = page.items.map((row) =>
          row.sentCount > 1 ? { ...row, expiresAt: dayLess(row.expiresAt) } : row,
        );
        return { ...page, items };
      },
    })),
  },
  {
    what: 'every address is called new',
    says: 'A fresh, a malformed, an invited and a member’s address are called new, new, new, new',
    check: 'what an address is called before sending agrees with what sending says',
    spoil: withVerbs(() => ({
      classifyAddresses: async (addresses) =>
        addresses.map((address) => ({ address, is: 'new' as const })),
    })),
  },
  {
    what: 'members are invited once more',
    says: '"olga@account.example" was invited',
    check: 'a member’s address is refused alone, the others are invited',
    spoil: withVerbs((sound, { freshAddress }) => ({
      createInvitations: async (drafts, write) => {
        const other = (email: string) => (email.startsWith('fresh-') ? email : freshAddress());
        const sent = drafts.map((draft) => ({ ...draft, email: other(draft.email) }));
        return sound.createInvitations(sent, write);
      },
      listMembers: (query, call) => sound.listMembers({ ...query, text: 'olga' }, call),
    })),
  },
  {
    what: 'an address that stands twice is sent two invitations',
    says: 'An address that stood twice in one sending has 2 invitations',
    check: 'an address that stands twice in one sending is invited once',
    spoil: withVerbs((sound) => ({
      listInvitations: async (query, call) => {
        const page = await sound.listInvitations(query, call);
        return {
          ...page,
          items: page.items.flatMap((row) => [row, { ...row, id: `${row.id}-2` }]),
        };
      },
    })),
  },
  {
    what: 'an unheard-of permission is left out in silence',
    says: 'An invitation was sent with a permission that the account does not have',
    check: 'an invitation with a permission that the account does not have is not sent',
    spoil: withVerbs((sound) => ({
      createInvitations: (drafts, write) => {
        const sent = drafts.map((draft) => ({
          ...draft,
          permissions: draft.permissions.filter((id) => !id.startsWith('no-')),
        }));
        return sound.createInvitations(sent, write);
      },
    })),
  },
];

/** The subject with some verbs of each invitee's side replaced. */
function withInvitee(
  replace: (sound: InvitationBackend, subject: Subject) => Partial<InvitationBackend>,
): Breakage['spoil'] {
  return (subject) => ({
    ...subject,
    invitee: async (email) => {
      const sound = await subject.invitee!(email);
      return { ...sound, ...replace(sound, subject) };
    },
  });
}

export const acceptanceBreakages: Breakage[] = [
  {
    what: 'the link of a revoked invitation is still accepted',
    says: 'The link of a revoked invitation is accepted',
    check: 'the link of a revoked invitation is dead',
    spoil: withInvitee(() => ({ accept: async () => ({}) })),
  },
  {
    what: 'resending keeps the old link',
    says: 'A resent invitation has the link that it had before',
    check: 'a resent invitation has a new link, and the old one is dead',
    spoil: (subject) => {
      const tokenOnce = remembering<string>();
      return {
        ...subject,
        tokenFor: (email) => tokenOnce(email, async () => subject.tokenFor!(email)),
      };
    },
  },
  {
    what: 'the link before the last still works',
    says: 'The link of a sending before the last is accepted',
    check: 'a resent invitation has a new link, and the old one is dead',
    spoil: withInvitee((sound) => ({
      accept: (token, answer, write) => sound.accept(token, answer, write).catch(() => ({})),
    })),
  },
  {
    what: 'an invitation is accepted twice',
    says: 'The link of an accepted invitation is accepted',
    check: 'an invitation is accepted once',
    spoil: withInvitee((sound) => ({
      accept: (token, answer, write) => sound.accept(token, answer, write).catch(() => ({})),
    })),
  },
  {
    what: 'accepting gives more than was offered',
    says: 'Invited with contacts; joined with contacts, domains, invoices',
    check: 'who accepts has the permissions of the invitation and no others',
    spoil: (subject) => {
      const { listMembers } = subject.backend;
      return withVerbs((sound) => ({
        listMembers: async (query, call) => {
          const page = await sound.listMembers(query, call);
          for (const row of page.items.filter(({ email }) => !email.endsWith('@account.example'))) {
            const permissions = ['contacts', 'domains', 'invoices'];
            await sound.updateMember(row, { permissions }, freshKey());
          }
          return listMembers(query, call);
        },
      }))(subject);
    },
  },
  {
    what: 'invitations are accepted after their end',
    says: 'The link of an expired invitation shows an open invitation',
    check: 'an invitation is not accepted at its end',
    spoil: (subject) => ({ ...subject, clock: { advance: () => undefined } }),
  },
  {
    what: 'invitations end too early',
    says: 'ended a second before its time',
    check: 'an invitation is still accepted a second before its end',
    spoil: (subject) => ({
      ...subject,
      clock: { advance: (milliseconds) => subject.clock!.advance(milliseconds + 2000) },
    }),
  },
  {
    what: 'accepting leaves the invitation open',
    says: 'An address is a member and pending at once',
    check: 'who has joined by invitation is no longer pending',
    spoil: withVerbs((sound) => ({
      listInvitations: async ({ status: _, ...query }, call) => {
        const page = await sound.listInvitations(query, call);
        const items = page.items.map((row) => ({ ...row, status: 'pending' as const }));
        return { ...page, items };
      },
    })),
  },
  {
    what: 'the link shows other permissions than it gives',
    says: 'The link tells other permissions than the row',
    check: 'a link shows whose invitation it is and what it gives',
    spoil: withInvitee((sound) => ({
      lookUp: async (token, call) => ({ ...(await sound.lookUp(token, call)), permissions: [] }),
    })),
  },
  {
    what: 'who is invited is a user at once',
    says: 'Somebody is a user who has not accepted yet',
    check: 'nothing is granted before the invitation is accepted',
    spoil: withVerbs((sound) => ({
      listMembers: async (query, call) => {
        const page = await sound.listMembers(query, call);
        const { items } = await sound.listMembers({ text: 'olga' });
        const early = items.map((row) => ({ ...row, email: query.text ?? row.email }));
        return { ...page, items: [...page.items, ...early] };
      },
    })),
  },
  {
    what: 'any link opens something',
    says: 'A link that nobody was sent opens an invitation',
    check: 'a link that nobody has is refused as not-found',
    spoil: withInvitee((sound, { tokenFor, backend, freshAddress }) => ({
      lookUp: async (token, call) => {
        const email = freshAddress();
        const access = { role: null, profile: null, subscriptions: [] };
        const draft = {
          ...access,
          email,
          permissions: ['invoices'],
          scope: { all: true as const },
        };
        await backend.createInvitations([draft], freshKey());
        return sound
          .lookUp(token, call)
          .catch(async () => sound.lookUp(await tokenFor!(email), call));
      },
    })),
  },
];
