/** Logs as lines of JSON, without tokens and without whole addresses. */
import { randomUUID } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { pino } from 'pino';
import type { Logger } from 'pino';

export type Log = Logger;

export function createLog(level: string): Log {
  return pino({ level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime });
}

/** Paths hold ids, never tokens: these are in bodies, and in fragments, which no browser sends. */
export function logRequests(log: Log): MiddlewareHandler {
  return async (context, next) => {
    const started = performance.now();
    context.set('requestId', randomUUID());
    await next();
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
