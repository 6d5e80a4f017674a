import { Hono } from 'hono';
import type { Context } from 'hono';
import { canonicalAddress } from '../backend/addresses.js';
import type { Id, InvitationBackend, Verb } from '../backend/backend.js';
import { parseRequest } from '../backend/parse.js';
import { accessRoute, fromSearch, invitationRoutes, routes } from '../backend/routes.js';
import type { Route } from '../backend/routes.js';
import { sha256 } from './bytes.js';
import { isText, readSearch, receive, respond, respondProblem } from './http.js';
import type { Received } from './http.js';
import { refusal } from './refusal.js';
import { mayGrantAll } from './rules/authority.js';
import { viewerOf } from './rules/entry.js';
import { once } from './rules/keys.js';
import type { Answer } from './rules/keys.js';
import { demandManager } from './rules/standing.js';
import type { AccountStore, Store } from './store.js';
import { runTokenVerb, runVerb } from './verbs.js';
import { ClientGone, createIds, whileWanted } from './work.js';
import type { MailLimit, SignedIn, ViewerWork, Work } from './work.js';

export interface ServiceOptions {
  store: Store;
  /** Who is signed in at the portal, by the request's cookie or token; null: nobody. */
  authenticate(request: Request): SignedIn | null | Promise<SignedIn | null>;
  /** The path before `/accounts/{accountId}` and `/invitations`; `/api` if not said otherwise. */
  base?: string;
  /** The clock, in milliseconds as of `Date.now`. */
  now?(): number;
  /** How a new password is kept. Where it is left out, none is: the portal signs people in by other means. */
  hashPassword?(password: string): Promise<string>;
  /** Whether a domain, or one above it, gives out addresses to throw away; those the account allows are not asked for. */
  isDisposable?(domain: string): boolean;
  /** How many mails one account may send; 5 000 an hour if not said otherwise. What is over it is told when to try again. */
  mailLimit?: MailLimit;
  /** For so many milliseconds, a write that comes again with its key gets the first answer; a day by default. */
  keepAnswers?: number;
  /** So many random bytes, for tokens and ids; cryptographically strong unless a test says otherwise. */
  random?(length: number): Uint8Array;
  /**
   * Is told of every request that ends as 500: the answer says nothing of the cause, so write it to your log. Where it is
   * left out, `console.error` is told.
   */
  onError?(error: unknown, request: FailedRequest): void;
}

/** Names a request in a log, without its content. */
export interface FailedRequest {
  /** As the answer tells it in `X-Request-Id`. */
  requestId: string;
  method: string;
  path: string;
}

export interface Service {
  /** Answers one request of the HTTP contract; never rejects. */
  fetch(request: Request): Promise<Response>;
}

/** The reference service: the contract's routes over a store, in any runtime with `fetch` and `crypto.subtle`. */
export function createService({
  store,
  authenticate,
  base = '/api',
  now = Date.now,
  hashPassword,
  isDisposable = () => false,
  mailLimit = { mails: 5000, seconds: 3600 },
  keepAnswers = 24 * 3_600_000,
  random = (length) => crypto.getRandomValues(new Uint8Array(length)),
  onError = (error, request) => console.error('A request failed', request, error),
}: ServiceOptions): Service {
  const ids = createIds(random);
  const host: Host = {
    store,
    person: async (request) => authenticate(request),
    hashPassword,
    onError,
    moment: () => {
      const at = now();
      const fixed = { random, isDisposable, keepAnswers, mailLimit };
      return { now: new Date(at).toISOString(), newId: () => ids(at), ...fixed };
    },
  };
  const router = new Hono();
  const accountRoutes = { ...routes, access: accessRoute };
  for (const [verb, route] of Object.entries(accountRoutes) as [Verb | 'access', Route][]) {
    router.on(route.method, pattern(`${base}/accounts/:accountId`, route), (context) =>
      answer(host, context, route, () => answerMember(host, context, verb, route)),
    );
  }
  const invitee = Object.entries(invitationRoutes) as [keyof InvitationBackend, Route][];
  for (const [verb, route] of invitee) {
    router.on(route.method, pattern(`${base}/invitations`, route), (context) =>
      answer(host, context, route, () => answerInvitee(host, context.req.raw, verb, route)),
    );
  }
  const unknownRoute = (context: Context) =>
    answer(host, context, null, () => Promise.reject(refusal('not-found')));
  router.notFound(unknownRoute);
  return { fetch: async (request) => router.fetch(request) };
}

type Moment = Omit<Work, 'account' | 'settings'>;

/** What a request finds when it arrives. */
interface Host {
  store: Store;
  person(request: Request): Promise<SignedIn | null>;
  hashPassword: ServiceOptions['hashPassword'];
  onError: NonNullable<ServiceOptions['onError']>;
  moment(): Moment;
}

function pattern(prefix: string, { path }: Route): string {
  return path === '' ? prefix : `${prefix}/${path.replace('{id}', ':id')}`;
}

async function answer(
  { onError }: Pick<Host, 'onError'>,
  context: Context,
  route: Route | null,
  run: () => Promise<Answer>,
): Promise<Response> {
  const requestId = crypto.randomUUID();
  try {
    return respond(await run(), requestId, route !== null && isOneRow(route));
  } catch (error) {
    const { method, path } = context.req;
    const response = respondProblem(error, requestId, path);
    if (response.status === 500) onError(error, { requestId, method, path });
    return response;
  }
}

const oneRow: ReadonlySet<Route> = new Set<Route>([
  routes.getMember,
  routes.createMember,
  routes.updateMember,
  routes.updateInvitation,
]);
function isOneRow(route: Route): boolean {
  return oneRow.has(route);
}

// ---- in an account ------------------------------------------------------------------------------------------------------

async function answerMember(
  { store, person, moment }: Host,
  context: Context,
  verb: Verb | 'access',
  route: Route,
): Promise<Answer> {
  const signedIn = await person(context.req.raw);
  if (!signedIn) throw refusal('unauthenticated');
  const received = await receive(context.req.raw);
  const at = moment();
  const { accountId = '', id = '' } = context.req.param() as { accountId?: string; id?: string };
  if (!isText(accountId + id)) throw refusal('not-found');
  const input = {
    id,
    query: fromSearch(readSearch(context.req.raw)),
    body: received.json,
    version: received.version,
  };
  const { signal } = context.req.raw;
  const inAccount = async (account: AccountStore | null) => {
    const work = await enter(account && whileWanted(account, signal), at, signedIn);
    const run = async () => toAnswer(route, await runVerb(work, verb, input));
    if (!route.write) return run();
    demandManager(work);
    const { id: by } = work.viewer;
    return once(work, { ...received, scope: `${by} ${verb}`, by }, run);
  };
  return store.transaction(accountId, at.now, inAccount, { readOnly: !route.write, signal });
}

/** To who is no member, an account that is not there looks like any other. */
async function enter(
  account: AccountStore | null,
  at: Moment,
  { email }: SignedIn,
): Promise<ViewerWork> {
  const canonical = canonicalAddress(email);
  if (!account || canonical === null) throw refusal('forbidden');
  const work = { account, settings: account.settings, ...at };
  const viewer = await viewerOf(work, canonical);
  return { ...work, viewer, grantsAll: await mayGrantAll(work, viewer) };
}

function toAnswer(route: Route, body: unknown): Answer {
  return route.reply ? { status: 200, body } : { status: 204, body: null };
}

// ---- with a token -------------------------------------------------------------------------------------------------------

async function answerInvitee(
  { store, person, moment, hashPassword }: Host,
  request: Request,
  verb: keyof InvitationBackend,
  route: Route,
): Promise<Answer> {
  const signedIn = await person(request);
  const received = await receive(request);
  const { token } = parseRequest(tokenBody(verb), received.json);
  const hash = await sha256(token);
  const at = moment();
  const { signal } = request;
  if (signal.aborted) throw new ClientGone();
  const accountId: Id | null = await store.accountOfToken(hash);
  if (accountId === null) throw refusal('not-found');
  const password = verb === 'accept' ? passwordIn(received.json) : undefined;
  // Hashing is slow on purpose, and so done before the account is held.
  const passwordHash = password === undefined ? undefined : await hashPassword?.(password);
  const inAccount = async (account: AccountStore | null) => {
    if (!account) throw refusal('not-found');
    const { settings } = account;
    const wanted = whileWanted(account, signal);
    const work = { account: wanted, settings, person: signedIn, passwordHash, ...at };
    const asked = { tokenHash: hash, body: received.json };
    const run = async () => toAnswer(route, await runTokenVerb(work, verb, asked));
    return route.write ? once(work, scopeOf(received, verb, hash), run) : run();
  };
  return store.transaction(accountId, at.now, inAccount, { readOnly: !route.write, signal });
}

function passwordIn(body: unknown): string | undefined {
  return parseRequest(invitationRoutes.accept.body, body).answer.password;
}

function tokenBody(verb: keyof InvitationBackend) {
  return verb === 'accept' ? invitationRoutes.accept.body : invitationRoutes[verb].body;
}

function scopeOf({ key, fingerprint }: Received, verb: string, hash: string) {
  return { key, fingerprint, scope: `${hash} ${verb}` };
}
