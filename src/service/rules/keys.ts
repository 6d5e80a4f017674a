/** One intent, one effect: a write that comes again with its key gets the first answer. */
import type { Id } from '../../backend/backend.js';
import { refusal } from '../refusal.js';
import type { Work } from '../work.js';
import { refsIn } from './person-refs.js';

/** At most so many old records are removed beside one write; a host's own job removes the others. */
const removedAtOnce = 100;

export interface Answer {
  status: number;
  body: unknown;
}

/**
 * Runs a write, or answers as it was answered before. Only what was done is kept: after a refusal nothing was done, and
 * the same intent may be tried again.
 * @param scope whose key it is, and for what: the same key of somebody else is another one
 * @param fingerprint a hash of the request's content
 * @param by the member who writes
 */
export async function once(
  { account, now, keepAnswers }: Work,
  {
    scope,
    key,
    fingerprint,
    by,
  }: { scope: string; key: string | null; fingerprint: string; by?: Id },
  run: () => Promise<Answer>,
): Promise<Answer> {
  if (!key) throw refusal('invalid', 'key-missing');
  const oldest = new Date(Date.parse(now) - keepAnswers).toISOString();
  await account.keys.removeBefore(oldest, removedAtOnce);
  const known = await account.keys.get(`${scope} ${key}`);
  if (known && known.fingerprint !== fingerprint) throw refusal('invalid', 'key-reused');
  if (known) return { status: known.status, body: known.body };
  const answer = await run();
  const about = [...(by === undefined ? [] : [by]), ...(await refsIn(answer.body))];
  await account.keys.put({ key: `${scope} ${key}`, fingerprint, at: now, ...answer, about });
  return answer;
}
