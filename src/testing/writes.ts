/** What the checks do again and again: read to the end, invite, join, expect a refusal. */
import type {
  Access,
  Backend,
  Id,
  Invitation,
  InvitationDraft,
  InviteOutcome,
  Member,
  MemberChange,
  Page,
  Ref,
  Write,
} from '../backend/backend.js';
import { isCode, toBackendError, wordsOf } from '../backend/errors.js';
import type { BackendError } from '../backend/errors.js';
import { allPermissions, roleOf, underRole, withRequired } from '../backend/permissions.js';
import type { Bench } from './check.js';
import { Breach, NotApplicable, given, must } from './check.js';

export function newKey(): string {
  return `conformance-${crypto.randomUUID()}`;
}
export function write(): Write {
  return { key: newKey() };
}
export function refOf({ id, version }: Ref): Ref {
  return version === undefined ? { id } : { id, version };
}

/** All rows of a list, page after page. */
export async function walk<T>(list: (cursor?: string) => Promise<Page<T>>): Promise<T[]> {
  const rows: T[] = [];
  const seen = new Set<string>();
  let cursor: string | undefined;
  for (;;) {
    const page = await list(cursor);
    rows.push(...page.items);
    if (page.nextCursor === null) return rows;
    must(!seen.has(page.nextCursor), 'The cursors go round: a list never comes to its end.');
    seen.add(page.nextCursor);
    cursor = page.nextCursor;
  }
}

/** The refusal that a call has to meet. @throws Breach with these words where the call goes through */
export async function refusalOf(call: Promise<unknown>, words: string): Promise<BackendError> {
  let error: unknown;
  try {
    await call;
  } catch (thrown) {
    error = thrown;
  }
  must(error !== undefined, words);
  const { name, code } = error as Partial<Record<'name' | 'code', unknown>>;
  must(
    name === 'BackendError' && isCode(code),
    `Something is thrown that is no BackendError: ${wordsOf(error)}.`,
  );
  return toBackendError(error);
}

/** Permissions that the viewer may grant to somebody of this role with all that they require; risky ones last. */
export function grantable({ account }: Pick<Bench, 'account'>, role: Id | null): Id[] {
  const all = allPermissions(account).sort(
    (one, other) => Number(!!one.risk) - Number(!!other.risk),
  );
  const may = new Set(all.filter((one) => one.grantable === true).map(({ id }) => id));
  for (const id of roleOf(account, role)?.forbids ?? []) may.delete(id);
  return [...may].filter((id) =>
    [...withRequired(account, [id])].every((needed) => may.has(needed)),
  );
}

/** Access that the viewer may give: the account's default role, one permission or as many as the role needs. */
export async function someAccess(bench: Bench): Promise<Access> {
  const { roles } = bench.account;
  const role = roles.find((one) => one.default) ?? roles[0];
  const least = Math.max(1, role?.minPermissions ?? 0);
  const chosen = grantable(bench, role?.id ?? null).slice(0, least);
  return {
    role: role?.id ?? null,
    profile: null,
    permissions: underRole(role, withRequired(bench.account, chosen)),
    scope: await someScope(bench),
    subscriptions: [],
  };
}

async function someScope({ account, backend }: Bench): Promise<Access['scope']> {
  if (!account.scope || !account.capabilities.verbs.includes('listScopeResources'))
    return { all: true };
  const { items } = await backend.listScopeResources({ limit: 20 });
  const open = items.find(({ closed }) => !closed);
  return open ? { ids: [open.id] } : { all: true };
}

/** Access that differs from another by one permission more. */
export function withOneMore(bench: Bench, access: Access): Access {
  const other = grantable(bench, access.role).find((id) => !access.permissions.includes(id));
  const more = given(other, 'The viewer may grant one permission only.');
  return {
    ...access,
    permissions: [...withRequired(bench.account, [...access.permissions, more])],
  };
}

export async function draftFor(bench: Bench, email: string): Promise<InvitationDraft> {
  return { ...(await someAccess(bench)), email };
}

/** The invitation in an outcome. @throws Breach where there is none */
export function invited(outcome: InviteOutcome | undefined): Invitation {
  must(outcome, 'An address that was to be invited has no outcome.');
  if ('invitation' in outcome) return outcome.invitation;
  const { code, reason } = outcome.error;
  throw new Breach(
    `A fresh address could not be invited: ${[code, reason].filter(Boolean).join(', ')}.`,
  );
}

export async function invite(bench: Bench, email: string, access?: Access): Promise<Invitation> {
  const draft = { ...(access ?? (await someAccess(bench))), email };
  const [outcome] = await bench.backend.createInvitations([draft], write());
  return invited(outcome);
}

/** Takes an invitation as its invitee would. */
export async function accept({ subject }: Bench, email: string, token: string): Promise<void> {
  const invitee = await given(subject.invitee, 'There is no invitee.')(email);
  const { needs } = await invitee.lookUp(token);
  given(needs !== 'signIn' || null, 'The invitee has to sign in first: give one who is signed in.');
  const answer = needs === 'password' ? { name: 'Conformance', password: newKey() } : {};
  await invitee.accept(token, answer, write());
}

export async function tokenFor({ subject }: Bench, email: string): Promise<string> {
  return given(subject.tokenFor, 'There is no tokenFor.')(email);
}

/** The member of an address, or undefined. */
export async function memberOf(backend: Backend, email: string): Promise<Member | undefined> {
  const rows = await walk((cursor) =>
    backend.listMembers({ text: email, ...(cursor && { cursor }) }),
  );
  return rows.find((row) => row.email === email);
}

/** Before all that match are changed: a search that finds everybody would take everybody away. */
export async function mustFindOne(page: Promise<Page<unknown>>): Promise<void> {
  const { items } = await page;
  must(items.length === 1, `The search for a fresh address finds ${items.length} rows, not one.`);
}

export async function pendingOf(backend: Backend, email: string): Promise<Invitation[]> {
  const rows = await walk((cursor) =>
    backend.listInvitations({ text: email, status: ['pending'], ...(cursor && { cursor }) }),
  );
  return rows.filter((row) => row.email === email);
}

/** A member who can sign in, made by invitation or directly, whichever the backend has. */
export async function join(
  bench: Bench,
  email = bench.freshAddress(),
  access?: Access,
): Promise<Member> {
  const { account, backend, subject } = bench;
  if (account.invitations && subject.tokenFor && subject.invitee) {
    await invite(bench, email, access);
    await accept(bench, email, await tokenFor(bench, email));
  } else if (account.capabilities.createsMembers === 'users') {
    await create(bench, email, access ?? (await someAccess(bench)));
  } else {
    throw new NotApplicable('There is no way to make a member: give tokenFor and invitee.');
  }
  const member = await memberOf(backend, email);
  must(member, 'Somebody who has just become a member is not in the list.');
  return member;
}

/** Somebody made directly, with all that the account asks for. */
export async function create(
  { account, backend }: Bench,
  email: string,
  more: MemberChange,
): Promise<Member> {
  const required = account.fields.filter((field) => field.required);
  const samples = {
    text: 'Conformance',
    tel: '+33 1 99 00 12 01',
    country: 'FR',
    date: '2000-01-01',
  };
  const fields = Object.fromEntries(
    required.map(({ id, type, options }) => [
      id,
      type === 'select' ? (options?.[0]?.value ?? '') : samples[type],
    ]),
  );
  return backend.createMember({ ...more, email, name: 'Conformance', fields }, write());
}
