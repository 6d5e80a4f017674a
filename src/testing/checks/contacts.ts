/** Members made directly, contacts on their way to becoming users and back, and mail that somebody has to receive. */
import type { Member } from '../../backend/backend.js';
import type { Bench, Check } from '../check.js';
import { NotApplicable, given, must } from '../check.js';
import {
  accept,
  create,
  memberOf,
  pendingOf,
  refOf,
  refusalOf,
  someAccess,
  tokenFor,
  write,
} from '../writes.js';

async function aContact(bench: Bench, maySignIn = false): Promise<Member> {
  const { createsMembers } = bench.account.capabilities;
  given(createsMembers === 'contacts' || null, 'The account makes no contacts.');
  given(!maySignIn || bench.account.invitations || null, 'There are no invitations.');
  const access = await someAccess(bench);
  const contact = await create(bench, bench.freshAddress(), {
    ...access,
    ...(maySignIn && { maySignIn }),
  });
  return bench.backend.getMember(contact.id);
}

const creating: Check[] = [
  {
    name: 'somebody who is created is in the list with what was typed',
    level: 'write',
    needs: ['createMember'],
    async run(bench) {
      const email = bench.freshAddress();
      const access = await someAccess(bench);
      const { id } = await create(bench, email, access);
      const row = await memberOf(bench.backend, email);
      must(row?.id === id, 'Somebody was created, and is not in the list.');
      const wanted = [...access.permissions].sort();
      must(
        String([...row.permissions].sort()) === String(wanted),
        `Created with ${wanted.join(', ')}, and has ${row.permissions.join(', ')}.`,
      );
      const { createsMembers } = bench.account.capabilities;
      const should = createsMembers === 'users' ? 'active' : 'none';
      must(
        row.signIn === should,
        `The account creates ${createsMembers}, and one is "${row.signIn}".`,
      );
    },
  },
  {
    name: 'nobody is created with a malformed address',
    level: 'write',
    needs: ['createMember'],
    async run(bench) {
      const call = create(bench, 'no address at all', await someAccess(bench));
      const { code } = await refusalOf(call, 'Somebody was created with a malformed address.');
      must(code === 'invalid', `A malformed address is refused as ${code}, not as invalid.`);
    },
  },
  {
    name: 'nobody is created at an address that somebody has',
    level: 'write',
    needs: ['createMember'],
    async run(bench) {
      const { items } = await bench.backend.listMembers({ signIn: ['active'], limit: 1 });
      const { email } = given(items[0], 'There is no active member.');
      const call = create(bench, email, await someAccess(bench));
      const { reason } = await refusalOf(call, 'Two members have one address.');
      must(reason === 'already-member', `A member’s address is refused as ${reason}.`);
    },
  },
];

const signingIn: Check[] = [
  {
    name: 'a contact that may sign in is one row with its invitation',
    level: 'write',
    needs: ['createMember'],
    async run(bench) {
      const contact = await aContact(bench, true);
      must(contact.signIn === 'invited', `A contact that was invited is "${contact.signIn}".`);
      must(
        contact.invitation?.status === 'pending' && contact.invitation.memberId === contact.id,
        'A contact that was invited is not told with its invitation.',
      );
      const alone = await pendingOf(bench.backend, contact.email);
      must(alone.length === 0, 'A contact’s invitation is listed apart from the contact as well.');
    },
  },
  {
    name: 'a contact is invited by a change, and becomes a user with its data',
    level: 'write',
    needs: ['createMember', 'tokenFor', 'invitee'],
    async run(bench) {
      const { id, email, fields, actions, ...contact } = await aContact(bench);
      given(actions.grantSignIn === true || null, 'The contact may not be let in.');
      await bench.backend.updateMember(refOf({ id, ...contact }), { maySignIn: true }, write());
      await accept(bench, email, await tokenFor(bench, email));
      const user = await bench.backend.getMember(id);
      must(user.signIn === 'active', `A contact that has accepted is "${user.signIn}".`);
      must(
        JSON.stringify(user.fields) === JSON.stringify(fields),
        'A contact that became a user has lost its data.',
      );
    },
  },
  {
    name: 'a contact whose invitation is withdrawn stays, and its link is dead',
    level: 'write',
    needs: ['createMember', 'tokenFor', 'invitee'],
    async run(bench) {
      const contact = await aContact(bench, true);
      const token = await tokenFor(bench, contact.email);
      await bench.backend.updateMember(refOf(contact), { maySignIn: false }, write());
      const { signIn } = await bench.backend.getMember(contact.id);
      must(signIn === 'none', `A contact whose invitation was withdrawn is "${signIn}".`);
      await refusalOf(accept(bench, contact.email, token), 'A withdrawn invitation is accepted.');
    },
  },
  {
    name: 'a user who may no longer sign in is a contact again, with its subscriptions',
    level: 'write',
    needs: ['createMember', 'tokenFor', 'invitee'],
    async run(bench) {
      const { id, email } = await aContact(bench, true);
      await accept(bench, email, await tokenFor(bench, email));
      const user = await bench.backend.getMember(id);
      given(user.actions.withdrawSignIn === true || null, 'The sign-in may not be withdrawn.');
      await bench.backend.updateMember(refOf(user), { maySignIn: false }, write());
      const contact = await bench.backend.getMember(id);
      must(contact.signIn === 'none', `A user whose sign-in was withdrawn is "${contact.signIn}".`);
      must(
        String(contact.subscriptions) === String(user.subscriptions),
        'A user whose sign-in was withdrawn has other subscriptions than before.',
      );
    },
  },
];

const receivers: Check[] = [
  {
    name: 'subscriptions are kept one by one',
    level: 'write',
    needs: ['createMember'],
    async run(bench) {
      const ids = bench.account.subscriptions.map(({ id }) => id);
      const some = [given(ids[0], 'The account has no subscriptions.')];
      const access = await someAccess(bench);
      const member = await create(bench, bench.freshAddress(), { ...access, subscriptions: some });
      const kept = await bench.backend.getMember(member.id);
      must(
        String(kept.subscriptions) === String(some),
        `Subscribed to ${some.join(', ')}, and receives ${kept.subscriptions.join(', ') || 'nothing'}.`,
      );
      await bench.backend.updateMember(refOf(kept), { subscriptions: [] }, write());
      const { subscriptions } = await bench.backend.getMember(member.id);
      must(subscriptions.length === 0, 'A subscription that was given up is still there.');
    },
  },
  {
    name: 'the last who receives a kind of mail that somebody has to receive keeps it',
    level: 'write',
    async run(bench) {
      const { id, member } = await aLastReceiver(bench);
      const subscriptions = member.subscriptions.filter((one) => one !== id);
      const change = bench.backend.updateMember(refOf(member), { subscriptions }, write());
      try {
        const { code } = await refusalOf(change, `Nobody receives "${id}" any more.`);
        must(code === 'refused', `Giving up the last "${id}" is refused as ${code}.`);
      } finally {
        await giveBack(bench, member);
      }
    },
  },
];

/** A kind of mail with no more receivers than it needs, and one of them. */
async function aLastReceiver({ account, backend }: Bench): Promise<{ id: string; member: Member }> {
  for (const { id, atLeast } of account.subscriptions) {
    if (!atLeast) continue;
    const signIn = ['none', 'invited', 'active'] as const;
    const { items } = await backend.listMembers({
      subscription: id,
      signIn: [...signIn],
      limit: 50,
    });
    const [member] = items.filter(({ actions }) => actions.edit === true);
    if (member && items.length <= atLeast.members) return { id, member };
  }
  throw new NotApplicable('No kind of mail is down to those who have to receive it.');
}

/** The row is not the suite's own: what a backend let through is undone. */
async function giveBack({ backend }: Bench, { id, subscriptions }: Member): Promise<void> {
  const now = await backend.getMember(id);
  if (String(now.subscriptions) === String(subscriptions)) return;
  await backend.updateMember(refOf(now), { subscriptions }, write());
}

export const contactChecks: Check[] = [...creating, ...signingIn, ...receivers];
