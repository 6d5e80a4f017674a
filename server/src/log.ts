/** Logs as lines of JSON, without tokens and without whole addresses. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { pino } from 'pino';
import type { DestinationStream, Logger, LoggerOptions } from 'pino';

export type Log = Logger;

/** The request that the code at work belongs to; nothing outside of requests. */
const requestScope = new AsyncLocalStorage<{ requestId: string }>();

/** Lines of one request share its id; what stands under `error` is told with its stack and its causes. */
export function createLog(level: string, destination?: DestinationStream): Log {
  const options: LoggerOptions = {
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    mixin: () => requestScope.getStore() ?? {},
    serializers: { error: told },
  };
  return destination ? pino(options, destination) : pino(options);
}

/**
 * An error without what it carries beside: a database adds the values of the row in question, which may be addresses. The
 * message of a foreign error may still quote what was asked for.
 */
function told(thrown: unknown): unknown {
  if (!(thrown instanceof Error)) return { message: String(thrown) };
  const { name, message, stack, cause } = thrown;
  const { code } = thrown as { code?: unknown };
  return {
    ...{ name, message, stack },
    ...(typeof code === 'string' && { code }),
    ...(cause !== undefined && { cause: told(cause) }),
  };
}

/** Paths hold ids, never tokens: these are in bodies, and in fragments, which no browser sends. */
export function logRequests(log: Log): MiddlewareHandler {
  return async (context, next) => {
    const started = performance.now();
    const scope = { requestId: randomUUID() };
    context.set('requestId', scope.requestId);
    await requestScope.run(scope, next);
    const { method, path } = context.req;
    const requestId =
      context.res.headers.get('x-request-id') ?? (context.get('requestId') as string);
    const ms = Math.round(performance.now() - started);
    log.info({ method, path, status: context.res.status, ms, requestId }, 'request');
  };
}

/** `b…@domain.example`: enough to find a mail by, too little to write to. */
export function masked(address: string): string {
  const at = address.lastIndexOf('@');
  return at < 1 ? '…' : `${address.slice(0, 1)}…${address.slice(at)}`;
}
