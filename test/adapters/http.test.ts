import { expect } from 'chai';
import { createHttpBackend, createHttpInvitationBackend } from '../../src/adapters/http/index.js';
import type { HttpOptions } from '../../src/adapters/http/index.js';
import { BackendError } from '../../src/backend/errors.js';
import { openPortal, owner, refusedWith } from '../support/portal.js';

type Answer = Response | Error | 'never';

/** A network that gives one answer after the other (the last again and again), and keeps what was asked. */
function network(...answers: Answer[]) {
  const asked: Request[] = [];
  const send = (input: RequestInfo | URL, init?: RequestInit) => {
    const request = new Request(input, init);
    asked.push(request);
    const answer = answers[Math.min(asked.length, answers.length) - 1]!;
    if (answer instanceof Response) return Promise.resolve(answer.clone());
    if (answer instanceof Error) return Promise.reject(answer);
    return new Promise<Response>((_, reject) => {
      request.signal.addEventListener('abort', () => {
        reject(new DOMException('aborted', 'AbortError'));
      });
    });
  };
  return { asked, send };
}

const pauses: number[] = [];
/** No time passes; what would have been waited for is kept. */
const instantly = {
  random: () => 1,
  sleep: async (milliseconds: number) => {
    pauses.push(milliseconds);
  },
};
const backendOver = (net: ReturnType<typeof network>, more: Partial<HttpOptions> = {}) =>
  createHttpBackend({
    baseUrl: 'https://host.example/api/accounts/a1/',
    fetch: net.send,
    retry: instantly,
    ...more,
  });

const json = (body: unknown, init: { status?: number; headers?: Record<string, string> } = {}) =>
  new Response(typeof body === 'string' ? body : JSON.stringify(body), {
    ...init,
    headers: { 'content-type': 'application/json', ...init.headers },
  });
const problem = (status: number, body: object, headers: Record<string, string> = {}) =>
  json(body, { status, headers: { 'content-type': 'application/problem+json', ...headers } });
const html = (status: number) =>
  new Response('<h1>Oops</h1>', { status, headers: { 'content-type': 'text/html' } });
const page = { items: [], nextCursor: null, asOf: '2026-01-01T00:00:00Z' };
const outcomes = { items: [], nextCursor: null };
const write = { key: 'intent 1' };

async function errorOf(call: Promise<unknown>): Promise<BackendError> {
  const error: unknown = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).to.be.instanceOf(BackendError);
  return error as BackendError;
}

function hanging() {
  let resolve: (headers: HeadersInit) => void = () => undefined;
  const promise = new Promise<HeadersInit>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

beforeEach(() => pauses.splice(0));

describe('A request of the HTTP adapter', () => {
  it('goes to the address of the table, lists as repeated keys', async () => {
    const net = network(json(page));
    await backendOver(net).listMembers({ signIn: ['active', 'none'], text: 'a b', limit: 5 });
    const [request] = net.asked;
    expect(request?.method).to.equal('GET');
    expect(request?.url).to.equal(
      'https://host.example/api/accounts/a1/members?signIn=active&signIn=none&text=a+b&limit=5',
    );
    expect(request?.headers.has('idempotency-key')).to.equal(false);
    expect(request?.headers.get('accept')).to.equal('application/json, application/problem+json');
    expect(request?.credentials).to.equal('same-origin');
  });

  it('keeps a query of the base address, and escapes ids', async () => {
    const net = network(html(200));
    const backend = backendOver(net, { baseUrl: new URL('https://host.example/api?tenant=7') });
    await errorOf(backend.listMembers({ limit: 5 }));
    await errorOf(backend.getMember('a/b?c'));
    expect(net.asked.map(({ url }) => url)).to.deep.equal([
      'https://host.example/api/members?tenant=7&limit=5',
      'https://host.example/api/members/a%2Fb%3Fc?tenant=7',
    ]);
  });

  it('carries key, version and JSON when it writes', async () => {
    const net = network(html(200));
    await errorOf(backendOver(net).updateMember({ id: 'm1', version: '7' }, { name: 'N' }, write));
    const [request] = net.asked;
    expect(request?.method).to.equal('PATCH');
    expect(request?.headers.get('idempotency-key')).to.equal('intent 1');
    expect(request?.headers.get('if-match')).to.equal('"7"');
    expect(request?.headers.get('content-type')).to.equal('application/json');
    expect(await request?.json()).to.deep.equal({ name: 'N' });
  });

  it('carries no version where the row has none', async () => {
    const net = network(html(200));
    await errorOf(backendOver(net).updateMember({ id: 'm1' }, {}, write));
    expect(net.asked[0]?.headers.has('if-match')).to.equal(false);
  });

  it('asks for the headers of the host on every try, and sends the credentials that the host wants', async () => {
    const net = network(new TypeError('offline'), json(page));
    let token = 0;
    const headers = () => Promise.resolve({ authorization: `Bearer ${(token += 1)}` });
    await backendOver(net, { headers, credentials: 'include' }).listMembers({});
    expect(net.asked.map((request) => request.headers.get('authorization'))).to.deep.equal([
      'Bearer 1',
      'Bearer 2',
    ]);
    expect(net.asked[0]?.credentials).to.equal('include');
  });

  it('to the invitations has the token in its body, never in its address', async () => {
    const net = network(new Response(null, { status: 204 }));
    const invitations = createHttpInvitationBackend({
      baseUrl: 'https://host.example/inv',
      fetch: net.send,
    });
    await invitations.decline('secret', write);
    expect(net.asked[0]?.url).to.equal('https://host.example/inv/decline');
    expect(await net.asked[0]?.json()).to.deep.equal({ token: 'secret' });
  });
});

describe('An answer that is a refusal', () => {
  it('is an error with all that the problem tells, and certainly nothing was done', async () => {
    const refused = {
      code: 'refused',
      reason: 'last-owner',
      fields: { role: 'last-owner' },
      changed: { by: 'Mark', at: '2026-01-01T00:00:00Z' },
      detail: 'for the console',
      requestId: 'from the body',
    };
    const error = await errorOf(
      backendOver(network(problem(409, refused))).removeMembers({ refs: [] }, write),
    );
    expect(error).to.deep.include({
      code: 'refused',
      reason: 'last-owner',
      fields: { role: 'last-owner' },
      changed: refused.changed,
      message: 'for the console',
      requestId: 'from the body',
      notApplied: true,
    });
  });

  it('has the request id of the header first', async () => {
    const answer = problem(
      403,
      { code: 'forbidden', requestId: 'body' },
      { 'x-request-id': 'header' },
    );
    expect((await errorOf(backendOver(network(answer)).getAccount())).requestId).to.equal('header');
  });

  it('brings the row as it is now', async () => {
    const portal = openPortal();
    const error = await errorOf(
      portal.as(owner).updateMember({ id: 'lena', version: '0' }, {}, write),
    );
    expect(error.current).to.include({ id: 'lena', version: '1' });
  });

  it('keeps its code where its other members cannot be read', async () => {
    const answer = problem(409, { code: 'refused', reason: 7, fields: 'x' });
    expect(await errorOf(backendOver(network(answer)).getAccount())).to.include({
      code: 'refused',
      notApplied: true,
    });
  });

  const byStatus: [number, string][] = [
    [400, 'invalid'],
    [401, 'unauthenticated'],
    [403, 'forbidden'],
    [404, 'not-found'],
    [405, 'unsupported'],
    [409, 'refused'],
    [410, 'gone'],
    [412, 'changed'],
    [418, 'unknown'],
    [422, 'invalid'],
    [428, 'invalid'],
    [429, 'rate-limited'],
    [500, 'unknown'],
    [501, 'unsupported'],
    [502, 'busy'],
    [503, 'busy'],
    [504, 'busy'],
    [599, 'busy'],
  ];
  for (const [status, code] of byStatus) {
    it(`of ${status} without a problem of ours is "${code}", and nobody knows what was done`, async () => {
      const bodies = [
        html(status),
        json({ error: 'x' }, { status }),
        problem(status, { code: 'zonk' }),
        new Response(null, { status }),
      ];
      for (const answer of bodies) {
        const call = backendOver(network(answer), { retry: { tries: 1 } }).removeMembers(
          { refs: [] },
          write,
        );
        expect(await errorOf(call)).to.include({ code, notApplied: false });
      }
    });
  }

  it('of trouble in the service leaves it open whether something was done', async () => {
    for (const code of ['unknown', 'busy', 'unreachable', 'bad-answer']) {
      const net = network(problem(500, { code }));
      const call = backendOver(net, { retry: { tries: 1 } }).removeMembers({ refs: [] }, write);
      expect((await errorOf(call)).notApplied, code).to.equal(false);
    }
  });
});

describe('An answer that is none of the contract', () => {
  const answers: [string, Response][] = [
    ['HTML', html(200)],
    ['nothing', new Response(null, { status: 204 })],
    ['empty JSON', json('')],
    ['half of it', json('{"items":[')],
    ['another shape', json({ members: [] })],
    ['a bare null', json('null')],
    [
      'JSON that says it is text',
      new Response(JSON.stringify(page), { headers: { 'content-type': 'text/plain' } }),
    ],
  ];
  for (const [what, answer] of answers) {
    it(`is told as such: ${what}`, async () => {
      const error = await errorOf(backendOver(network(answer)).listMembers({}));
      expect(error).to.include({ code: 'bad-answer' });
    });
  }

  it('is not tried again, since the service had it', async () => {
    const net = network(html(200));
    await errorOf(backendOver(net).removeMembers({ refs: [] }, write));
    expect(net.asked).to.have.lengthOf(1);
  });

  it('leaves the other rows alone where one is broken', async () => {
    const portal = openPortal();
    const good = await portal.as(owner).listMembers({});
    const items = [...good.items, { id: 'odd', nonsense: true }];
    const read = await backendOver(network(json({ ...good, items }))).listMembers({});
    expect(read.items).to.have.lengthOf(6);
    expect(read.items.at(-1)).to.deep.include({ id: 'odd', signIn: 'unknown', actions: {} });
  });
});

describe('A network that fails', () => {
  it('is "unreachable" in the end; a read has done nothing, of a write nobody knows', async () => {
    const net = network(new TypeError('offline'));
    expect(await errorOf(backendOver(net).listMembers({}))).to.include({
      code: 'unreachable',
      notApplied: true,
    });
    expect(await errorOf(backendOver(net).removeMembers({ refs: [] }, write))).to.include({
      code: 'unreachable',
      notApplied: false,
    });
    expect(net.asked).to.have.lengthOf(6);
  });

  it('is overcome by the next try, with the same key', async () => {
    const net = network(new TypeError('offline'), problem(503, { code: 'busy' }), json(outcomes));
    await backendOver(net).removeMembers({ refs: [] }, write);
    expect(net.asked.map((request) => request.headers.get('idempotency-key'))).to.deep.equal([
      'intent 1',
      'intent 1',
      'intent 1',
    ]);
    expect(pauses).to.deep.equal([300, 600]);
  });

  it('leaves a write open where a later try is refused', async () => {
    const tooMany = problem(429, { code: 'rate-limited', reason: 'r', requestId: 'q' });
    const net = network(new TypeError('the connection was closed'), tooMany);
    expect(await errorOf(backendOver(net).removeMembers({ refs: [] }, write))).to.include({
      ...{ code: 'rate-limited', reason: 'r', requestId: 'q', notApplied: false },
    });
    expect(
      await errorOf(backendOver(network(tooMany)).removeMembers({ refs: [] }, write)),
    ).to.have.property('notApplied', true);
  });

  it('is given up when no answer comes in time', async () => {
    const net = network('never');
    const error = await errorOf(
      backendOver(net, { timeLimit: 10, retry: { tries: 1 } }).removeMembers({ refs: [] }, write),
    );
    expect(error).to.include({ code: 'unreachable', notApplied: false });
  });

  it("is given up too where the host's own part of it hangs, and nothing is sent later", async () => {
    const net = network(json(page));
    const { promise, resolve } = hanging();
    const options = { headers: () => promise, timeLimit: 10, retry: { tries: 1 } };
    expect((await errorOf(backendOver(net, options).listMembers({}))).code).to.equal('unreachable');
    resolve({});
    await new Promise((settle) => setTimeout(settle));
    expect(net.asked).to.have.lengthOf(0);
  });

  it('is cut off in the middle of an answer', async () => {
    const body = new ReadableStream({
      start: (controller) => {
        controller.enqueue(new TextEncoder().encode('{"items":['));
        controller.error(new TypeError('cut'));
      },
    });
    const headers = { 'content-type': 'application/json' };
    const answer = network(new TypeError('unused'));
    answer.send = () => Promise.resolve(new Response(body, { headers }));
    const error = await errorOf(backendOver(answer, { retry: { tries: 1 } }).listMembers({}));
    expect(error.code).to.equal('unreachable');
  });
});

describe('Trying again', () => {
  const triesOf = async (answer: Answer, kind: 'read' | 'write') => {
    const net = network(answer);
    const backend = backendOver(net);
    await errorOf(
      kind === 'read' ? backend.listMembers({}) : backend.removeMembers({ refs: [] }, write),
    );
    return net.asked.length;
  };

  it('helps a read that met trouble or haste, and a write that met trouble', async () => {
    expect(await triesOf(problem(503, { code: 'busy' }), 'read')).to.equal(3);
    expect(await triesOf(problem(503, { code: 'busy' }), 'write')).to.equal(3);
    expect(await triesOf(problem(429, { code: 'rate-limited' }), 'read')).to.equal(3);
    expect(await triesOf(problem(429, { code: 'rate-limited' }), 'write')).to.equal(1);
  });

  it('is not done on any other code', async () => {
    const codes = [
      'unauthenticated',
      'forbidden',
      'not-found',
      'changed',
      'invalid',
      'refused',
      'gone',
    ];
    for (const code of [...codes, 'bad-answer', 'unsupported', 'unknown']) {
      expect(await triesOf(problem(400, { code }), 'read'), code).to.equal(1);
      expect(await triesOf(problem(400, { code }), 'write'), code).to.equal(1);
    }
  });

  it('waits as long as the service asks, in seconds or until a date', async () => {
    const date = new Date(Date.now() + 8_000).toUTCString();
    for (const after of ['7', date]) {
      const net = network(problem(503, { code: 'busy' }, { 'retry-after': after }), json(page));
      await backendOver(net).listMembers({});
    }
    expect(pauses[0]).to.equal(7000);
    expect(pauses[1]).to.be.within(6_000, 8_000);
  });

  it('waits as by itself where nobody can read how long the service asks for', async () => {
    const net = network(problem(503, { code: 'busy' }, { 'retry-after': 'soon' }), json(page));
    await backendOver(net).listMembers({});
    expect(pauses).to.deep.equal([300]);
  });

  it('leaves no doubt of a read, whatever became of an earlier try', async () => {
    const net = network(problem(503, { code: 'busy' }), problem(403, { code: 'forbidden' }));
    expect(await errorOf(backendOver(net).listMembers({}))).to.include({
      code: 'forbidden',
      notApplied: true,
    });
  });

  it('is given up, and told, when the service asks for too long a pause', async () => {
    const net = network(problem(503, { code: 'busy' }, { 'retry-after': '61' }));
    const error = await errorOf(backendOver(net).listMembers({}));
    expect(error.retryAfter).to.equal(61);
    expect(net.asked).to.have.lengthOf(1);
  });
});

describe('Giving up', () => {
  const abortedWith = async (call: Promise<unknown>) => {
    const error: unknown = await call.catch((thrown: unknown) => thrown);
    return (error as Error).name;
  };

  it('passes as an AbortError while the answer is waited for', async () => {
    const controller = new AbortController();
    const call = backendOver(network('never')).listMembers({}, { signal: controller.signal });
    controller.abort(new Error('a reason of their own'));
    expect(await abortedWith(call)).to.equal('AbortError');
  });

  it('passes as an AbortError before anything is asked', async () => {
    const net = network(json(page));
    const call = backendOver(net).listMembers({}, { signal: AbortSignal.abort() });
    expect(await abortedWith(call)).to.equal('AbortError');
    expect(net.asked).to.have.lengthOf(0);
  });

  it('ends the pause between two tries', async () => {
    const controller = new AbortController();
    const net = network(new TypeError('offline'));
    const retry = { base: 60_000, cap: 60_000, random: () => 1 };
    const call = backendOver(net, { retry }).listMembers({}, { signal: controller.signal });
    setTimeout(() => {
      controller.abort();
    }, 20);
    expect(await abortedWith(call)).to.equal('AbortError');
    expect(net.asked).to.have.lengthOf(1);
  });
});

describe('The adapter over the service', () => {
  it('tells who is not signed in', async () => {
    expect(await refusedWith(openPortal().as(null).getAccount())).to.equal('unauthenticated');
  });
});
