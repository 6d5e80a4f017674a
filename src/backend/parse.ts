import * as v from 'valibot';
import { BackendError } from './errors.js';
import { deepestJson } from './limits.js';

/**
 * A copy of JSON in objects without a prototype, without what is nested too deep to be of the contract. A page whose `Object.prototype` was polluted would otherwise lend a
 * reply the fields that it lacks, and they would pass as its own.
 */
export function bare(json: unknown): unknown {
  return copyOf(json, 0);
}

function copyOf(json: unknown, depth: number): unknown {
  if (json === null || typeof json !== 'object') return json;
  if (depth > deepestJson) return undefined;
  if (Array.isArray(json)) return json.map((item) => copyOf(item, depth + 1));
  const copy = Object.create(null) as Record<string, unknown>;
  for (const [key, value] of Object.entries(json)) {
    if (key !== '__proto__') copy[key] = copyOf(value, depth + 1);
  }
  return copy;
}

/** What came over the wire, as the schema has it. @throws BackendError `bad-answer` */
export function parseReply<T>(
  schema: v.GenericSchema<unknown, T>,
  json: unknown,
  requestId?: string,
): T {
  const result = v.safeParse(schema, bare(json));
  if (result.success) return result.output;
  throw new BackendError(
    { code: 'bad-answer' },
    { requestId, message: `The reply is not of the contract: ${explain(result.issues)}` },
  );
}

/** The most faults of a request that its refusal names. */
const mostNamed = 100;

/** What was sent, as the schema has it. @throws BackendError `invalid`, naming the fields */
export function parseRequest<T>(schema: v.GenericSchema<unknown, T>, json: unknown): T {
  const result = v.safeParse(schema, bare(json));
  if (result.success) return result.output;
  const named = result.issues.slice(0, mostNamed);
  const fields = Object.fromEntries(named.map((issue) => [pathOf(issue), issue.type]));
  throw new BackendError(
    { code: 'invalid', fields },
    { notApplied: true, message: explain(result.issues) },
  );
}

function pathOf({ path }: v.BaseIssue<unknown>): string {
  return path?.map(({ key }) => String(key)).join('.') ?? '';
}

/** What was expected where; not what came instead, which may be a password. */
function explain(issues: readonly v.BaseIssue<unknown>[]): string {
  return issues
    .slice(0, 5)
    .map((issue) => `${pathOf(issue) || '(root)'} ${faultOf(issue)}`)
    .join('; ');
}

function faultOf({ received, expected }: v.BaseIssue<unknown>): string {
  if (received === 'undefined') return 'is missing';
  if (expected === 'never') return 'is not known';
  return expected === null ? 'is not valid' : `should be ${expected}`;
}
