/** Refusals of the server itself, in the form of the service's: `application/problem+json`. */
import type { Context } from 'hono';
import type { Code } from '../../src/backend/index.js';
import { statusOf } from '../../src/backend/index.js';

interface RefusalDetails {
  /** Where it is not the usual one of the code. */
  status?: number;
  retryAfter?: number | undefined;
  reason?: string;
}

export function refuse(
  context: Context,
  code: Code,
  { status = statusOf[code], retryAfter, reason }: RefusalDetails = {},
): Response {
  const requestId = context.get('requestId') as string;
  const headers = new Headers({
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    'x-request-id': requestId,
  });
  if (retryAfter !== undefined) headers.set('retry-after', String(retryAfter));
  const problem = { type: 'about:blank', title: code, status, code, reason, retryAfter, requestId };
  return new Response(JSON.stringify(problem), { status, headers });
}
