import type * as z from 'zod/mini';
import { safeParse } from 'zod/mini';
import { BackendError } from './errors.js';

/** Deeper than anything of the contract. */
const deepest = 20;

/**
 * A copy of JSON in objects without a prototype, without what is nested too deep to be of the contract. A page whose `Object.prototype` was polluted would otherwise lend a
 * reply the fields that it lacks, and they would pass as its own.
 */
export function bare(json: unknown): unknown {
  return copyOf(json, 0);
}

function copyOf(json: unknown, depth: number): unknown {
  if (json === null || typeof json !== 'object') return json;
  if (depth > deepest) return undefined;
  if (Array.isArray(json)) return json.map((item) => copyOf(item, depth + 1));
  const copy = Object.create(null) as Record<string, unknown>;
  for (const [key, value] of Object.entries(json)) {
    if (key !== '__proto__') copy[key] = copyOf(value, depth + 1);
  }
  return copy;
}

/** What came over the wire, as the schema has it. @throws BackendError `bad-answer` */
export function parseReply<T>(schema: z.ZodMiniType<T>, json: unknown, requestId?: string): T {
  const result = safeParse(schema, bare(json));
  if (result.success) return result.data;
  throw new BackendError(
    { code: 'bad-answer' },
    { requestId, message: `The reply is not of the contract: ${explain(result.error)}` },
  );
}

/** What was sent, as the schema has it. @throws BackendError `invalid`, naming the fields */
export function parseRequest<T>(schema: z.ZodMiniType<T>, json: unknown): T {
  const result = safeParse(schema, bare(json));
  if (result.success) return result.data;
  const fields = Object.fromEntries(
    result.error.issues.flatMap((issue) => pathsOf(issue).map((path) => [path, issue.code])),
  );
  throw new BackendError(
    { code: 'invalid', fields },
    { notApplied: true, message: explain(result.error) },
  );
}

/** Where it is wrong; a key that nobody knows is named itself, not the object that has it. */
function pathsOf(issue: z.core.$ZodIssue): string[] {
  const keys = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [key]) : [[]];
  return keys.map((key) => [...issue.path, ...key].join('.'));
}

function explain(error: z.core.$ZodError): string {
  return error.issues
    .slice(0, 5)
    .map((issue) => `${issue.path.join('.') || '(root)'} ${issue.message}`)
    .join('; ');
}
