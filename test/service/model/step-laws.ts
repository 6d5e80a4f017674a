/** What is true of every step: who gave what, what it touched, what was told of it. */
import { canonicalAddress } from '../../../src/backend/addresses.js';
import type { Id, InviteOutcome, Member, Ref, Scope } from '../../../src/backend/backend.js';
import type { AccountData, InvitationRecord, MemberRecord } from '../../../src/service/index.js';
import { grantsAll } from './grant-law.js';
import { accountOf, doneIn, hasLogin, isUser, joinerOf, mayAct, memberBy } from './ledger.js';
import type { Ledger, Link, Step } from './ledger.js';
import { must } from './must.js';
import { holdingsOf } from './steps.js';
import type { Exchange } from './world.js';

interface Change {
  before: AccountData;
  after: AccountData;
  exchanges: Exchange[];
}

export function checkStep(ledger: Ledger, step: Step): void {
  for (const after of step.after.accounts) {
    const { id } = after.settings;
    const exchanges = step.exchanges.filter(({ account }) => account === id);
    const change = { before: accountOf(step.before, id), after, exchanges };
    onlyWhatWasAskedForIsTouched(step, change);
    eachChangeIsToldOnce(step, change);
    if (step.repeated) continue;
    whatIsNotNamedStays(change, confirmsIn(step));
    onlyWhatWasSeenIsChanged(change);
    nobodyGivesWhatHeDoesNotHold(ledger, step, change);
    nobodyLocksHimselfOut(change);
    whoIsWithdrawnIsNotInvited(change);
    endedInvitationsStayEnded(ledger, change);
  }
  aLoginMovesWithAllItsRows(step);
  if (step.repeated)
    step.exchanges.forEach((exchange) => repeatHasNoEffect(ledger, step, exchange));
  else checkLinks(ledger, step);
}

// ---- what is touched ----------------------------------------------------------------------------------------------------

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

function byId<Kept extends { id: Id }>(records: readonly Kept[]): Map<Id, Kept> {
  return new Map(records.map((record) => [record.id, record]));
}

/** Ids of the records that differ. */
function touchedIn<Kept extends { id: Id; version: number }>(before: Kept[], after: Kept[]): Id[] {
  const then = byId(before);
  const now = byId(after);
  const ids = new Set([...then.keys(), ...now.keys()]);
  return [...ids].filter((id) => !isSame(then.get(id), now.get(id)));
}

/** The new addresses that were confirmed in a step, in whichever account. */
function confirmsIn({ exchanges, repeated }: Step): Exchange[] {
  return repeated ? [] : exchanges.filter(({ ok, confirms }) => ok && confirms);
}

function onlyWhatWasAskedForIsTouched(step: Step, { before, after, exchanges }: Change): void {
  const asked = exchanges.filter(({ ok, confirms }) => ok && !confirms);
  const named = new Set([
    ...asked.flatMap((one) => namedIn(step, one)),
    ...confirmsIn(step).flatMap((one) => movedIn(step, one, before)),
  ]);
  for (const id of touchedIn(before.members, after.members)) {
    must(named.has(id), `the member ${id} is left alone`);
    const [then, now] = [byId(before.members).get(id), byId(after.members).get(id)];
    must(!then || !now || now.version > then.version, `${id} changed with a new version`);
  }
  for (const id of touchedIn(seen(before.invitations), seen(after.invitations))) {
    const row = byId(after.invitations).get(id);
    const isNamed = named.has(id) || named.has(row?.memberId ?? '');
    must(isNamed || named.has(row?.canonical ?? ''), `the invitation ${id} is left alone`);
    const then = byId(before.invitations).get(id);
    must(!then || !row || row.version > then.version, `${id} changed with a new version`);
  }
}

/** Without what nobody sees: that somebody was mailed another link is no change of the invitation. */
function seen(invitations: readonly InvitationRecord[]) {
  return invitations.map((row) => ({ ...row, newLinkWantedAt: undefined, links: undefined }));
}

/** Ids of one account's rows that go with a confirmed address, and that address itself. */
function movedIn(
  { before, after }: Step,
  { account, id }: Exchange,
  { settings, members, invitations }: AccountData,
): string[] {
  const { canonical: from } = byId(accountOf(before, account).members).get(id ?? '')!;
  const { canonical: to } = byId(accountOf(after, account).members).get(id ?? '')!;
  if (settings.id !== account && !hasLogin(before, from)) return [];
  const rows = members.filter(({ canonical }) => canonical === from).map((one) => one.id);
  if (rows.length === 0) return [];
  const own = invitations.filter(({ memberId }) => rows.includes(memberId ?? ''));
  return [...rows, ...own.map((one) => one.id), to];
}

/** Whoever could come in by a login can still, in every account. */
function aLoginMovesWithAllItsRows({ before, after }: Step): void {
  const now = new Map(after.people.map((person) => [person.id, person.canonical]));
  for (const { id, canonical: from, hasLogin: signsIn } of before.people) {
    const to = now.get(id);
    if (!signsIn || to === from) continue;
    for (const account of before.accounts) {
      const was = memberBy(account, from)?.id;
      const then = accountOf(after, account.settings.id);
      must(
        !was || memberBy(then, to ?? null)?.id === was,
        `the rows of ${from} move with the login`,
      );
      must(!memberBy(then, from), `no row stays at ${from}, where nobody signs in any more`);
    }
  }
}

// ---- what stays ---------------------------------------------------------------------------------------------------------

const access = ['role', 'profile', 'permissions', 'scope', 'subscriptions', 'until'];
const sending = ['sentAt', 'sentCount', 'expiresAt', 'tokenHash', 'links', 'delivery', 'invitedBy'];
const ending = ['status', 'closedAt', 'acceptedAs'];
const moving = ['email', 'canonical', 'pendingEmail', 'links'];

/** What else goes with a part of a change that was named. */
const follows: Record<string, readonly string[]> = {
  email: moving,
  fields: ['fields', 'name'],
  role: ['role', 'permissions'],
  maySignIn: ['signIn'],
};
const named = (body: unknown) =>
  Object.keys(body as object).flatMap((key) => follows[key] ?? [key]);

/** What a request may change of a member, beside the version. */
function memberParts({ verb, body }: Exchange): readonly string[] {
  if (verb === 'setMembersActive') return ['signIn'];
  if (verb === 'updateMember' || verb === 'updateInvitation') return named(body);
  // A contact holds from now on what its invitation gives.
  if (verb === 'createInvitations') return access;
  if (verb === 'accept')
    return [
      ...access,
      'email',
      'canonical',
      'name',
      'signIn',
      'invitedAs',
      'joinedAt',
      'invitedBy',
    ];
  return [];
}

/** What a request may change of an invitation, beside the version. */
function invitationParts({ verb, body }: Exchange): readonly string[] {
  if (verb === 'resendInvitations') return [...sending, ...access];
  if (verb === 'updateInvitation')
    return 'email' in (body as object) ? [...named(body), ...sending] : named(body);
  // A contact's own is sent, withdrawn or changed with the contact.
  if (verb === 'updateMember') return [...ending, ...sending, ...access];
  if (['accept', 'decline', 'revokeInvitations', 'removeMembers'].includes(verb)) return ending;
  return verb === 'askForNewLink' ? ['newLinkWantedAt', 'links'] : [];
}

/** What a change does not name stays: of rows that it touches, too. */
function whatIsNotNamedStays({ before, after, exchanges }: Change, confirms: Exchange[]): void {
  const asked = exchanges.filter(({ ok, confirms: isMove }) => ok && !isMove);
  const always = ['version', 'changed'];
  const moves = confirms.length > 0 ? moving : [];
  const parts = asked.flatMap(memberParts);
  onlyThese(before.members, after.members, [...always, ...moves, ...parts]);
  const ends = confirms.length > 0 ? [...moving, ...ending] : [];
  const others = asked.flatMap(invitationParts);
  onlyThese(before.invitations, after.invitations, [...always, ...ends, ...others]);
}

function onlyThese(
  before: readonly (MemberRecord | InvitationRecord)[],
  after: readonly (MemberRecord | InvitationRecord)[],
  parts: readonly string[],
): void {
  const now = byId(after);
  for (const row of before) {
    const then: Record<string, unknown> = { ...now.get(row.id) };
    for (const [key, value] of Object.entries(row)) {
      if (!now.has(row.id) || parts.includes(key) || isSame(then[key], value)) continue;
      // An owner holds everything, whatever the row says.
      if (key === 'permissions' && 'isOwner' in row && row.isOwner) continue;
      must(
        isSame(inOrder(value), inOrder(then[key])),
        `${key} of ${row.email} stays, since nobody named it`,
      );
    }
  }
}

/** Permissions, and the ids of a scope, are sets: in whatever order, they are the same. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return [...(value as Id[])].sort();
  if (typeof value === 'object' && value !== null && 'ids' in value)
    return { ids: inOrder(value.ids) };
  return value;
}

/** A row is changed only by who has seen it as it is. */
function onlyWhatWasSeenIsChanged({ before, exchanges }: Change): void {
  const versions = new Map(
    [...before.members, ...before.invitations].map((row) => [row.id, String(row.version)]),
  );
  for (const exchange of exchanges) {
    const { ok, id, version, body } = exchange;
    if (!ok) continue;
    if (version !== undefined && exchange.key !== undefined)
      must(versions.get(id ?? '') === version, `${id ?? ''} is changed as it was seen`);
    if (!(body as { target?: { refs?: Ref[] } } | undefined)?.target?.refs) continue;
    for (const { ref } of doneIn(exchange))
      must(versions.get(ref.id) === ref.version, `${ref.id} is changed as it was seen`);
  }
}

/** Ids, and where somebody joins his address, of all that a request was about. */
function namedIn({ before, after }: Step, exchange: Exchange): string[] {
  const { verb, account, id = '', reply } = exchange;
  if (verb === 'updateMember' || verb === 'decline') return [id];
  if (verb === 'updateInvitation') {
    // A contact holds what its invitation gives.
    return [id, invitationIn(accountOf(before, account), id)?.memberId ?? ''];
  }
  if (verb === 'createMember') return [(reply as Member).id];
  if (verb === 'createInvitations')
    return (reply as InviteOutcome[]).flatMap((one) =>
      'invitation' in one ? [one.invitation.id, one.invitation.memberId ?? ''] : [],
    );
  if (verb === 'accept') {
    const joiner = canonicalAddress(joinerOf(before, exchange) ?? '') ?? '';
    const member = memberBy(accountOf(after, account), joiner);
    const { memberId } = invitationIn(accountOf(before, account), id) ?? {};
    return [id, joiner, member?.id ?? '', memberId ?? ''];
  }
  return exchange.key === undefined ? [] : doneRefs(exchange);
}

function doneRefs(exchange: Exchange): Id[] {
  const isBulk = ['removeMembers', 'setMembersActive', 'resendInvitations', 'revokeInvitations'];
  return isBulk.includes(exchange.verb) ? doneIn(exchange).map(({ ref }) => ref.id) : [];
}

function invitationIn({ invitations }: AccountData, id: Id): InvitationRecord | undefined {
  return invitations.find((one) => one.id === id);
}

// ---- what is told -------------------------------------------------------------------------------------------------------

function eachChangeIsToldOnce(step: Step, { before, after, exchanges }: Change): void {
  const { repeated } = step;
  const done = exchanges.filter(({ ok, confirms }) => ok && !confirms);
  // Two requests with one key at the same time are one change.
  const apart = [...new Map(done.map((one) => [one.key, one])).values()];
  const moves = confirmsIn(step).filter((one) => movedIn(step, one, before).length > 0);
  const others = apart.reduce((sum, one) => sum + changesOf(before, after, one), 0);
  const changes = repeated ? 0 : moves.length + others;
  const told = after.activity.length - before.activity.length;
  must(told === changes, `${changes} changes are told in as many entries, not in ${told}`);
}

function changesOf(before: AccountData, after: AccountData, exchange: Exchange): number {
  const { verb, id = '', reply, body } = exchange;
  const grew = (rows: (one: AccountData) => readonly { id: Id; version: number }[]) =>
    byId(rows(before)).get(id)?.version === byId(rows(after)).get(id)?.version ? 0 : 1;
  switch (verb) {
    case 'createInvitations':
      return (reply as InviteOutcome[]).filter((one) => 'invitation' in one).length;
    case 'resendInvitations':
    case 'revokeInvitations':
    case 'removeMembers':
      return doneIn(exchange).length;
    case 'setMembersActive': {
      const wanted = (body as { active: boolean }).active ? 'active' : 'deactivated';
      const was = byId(before.members);
      return doneIn(exchange).filter(({ ref }) => was.get(ref.id)?.signIn !== wanted).length;
    }
    case 'updateMember':
      return grew(({ members }) => members);
    case 'updateInvitation':
      return grew(({ invitations }) => invitations);
    case 'createMember':
    case 'accept':
    case 'decline':
      return 1;
    case 'askForNewLink':
      return isWanted(before, exchange) ? 1 : 0;
    default:
      return 0;
  }
}

/** Whether somebody is there to be asked for a new link, and has not been asked since the last one went out. */
function isWanted(before: AccountData, { id = '', at }: Exchange): boolean {
  const row = invitationIn(before, id);
  const isOver = row?.status === 'pending' && Date.parse(row.expiresAt) <= at;
  const isAsked = (row?.newLinkWantedAt ?? '') >= (row?.sentAt ?? '');
  return isOver && !isAsked && byId(before.members).has(row.invitedBy?.id ?? '');
}

// ---- who gave it ----------------------------------------------------------------------------------------------------------

function nobodyGivesWhatHeDoesNotHold(
  ledger: Ledger,
  step: Step,
  { before, after, exchanges }: Change,
): void {
  const joining = exchanges.find(({ verb, ok, confirms }) => verb === 'accept' && ok && !confirms);
  if (joining) return joinsWithTheInvitation(ledger, step, before, after, joining);
  const givers = exchanges.flatMap(({ by, ok, at }) => {
    const giver = ok ? memberBy(before, by) : undefined;
    return giver ? [{ ...giver, grantsAll: grantsAll(before, giver, at) }] : [];
  });
  const members = byId(before.members);
  for (const row of after.members) {
    const then = members.get(row.id);
    if (!row.isOwner && !isSame(row, then)) mayGive(before, givers, row, then);
  }
  const invitations = byId(before.invitations);
  for (const row of after.invitations) {
    const then = invitations.get(row.id);
    // Who sends it stands for all of it; who only changes it, for what he adds.
    const isSent = then?.tokenHash !== row.tokenHash;
    if (!isSame(row, then)) mayGive(before, givers, row, isSent ? undefined : then);
  }
}

type Holding = Pick<MemberRecord, 'email' | 'permissions' | 'scope'>;

type Giver = MemberRecord & { grantsAll: boolean };

function mayGive(before: AccountData, givers: Giver[], now: Holding, then?: Holding): void {
  for (const id of now.permissions) {
    if (then?.permissions.includes(id)) continue;
    const isHeld = givers.some(
      (giver) => giver.grantsAll || holdingsOf(before, giver).includes(id),
    );
    must(isHeld, `${now.email} was given ${id} by somebody who holds it`);
  }
  if (!before.settings.scope) return;
  const reaches = givers.some(
    (giver) => giver.grantsAll || isWithin(now.scope, then?.scope, giver.scope),
  );
  must(isSame(now.scope, then?.scope) || reaches, `${now.email} reaches no further than the giver`);
}

function isWithin(scope: Scope, then: Scope | undefined, giver: Scope): boolean {
  if ('all' in giver || (then && 'all' in then)) return true;
  if ('all' in scope) return false;
  return scope.ids.every((id) => giver.ids.includes(id) || then?.ids.includes(id));
}

function joinsWithTheInvitation(
  ledger: Ledger,
  { before: all }: Step,
  before: AccountData,
  after: AccountData,
  exchange: Exchange,
): void {
  const invitation = invitationIn(before, exchange.id ?? '')!;
  const joiner = joinerOf(all, exchange);
  const member = memberBy(after, joiner);
  must(member?.signIn === 'active', 'who accepts is a user');
  const given = (row: MemberRecord | InvitationRecord) => {
    const { role, profile, permissions, scope, subscriptions } = row;
    return { role, profile, permissions, scope, subscriptions };
  };
  must(isSame(given(member), given(invitation)), 'who accepts has what was offered, and no more');
  const known = ledger.members.get(exchange.account)!;
  const wasContact = [...known].some(
    ([id, { canonical }]) => id === invitation.memberId || canonical === member.canonical,
  );
  if (wasContact) return;
  const isNew = !known.has(member.id) && Object.keys(member.fields).length === 0;
  must(isNew && member.lastSignInAt === null, 'who was no member starts empty');
}

// ---- who stays ------------------------------------------------------------------------------------------------------------

const ends: ReadonlySet<string> = new Set(['updateMember', 'removeMembers', 'setMembersActive']);

/** Whoever acts alone can act again: nobody ends his own access, or his right to manage. */
function nobodyLocksHimselfOut({ before, after, exchanges }: Change): void {
  const [exchange, ...others] = exchanges.filter(({ ok }) => ok);
  if (!exchange || others.length > 0 || !ends.has(exchange.verb)) return;
  const then = memberBy(before, exchange.by);
  const now = byId(after.members).get(then?.id ?? '');
  const staysIn = now?.signIn === 'active' && runs(after, now);
  must(staysIn, `${exchange.by} does not lock himself out by ${exchange.verb}`);
}

/** Who may no longer sign in is a contact without an invitation. */
function whoIsWithdrawnIsNotInvited({ after, exchanges }: Change): void {
  for (const { verb, ok, id, body } of exchanges) {
    if (!ok || verb !== 'updateMember') continue;
    if ((body as { maySignIn?: boolean }).maySignIn !== false) continue;
    const open = after.invitations.some((one) => one.memberId === id && one.status === 'pending');
    must(!open, `the invitation of ${id ?? ''} goes with the sign-in`);
    must(byId(after.members).get(id ?? '')?.signIn === 'none', `${id ?? ''} can no longer sign in`);
  }
}

/** What was accepted, declined or revoked does not open again, nor does what went with it. */
function endedInvitationsStayEnded({ links }: Ledger, { before, after }: Change): void {
  const rows = byId(after.invitations);
  for (const { id, status } of before.invitations) {
    const staysSo = status === 'pending' || rows.get(id)?.status === status;
    must(staysSo, `the invitation ${id} stays ${status}`);
  }
  for (const { account, invitation, dead } of links) {
    if (account !== after.settings.id || dead === undefined || dead === 'resent') continue;
    must(rows.get(invitation)?.status !== 'pending', `the invitation ${invitation} stays ${dead}`);
  }
}

// ---- links --------------------------------------------------------------------------------------------------------------------

function checkLinks(ledger: Ledger, step: Step): void {
  const accepts = step.exchanges.filter(({ verb, confirms }) => verb === 'accept' && !confirms);
  for (const exchange of step.exchanges) {
    if (exchange.confirms || !exchange.ok || !['accept', 'decline'].includes(exchange.verb))
      continue;
    const { token } = exchange.body as { token: string };
    const link = ledger.links.find((one) => one.token === token)!;
    must(!link.dead, `a link that was ${link.dead ?? ''} before opens nothing`);
    must(exchange.at < link.endsAt, 'a link opens nothing from its seventh day on');
    const isProved = exchange.verb === 'decline' || exchange.by !== null || !link.shown;
    must(isProved, 'a link that was shown makes no login');
    must(
      senderRuns(step, link, exchange.at),
      'a link opens nothing when who sent it runs nothing any more',
    );
    must(
      exchange.verb === 'decline' || isMeant(step, exchange, link),
      'a link opens to whom it names',
    );
  }
  const ways = new Set(accepts.filter(({ ok }) => ok).map(({ key }) => key));
  must(ways.size <= 1, 'a link is accepted once');
  const [first] = accepts;
  const link = first && ledger.links.find((one) => one.token === (first.body as Link).token);
  if (link && shouldOpen(step, first, link))
    must(
      accepts.some(({ ok }) => ok),
      `a link that lives lets its invitee in, not ${JSON.stringify(first.reply)}`,
    );
}

/** It lives, who sent it still runs members, and who comes is the invited one. */
function shouldOpen(step: Step, first: Exchange, link: Link): boolean {
  const people = step.before.people;
  const hasLogin = people.find(({ canonical }) => canonical === link.canonical)?.hasLogin;
  const isInvited = first.by === (hasLogin ? link.canonical : null);
  const { answer } = first.body as { answer: { as?: string; password?: string } };
  const isRight = isInvited && (first.by !== null || answer.password !== undefined);
  const proves = first.by !== null || !link.shown;
  const isLive = !link.dead && first.at < link.endsAt;
  return isRight && proves && senderRuns(step, link, first.at) && isLive;
}

function senderRuns({ before }: Step, link: Link, at: number): boolean {
  const account = accountOf(before, link.account);
  const sender = invitationIn(account, link.invitation)?.invitedBy?.id ?? '';
  const member = byId(account.members).get(sender);
  return member !== undefined && mayAct(member, at) && runs(account, member);
}

/** The invited address, or where the portal allows it another one that says so. */
function isMeant({ before }: Step, exchange: Exchange, link: Link): boolean {
  const canonical = canonicalAddress(joinerOf(before, exchange) ?? '');
  if (canonical === link.canonical) return true;
  const { invitations } = accountOf(before, link.account).settings;
  const { answer } = exchange.body as { answer: { as?: string } };
  return invitations?.boundToAddress === false && answer.as === 'signedIn';
}

function runs({ settings }: AccountData, { isOwner, permissions }: MemberRecord): boolean {
  const { managePermission } = settings.guards;
  return isOwner || (managePermission !== null && permissions.includes(managePermission));
}

// ---- the same again ---------------------------------------------------------------------------------------------------------

function repeatHasNoEffect(ledger: Ledger, step: Step, exchange: Exchange): void {
  const { account, by, verb, key } = exchange;
  const write = ledger.writes.find(({ exchange: first }) => first.key === key)!;
  const first = write.exchange;
  const before = accountOf(step.before, account);
  const after = accountOf(step.after, account);
  const actor = memberBy(before, by);
  // Who was removed and has come back is somebody else, and his keys are others.
  if (actor?.id !== write.actor) return;
  must(isSame(rows(before), rows(after)), `a repeated ${verb} changes nothing`);
  const mayStill = write.actor === undefined || (actor && runs(before, actor));
  if (!mayStill || !isUserOrInvitee(ledger, exchange)) return;
  if (!isSame(first.body, exchange.body)) {
    must(!exchange.ok, `the key of one ${verb} is refused for another`);
  } else if (verb !== 'askForNewLink') {
    const isAnsweredAlike = exchange.ok && isSame(first.reply, exchange.reply);
    must(isAnsweredAlike, `a repeated ${verb} is answered as the first time`);
  }
}

function isUserOrInvitee(ledger: Ledger, { verb, account, by, at }: Exchange): boolean {
  return ['accept', 'decline', 'askForNewLink'].includes(verb) || isUser(ledger, account, by, at);
}

function rows({ members, invitations, activity, mails }: AccountData) {
  return { members, invitations, activity, mails };
}
