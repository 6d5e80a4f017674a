/** A whole server on a port of its own, with data of a test's choice; on PGlite, or on PostgreSQL. */
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { Pool } from 'pg';
import {
  createHttpBackend,
  createHttpInvitationBackend,
} from '../../../src/adapters/http/index.js';
import type { Backend, InvitationBackend } from '../../../src/backend/index.js';
import { canonicalAddress } from '../../../src/backend/index.js';
import type { MailRecord, PortalData } from '../../../src/service/index.js';
import { peopleOf } from '../../src/database/people.js';
import { createLog } from '../../src/log.js';
import type { Log } from '../../src/log.js';
import { seedPortal } from '../../src/seed.js';
import { startServer } from '../../src/server.js';
import type { RunningServer } from '../../src/server.js';
import { readSettings } from '../../src/settings.js';
import { hashPassword } from '../../src/passwords.js';
import { preparedFolder } from './prepared-folder.js';

export const password = 'long enough to be kept';

export interface TestServer extends RunningServer {
  url: string;
  /** Signs somebody in. @returns the cookie */
  signIn(email: string): Promise<string>;
  /** The account as somebody meets it; null: not signed in. */
  as(email: string | null, account?: string): Backend;
  /** The invitee's side: signed in where the address has a login. */
  invitee(email: string | null): InvitationBackend;
  /** The newest mail to an address, as the outbox holds it. */
  mailTo(email: string): Promise<Pick<MailRecord, 'subject' | 'link'>>;
  tokenFor(email: string): Promise<string>;
  /** Lets the time go on, in the process beside too. */
  advance(milliseconds: number): Promise<void>;
  request(path: string, init?: RequestInit & { as?: string | null }): Promise<Response>;
}

export interface TestServerOptions {
  data?: PortalData;
  /** Addresses of people who can sign in and are in no account. */
  strangers?: readonly string[];
  /** Settings by the names of their variables. */
  env?: Record<string, string>;
  databaseUrl?: string | undefined;
  /** Where the server writes its log; without it, to standard output. */
  log?: Log;
  /** The address of another process over the same database: every second request of a backend goes there. */
  beside?: string;
}

export async function startTestServer({
  data,
  strangers = [],
  env = {},
  databaseUrl,
  log,
  beside,
}: TestServerOptions = {}): Promise<TestServer> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const settings = readSettings({
    PORT: `${port}`,
    HOST: 'localhost',
    LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'fatal',
    ...(databaseUrl ? { DATABASE_URL: databaseUrl } : { DATA_FOLDER: await preparedFolder() }),
    ...env,
  });
  const server = await startServer(settings, log ?? createLog(settings.logLevel));
  if (data) await putIn(server, data, strangers);
  return withPeople(server, { url, beside, account: data?.accounts[0]?.settings.id ?? '' });
}

/** Everybody who is an active member can sign in, with the one password of the tests. */
async function putIn(
  { database }: RunningServer,
  data: PortalData,
  strangers: readonly string[],
): Promise<void> {
  const passwordHash = await hashPassword(password);
  for (const email of strangers) {
    const canonical = canonicalAddress(email) ?? email;
    const person = { id: randomUUID(), canonical, email, name: null, hasLogin: true, passwordHash };
    await peopleOf(database.kysely).put(person);
  }
  await seedPortal(database.kysely, data, '/accept/', passwordHash);
  for (const { members } of data.accounts) {
    for (const { signIn, email, canonical, name } of members) {
      if (signIn === 'none') continue;
      const person = { id: randomUUID(), canonical, email, name, hasLogin: true, passwordHash };
      await peopleOf(database.kysely).put(person);
    }
  }
}

function withPeople(
  server: RunningServer,
  { url, beside, account }: { url: string; beside: string | undefined; account: string },
): TestServer {
  let turns = 0;
  const placed = (input: string | URL | Request) => {
    if (beside === undefined || (turns += 1) % 2 > 0) return input;
    const address = new URL(input instanceof Request ? input.url : input);
    return new URL(address.pathname + address.search, beside);
  };
  const cookies = new Map<string, Promise<string>>();
  const passwords = new Map<string, string>();
  const signIn = (email: string) => {
    const cookie = cookies.get(email) ?? signInAt(url, email, passwords.get(email));
    cookies.set(email, cookie);
    return cookie;
  };
  const headersOf = async (email: string | null): Promise<Record<string, string>> =>
    email === null ? {} : { cookie: await signIn(email) };
  const fetchAs =
    (email: string | null): typeof fetch =>
    async (input, init) => {
      const headers = new Headers(init?.headers);
      for (const [name, value] of Object.entries(await headersOf(email))) headers.set(name, value);
      return fetch(placed(input), { ...init, headers });
    };
  const mailTo = async (email: string) =>
    server.database.kysely
      .selectFrom('mails')
      .select(['subject', 'link'])
      .where('to_address', '=', email)
      .orderBy('at', 'desc')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();

  return {
    ...server,
    url,
    signIn,
    mailTo,
    as: (email, of = account) =>
      createHttpBackend({ baseUrl: `${url}/api/accounts/${of}`, fetch: fetchAs(email) }),
    invitee: (email) => {
      const invitations = createHttpInvitationBackend({
        baseUrl: `${url}/api/invitations`,
        fetch: async (input, init) => fetchAs(await knownOrNull(server, email))(input, init),
      });
      const accept: InvitationBackend['accept'] = async (token, answer, write) => {
        const accepted = await invitations.accept(token, answer, write);
        if (email !== null && answer.password !== undefined) passwords.set(email, answer.password);
        return accepted;
      };
      return { ...invitations, accept };
    },
    tokenFor: async (email) => new URL((await mailTo(email)).link ?? '').hash.slice(1),
    advance: async (milliseconds) => {
      server.clock.advance(milliseconds);
      if (beside === undefined) return;
      const body = JSON.stringify({ milliseconds });
      const headers = { 'content-type': 'application/json' };
      await fetch(`${beside}/api/test/clock`, { method: 'POST', headers, body });
    },
    request: async (path, { as = null, ...init } = {}) => fetchAs(as)(`${url}${path}`, init),
  };
}

async function knownOrNull({ database }: RunningServer, email: string | null) {
  const canonical = email === null ? null : canonicalAddress(email);
  if (canonical === null) return null;
  const person = await peopleOf(database.kysely).get(canonical);
  return person?.hasLogin ? email : null;
}

export async function signInAt(url: string, email: string, secret = password): Promise<string> {
  const response = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email, password: secret }),
  });
  if (!response.ok) throw new Error(`signing in as ${email}: ${response.status}`);
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';', 1)[0])
    .join('; ');
}

/** A database of its own on the PostgreSQL server that the environment names, or nothing where it names none. */
export async function freshDatabase(): Promise<string | undefined> {
  const address = process.env['TEST_DATABASE_URL'];
  if (!address) return undefined;
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const pool = new Pool({ connectionString: address, max: 1 });
  await pool.query(`create database ${name}`);
  await pool.end();
  const url = new URL(address);
  url.pathname = name;
  return url.href;
}

export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, 'localhost', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
