/** The service over a real database without HTTP between: for races and plans, where the way there would cost most. */
import { randomBytes } from 'node:crypto';
import {
  createHttpBackend,
  createHttpInvitationBackend,
} from '../../../src/adapters/http/index.js';
import type { Backend, InvitationBackend } from '../../../src/backend/index.js';
import { createService } from '../../../src/service/index.js';
import type { PortalData } from '../../../src/service/index.js';
import { connect } from '../../src/database/connect.js';
import type { Database } from '../../src/database/connect.js';
import { migrate } from '../../src/database/migrations.js';
import { createSqlStore } from '../../src/database/sql-store.js';
import { isDisposable } from '../../src/disposable.js';
import { seedPortal } from '../../src/seed.js';
import { readSettings } from '../../src/settings.js';
import { createSignIn, migrateSignIn } from '../../src/sign-in.js';
import { preparedFolder } from './prepared-folder.js';

export interface InProcess {
  database: Database;
  clock: { now: number };
  /** One request; the address is the viewer's, null for nobody. */
  request(viewer: string | null, path: string, init?: RequestInit): Promise<Response>;
  as(viewer: string | null, account?: string): Required<Backend>;
  invitee(viewer: string | null): Required<InvitationBackend>;
  /** The token in the newest mail to an address. */
  tokenFor(address: string): Promise<string>;
  /** Puts other data in the place of all there is: much sooner done than another database is made. */
  refill(data: PortalData): Promise<void>;
  close(): Promise<void>;
}

export interface InProcessOptions {
  /** To PostgreSQL. */
  connections?: number;
  /** Of PGlite, which is made there; one that is removed at the end if not said otherwise. */
  folder?: string;
  onQuery?: (text: string, values: readonly unknown[]) => void;
}

const origin = 'http://service.invalid/api';

export async function openService(
  databaseUrl: string | undefined,
  data: PortalData,
  { connections = 20, folder, onQuery }: InProcessOptions = {},
): Promise<InProcess> {
  const database = await connect({
    ...{ url: databaseUrl, connections },
    ...(!databaseUrl && { folder: await preparedFolder(folder) }),
    ...(onQuery && { onQuery }),
  });
  await migrate(database.kysely);
  await migrateSignIn(createSignIn(database, readSettings({})), database);
  await seedPortal(database.kysely, data, '/accept/', 'no hash');
  const clock = { now: Date.now() };
  const service = createService({
    store: createSqlStore({ db: database.kysely }),
    now: () => clock.now,
    authenticate: (request) => {
      const email = request.headers.get('x-viewer');
      return email === null ? null : { email };
    },
    isDisposable,
    hashPassword: async (password) => `hash of ${password}`,
    random: (length) => new Uint8Array(randomBytes(length)),
  });
  const through = (viewer: string | null) => (input: RequestInfo | URL, init?: RequestInit) => {
    const request = new Request(input, init);
    if (viewer !== null) request.headers.set('x-viewer', viewer);
    return service.fetch(request);
  };
  const options = (viewer: string | null) => ({ fetch: through(viewer), retry: { tries: 1 } });
  const first = data.accounts[0]?.settings.id ?? '';
  return {
    database,
    clock,
    request: (viewer, path, init) => through(viewer)(`${origin}/${path}`, init),
    as: (viewer, account = first) =>
      createHttpBackend({ ...options(viewer), baseUrl: `${origin}/accounts/${account}` }),
    invitee: (viewer) =>
      createHttpInvitationBackend({ ...options(viewer), baseUrl: `${origin}/invitations` }),
    tokenFor: (address) => newestToken(database, address),
    refill: async (other) => {
      await empty(database);
      await seedPortal(database.kysely, other, '/accept/', 'no hash');
    },
    close: () => database.close(),
  };
}

/** Takes all rows out of all tables, and leaves the tables. */
async function empty({ pool }: Database): Promise<void> {
  const { rows } = await pool.query({
    text: `select string_agg(format('%I', tablename), ', ') as names from pg_tables
      where schemaname = 'public' and tablename not like 'kysely%'`,
  });
  await pool.query({ text: `truncate ${(rows as { names: string }[])[0]?.names ?? ''}` });
}

export async function newestToken({ kysely }: Database, address: string): Promise<string> {
  const { link } = await kysely
    .selectFrom('mails')
    .select('link')
    .where('to_address', '=', address)
    .where('link', 'is not', null)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  return new URL(link ?? '').hash.slice(1);
}

/** A write over HTTP: JSON with a key. */
export function writing(body: unknown, key: string, method = 'POST'): RequestInit {
  return {
    method,
    headers: { 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify(body),
  };
}
