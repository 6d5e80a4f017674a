import { checked } from '../backend/checked.js';
import type {
  Account,
  Backend,
  Invitation,
  Member,
  Outcomes,
  Ref,
  Verb,
  Write,
} from '../backend/backend.js';
import { isCode, toBackendError, wordsOf } from '../backend/errors.js';
import type { BackendError } from '../backend/errors.js';
import { routes } from '../backend/routes.js';
import { isOfAccount } from './calls.js';
import type { Bench, Check, Level, Need } from './check.js';
import { NotApplicable } from './check.js';
import { conformance } from './conformance.js';
import type { SentRequest, Subject } from './subject.js';
import { newKey, refOf } from './writes.js';

export interface Result {
  name: string;
  outcome: 'passed' | 'failed' | 'skipped';
  /** What the backend breaks, or what is missing for the check. */
  why?: string;
  /** The request to look for in the backend's log, where the failure names one. */
  requestId?: string;
  /** What was sent last before the check failed, where the subject keeps a record of it. */
  requests?: SentRequest[];
  /** What the check lacks, where it was skipped for that. */
  missing?: Need;
  /** Addresses of the check's own whose rows could not be taken away: look after them yourself. */
  left?: string[];
}

export interface ConformanceOptions {
  /** Which levels to run; all three unless told. */
  levels?: readonly Level[];
  /** Run only checks of these names. */
  only?: readonly string[];
}

/**
 * Tests a backend against the contract, check by check, and never throws for what it finds. The checks run one after the
 * other and each makes the rows that it needs; those that put the clock forward come last.
 */
export async function runConformance(
  subject: Subject,
  { levels = ['read', 'write', 'time'], only }: ConformanceOptions = {},
): Promise<Result[]> {
  const results: Result[] = [];
  for (const level of levels) {
    for (const check of conformance) {
      if (check.level !== level || (only && !only.includes(check.name))) continue;
      results.push(await resultOf(check, subject));
    }
  }
  return results;
}

async function resultOf(check: Check, subject: Subject): Promise<Result> {
  const backend = checked(subject.backend) as Required<Backend>;
  const addresses: string[] = [];
  const freshAddress = () => {
    const address = subject.freshAddress();
    addresses.push(address);
    return address;
  };
  subject.requests?.splice(0);
  const result = await outcomeOf(check, { subject, backend, freshAddress });
  const left = await takeAway(backend, addresses);
  return { name: check.name, ...result, ...(left.length > 0 && { left }) };
}

async function outcomeOf(
  check: Check,
  bench: Omit<Bench, 'account'>,
): Promise<Omit<Result, 'name'>> {
  const { subject, backend } = bench;
  try {
    const account = await backend.getAccount();
    const missing = (check.needs ?? []).find((need) => !isThere(need, subject, account));
    if (missing) return { outcome: 'skipped', why: `There is no ${missing}.`, missing };
    await check.run({ ...bench, account });
    return { outcome: 'passed' };
  } catch (error) {
    if (error instanceof NotApplicable) return { outcome: 'skipped', why: error.message };
    const requests = subject.requests?.map((sent) => ({ ...sent }));
    return { outcome: 'failed', ...wordsFor(error), ...(requests && { requests }) };
  }
}

function isThere(need: Need, subject: Subject, account: Account): boolean {
  if (!(need in routes)) return subject[need as Exclude<Need, Verb>] !== undefined;
  const verb = need as Verb;
  return typeof subject.backend[verb] === 'function' && isOfAccount({ account }, verb);
}

function wordsFor(error: unknown): Pick<Result, 'why' | 'requestId'> {
  const { message, code, requestId } = error as Partial<BackendError>;
  const words = message ?? wordsOf(error);
  const why = isCode(code) ? `A call failed that should not: ${code} (${words}).` : words;
  return { why, ...(requestId && { requestId }) };
}

/**
 * As far as it goes: what is left behind is no failure of the check. A search that finds too much takes nobody else away.
 *
 * @returns the addresses that are left
 */
async function takeAway(backend: Backend, addresses: readonly string[]): Promise<string[]> {
  const left: string[] = [];
  for (const text of addresses) {
    const ofAddress = (rows: (Member | Invitation)[]) =>
      rows.filter(({ email }) => email.toLowerCase() === text.toLowerCase()).map(refOf);
    try {
      const members = ofAddress((await backend.listMembers({ text })).items);
      const removed = await endAll(members, (refs, write) =>
        backend.removeMembers({ refs }, write),
      );
      const invitations = await openInvitationsOf(backend, text);
      const revoked = await endAll(ofAddress(invitations), (refs, write) =>
        backend.revokeInvitations({ refs }, write),
      );
      if (!removed || !revoked) left.push(text);
    } catch {
      left.push(text);
    }
  }
  return left;
}

/** None where the account has no invitations. */
async function openInvitationsOf(backend: Backend, text: string): Promise<Invitation[]> {
  try {
    return (await backend.listInvitations({ text, status: ['pending', 'expired'] })).items;
  } catch (error) {
    if (toBackendError(error).code === 'unsupported') return [];
    throw error;
  }
}

/** @returns whether all of them are gone */
async function endAll(
  refs: Ref[],
  end: (refs: Ref[], write: Write) => Promise<Outcomes<unknown>>,
): Promise<boolean> {
  if (refs.length === 0) return true;
  const { items } = await end(refs, { key: newKey() });
  return items.length === refs.length && items.every(({ error }) => !error);
}
