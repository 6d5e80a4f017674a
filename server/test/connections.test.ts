/** What one connection, one person and one client that does not read can take from the others. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { RequestListener, Server } from 'node:http';
import { connect as dial } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { after, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { Hono } from 'hono';
import { owner, portalOf } from '../../test/support/portal.js';
import { createHttpServer } from '../src/connections.js';
import type { ConnectionLimits } from '../src/connections.js';
import { limitInFlight } from '../src/guards/in-flight.js';
import { databases } from './support/databases.js';
import { startTestServer } from './support/test-server.js';

const usual: ConnectionLimits = {
  maxConnections: 100,
  headersTimeout: 10,
  requestTimeout: 10,
  keepAliveTimeout: 10,
  answerTimeout: 10,
};
/** Milliseconds in which a limit of one second is met also on a busy machine, and a usual one is not. */
const shorterThanUsual = 9_000;
const request = (path: string, cookie = '') =>
  `GET ${path} HTTP/1.1\r\nHost: localhost\r\n${cookie && `Cookie: ${cookie}\r\n`}\r\n`;
const repeated = <T>(n: number, make: (index: number) => T) =>
  Array.from({ length: n }, (_, i) => make(i));

async function listen(
  listener: (...parts: Parameters<RequestListener>) => unknown,
  limits: Partial<ConnectionLimits> = {},
) {
  const server = createHttpServer((incoming, outgoing) => void listener(incoming, outgoing), {
    ...usual,
    ...limits,
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

async function open(server: Server): Promise<Socket> {
  const socket = dial((server.address() as AddressInfo).port, '127.0.0.1');
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}

/** All that comes until so many answers are there, or the connection ends. */
async function read(socket: Socket, answers: number): Promise<string> {
  let text = '';
  const count = () => text.split('HTTP/1.1 ').length - 1;
  socket.setEncoding('latin1').on('data', (data: string) => (text += data));
  while (count() < answers && !socket.destroyed) await pause(10);
  return text;
}

function close(server: Server): void {
  server.close();
  server.closeAllConnections();
}

describe('21: the requests of one connection', () => {
  it('are worked on one after the other, and answered in order, when they come at once', async () => {
    let running = 0;
    let most = 0;
    const server = await listen(async ({ url }, outgoing) => {
      most = Math.max(most, (running += 1));
      await pause(5);
      running -= 1;
      outgoing.end(`answer to ${url}.`);
    });
    const socket = await open(server);
    socket.write(repeated(15, (n) => request(`/${n}`)).join(''));
    const text = await read(socket, 15);
    await pause(50);
    assert.equal(most, 1);
    assert.deepEqual(
      [...text.matchAll(/answer to \/(\d+)\./gu)].map(([, n]) => Number(n)),
      repeated(15, (n) => n),
    );
    close(server);
  });

  it('are refused with 429 when too many wait, and the others are answered', async () => {
    const server = await listen(async (_incoming, outgoing) => {
      await pause(5);
      outgoing.end('done');
    });
    const socket = await open(server);
    socket.write(repeated(100, () => request('/')).join(''));
    const text = await read(socket, 100);
    const answers = text.split('HTTP/1.1 ').slice(1);
    const refused = answers.filter((answer) => answer.startsWith('429'));
    assert.equal(refused.length, 79);
    assert.ok(
      refused.every(
        (answer) => /retry-after: 1\r\n/u.test(answer) && answer.includes('rate-limited'),
      ),
    );
    assert.equal(answers.filter((answer) => answer.startsWith('200')).length, 21);
    // The connection goes on.
    socket.write(request('/'));
    assert.match(await read(socket, 1), /^HTTP\/1.1 200/u);
    close(server);
  });

  it('do not begin while the client does not read the answers before', async () => {
    let begun = 0;
    const server = await listen((_incoming, outgoing) => {
      begun += 1;
      outgoing.end(Buffer.alloc(20_000_000));
    });
    const socket = await open(server);
    socket.pause();
    socket.write(repeated(20, () => request('/')).join(''));
    while (begun === 0) await pause(10);
    await pause(300);
    assert.equal(begun, 1);
    close(server);
  });

  it('are forgotten when the client has gone', async () => {
    let begun = 0;
    const gone = new AbortController();
    const server = await listen(async ({ socket }, outgoing) => {
      begun += 1;
      await once(socket, 'close');
      outgoing.end('late');
      gone.abort();
    });
    const socket = await open(server);
    socket.write(repeated(20, () => request('/')).join(''));
    while (begun === 0) await pause(10);
    socket.destroy();
    while (!gone.signal.aborted) await pause(10);
    await pause(100);
    assert.equal(begun, 1);
    close(server);
  });
});

describe('21: a connection', () => {
  /** @returns after how many milliseconds it was cut */
  async function cutAfter(socket: Socket): Promise<number> {
    const started = performance.now();
    socket.resume();
    await once(socket, 'close');
    return performance.now() - started;
  }

  for (const [how, drip] of [
    ['does not read', 0],
    ['reads a little at a time', 20],
  ] as const) {
    it(`is cut when its client ${how}`, async () => {
      const cut = new AbortController();
      const server = await listen(
        (incoming, outgoing) => {
          incoming.socket.once('close', () => cut.abort());
          outgoing.end(Buffer.alloc(50_000_000));
        },
        { answerTimeout: 1 },
      );
      const socket = await open(server);
      socket.pause();
      socket.write(request('/'));
      const reading = drip > 0 && setInterval(() => void socket.read(1_000), drip);
      const started = performance.now();
      while (!cut.signal.aborted && performance.now() - started < shorterThanUsual) await pause(20);
      if (reading) clearInterval(reading);
      assert.ok(cut.signal.aborted);
      socket.destroy();
      close(server);
    });
  }

  it('is cut when its headers or its body take too long, or nothing comes', async () => {
    const server = await listen(
      (incoming, outgoing) => void incoming.resume().on('end', () => outgoing.end()),
      {
        headersTimeout: 1,
        requestTimeout: 1,
        keepAliveTimeout: 1,
      },
    );
    const sockets = await Promise.all(
      [
        '',
        'GET / HTTP/1.1\r\nHost:',
        'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nabc',
        request('/'),
      ].map(async (text) => {
        const socket = await open(server);
        socket.write(text);
        return socket;
      }),
    );
    for (const ms of await Promise.all(sockets.map(cutAfter)))
      assert.ok(ms < shorterThanUsual, `${ms} ms`);
    close(server);
  });

  it('is closed as it comes when there are too many', async () => {
    const server = await listen((_incoming, outgoing) => outgoing.end('done'), {
      maxConnections: 3,
    });
    const first = await Promise.all(repeated(3, () => open(server)));
    const fourth = await open(server);
    await cutAfter(fourth);
    first[0]?.write(request('/'));
    assert.match(await read(first[0] as Socket, 1), /^HTTP\/1.1 200/u);
    close(server);
  });
});

describe('21: the requests of one person', () => {
  const app = new Hono();
  let running = 0;
  let most = 0;
  app.use(
    limitInFlight(async ({ req }) => req.header('x-person') ?? '', { atOnce: 2, waiting: 3 }),
  );
  app.get('/', async ({ text }) => {
    most = Math.max(most, (running += 1));
    await pause(30);
    running -= 1;
    return text('done');
  });
  const ask = async (person: string, signal?: AbortSignal) =>
    app.request('/', { headers: { 'x-person': person }, ...(signal && { signal }) });

  it('are worked on a few at a time, and refused when too many wait', async () => {
    const replies = await Promise.all(repeated(10, () => ask('olga')));
    const statuses = replies.map(({ status }) => status);
    assert.equal(most, 2);
    assert.equal(statuses.filter((status) => status === 200).length, 5);
    assert.equal(statuses.filter((status) => status === 429).length, 5);
    assert.equal(replies.find(({ status }) => status === 429)?.headers.get('retry-after'), '1');
    assert.equal((await ask('olga')).status, 200);
  });

  it('hold up nobody else', async () => {
    let done = 0;
    const flood = repeated(5, () => ask('olga').then(() => (done += 1)));
    assert.equal((await ask('otto')).status, 200);
    assert.ok(done < 5, 'before the line of the other one has come to its end');
    await Promise.all(flood);
  });

  it('leave the line when their client has gone', async () => {
    const gone = new AbortController();
    const first = repeated(2, () => ask('olga'));
    const waiting = repeated(3, () => ask('olga', gone.signal));
    gone.abort();
    const next = ask('olga');
    assert.deepEqual(
      (await Promise.all(waiting)).map(({ status }) => status),
      [500, 500, 500],
    );
    assert.equal((await next).status, 200);
    await Promise.all(first);
  });
});

for (const { name, open: openDatabase } of databases) {
  describe(`21: a server on ${name}`, () => {
    let stop = async (): Promise<void> => undefined;
    after(() => stop());

    it('answers others in time while one connection asks for 500 lists at once', async () => {
      const server = await startTestServer({ data: portalOf(), databaseUrl: await openDatabase() });
      stop = () => server.stop();
      const cookie = await server.signIn(owner);
      const socket = dial(Number(new URL(server.url).port), 'localhost');
      await once(socket, 'connect');
      const other = async () => {
        const started = performance.now();
        assert.equal((await server.request('/api/accounts/a1', { as: owner })).status, 200);
        return performance.now() - started;
      };
      const alone: number[] = [];
      for (let n = 0; n < 10; n += 1) alone.push(await other());
      alone.sort((a, b) => a - b);
      const list = request('/api/accounts/a1/members?limit=200', cookie);
      try {
        const answered = read(socket, 500);
        socket.write(list.repeat(500));
        // Behind 500 lists it would wait for some hundred times as long.
        for (let n = 0; n < 5; n += 1) {
          const ms = await other();
          assert.ok(ms < 1_000 + 30 * (alone[5] ?? 0), `${ms} ms, and ${alone[5]} ms alone`);
        }
        // On a machine so slow that the lists before take longer than headers may, the last ones get 408.
        const answers = (await answered).split('HTTP/1.1 ').slice(1);
        assert.ok(answers.some((answer) => answer.startsWith('429 ')));
        assert.ok(answers.every((answer) => /^(?:200|408|429) /u.test(answer)));
      } finally {
        socket.destroy();
      }
    });
  });
}
