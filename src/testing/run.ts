import { checked } from '../backend/checked.js';
import type { Account, Backend, Verb } from '../backend/backend.js';
import { isCode, wordsOf } from '../backend/errors.js';
import type { BackendError } from '../backend/errors.js';
import { routes } from '../backend/routes.js';
import { isOfAccount } from './calls.js';
import type { Check, Level, Need } from './check.js';
import { NotApplicable } from './check.js';
import { conformance } from './conformance.js';
import type { Subject } from './subject.js';
import { newKey, refOf } from './writes.js';

export interface Result {
  name: string;
  outcome: 'passed' | 'failed' | 'skipped';
  /** What the backend breaks, or what is missing for the check. */
  why?: string;
  /** The request to look for in the backend's log, where the failure names one. */
  requestId?: string;
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
  const { name } = check;
  const backend = checked(subject.backend) as Required<Backend>;
  const addresses: string[] = [];
  const freshAddress = () => {
    const address = subject.freshAddress();
    addresses.push(address);
    return address;
  };
  try {
    const account = await backend.getAccount();
    const missing = (check.needs ?? []).find((need) => !isThere(need, subject, account));
    if (missing) return { name, outcome: 'skipped', why: `There is no ${missing}.` };
    await check.run({ subject, backend, account, freshAddress });
    return { name, outcome: 'passed' };
  } catch (error) {
    if (error instanceof NotApplicable) return { name, outcome: 'skipped', why: error.message };
    return { name, outcome: 'failed', ...wordsFor(error) };
  } finally {
    await takeAway(backend, addresses);
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

/** As far as it goes: what is left behind is no failure of the check. */
async function takeAway(backend: Backend, addresses: readonly string[]): Promise<void> {
  for (const text of addresses) {
    try {
      const { items: members } = await backend.listMembers({ text });
      if (members.length > 0)
        await backend.removeMembers({ refs: members.map(refOf) }, { key: newKey() });
      const { items } = await backend.listInvitations({ text, status: ['pending', 'expired'] });
      if (items.length > 0)
        await backend.revokeInvitations({ refs: items.map(refOf) }, { key: newKey() });
    } catch {
      continue;
    }
  }
}
