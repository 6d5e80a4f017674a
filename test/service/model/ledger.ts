/** What follows from the answers alone: who is in, which links live, what was written with which key. */
import { canonicalAddress } from '../../../src/backend/addresses.js';
import type { Id, Member, MemberChange, Outcomes } from '../../../src/backend/backend.js';
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
}
export interface Standing {
  canonical: string;
  signIn: MemberRecord['signIn'];
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
  return { members: new Map(members), links: [], writes: [], read: new Map() };
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

/** Whether the ledger has this address as a user of the account. */
export function isUser(ledger: Ledger, account: Id, address: string | null): boolean {
  const canonical = address === null ? null : canonicalAddress(address);
  const standings = [...ledger.members.get(account)!.values()];
  return standings.some((one) => one.canonical === canonical && one.signIn === 'active');
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
}

function learnStanding(ledger: Ledger, { before, after }: Step, exchange: Exchange): void {
  const standings = ledger.members.get(exchange.account)!;
  const keep = ({ id, email, signIn }: Member) =>
    standings.set(id, {
      canonical: canonicalAddress(email)!,
      signIn: signIn === 'active' || signIn === 'deactivated' ? signIn : 'none',
    });
  const { verb } = exchange;
  if (verb === 'createMember' || verb === 'updateMember') keep(exchange.reply as Member);
  if (verb === 'setMembersActive') for (const { row } of doneIn(exchange)) keep(row!);
  if (verb === 'removeMembers') for (const { ref } of doneIn(exchange)) standings.delete(ref.id);
  if (verb === 'accept') {
    const joined = memberBy(accountOf(after, exchange.account), joinerOf(before, exchange));
    if (joined) standings.set(joined.id, { canonical: joined.canonical, signIn: 'active' });
  }
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
  if (verb === 'accept') {
    const canonical = canonicalAddress(joinerOf(before, exchange) ?? '');
    end('accepted', (link) => link.invitation === id || link.canonical === canonical);
  }
}

/** Each new mail with a link opens the invitation that it belongs to; a link before it is dead. */
async function readMails(ledger: Ledger, { after }: Step): Promise<void> {
  for (const { settings, mails, invitations } of after.accounts) {
    const { id: account } = settings;
    const fresh = mails.slice(ledger.read.get(account) ?? 0);
    ledger.read.set(account, mails.length);
    for (const { kind, link, at } of fresh) {
      if (kind !== 'invitation' || link === null) continue;
      const token = new URL(link).hash.slice(1);
      const hash = await sha256(token);
      const opened = invitations.find(({ tokenHash }) => tokenHash === hash);
      if (!opened) throw new Error('A mail was sent whose link opens nothing.');
      for (const one of ledger.links)
        if (one.account === account && one.invitation === opened.id) one.dead ??= 'resent';
      const { id: invitation, canonical } = opened;
      const endsAt = Date.parse(at) + lifetime;
      ledger.links.unshift({ token, account, invitation, canonical, endsAt });
    }
  }
}
