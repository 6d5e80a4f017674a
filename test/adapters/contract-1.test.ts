/** What today's HTTP adapter makes of the recorded replies, and today's schemas of the recorded requests. */
import { expect } from 'chai';
import { createHttpBackend, createHttpInvitationBackend } from '../../src/adapters/http/index.js';
import type {
  AcceptAnswer,
  Backend,
  InvitationBackend,
  InvitationDraft,
  MemberDraft,
  Verb,
} from '../../src/backend/backend.js';
import { BackendError } from '../../src/backend/errors.js';
import { parseRequest } from '../../src/backend/parse.js';
import { accessRoute, fromSearch, invitationRoutes, routes } from '../../src/backend/routes.js';
import type { Route } from '../../src/backend/routes.js';
import {
  exchangesOf,
  isRead,
  isSameRequest,
  loadRecording,
  origin,
  recordings,
  Replay,
  requestOf,
  responseOf,
  type Exchange,
  type RecordedRequest,
  type RecordedResponse,
} from '../support/recording.js';
import { recordedReplies } from '../support/recorded-replies.js';

type AccountVerb = Verb | 'access';
type InviteeVerb = keyof InvitationBackend;

/** A recorded request, taken apart. */
interface Asked {
  id: string;
  version: string | undefined;
  key: string;
  query: object;
  body: MemberDraft & {
    token: string;
    answer: AcceptAnswer;
    target: never;
    active: boolean;
    drafts: InvitationDraft[];
    addresses: string[];
  };
}

const calls: Record<Verb, (backend: Required<Backend>, asked: Asked) => Promise<unknown>> = {
  getAccount: (backend) => backend.getAccount(),
  listMembers: (backend, { query }) => backend.listMembers(query),
  getMember: (backend, { id }) => backend.getMember(id),
  createMember: (backend, { body, key }) => backend.createMember(body, { key }),
  updateMember: (backend, { body, key, ...ref }) => backend.updateMember(refOf(ref), body, { key }),
  removeMembers: (backend, { body, key }) => backend.removeMembers(body.target, { key }),
  setMembersActive: (backend, { body, key }) =>
    backend.setMembersActive(body.active, body.target, { key }),
  listInvitations: (backend, { query }) => backend.listInvitations(query),
  createInvitations: (backend, { body, key }) => backend.createInvitations(body.drafts, { key }),
  updateInvitation: (backend, { body, key, ...ref }) =>
    backend.updateInvitation(refOf(ref), body, { key }),
  revokeInvitations: (backend, { body, key }) => backend.revokeInvitations(body.target, { key }),
  resendInvitations: (backend, { body, key }) => backend.resendInvitations(body.target, { key }),
  classifyAddresses: (backend, { body }) => backend.classifyAddresses(body.addresses),
  listScopeResources: (backend, { query }) => backend.listScopeResources(query),
  listActivity: (backend, { query }) => backend.listActivity(query),
};
const inviteeCalls: Record<
  InviteeVerb,
  (backend: Required<InvitationBackend>, asked: Asked) => Promise<unknown>
> = {
  lookUp: (backend, { body }) => backend.lookUp(body.token),
  accept: (backend, { body, key }) => backend.accept(body.token, body.answer, { key }),
  decline: (backend, { body, key }) => backend.decline(body.token, { key }),
  askForNewLink: (backend, { body, key }) => backend.askForNewLink(body.token, { key }),
};

function refOf({ id, version }: Pick<Asked, 'id' | 'version'>): { id: string; version?: string } {
  return { id, ...(version !== undefined && { version }) };
}

interface Recognized {
  verb: AccountVerb | InviteeVerb;
  route: Route;
  /** The address of the account, or of the invitations. */
  base: string;
  id: string;
}

/** The verb that a request is for; none for what no verb sends. */
function recognize({ method, path }: RecordedRequest): Recognized | undefined {
  const { pathname } = new URL(path, origin);
  const [, base = '', rest = ''] =
    /^(\/api\/(?:accounts\/[^/]+|invitations))(?:\/(.*))?$/u.exec(pathname) ?? [];
  const table: Record<string, Route> = base.endsWith('/invitations')
    ? invitationRoutes
    : { ...routes, access: accessRoute };
  // A fixed path goes before one with an id in it.
  const candidates = Object.entries(table).toSorted(
    ([, a], [, b]) => Number(a.path.includes('{')) - Number(b.path.includes('{')),
  );
  for (const [verb, route] of candidates) {
    const pattern = new RegExp(`^${route.path.replace('{id}', '([^/]+)')}$`, 'u');
    const found = route.method === method ? pattern.exec(rest) : null;
    if (found) {
      const id = decodeURIComponent(found[1] ?? '');
      return { verb: verb as Recognized['verb'], route, base, id };
    }
  }
  return undefined;
}

function askedOf({ path, headers = {}, body }: RecordedRequest, id: string): Asked {
  return {
    id,
    version: headers['if-match']?.replaceAll('"', ''),
    key: headers['idempotency-key'] as string,
    query: fromSearch(new URL(path, origin).searchParams),
    body: body as Asked['body'],
  };
}

/** What the adapter gives back or throws, and what it sent. */
async function through({ request, response }: Exchange) {
  // What no verb sends is read as the reply to some verb: how a refusal is read does not depend on it.
  const fallback = { verb: 'getAccount', base: '/api/accounts/a1', id: '' } as const;
  const recognized = request.text === undefined ? recognize(request) : undefined;
  const { verb, base, id } = recognized ?? fallback;
  let sent: RecordedRequest | undefined;
  const options = {
    baseUrl: origin + base,
    retry: { tries: 1 },
    fetch: async (input: RequestInfo | URL, init?: RequestInit) => {
      sent = await requestOf(new Request(input, init));
      return responseOf(response);
    },
  };
  const asked = askedOf(request, id);
  const call = base.endsWith('/invitations')
    ? inviteeCalls[verb as InviteeVerb](createHttpInvitationBackend(options), asked)
    : calls[verb as Verb](createHttpBackend(options), asked);
  const result = await call.catch((error: unknown) => error);
  return { result, sent };
}

/** Fails unless everything that the recorded reply says has arrived. */
function expectHolds(actual: unknown, recorded: unknown, path: string): void {
  if (typeof recorded !== 'object' || recorded === null) {
    expect(actual, path).to.equal(recorded);
    return;
  }
  expect(actual, path).to.be.an(Array.isArray(recorded) ? 'array' : 'object');
  if (Array.isArray(recorded)) expect(actual, path).to.have.lengthOf(recorded.length);
  for (const [key, value] of Object.entries(recorded)) {
    expectHolds((actual as Record<string, unknown>)[key], value, `${path}.${key}`);
  }
}

const everyVerb = [...Object.keys(calls), ...Object.keys(inviteeCalls)];
/** What each verb says to people who may not. */
const refusedToEach: Record<string, string> = {
  'nobody is signed in': 'unauthenticated',
  'not a member': 'forbidden',
  'manages nobody': 'forbidden',
};
const nameOf = ({ title, request }: Exchange) => title ?? `${request.method} ${request.path}`;

for (const name of recordings) {
  describe(`the recording ${name}.json`, () => {
    let scenarios: { title: string; exchanges: Exchange[] }[];
    before(async () => {
      const recording = await loadRecording(name);
      scenarios = recording.scenarios.map((scenario) => ({
        title: scenario.title,
        exchanges: exchangesOf(recording, { ...scenario, extends: '' }),
      }));
    });
    const all = () => scenarios.flatMap(({ exchanges }) => exchanges);

    it('brings every row, outcome and value of its replies through the adapter', async () => {
      const done = all().filter(({ response }) => response.status < 300);
      for (const exchange of done) {
        if (recognize(exchange.request)?.verb === 'access') continue;
        const { result } = await through(exchange);
        const { body } = exchange.response;
        if (body === undefined) expect(result, nameOf(exchange)).to.equal(undefined);
        else expectHolds(result, body, nameOf(exchange));
      }
    });

    it('brings code, reason, fields and the present row of its refusals through the adapter', async () => {
      const refused = all().filter(({ response }) => response.status >= 400);
      for (const exchange of refused) {
        if (recognize(exchange.request)?.verb === 'access') continue;
        const { result } = await through(exchange);
        expect(result, nameOf(exchange)).to.be.instanceOf(BackendError);
        const { code, reason, fields, retryAfter, current, changed, requestId } = exchange.response
          .body as Partial<BackendError>;
        const told = { code, reason, fields, retryAfter, current, changed, requestId };
        for (const [key, value] of Object.entries(told)) {
          if (value === undefined) continue;
          expectHolds(
            (result as Partial<typeof told>)[key as keyof typeof told],
            value,
            `${nameOf(exchange)}: ${key}`,
          );
        }
      }
    });

    it('has the requests that the adapter sends', async () => {
      for (const exchange of all()) {
        const { request } = exchange;
        const verb = recognize(request)?.verb;
        if (verb === undefined || verb === 'access' || request.text !== undefined) continue;
        const { sent } = await through(exchange);
        expect(isSameRequest(sent!, request), nameOf(exchange)).to.equal(true);
      }
    });

    it('has requests that the schemas of the service take', () => {
      for (const exchange of all()) {
        const { code } = (exchange.response.body ?? {}) as { code?: string };
        const recognized = recognize(exchange.request);
        if (!recognized || code === 'invalid') continue;
        const { route, id } = recognized;
        const { query, body } = askedOf(exchange.request, id);
        const take = () => {
          if (route.query) parseRequest(route.query, query);
          if (route.body) parseRequest(route.body, body);
        };
        expect(take, nameOf(exchange)).not.to.throw();
      }
    });

    it('says of each refusal and outcome what it is', async () => {
      const said: Record<string, string> = {};
      for (const exchange of all()) {
        const { title, request } = exchange;
        if (title === undefined || recognize(request)?.verb === 'access') continue;
        const summary = summaryOf((await through(exchange)).result);
        const [, why = ''] = title.split(': ');
        if (why in refusedToEach) expect(summary, title).to.equal(refusedToEach[why]);
        else said[title] = summary;
      }
      expect(said).to.deep.equal(recordedReplies[name]);
    });
  });
}

describe('the recordings', () => {
  it('have each verb done and refused, in each portal that has it', async () => {
    const missing: string[] = [];
    const done = new Set<string>();
    for (const name of recordings) {
      const { scenarios } = await loadRecording(name);
      const seen = new Map<string, Set<number>>();
      for (const { request, response } of scenarios.flatMap(({ exchanges }) => exchanges)) {
        const verb = recognize(request)?.verb ?? '';
        seen.set(verb, (seen.get(verb) ?? new Set()).add(response.status));
        if (response.status < 300) done.add(verb);
      }
      const wanted = Object.keys(name === 'invitees' ? inviteeCalls : calls);
      const refusals = name === 'invitees' ? [404] : [401, 403];
      for (const verb of wanted) {
        if (refusals.some((status) => !seen.get(verb)?.has(status)))
          missing.push(`${name} ${verb}`);
      }
    }
    expect(missing).to.deep.equal([]);
    expect([...done]).to.include.members(everyVerb);
  });

  it('have a refusal of each status', async () => {
    const statuses = new Set<number>();
    for (const name of recordings) {
      const { scenarios } = await loadRecording(name);
      for (const { exchanges } of scenarios)
        for (const { response } of exchanges) statuses.add(response.status);
    }
    expect([...statuses]).to.include.members([
      200, 204, 400, 401, 403, 404, 409, 410, 412, 415, 422, 428, 429, 500, 501, 503,
    ]);
  });
});

describe('a replay', () => {
  async function open() {
    const replay = await Replay.open('hosting-account', 'removes a user');
    const { exchanges } = replay.scenario;
    const change = exchanges.find(({ request }) => !isRead(request))!.request;
    const list = exchanges.find(({ request }) => request.path.includes('/members?'))!.request;
    return { replay, change, list };
  }
  const rowsOf = (response: RecordedResponse | undefined) =>
    (response?.body as { items: unknown[] }).items.length;

  it('answers a read as of the last change', async () => {
    const { replay, change, list } = await open();
    expect(rowsOf(replay.answer(list))).to.equal(9);
    expect(replay.missing).to.have.lengthOf(1);
    expect(replay.answer(change)?.status).to.equal(200);
    expect(rowsOf(replay.answer({ ...list, path: `${list.path}&limit=7` }))).to.equal(8);
    expect(replay.missing).to.deep.equal([]);
  });

  it('answers nothing that is not recorded', async () => {
    const { replay, change, list } = await open();
    expect(replay.answer({ ...list, path: `${list.path}&surname=x` })).to.equal(undefined);
    expect(replay.answer({ ...change, body: { target: { refs: [] } } })).to.equal(undefined);
    const { 'idempotency-key': _, ...headers } = change.headers!;
    expect(replay.answer({ ...change, headers })).to.equal(undefined);
    const error: unknown = await replay
      .fetch(`${origin}/api/elsewhere`)
      .catch((one: unknown) => one);
    expect(error).to.be.instanceOf(TypeError);
    expect(replay.unanswered).to.deep.equal(['GET /api/elsewhere null']);
  });
});

/** What came back, in a few words: a refusal, or what became of each row. */
function summaryOf(result: unknown): string {
  if (result instanceof BackendError) return refusalText(result);
  if (result === undefined) return 'done';
  if (Array.isArray(result)) return result.map(rowText).join('; ');
  const { items } = result as { items?: unknown[] };
  return items ? items.map(rowText).join('; ') || 'nothing' : rowText(result);
}

function rowText(row: unknown): string {
  const {
    error,
    row: changed,
    ...rest
  } = row as {
    error?: BackendError;
    row?: { signIn?: string; status?: string };
    ref?: { id: string };
    email?: string;
    address?: string;
    is?: string;
    id?: string;
    invitation?: object;
    link?: string;
  };
  const who = rest.ref?.id ?? rest.email ?? rest.address ?? rest.id ?? '';
  const what = rest.is ?? changed?.signIn ?? changed?.status;
  const link = rest.link === undefined ? '' : ' with a link';
  if (error) return `${who}: ${refusalText(error)}`;
  if (rest.invitation && 'status' in rest.invitation) return `${who}: invited${link}`;
  if (what !== undefined) return `${who}: ${what}${link}`;
  return rest.ref ? `${who}: done` : who || 'done';
}

function refusalText({ code, reason, fields, retryAfter, current }: BackendError): string {
  const parts = [
    code,
    reason,
    ...Object.entries(fields ?? {}).map(([field, why]) => `${field} ${why}`),
    retryAfter !== undefined && `after ${retryAfter} s`,
    current && `now version ${current.version ?? ''}`,
  ];
  return parts.filter(Boolean).join(', ');
}
