/** A subject of the suite behind HTTP, so that the tool meets it as it would meet a server. */
import type { Backend, InvitationBackend } from '../../src/backend/backend.js';
import { BackendError, toBackendError } from '../../src/backend/errors.js';
import { fromSearch, invitationRoutes, routes, statusOf } from '../../src/backend/routes.js';
import type { Route } from '../../src/backend/routes.js';
import type { Subject } from '../../src/testing/index.js';

/** What a request brings. */
interface Asked {
  id: string;
  query: Record<string, never>;
  body: Record<string, never>;
  ref: { id: string; version?: string };
  write: { key: string };
}

type Calls<Port> = {
  [V in keyof Port]-?: (port: Required<Port>, asked: Asked) => Promise<unknown>;
};

const calls: Calls<Backend> = {
  getAccount: (port) => port.getAccount(),
  listMembers: (port, { query }) => port.listMembers(query),
  getMember: (port, { id }) => port.getMember(id),
  createMember: (port, { body, write }) => port.createMember(body as never, write),
  updateMember: (port, { ref, body, write }) => port.updateMember(ref, body, write),
  removeMembers: (port, { body, write }) => port.removeMembers(body['target']!, write),
  setMembersActive: (port, { body, write }) =>
    port.setMembersActive(body['active']!, body['target']!, write),
  listInvitations: (port, { query }) => port.listInvitations(query),
  createInvitations: (port, { body, write }) => port.createInvitations(body['drafts']!, write),
  updateInvitation: (port, { ref, body, write }) => port.updateInvitation(ref, body, write),
  revokeInvitations: (port, { body, write }) => port.revokeInvitations(body['target']!, write),
  resendInvitations: (port, { body, write }) => port.resendInvitations(body['target']!, write),
  classifyAddresses: (port, { body }) => port.classifyAddresses(body['addresses']!),
  listScopeResources: (port, { query }) => port.listScopeResources(query),
  listActivity: (port, { query }) => port.listActivity(query),
};

const invitee: Calls<InvitationBackend> = {
  lookUp: (port, { body }) => port.lookUp(body['token']!),
  accept: (port, { body, write }) => port.accept(body['token']!, body['answer']!, write),
  decline: (port, { body, write }) => port.decline(body['token']!, write),
  askForNewLink: (port, { body, write }) => port.askForNewLink(body['token']!, write),
};

/** The viewer is named in `x-viewer`, an invitee in `x-invitee`; who names nobody is not signed in. */
export function serving(subject: Subject): (request: Request) => Promise<Response> {
  return async (request) => {
    const { pathname, searchParams } = new URL(request.url);
    try {
      if (pathname === '/clock') {
        const { milliseconds } = (await request.json()) as { milliseconds: number };
        await subject.clock?.advance(milliseconds);
        return Response.json({});
      }
      if (pathname === '/outbox') {
        const to = searchParams.get('to') ?? '';
        const link = `https://portal.example/join#${await subject.tokenFor?.(to)}`;
        return Response.json({ mails: [{ to: { address: to }, link }] });
      }
      return await answer(subject, request, pathname);
    } catch (error) {
      return problem(error);
    }
  };
}

async function answer(subject: Subject, request: Request, pathname: string): Promise<Response> {
  const [, isAccount, path = ''] = /^\/(?:(account)|invitations)\/?(.*)$/u.exec(pathname) ?? [];
  const table: Record<string, Route> = isAccount ? routes : invitationRoutes;
  for (const [verb, route] of Object.entries(table)) {
    const id = matched(route, request.method, path);
    if (id === null) continue;
    const asked = await read(request, id);
    const run = (isAccount ? calls : invitee)[verb as never] as Calls<Backend>['getAccount'];
    const port = isAccount ? viewerOf(subject, request) : await inviteeOf(subject, request);
    if (!(verb in port)) throw new BackendError({ code: 'unsupported' });
    const body = await run(port as Required<Backend>, asked);
    return route.reply
      ? Response.json(body, { headers: { 'x-request-id': crypto.randomUUID() } })
      : new Response(null, { status: 204 });
  }
  throw new BackendError({ code: 'not-found' });
}

/** The id in the path, an empty one where the route has none; null: another route. */
function matched(route: Route, method: string, path: string): string | null {
  const pattern = new RegExp(`^${route.path.replace('{id}', '([^/]+)')}$`, 'u');
  const match = route.method === method ? pattern.exec(path) : null;
  return match && decodeURIComponent(match[1] ?? '');
}

async function read(request: Request, id: string): Promise<Asked> {
  const text = await request.text();
  const version = request.headers.get('if-match')?.replaceAll('"', '');
  return {
    id,
    query: fromSearch(new URL(request.url).searchParams) as Asked['query'],
    body: (text === '' ? {} : JSON.parse(text)) as Asked['body'],
    ref: { id, ...(version !== undefined && { version }) },
    write: { key: request.headers.get('idempotency-key') ?? '' },
  };
}

function viewerOf(subject: Subject, request: Request): Backend {
  const viewer = request.headers.get('x-viewer') ?? 'signedOut';
  const port = subject[viewer as 'backend' | 'limited' | 'partial' | 'stranger' | 'signedOut'];
  if (!port) throw new BackendError({ code: 'unauthenticated' });
  return port;
}

async function inviteeOf(subject: Subject, request: Request): Promise<InvitationBackend> {
  const port = await subject.invitee?.(request.headers.get('x-invitee') ?? '');
  if (!port) throw new BackendError({ code: 'not-found' });
  return port;
}

/** What is no refusal of the contract is an error page, as a framework would send it. */
function problem(error: unknown): Response {
  if ((error as Error).name !== 'BackendError') return new Response('Oops', { status: 500 });
  const { code, reason, fields, retryAfter, message } = toBackendError(error);
  const requestId = crypto.randomUUID();
  const headers = new Headers({
    'content-type': 'application/problem+json',
    'x-request-id': requestId,
  });
  if (retryAfter !== undefined) headers.set('retry-after', String(retryAfter));
  const body = { code, reason, fields, retryAfter, detail: message, requestId };
  return new Response(JSON.stringify(body), { status: statusOf[code], headers });
}
