/** Takes mails out of the outbox table and hands them on, several at once; several processes may do so side by side. */
import { sql } from 'kysely';
import type { Kysely, Selectable } from 'kysely';
import type { MailRow, Schema } from '../database/schema.js';
import type { Limit } from '../guards/limits.js';
import { masked } from '../log.js';
import type { Log } from '../log.js';
import { NotTaken } from './smtp.js';
import type { MailTransport } from './smtp.js';

export interface OutboxOptions {
  db: Kysely<Schema>;
  transport: MailTransport;
  /** Mails to one address; what is over it waits. */
  limit: Limit;
  log: Log;
  now?: () => number;
  /** Mails on their way at the same time: one that takes long holds up no other. */
  atOnce?: number;
}

export interface Outbox {
  /** Delivers what is due. @returns how many it took */
  deliver(): Promise<number>;
  /** Delivers from now on, every so many milliseconds. @returns how to end it, when the mail on its way is done */
  start(interval?: number): () => Promise<void>;
}

/** Mail servers take about so many connections from one sender. */
const usualAtOnce = 5;
/** A process that died while sending: after so long, another one tries. */
const patience = 5 * 60_000;
/** After the first failure half a minute, then twice as long each time, at most an hour; for about a day. */
const firstWait = 30_000;
const longestWait = 3_600_000;
const mostTries = 30;

type Mail = Selectable<MailRow>;

export function createOutbox({
  db,
  transport,
  limit,
  log,
  now = Date.now,
  atOnce = usualAtOnce,
}: OutboxOptions): Outbox {
  const underWay = new Set<Promise<void>>();

  /** Begins as many due mails as there is room for. */
  async function begin(): Promise<Promise<void>[]> {
    const room = atOnce - underWay.size;
    const mails = room > 0 ? await claim(db, now(), room) : [];
    return mails.map((mail) => {
      const sending = tryOne(mail).finally(() => underWay.delete(sending));
      underWay.add(sending);
      return sending;
    });
  }

  async function deliver(): Promise<number> {
    let taken = (await begin()).length;
    while (underWay.size > 0) {
      await Promise.race(underWay);
      taken += (await begin()).length;
    }
    return taken;
  }

  function start(interval = 1000): () => Promise<void> {
    let isEnding = false;
    let beginning: Promise<void> | null = null;
    const report = (error: unknown) => log.error({ error }, 'outbox');
    const turn = () => {
      if (!isEnding) beginning ??= beginAll().finally(() => (beginning = null));
    };
    /** What ends makes room for the next. */
    const beginAll = async () => {
      const sendings = await begin().catch((error: unknown) => (report(error), []));
      for (const sending of sendings) void sending.catch(report).then(turn);
    };
    const timer = setInterval(turn, interval);
    return async () => {
      clearInterval(timer);
      isEnding = true;
      await beginning;
      await Promise.allSettled(underWay);
    };
  }

  async function tryOne(mail: Mail): Promise<void> {
    const told = { mail: mail.id, kind: mail.kind, to: masked(mail.to_address) };
    const recipient = mail.to_address.toLowerCase();
    const wait = await limit.take(recipient);
    if (wait > 0) {
      log.warn({ ...told, wait }, 'mail waits: many to this address');
      return putBack(mail, now() + wait * 1000);
    }
    try {
      const { id, to_name: name, to_address: address, subject, text, html } = mail;
      await transport.send({ id, to: { name, address }, subject, text, html });
      await settle(mail, 'sent', null);
      log.info(told, 'mail sent');
    } catch (error) {
      if (!(error instanceof NotTaken)) throw error;
      // Nobody has got a mail: it is none of those that an address takes in an hour.
      await limit.giveBack(recipient);
      const isLast = error.isFinal || mail.attempts >= mostTries;
      log.warn({ ...told, reason: error.message, isLast }, 'mail not taken');
      if (isLast) return settle(mail, 'failed', error.message);
      const pause = Math.min(longestWait, firstWait * 2 ** (mail.attempts - 1));
      await put(mail, { state: 'queued', due_at: at(now() + pause), reason: error.message });
    }
  }

  /** The end of a mail, told on the invitation too. Links leave the database: only hashes of tokens stay. */
  async function settle(mail: Mail, state: 'sent' | 'failed', reason: string | null) {
    await put(mail, { state, reason, text: '', html: null, link: null });
    if (mail.invitation_id === null) return;
    await db
      .updateTable('invitations')
      .set({ delivery_state: state, delivery_reason: reason })
      .where('account_id', '=', mail.account_id)
      .where('id', '=', mail.invitation_id)
      .where('sent_at', '=', mail.at)
      .execute();
  }

  /** Nobody was asked: no try. */
  async function putBack(mail: Mail, due: number): Promise<void> {
    await put(mail, { state: 'queued', due_at: at(due), attempts: mail.attempts - 1 });
  }

  async function put(mail: Mail, change: object): Promise<void> {
    await held(db, mail).set(change).execute();
  }

  return { deliver, start };
}

/** The mail as long as it is this process that sends it: by when it has to be done tells one claim from the next. */
function held(db: Kysely<Schema>, { id, due_at }: Mail) {
  return db
    .updateTable('mails')
    .where('id', '=', id)
    .where('state', '=', 'sending')
    .where('due_at', '=', due_at);
}

/** Marks due mails as being sent, at most so many, and none that another process has just marked. */
async function claim(db: Kysely<Schema>, now: number, most: number): Promise<Mail[]> {
  const due = db
    .selectFrom('mails')
    .select('id')
    .where('state', 'in', ['queued', 'sending'])
    .where('due_at', '<=', new Date(now))
    .orderBy('due_at')
    .limit(most)
    .forUpdate()
    .skipLocked();
  return db
    .updateTable('mails')
    .set({
      state: 'sending',
      attempts: sql<number>`attempts + 1`,
      due_at: at(now + patience),
    })
    .where('id', 'in', due)
    .returningAll()
    .execute();
}

function at(time: number): string {
  return new Date(time).toISOString();
}
