/** A server with all its parts, and how it comes up and goes down. */
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import { createApp } from './app.js';
import type { Clock } from './app.js';
import { createCleaner } from './cleaning/cleaner.js';
import { createHttpServer } from './connections.js';
import { connect } from './database/connect.js';
import type { Database } from './database/connect.js';
import { openDisposableList } from './disposable.js';
import { migrate } from './database/migrations.js';
import { timeLimitsFor } from './database/postgres.js';
import { createLimits } from './guards/limits.js';
import type { Log } from './log.js';
import { createOutbox } from './mail/outbox.js';
import { createSmtp } from './mail/smtp.js';
import { seedDemo } from './seed.js';
import type { Settings } from './settings.js';
import { createSignIn, migrateSignIn } from './sign-in.js';

export interface RunningServer {
  app: Hono;
  database: Database;
  clock: Clock;
  /** Answers what has begun, delivers the mail that is on its way, and lets the database go. */
  stop(): Promise<void>;
}

/** Milliseconds for requests that have begun; a connection that is open longer is cut. */
const grace = 10_000;
/** Milliseconds for the database to end, which waits for what those that were cut had begun. */
const databaseGrace = 1000;

export async function startServer(settings: Settings, log: Log): Promise<RunningServer> {
  const database = await connect({
    url: settings.databaseUrl,
    folder: settings.dataFolder === 'memory' ? undefined : settings.dataFolder,
    onProblem: (problem) =>
      problem === null
        ? log.info('the data folder can be written again')
        : log.error({ folder: settings.dataFolder }, problem),
    timeLimits: timeLimitsFor(settings.databaseTimeout),
  });
  const signIn = createSignIn(database, settings, (error) => log.error({ error }, 'unexpected'));
  // Several processes that start at once wait for each other, as long as it takes.
  await database.withoutTimeLimits(async () => {
    await migrate(database.kysely);
    await migrateSignIn(signIn, database);
  });
  const clock = createClock();
  if (settings.seed && (await seedDemo(database, clock.now()))) log.info('demo data put in');
  const limits = await createLimits(database.pool);
  const disposable = await openDisposableList(settings.disposableDomains, log);

  let isReady = true;
  const { isDisposable } = disposable;
  const parts = { settings, database, signIn, limits, log, clock, isDisposable };
  const app = createApp({ ...parts, isReady: () => isReady });
  const listener = getRequestListener(app.fetch, { hostname: settings.host });
  const http = createHttpServer((...request) => void listener(...request), settings);
  http.listen(settings.port, settings.host);
  const closeUnused = unusedConnections(http);
  await listening(http);
  const stopMail = startMail(settings, { database, log, clock, limit: limits.mails });
  const stopWatching = watchProblems(database);
  const stopCleaning = startCleaning(settings, { database, log, clock });

  return {
    app,
    database,
    clock,
    async stop() {
      isReady = false;
      stopWatching();
      closeUnused();
      disposable.stop();
      // A mail server that keeps silent is not waited for: after a while, another process tries that mail again.
      await Promise.all([closed(http), atMost(grace, stopMail()), atMost(grace, stopCleaning())]);
      // Nor is a request that was cut: what is not committed is undone.
      await atMost(databaseGrace, database.close());
    },
  };
}

function startMail(
  { smtpUrl, mailFrom }: Settings,
  {
    database,
    log,
    clock,
    limit,
  }: Pick<RunningServer, 'database' | 'clock'> & { log: Log } & {
    limit: Parameters<typeof createOutbox>[0]['limit'];
  },
): () => Promise<void> {
  if (smtpUrl === undefined) return async () => undefined;
  const transport = createSmtp(smtpUrl, { from: mailFrom });
  const now = () => clock.now();
  const stop = createOutbox({ db: database.kysely, transport, limit, log, now }).start();
  return async () => {
    await stop();
    transport.close();
  };
}

/** Looks every minute, so that the log says it also where nobody writes and nobody asks. */
function watchProblems(database: Database): () => void {
  const timer = setInterval(() => database.problem(), 60_000);
  return () => clearInterval(timer);
}

function startCleaning(
  { retention, cleanEvery }: Settings,
  {
    database: { kysely: db },
    log,
    clock,
  }: Pick<RunningServer, 'database' | 'clock'> & { log: Log },
): () => Promise<void> {
  const now = () => clock.now();
  return createCleaner({ db, retention, interval: cleanEvery, log, now }).start();
}

function createClock(): Clock {
  let ahead = 0;
  return { now: () => Date.now() + ahead, advance: (milliseconds) => void (ahead += milliseconds) };
}

function listening(http: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    if (http.listening) return resolve();
    http.once('listening', resolve);
    http.once('error', reject);
  });
}

/**
 * Browsers connect before they know what to ask for, and Node takes such a connection for a busy one.
 * @returns how to close them
 */
function unusedConnections(http: Server): () => void {
  const unused = new Set<Socket>();
  http.on('connection', (socket) => {
    unused.add(socket);
    socket.once('close', () => unused.delete(socket));
  });
  http.on('request', ({ socket }) => unused.delete(socket));
  return () => {
    for (const socket of unused) socket.destroy();
  };
}

function closed(http: Server): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => http.closeAllConnections(), grace);
    http.close(() => {
      clearTimeout(timer);
      resolve();
    });
    http.closeIdleConnections();
  });
}

async function atMost(milliseconds: number, work: Promise<void>): Promise<void> {
  const timer = new AbortController();
  const { signal } = timer;
  await Promise.race([work, pause(milliseconds, undefined, { signal }).catch(() => undefined)]);
  timer.abort();
}
