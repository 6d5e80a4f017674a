/** What the schemas of requests and replies are made of. */
import * as z from 'zod/mini';
import type * as port from './backend.js';

// Long enough for everything that people type, short enough that nobody stores a book.
export const id = z.string().check(z.minLength(1), z.maxLength(200));
export const text = z.string().check(z.maxLength(1000));
export const time = z.string().check(
  z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/),
  z.refine((given) => !Number.isNaN(Date.parse(given))),
);
export const count = z.int().check(z.gte(0));
export const ids = z.array(id).check(z.maxLength(10_000));
export const address = z.string().check(z.minLength(1), z.maxLength(400));
export const label = z.union([z.string(), z.record(z.string(), z.string())]);
export const limit = z.optional(z.int().check(z.gte(1), z.lte(200)));
export const cursor = z.optional(text);

/**
 * What a schema reads, or another value where it reads nothing. Not `z.catch`: that brings all of zod's helpers along,
 * 3 kB of them.
 */
export function orElse<Schema extends z.ZodMiniType>(
  innerType: Schema,
  value: z.output<Schema>,
): z.ZodMiniCatch<Schema> {
  const schema = new z.ZodMiniCatch({ type: 'catch', innerType, catchValue: () => value });
  return schema as z.ZodMiniCatch<Schema>;
}

/** A value of the list, or `unknown` where a newer backend says something else. */
export function known<const T extends readonly string[]>(values: T) {
  return orElse(z.enum([...values, 'unknown']), 'unknown');
}

export const signIns = ['none', 'invited', 'active', 'deactivated'] as const;
export const statuses = ['pending', 'expired', 'accepted', 'declined', 'revoked'] as const;

export const ref = z.strictObject({
  id,
  version: z.optional(text),
}) satisfies z.ZodMiniType<port.Ref>;
export const scope: z.ZodMiniType<port.Scope> = z.union([
  z.strictObject({ all: z.literal(true) }),
  z.strictObject({ ids: z.array(id) }),
]);
export const access = {
  role: z.nullable(id),
  profile: z.nullable(id),
  permissions: ids,
  scope,
  subscriptions: ids,
  until: z.optional(z.nullable(time)),
};
/** For what a reply can do without: absent where it cannot be read. */
export function ifReadable<T>(schema: z.ZodMiniType<T>) {
  return orElse(z.optional(schema), undefined);
}

export const verdict = z.union([z.literal(true), z.object({ refused: z.string() })]);
/** An action with a verdict that we cannot read is not offered. */
export const actions = orElse(z.record(z.string(), ifReadable(verdict)), {});
