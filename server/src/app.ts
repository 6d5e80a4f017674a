/** All that the server answers: sign-in, the service, the pages of the demo, and whether it is well. */
import { randomBytes } from 'node:crypto';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { secureHeaders } from 'hono/secure-headers';
import { contentSecurityPolicy } from '../../scripts/csp.mjs';
import { canonicalAddress } from '../../src/backend/index.js';
import { createService } from '../../src/service/index.js';
import type { AccountSettings } from '../../src/service/index.js';
import type { Database } from './database/connect.js';
import { createSqlStore } from './database/sql-store.js';
import { callerOf } from './guards/caller.js';
import { bodyOf, limitPasswords, limitTokens } from './guards/limited.js';
import type { Limits } from './guards/limits.js';
import { crossOrigin, sameSite } from './guards/origin.js';
import { refuseUnreadable } from './guards/readable.js';
import { localOutbox } from './local-outbox.js';
import { logRequests } from './log.js';
import type { Log } from './log.js';
import { refuse } from './problem.js';
import { demoPassword } from './seed.js';
import { isLocal } from './settings.js';
import type { Settings } from './settings.js';
import { hashPassword } from './sign-in.js';
import type { SignIn } from './sign-in.js';

export interface AppOptions {
  settings: Settings;
  database: Database;
  signIn: SignIn;
  limits: Limits;
  log: Log;
  clock: Clock;
  isDisposable: (domain: string) => boolean;
  /** False from the moment on that the server is to end: a load balancer then sends nobody any more. */
  isReady: () => boolean;
}

/** The server's time; tests let it go on. */
export interface Clock {
  now(): number;
  advance(milliseconds: number): void;
}

const bodyBytes = 1_048_576;
/** Milliseconds that a test lets the time go on at once: some twenty years. */
const longestLeap = 20 * 366 * 86_400_000;
/** For everything that is no page: opened as one, it loads nothing and is shown in no frame. */
const policyOfAnswers = "default-src 'none'; frame-ancestors 'none'";

export function createApp(options: AppOptions): Hono {
  const { settings, database, log, clock, isReady } = options;
  const app = new Hono();
  app.use(logRequests(log));
  app.use(async (context, next) => {
    await next();
    // Whoever goes on over a kept connection would hold up the end.
    if (!isReady()) context.header('connection', 'close');
  });
  app.use(async (context, next) => {
    await next();
    if (!context.res.headers.has('content-security-policy'))
      context.header('content-security-policy', policyOfAnswers);
  });
  app.get('/healthz', (context) => context.text('ok'));
  app.get('/readyz', async (context) => {
    const answers = isReady() && (await isAnswering(database));
    const problem = answers ? database.problem() : null;
    if (problem !== null) return context.text(`not ready: ${problem}`, 503);
    return context.text(answers ? 'ready' : 'not ready', answers ? 200 : 503);
  });
  app.use(secureHeaders({ strictTransportSecurity: settings.baseUrl.protocol === 'https:' }));
  // Before the service, which answers for every other path below `/api`.
  if (settings.testClock) {
    app.post('/api/test/clock', async (context) => {
      const { milliseconds } = await bodyOf<{ milliseconds: unknown }>(context);
      if (typeof milliseconds !== 'number' || Math.abs(milliseconds) > longestLeap)
        return refuse(context, 'invalid');
      clock.advance(milliseconds);
      return context.json({ now: new Date(clock.now()).toISOString() });
    });
  }
  addApi(app, options);
  if (settings.pages !== undefined) addPages(app, settings.pages, settings);
  app.onError((error, context) => {
    log.error({ error }, 'unexpected');
    return refuse(context, 'unknown');
  });
  return app;
}

function addApi(app: Hono, options: AppOptions): void {
  const { settings, database, signIn, limits, log, clock, isDisposable } = options;
  const caller = callerOf(settings);
  app.use('/api/*', crossOrigin(settings));
  app.use('/api/*', sameSite(settings));
  app.use(
    '/api/*',
    bodyLimit({
      maxSize: bodyBytes,
      onError: (context) => {
        const refused = refuse(context, 'invalid', { status: 413, reason: 'too-many' });
        // The rest of the body is not read, so no other request can follow it.
        refused.headers.set('connection', 'close');
        return refused;
      },
    }),
  );
  app.use('/api/auth/*', refuseUnreadable());
  app.post('/api/auth/sign-in/email', limitPasswords(limits.passwords, caller));
  app.on(['GET', 'POST'], '/api/auth/*', (context) => signIn.handler(context.req.raw));
  app.post('/api/invitations/*', limitTokens(limits.tokens, caller));
  const service = createService({
    store: createSqlStore({
      db: database.kysely,
      acceptUrl: (account) => acceptUrlOf(account, settings),
    }),
    authenticate: (request) => whoIs(signIn, request),
    hashPassword,
    isDisposable,
    now: () => clock.now(),
    keepAnswers: settings.retention.keys,
    random: (length) => new Uint8Array(randomBytes(length)),
    onError: (error, request) => log.error({ error, ...request }, 'unexpected'),
  });
  if (settings.smtpUrl === undefined && isLocal(settings.baseUrl)) {
    app.route('/api/outbox', localOutbox(database, service));
  }
  app.all('/api/*', (context) => service.fetch(context.req.raw));
}

async function whoIs(signIn: SignIn, request: Request) {
  const session = await signIn.api.getSession({ headers: request.headers });
  if (!session || canonicalAddress(session.user.email) === null) return null;
  return { email: session.user.email, name: session.user.name || null };
}

/** The settings name the path of the page; where the server is reached is said once, by its own setting. */
function acceptUrlOf({ portal }: AccountSettings, { baseUrl }: Settings): string {
  const { pathname } = new URL(portal.acceptUrl, baseUrl);
  return new URL(pathname, baseUrl).href;
}

/** The demo, under its strict policy. Each page is told that there is a server behind it: elsewhere it has but mocks. */
function addPages(app: Hono, folder: string, { pagesUse, seed }: Settings): void {
  const password = seed ? ` data-password="${demoPassword}"` : '';
  const mark = `<meta name="demo-backend" content="${pagesUse}"${password} />`;
  app.use('*', async (context, next) => {
    await next();
    context.header('content-security-policy', contentSecurityPolicy);
    if (!context.res.headers.get('content-type')?.startsWith('text/html')) return;
    const page = (await context.res.text()).replace('<head>', `<head>${mark}`);
    context.header('content-length', undefined);
    context.res = new Response(page, context.res);
  });
  app.get('*', serveStatic({ root: folder }));
}

async function isAnswering({ pool }: Database): Promise<boolean> {
  try {
    await pool.query({ text: 'select 1' });
    return true;
  } catch {
    return false;
  }
}
