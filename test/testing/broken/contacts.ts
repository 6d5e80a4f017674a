/** Faults with contacts and with who receives what. */
import { freshKey, refOf, withVerbs } from './spoil.js';
import type { Breakage, Port } from './spoil.js';

/** The subject whose created members are changed at once. */
const createdWith = (change: Parameters<Port['updateMember']>[1]): Breakage['spoil'] =>
  withVerbs((sound) => ({
    createMember: async (draft, write) => {
      const member = await sound.createMember(draft, write);
      return sound.updateMember(refOf(member), change, freshKey());
    },
  }));

/** The subject in which some change is confirmed and not made. */
const without = (key: 'maySignIn' | 'subscriptions'): Breakage['spoil'] =>
  withVerbs((sound) => ({
    updateMember: async (ref, change, write) =>
      key in change ? sound.getMember(ref.id) : sound.updateMember(ref, change, write),
  }));

export const contactBreakages: Breakage[] = [
  {
    what: 'a new contact has other permissions than were ticked',
    says: 'Created with contacts, and has .',
    check: 'somebody who is created is in the list with what was typed',
    spoil: createdWith({ permissions: [] }),
  },
  {
    what: 'contacts are told where users are made',
    says: 'The account creates users, and one is "none"',
    check: 'somebody who is created is in the list with what was typed',
    spoil: withVerbs((sound) => ({
      getAccount: async (call) => {
        const account = await sound.getAccount(call);
        return { ...account, capabilities: { ...account.capabilities, createsMembers: 'users' } };
      },
    })),
  },
  {
    what: 'a malformed address is taken for somebody new',
    says: 'Somebody was created with a malformed address',
    check: 'nobody is created with a malformed address',
    spoil: withVerbs((sound, { freshAddress }) => ({
      createMember: (draft, write) =>
        sound.createMember({ ...draft, email: freshAddress() }, write),
    })),
  },
  {
    what: 'a second member is made at an address that is taken',
    says: 'Two members have one address',
    check: 'nobody is created at an address that somebody has',
    spoil: withVerbs((sound, { freshAddress }) => ({
      createMember: (draft, write) =>
        sound.createMember({ ...draft, email: freshAddress() }, write),
    })),
  },
  {
    what: 'a contact that may sign in is not invited',
    says: 'A contact that was invited is "none"',
    check: 'a contact that may sign in is one row with its invitation',
    spoil: createdWith({ maySignIn: false }),
  },
  {
    what: 'a contact’s invitation is listed apart',
    says: 'A contact’s invitation is listed apart from the contact as well',
    check: 'a contact that may sign in is one row with its invitation',
    spoil: withVerbs((sound) => ({
      listInvitations: async ({ text = '' }, call) => {
        const page = await sound.listInvitations({}, call);
        const { items } = await sound.listMembers({ text });
        return { ...page, items: items.flatMap(({ invitation }) => invitation ?? []) };
      },
    })),
  },
  {
    what: 'a contact that becomes a user loses its data',
    says: 'A contact that became a user has lost its data',
    check: 'a contact is invited by a change, and becomes a user with its data',
    spoil: withVerbs((sound) => ({
      getMember: async (id, call) => {
        const member = await sound.getMember(id, call);
        return member.signIn === 'active' ? { ...member, fields: { first: 'Other' } } : member;
      },
    })),
  },
  {
    what: 'a contact’s invitation cannot be withdrawn',
    says: 'A contact whose invitation was withdrawn is "invited"',
    check: 'a contact whose invitation is withdrawn stays, and its link is dead',
    spoil: without('maySignIn'),
  },
  {
    what: 'a user’s sign-in cannot be withdrawn',
    says: 'A user whose sign-in was withdrawn is "active"',
    check: 'a user who may no longer sign in is a contact again, with its subscriptions',
    spoil: without('maySignIn'),
  },
  {
    what: 'a subscription cannot be given up',
    says: 'A subscription that was given up is still there',
    check: 'subscriptions are kept one by one',
    spoil: without('subscriptions'),
  },
  {
    what: 'subscriptions come all together',
    says: 'Subscribed to bills, and receives bills, news',
    check: 'subscriptions are kept one by one',
    spoil: createdWith({ subscriptions: ['bills', 'news'] }),
  },
  {
    what: 'the last receiver may leave',
    says: 'Nobody receives "news" any more',
    check: 'the last who receives a kind of mail that somebody has to receive keeps it',
    spoil: without('subscriptions'),
  },
];
