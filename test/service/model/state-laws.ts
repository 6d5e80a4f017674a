/** What is true at every moment. */
import type { Id } from '../../../src/backend/backend.js';
import type { AccountData, InvitationRecord, PortalData } from '../../../src/service/index.js';
import type { Ledger } from './ledger.js';
import { grantsAll } from './grant-law.js';
import { must } from './must.js';

const lifetime = 7 * 86_400_000;

export function checkState(account: AccountData, now: number): void {
  someoneRunsIt(account, now);
  oneOfEachAddress(account);
  nobodyIsInAndInvited(account);
  usersHoldNothingOfAdmins(account);
  someoneGetsTheMail(account);
  invitationsEndAfterAWeek(account, now);
}

/** Today and for good: of those who may grant everything there is one who is active and whose access does not end. */
function someoneRunsIt(account: AccountData, now: number): void {
  const runs = account.members.some(
    (member) =>
      member.signIn === 'active' && member.until === null && grantsAll(account, member, now),
  );
  must(runs, 'somebody active may grant everything, and has no end of access');
}

const isOpen = ({ status }: InvitationRecord) => status === 'pending';

function oneOfEachAddress({ members, invitations }: AccountData): void {
  const once = (list: (Id | null)[], what: string) =>
    must(new Set(list).size === list.length, `there is one ${what}`);
  once(
    members.map(({ canonical }) => canonical),
    'member per address',
  );
  const open = invitations.filter(isOpen);
  once(
    open.map(({ canonical }) => canonical),
    'open invitation per address',
  );
  const ofContacts = open.flatMap(({ memberId }) => memberId ?? []);
  once(ofContacts, 'open invitation per contact');
  for (const { memberId, canonical } of open) {
    const contact = members.find(({ id }) => id === memberId);
    const isTheirs = memberId === null || contact?.canonical === canonical;
    must(isTheirs, 'the invitation of a contact is at the contact’s address');
  }
}

/** A contact on the way to becoming a user is both; a user or somebody deactivated never is. */
function nobodyIsInAndInvited({ members, invitations }: AccountData): void {
  const open = new Set(invitations.filter(isOpen).map(({ canonical }) => canonical));
  for (const { signIn, canonical, email } of members) {
    must(signIn === 'none' || !open.has(canonical), `${email} is not in and invited at once`);
  }
}

function usersHoldNothingOfAdmins({ settings, members, invitations }: AccountData): void {
  for (const { email, role, permissions } of [...members, ...invitations]) {
    const { forbids = [], grants = [] } = settings.roles.find(({ id }) => id === role) ?? {};
    const wrong = permissions.filter((id) => forbids.includes(id));
    must(wrong.length === 0, `${email} holds nothing that the role forbids, but ${wrong.join()}`);
    must(
      grants.every((id) => permissions.includes(id)),
      `${email} holds all that the role grants`,
    );
    const isKnown = settings.roles.length === 0 || settings.roles.some(({ id }) => id === role);
    must(isKnown, `${email} has a role`);
  }
}

function someoneGetsTheMail({ settings, members }: AccountData): void {
  for (const { id, atLeast } of settings.subscriptions) {
    if (!atLeast) continue;
    const getting = members.filter(
      ({ signIn, subscriptions }) => signIn !== 'deactivated' && subscriptions.includes(id),
    );
    must(getting.length >= atLeast.members, `enough members get the mail of ${id}`);
  }
}

function invitationsEndAfterAWeek({ invitations }: AccountData, now: number): void {
  for (const { sentAt, expiresAt } of invitations) {
    must(Date.parse(sentAt) <= now, 'nothing was sent in the future');
    must(Date.parse(expiresAt) - Date.parse(sentAt) === lifetime, 'an invitation lasts seven days');
  }
}

/** The store keeps those of whom the answers spoke, as they were spoken of, and nobody else. */
export function checkMembers(ledger: Ledger, { accounts }: PortalData): void {
  for (const { settings, members } of accounts) {
    const told = ledger.members.get(settings.id)!;
    must(told.size === members.length, `${settings.id} has ${told.size} members`);
    for (const { id, canonical, signIn } of members) {
      const known = told.get(id);
      const isSo = known?.canonical === canonical && known.signIn === signIn;
      must(isSo, `${canonical} is ${signIn} because an answer said so`);
    }
  }
}
