/** What follows from the answers alone: who is in, which links live, what was written with which key. */
import { canonicalAddress } from '../../../src/backend/addresses.js';
import type {
  Id,
  InviteOutcome,
  Member,
  MemberChange,
  Outcomes,
} from '../../../src/backend/backend.js';
import { sha256 } from '../../../src/service/bytes.js';
import type { AccountData, MemberRecord, PortalData } from '../../../src/service/index.js';
import type { Exchange } from './world.js';

/** Seven days, whatever the service thinks. */
const lifetime = 7 * 86_400_000;

export interface Link {
  token: string;
  account: Id;
  invitation: Id;
  canonical: string;
  /** From this moment on it is worth nothing. */
  endsAt: number;
  /** What ended it before its time. */
  dead?: 'accepted' | 'declined' | 'revoked' | 'resent';
  /** It was told to who invited. */
  shown?: true;
  /** It was mailed to prove the mailbox, beside the invitation's own. */
  proves?: true;
}
/** A mailed link that confirms the new address of a member. */
export interface Confirm {
  token: string;
  account: Id;
  member: Id;
  /** The address of the member when it was mailed. */
  from: string;
}
export interface Standing {
  canonical: string;
  signIn: MemberRecord['signIn'];
  until: string | null;
}
export interface Write {
  exchange: Exchange;
  /** Which member it was: who comes back after a removal is another one. */
  actor: Id | undefined;
}
export interface Ledger {
  /** Account → member → what the answers made of him. */
  members: Map<Id, Map<Id, Standing>>;
  links: Link[];
  /** The newest first. */
  confirms: Confirm[];
  /** The writes that were done, the newest first. */
  writes: Write[];
  /** Mails that were read, per account. */
  read: Map<Id, number>;
}

export interface Step {
  before: PortalData;
  after: PortalData;
  exchanges: Exchange[];
  /** The exchanges say again what was said before. */
  repeated: boolean;
}

export function openLedger({ accounts }: PortalData): Ledger {
  const members = accounts.map(
    (account) =>
      [account.settings.id, new Map(account.members.map((one) => [one.id, one]))] as const,
  );
  return { members: new Map(members), links: [], confirms: [], writes: [], read: new Map() };
}

export function accountOf({ accounts }: PortalData, id: Id): AccountData {
  return accounts.find(({ settings }) => settings.id === id)!;
}

export function memberBy(account: AccountData, address: string | null): MemberRecord | undefined {
  const canonical = address === null ? null : canonicalAddress(address);
  return account.members.find((member) => member.canonical === canonical);
}

/** The rows of a bulk change that were done. */
export function doneIn({ reply }: Exchange): Outcomes<Member>['items'] {
  return (reply as Outcomes<Member>).items.filter(({ error }) => !error);
}

/** Whether the ledger has this address as a user of the account at a moment. */
export function isUser(ledger: Ledger, account: Id, address: string | null, at: number): boolean {
  const canonical = address === null ? null : canonicalAddress(address);
  const standings = [...ledger.members.get(account)!.values()];
  return standings.some((one) => one.canonical === canonical && mayAct(one, at));
}

export function mayAct({ signIn, until }: Omit<Standing, 'canonical'>, at: number): boolean {
  return signIn === 'active' && (until === null || Date.parse(until) > at);
}

/** Whether somebody can sign in with the address. */
export function hasLogin({ people }: PortalData, canonical: string): boolean {
  return people.some((one) => one.canonical === canonical && one.hasLogin);
}

/** Takes in what a step has answered. */
export async function learn(ledger: Ledger, step: Step): Promise<void> {
  if (step.repeated) return;
  for (const exchange of step.exchanges) {
    if (!exchange.ok) continue;
    learnStanding(ledger, step, exchange);
    learnEnds(ledger, step, exchange);
    if (exchange.key !== undefined) {
      const actor = memberBy(accountOf(step.before, exchange.account), exchange.by)?.id;
      ledger.writes = [{ exchange, actor }, ...ledger.writes].slice(0, 6);
    }
  }
  await readMails(ledger, step);
  for (const exchange of step.exchanges) if (exchange.ok) await readLinks(ledger, exchange);
}

function learnStanding(ledger: Ledger, { before, after }: Step, exchange: Exchange): void {
  const standings = ledger.members.get(exchange.account)!;
  const keep = ({ id, email, signIn, until = null }: Member) =>
    standings.set(id, {
      canonical: canonicalAddress(email)!,
      signIn: signIn === 'active' || signIn === 'deactivated' ? signIn : 'none',
      until,
    });
  const { verb } = exchange;
  if (verb === 'createMember' || verb === 'updateMember') keep(exchange.reply as Member);
  if (verb === 'setMembersActive') for (const { row } of doneIn(exchange)) keep(row!);
  if (verb === 'removeMembers') for (const { ref } of doneIn(exchange)) standings.delete(ref.id);
  if (exchange.confirms) return learnMove(ledger, { before, after }, exchange);
  if (verb === 'accept') {
    const joined = memberBy(accountOf(after, exchange.account), joinerOf(before, exchange));
    if (!joined) return;
    const { canonical, until } = joined;
    standings.set(joined.id, { canonical, signIn: 'active', until });
  }
}

/** The member moves, and with a login the same person in all accounts. */
function learnMove(
  ledger: Ledger,
  { before, after }: Pick<Step, 'before' | 'after'>,
  { account, id = '' }: Exchange,
): void {
  const known = ledger.members.get(account)!.get(id)!;
  const from = known.canonical;
  const to = accountOf(after, account).members.find((one) => one.id === id)!.canonical;
  for (const [place, standings] of ledger.members) {
    if (place !== account && !hasLogin(before, from)) continue;
    for (const [member, standing] of standings)
      if (standing.canonical === from) standings.set(member, { ...standing, canonical: to });
    for (const link of ledger.links) {
      if (link.account !== place || link.dead) continue;
      const { memberId } = accountOf(before, place).invitations.find(
        (one) => one.id === link.invitation,
      )!;
      if (memberId !== null && link.canonical === from) link.canonical = to;
      else if (link.canonical === to && hasAt(ledger, place, to)) link.dead = 'revoked';
    }
  }
}

function hasAt(ledger: Ledger, account: Id, canonical: string): boolean {
  return [...ledger.members.get(account)!.values()].some((one) => one.canonical === canonical);
}

/** The address with which somebody joins: that of who is signed in, or else the invited one. */
export function joinerOf(before: PortalData, exchange: Exchange): string | null {
  if (exchange.by !== null) return exchange.by;
  const id = exchange.id;
  return (
    accountOf(before, exchange.account).invitations.find((one) => one.id === id)?.email ?? null
  );
}

function learnEnds(ledger: Ledger, { before }: Step, exchange: Exchange): void {
  const { verb, account, id, body } = exchange;
  const end = (dead: NonNullable<Link['dead']>, isMeant: (link: Link) => boolean) => {
    for (const link of ledger.links)
      if (link.account === account && !link.dead && isMeant(link)) link.dead = dead;
  };
  const { invitations } = accountOf(before, account);
  const ofMember = (member: Id | undefined) => (link: Link) =>
    invitations.find((one) => one.id === link.invitation)?.memberId === member;
  if (verb === 'revokeInvitations')
    for (const { ref } of doneIn(exchange)) end('revoked', (link) => link.invitation === ref.id);
  if (verb === 'removeMembers')
    for (const { ref } of doneIn(exchange)) end('revoked', ofMember(ref.id));
  if (verb === 'updateMember') {
    const isWithdrawn = (body as MemberChange).maySignIn === false;
    const canonical = canonicalAddress((exchange.reply as Member).email);
    // A contact's invitation goes where the contact's address goes, with a link of its own.
    end('revoked', (link) => ofMember(id)(link) && (isWithdrawn || link.canonical !== canonical));
  }
  if (verb === 'decline') end('declined', (link) => link.invitation === id);
  if (verb === 'accept' && !exchange.confirms) {
    const canonical = canonicalAddress(joinerOf(before, exchange) ?? '');
    end('accepted', (link) => link.invitation === id || link.canonical === canonical);
  }
}

/** Each new mail with a link opens the invitation that it belongs to; a link before it is dead. */
async function readMails(ledger: Ledger, { after }: Step): Promise<void> {
  for (const account of after.accounts) {
    const { id } = account.settings;
    const fresh = account.mails.slice(ledger.read.get(id) ?? 0);
    ledger.read.set(id, account.mails.length);
    for (const { kind, link, to } of fresh) {
      if (link === null) continue;
      const token = new URL(link).hash.slice(1);
      if (kind === 'confirm-address') await readConfirm(ledger, account, token);
      if (kind === 'invitation') await readInvitation(ledger, account, token);
      if (kind !== 'confirm-mailbox') continue;
      const known = ledger.links.find(
        (one) => one.account === id && one.canonical === canonicalAddress(to.address) && !one.dead,
      )!;
      for (const one of ledger.links)
        if (one.invitation === known.invitation && one.proves) one.dead ??= 'resent';
      const { shown: _shown, ...mailed } = known;
      ledger.links.unshift({ ...mailed, token, proves: true });
    }
  }
}

async function readInvitation(
  ledger: Ledger,
  { settings, invitations }: AccountData,
  token: string,
): Promise<void> {
  const account = settings.id;
  const hash = await sha256(token);
  const opened = invitations.find(({ tokenHash }) => tokenHash === hash);
  if (!opened) throw new Error('A mail was sent whose link opens nothing.');
  const { id: invitation, canonical, sentAt } = opened;
  for (const one of ledger.links)
    if (one.account === account && one.invitation === invitation) one.dead ??= 'resent';
  const endsAt = Date.parse(sentAt) + lifetime;
  ledger.links.unshift({ token, account, invitation, canonical, endsAt });
}

async function readConfirm(
  ledger: Ledger,
  { settings, members }: AccountData,
  token: string,
): Promise<void> {
  const hash = await sha256(token);
  const member = members.find(({ links = [] }) => links.some((one) => one.tokenHash === hash));
  if (!member) throw new Error('A mail was sent whose link confirms nothing.');
  const { id, canonical } = member;
  ledger.confirms.unshift({ token, account: settings.id, member: id, from: canonical });
}

/** Links that the answer itself shows, which open the same invitations as the mailed ones. */
async function readLinks(ledger: Ledger, { verb, reply }: Exchange): Promise<void> {
  const shown = (link: string | undefined, invitation: Id) => {
    const mailed = ledger.links.find((one) => one.invitation === invitation && !one.dead);
    if (link === undefined || !mailed) return;
    ledger.links.push({ ...mailed, token: new URL(link).hash.slice(1), shown: true });
  };
  if (verb === 'createInvitations')
    for (const outcome of reply as InviteOutcome[])
      if ('invitation' in outcome) shown(outcome.link, outcome.invitation.id);
  if (verb === 'resendInvitations')
    for (const { link, ref, error } of (reply as Outcomes<never>).items)
      if (!error) shown(link, ref.id);
}
