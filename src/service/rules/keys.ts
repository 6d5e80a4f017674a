/** One intent, one effect: a write that comes again with its key gets the first answer. */
import { refusal } from '../refusal.js';
import type { Work } from '../work.js';

const kept = 24 * 3_600_000;

export interface Answer {
  status: number;
  body: unknown;
}

/**
 * Runs a write, or answers as it was answered before. Only what was done is kept: after a refusal nothing was done, and
 * the same intent may be tried again.
 * @param scope whose key it is, and for what: the same key of somebody else is another one
 * @param fingerprint a hash of the request's content
 */
export async function once(
  { account, now }: Work,
  { scope, key, fingerprint }: { scope: string; key: string | null; fingerprint: string },
  run: () => Promise<Answer>,
): Promise<Answer> {
  if (!key) throw refusal('invalid', 'key-missing');
  await account.keys.removeBefore(new Date(Date.parse(now) - kept).toISOString());
  const known = await account.keys.get(`${scope} ${key}`);
  if (known && known.fingerprint !== fingerprint) throw refusal('invalid', 'key-reused');
  if (known) return { status: known.status, body: known.body };
  const answer = await run();
  await account.keys.put({ key: `${scope} ${key}`, fingerprint, at: now, ...answer });
  return answer;
}
