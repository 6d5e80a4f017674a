/** Hands one mail to an SMTP server. */
import { createTransport } from 'nodemailer';
import { parseAddress } from '../../../src/backend/index.js';
import { parseSender } from './sender.js';

export interface Letter {
  id: string;
  to: { name: string | null; address: string };
  subject: string;
  text: string;
  html: string | null;
}

/** Why a mail was not taken. `isFinal`: trying again would not help. */
export class NotTaken extends Error {
  constructor(
    message: string,
    readonly isFinal: boolean,
  ) {
    super(message);
  }
}

export interface MailTransport {
  /** @throws NotTaken */
  send(letter: Letter): Promise<void>;
  close(): void;
}

export interface SmtpOptions {
  /** The sender, as `MAIL_FROM` has it. */
  from: string;
  /** Milliseconds that a server may keep silent. */
  timeout?: number;
  /** Milliseconds for one mail from the connection to the last answer, however often the server says something. */
  deadline?: number;
}

/** Each mail has a connection of its own, so that one that hangs is given up with its mail and takes no other along. */
export function createSmtp(
  url: string,
  { from, timeout = 20_000, deadline = 60_000 }: SmtpOptions,
): MailTransport {
  const sender = parseSender(from);
  if (!sender) throw new Error(`No sender: ${from}`);
  const transport = createTransport({
    url,
    connectionTimeout: timeout,
    greetingTimeout: timeout,
    dnsTimeout: timeout,
    socketTimeout: timeout,
  });
  const domain = sender.address.slice(sender.address.lastIndexOf('@') + 1);
  return {
    async send({ id, to, subject, text, html }) {
      // Parsers of addresses find recipients in what is none.
      const parsed = parseAddress(to.address);
      if (!('address' in parsed) || parsed.address !== to.address)
        throw new NotTaken('no address', true);
      try {
        await transport.sendMail({
          signal: AbortSignal.timeout(deadline),
          from: sender,
          // As an object, and with an envelope of its own: a text could be read as several recipients.
          to: { name: to.name ?? '', address: to.address },
          envelope: { from: sender.address, to: [to.address] },
          // The same on every try, so that a mailbox can tell a repetition from a second mail.
          messageId: `<${id}@${domain}>`,
          subject,
          text,
          ...(html !== null && { html }),
          headers: { 'Auto-Submitted': 'auto-generated' },
        });
      } catch (error) {
        throw notTaken(error);
      }
    },
    close: () => transport.close(),
  };
}

/** 5xx to the recipient or the message is final; everything else may be better later. */
function notTaken(error: unknown): NotTaken {
  const { responseCode, response, code, message } = error as {
    responseCode?: number;
    response?: string;
    code?: string;
    message?: string;
  };
  const isFinal = responseCode !== undefined && responseCode >= 500 && code !== 'EAUTH';
  return new NotTaken((response ?? code ?? message ?? 'unknown').slice(0, 200), isFinal);
}
