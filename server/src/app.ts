/** All that the server answers: sign-in, the service, the pages of the demo, and whether it is well. */
import { randomBytes } from 'node:crypto';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { secureHeaders } from 'hono/secure-headers';
import { contentSecurityPolicy } from '../../scripts/csp.mjs';
import { BackendError, canonicalAddress } from '../../src/backend/index.js';
import { createService } from '../../src/service/index.js';
import type { AccountSettings, SignedIn } from '../../src/service/index.js';
import type { Database } from './database/connect.js';
import { createSqlStore } from './database/sql-store.js';
import { callerOf } from './guards/caller.js';
import { limitInFlight } from './guards/in-flight.js';
import { bodyOf, limitPasswords, limitTokens } from './guards/limited.js';
import type { Limits } from './guards/limits.js';
import { crossOrigin, jsonOnly, sameSite } from './guards/origin.js';
import { refuseUnreadable } from './guards/readable.js';
import { localOutbox } from './local-outbox.js';
import { logRequests } from './log.js';
import type { Log } from './log.js';
import { hashPassword } from './passwords.js';
import { refuse } from './problem.js';
import { requestScope } from './request-scope.js';
import type { RequestScope } from './request-scope.js';
import { demoPassword } from './seed.js';
import type { Settings } from './settings.js';
import { signInRoutes } from './sign-in.js';
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
    const answers = isReady() && (await database.isAnswering());
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
    if (error instanceof BackendError)
      return refuse(context, error.code, { retryAfter: error.retryAfter });
    log.error({ error }, 'unexpected');
    return refuse(context, 'unknown');
  });
  return app;
}

function addApi(app: Hono, options: AppOptions): void {
  const { settings, database, signIn, limits, log, clock, isDisposable } = options;
  const caller = callerOf(settings);
  const viewerOf = viewers(signIn);
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
  app.use('/api/*', scoped(log));
  app.use('/api/auth/*', jsonOnly);
  app.use('/api/auth/*', refuseUnreadable());
  app.post('/api/auth/sign-in/email', limitPasswords(limits, caller));
  for (const [method, path] of signInRoutes)
    app.on(method, `/api/auth${path}`, (context) => signIn.handler(context.req.raw));
  app.all('/api/auth/*', (context) => refuse(context, 'not-found'));
  const inFlight = limitInFlight(
    async (context) => (await viewerOf(context.req.raw))?.email ?? caller(context),
  );
  for (const path of ['accounts', 'invitations', 'outbox']) app.use(`/api/${path}/*`, inFlight);
  app.post('/api/invitations/*', limitTokens(limits.tokens, caller));
  const service = createService({
    store: createSqlStore({
      db: database.kysely,
      acceptUrl: (account) => acceptUrlOf(account, settings),
    }),
    authenticate: viewerOf,
    hashPassword,
    isDisposable,
    now: () => clock.now(),
    keepAnswers: settings.retention.keys,
    random: (length) => new Uint8Array(randomBytes(length)),
    onError: (error, request) => log.error({ error, ...request }, 'unexpected'),
  });
  if (settings.localOutbox) app.route('/api/outbox', localOutbox(database, service));
  app.all('/api/*', (context) => service.fetch(context.req.raw));
}

/**
 * Runs a request's work in its scope. Where something it needed was not there, the answer is `busy`, whatever became of
 * it: the sign-in library takes a database that is out for somebody who is not signed in.
 */
function scoped(log: Log): MiddlewareHandler {
  return async (context, next) => {
    const scope: RequestScope = { signal: context.req.raw.signal, busy: null };
    await requestScope.run(scope, next);
    if (!scope.busy) return;
    const { message, retryAfter } = scope.busy;
    const requestId = context.get('requestId') as string;
    log.warn({ reason: message, requestId }, 'busy');
    context.res.headers.delete('set-cookie');
    context.res = refuse(context, 'busy', { retryAfter });
  };
}

/** Who a request comes from; asked once for each. */
function viewers(signIn: SignIn): (request: Request) => Promise<SignedIn | null> {
  const known = new WeakMap<Request, Promise<SignedIn | null>>();
  return (request) => {
    const viewer = known.get(request) ?? whoIs(signIn, request);
    known.set(request, viewer);
    return viewer;
  };
}

async function whoIs(signIn: SignIn, { headers }: Request): Promise<SignedIn | null> {
  const session = await signIn.api.getSession({ headers }).catch((error: unknown) => {
    // The library has an error of its own for whatever happens.
    throw requestScope.getStore()?.busy ?? error;
  });
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
