/** What the schemas of requests and replies are made of. */
import * as v from 'valibot';
import type * as port from './backend.js';
import { longestCursor, mostIds, mostRows } from './limits.js';
import { charactersIn, longestName } from './visible-text.js';

// Long enough for everything that people type, short enough that nobody stores a book.
export const id = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
export const text = v.pipe(v.string(), v.maxLength(1000));
export const name = v.pipe(
  v.string(),
  v.check((given) => charactersIn(given) <= longestName),
  v.metadata({ maxLength: longestName }),
);
export const time = v.pipe(
  v.string(),
  v.maxLength(50),
  v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/),
  v.check((given) => !Number.isNaN(Date.parse(given))),
);
export const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
/** As many ids as a selection or a scope may have. */
export const ids = listOf(id, mostIds);
export const address = v.pipe(v.string(), v.minLength(1), v.maxLength(400));
export const label = v.union([v.string(), v.record(v.string(), v.string())]);
export const limit = v.optional(
  v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(mostRows)),
);
export const cursor = v.optional(v.pipe(v.string(), v.maxLength(longestCursor)));

/** At most so many items. They are counted before any of them is looked at, so that a longer list costs no more. */
export function listOf<Item extends v.GenericSchema>(item: Item, most: number) {
  return countedFirst(
    v.pipe(v.array(item), v.maxLength(most)),
    v.pipe(v.array(v.unknown()), v.maxLength(most)),
  );
}

/** The same for the entries of an object. */
export function entriesOf<Value extends v.GenericSchema>(
  key: v.GenericSchema<string, string>,
  value: Value,
  most: number,
) {
  return countedFirst(
    v.pipe(v.record(key, value), v.maxEntries(most)),
    v.pipe(v.record(v.string(), v.unknown()), v.maxEntries(most)),
  );
}

/** A schema that looks closer only at what another one lets pass. */
function countedFirst<Schema extends v.GenericSchema>(
  schema: Schema,
  counting: v.GenericSchema,
): Schema {
  return {
    ...schema,
    '~run': (dataset, config) => {
      const counted = counting['~run']({ value: dataset.value }, config);
      return counted.issues ? counted : schema['~run'](dataset, config);
    },
  };
}

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
  v.strictObject({ ids }),
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
