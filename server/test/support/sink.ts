/** A mail server in this process that takes what comes, or does what a test says. */
import type { AddressInfo } from 'node:net';
import PostalMime from 'postal-mime';
import type { Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

export interface Received {
  /** As the envelope had it. */
  recipients: string[];
  raw: string;
  mail: Email;
}

export interface Sink {
  url: string;
  received: Received[];
  /** What the next recipients are answered with: a code, or `silence`; then all are taken. */
  answers: (number | 'silence')[];
  close(): Promise<void>;
}

export async function openSink(): Promise<Sink> {
  const received: Received[] = [];
  const answers: Sink['answers'] = [];
  const server = new SMTPServer({
    authOptional: true,
    // Names of callers are of no interest, and looking them up takes long where there is no DNS.
    disableReverseLookup: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo(_address, _session, done) {
      const answer = answers.shift();
      if (answer === undefined) done();
      else if (answer !== 'silence')
        done(Object.assign(new Error(`answered ${answer}`), { responseCode: answer }));
    },
    onData(stream, { envelope }, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const raw = Buffer.concat(parts).toString('utf8');
        const recipients = envelope.rcptTo.map(({ address }) => address);
        void PostalMime.parse(raw).then((mail) => {
          received.push({ recipients, raw, mail });
          done();
        });
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    answers,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
      }),
  };
}
