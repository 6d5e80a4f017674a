/** The server's side of HTTP connections: how many there are, how long they may take, and what one of them may ask. */
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { RequestListener, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** Times are in seconds. `docs/server.md` says why each is what it is. */
export interface ConnectionLimits {
  /** Connections at once; more are closed as they come. */
  maxConnections: number;
  /** For all headers of a request. */
  headersTimeout: number;
  /** For a whole request, body included. */
  requestTimeout: number;
  /** Until the next request on a connection that is kept. */
  keepAliveTimeout: number;
  /** For a client to read an answer to its end. It is looked at this often, so that twice as long may pass. */
  answerTimeout: number;
}

/** Requests that may wait on one connection while one of them is answered. Browsers send none of these. */
const longestLine = 20;
/** Milliseconds between two looks at what took too long. */
const longestCheck = 5_000;

export function createHttpServer(listener: RequestListener, limits: ConnectionLimits): Server {
  const { maxConnections, headersTimeout, requestTimeout, keepAliveTimeout } = limits;
  const shortest = Math.min(headersTimeout, requestTimeout) * 1000;
  const server = createServer(
    {
      headersTimeout: headersTimeout * 1000,
      requestTimeout: requestTimeout * 1000,
      keepAliveTimeout: keepAliveTimeout * 1000,
      connectionsCheckingInterval: Math.min(longestCheck, shortest / 2),
    },
    inOrder(listener, limits),
  );
  server.maxConnections = maxConnections;
  return server;
}

/**
 * Answers the requests of one connection one after the other, as HTTP/1.1 sends the answers anyway: a client that asks
 * for much at once takes no more than a client that waits. The next one begins when the system has taken the answer
 * before, so that no more than one answer is kept for a client that does not read.
 */
function inOrder(
  listener: RequestListener,
  { answerTimeout }: Pick<ConnectionLimits, 'answerTimeout'>,
): RequestListener {
  const lines = new WeakMap<Socket, (() => void)[]>();
  return (incoming, outgoing) => {
    const { socket } = incoming;
    const line = lines.get(socket) ?? [];
    lines.set(socket, line);
    if (line.length > longestLine) return refuseTooMany(outgoing);
    line.push(() => {
      let isAnswered = false;
      const timer = setInterval(() => {
        if (isAnswered) socket.destroy();
        isAnswered = outgoing.headersSent;
      }, answerTimeout * 1000);
      outgoing.once('close', () => {
        clearInterval(timer);
        line.shift();
        if (socket.destroyed) line.length = 0;
        else line[0]?.();
      });
      listener(incoming, outgoing);
    });
    if (line.length === 1) line[0]?.();
    return undefined;
  };
}

function refuseTooMany(outgoing: ServerResponse): void {
  const requestId = randomUUID();
  const problem = { type: 'about:blank', title: 'rate-limited', status: 429, code: 'rate-limited' };
  outgoing.writeHead(429, {
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'x-request-id': requestId,
    'retry-after': '1',
  });
  outgoing.end(JSON.stringify({ ...problem, retryAfter: 1, requestId }));
}
