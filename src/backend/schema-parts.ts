/** What the schemas of requests and replies are made of. */
import * as v from 'valibot';
import type * as port from './backend.js';

// Long enough for everything that people type, short enough that nobody stores a book.
export const id = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
export const text = v.pipe(v.string(), v.maxLength(1000));
export const time = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/),
  v.check((given) => !Number.isNaN(Date.parse(given))),
);
export const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
export const ids = v.pipe(v.array(id), v.maxLength(10_000));
export const address = v.pipe(v.string(), v.minLength(1), v.maxLength(400));
export const label = v.union([v.string(), v.record(v.string(), v.string())]);
export const limit = v.optional(
  v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(200)),
);
export const cursor = v.optional(text);

/** A value of the list, or `unknown` where a newer backend says something else. */
export function known<const T extends readonly string[]>(values: T) {
  return v.fallback(v.picklist([...values, 'unknown']), 'unknown');
}

export const signIns = ['none', 'invited', 'active', 'deactivated'] as const;
export const statuses = ['pending', 'expired', 'accepted', 'declined', 'revoked'] as const;

export const ref = v.strictObject({
  id,
  version: v.optional(text),
}) satisfies v.GenericSchema<unknown, port.Ref>;
export const scope: v.GenericSchema<unknown, port.Scope> = v.union([
  v.strictObject({ all: v.literal(true) }),
  v.strictObject({ ids: v.array(id) }),
]);
export const access = {
  role: v.nullable(id),
  profile: v.nullable(id),
  permissions: ids,
  scope,
  subscriptions: ids,
  until: v.optional(v.nullable(time)),
};
/** For what a reply can do without: absent where it cannot be read. */
export function ifReadable<T>(schema: v.GenericSchema<unknown, T>) {
  return v.fallback(v.optional(schema), undefined);
}

export const verdict = v.union([v.literal(true), v.object({ refused: v.string() })]);
/** An action with a verdict that we cannot read is not offered. */
export const actions = v.fallback(v.record(v.string(), ifReadable(verdict)), {});
