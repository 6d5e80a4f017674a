/** The one place where mails are queued, and so the one place where they are counted. */
import type { MailRecord } from '../records.js';
import { MailLimitReached } from '../refusal.js';
import type { Work } from '../work.js';

/** Queues a mail. @throws MailLimitReached while the account has sent as many as it may */
export async function queueMail(
  { account, now, mailLimit }: Work,
  mail: MailRecord,
): Promise<void> {
  const period = mailLimit.seconds * 1000;
  const since = new Date(Date.parse(now) - period).toISOString();
  const { count, oldest } = await account.mails.since(since);
  if (count >= mailLimit.mails) {
    const wait = Date.parse(oldest ?? now) + period - Date.parse(now);
    throw new MailLimitReached(Math.max(1, Math.ceil(wait / 1000)));
  }
  await account.mails.put(mail);
}
