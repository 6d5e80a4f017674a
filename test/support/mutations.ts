/** An answer with one thing in it made odd: what a backend of somebody's own may send. Touches no DOM. */

type Path = readonly (string | number)[];

export interface Mutation {
  /** Where, and what was put there: `roles.0.grants ← null`. */
  name: string;
  path: Path;
  /** The answer with that in it; the one that was given stays as it is. */
  apply<T>(value: T): T;
}

const gone = Symbol('deleted');
const odd: readonly (readonly [string, unknown])[] = [
  ['deleted', gone],
  ['null', null],
  ['text', 'odd text'],
  ['an empty text', ''],
  ['a number', 7],
  ['a negative fraction', -1.5],
  ['true', true],
  ['an array', []],
  ['an array of null', [null]],
  ['an object', {}],
  ['an object of objects', { odd: { odd: 1 } }],
];

/**
 * One for every path of the value and every odd thing that can stand there; the root has the empty path.
 *
 * @param most so many items of each array are walked
 */
export function mutationsOf(value: unknown, most = 2): Mutation[] {
  return pathsOf(value, most).flatMap((path) =>
    odd
      .filter(([, put]) => path.length > 0 || put !== gone)
      .map(([what, put]) => ({
        name: `${path.join('.') || 'the whole'} ← ${what}`,
        path,
        apply: <T>(whole: T) => replaced(whole, path, put) as T,
      })),
  );
}

function pathsOf(value: unknown, most: number, path: Path = []): Path[] {
  if (value === null || typeof value !== 'object') return [path];
  const keys = Array.isArray(value) ? [...value.keys()].slice(0, most) : Object.keys(value);
  return [
    path,
    ...keys.flatMap((key) =>
      pathsOf((value as Record<string | number, unknown>)[key], most, [...path, key]),
    ),
  ];
}

function replaced(value: unknown, [key, ...rest]: Path, put: unknown): unknown {
  if (key === undefined) return put;
  const copy = (
    Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) }
  ) as Record<string | number, unknown>;
  const made = replaced(copy[key], rest, put);
  if (made === gone && Array.isArray(copy)) copy.splice(Number(key), 1);
  else if (made === gone) Reflect.deleteProperty(copy, key);
  else copy[key] = made;
  return copy;
}
