/**
 * Reads what a backend answered, over HTTP or from an adapter of the host's own, into fresh objects that have the shapes of
 * the port, with no more in them than is known here. What cannot be read is left out where it can be done without, and is
 * neutral where it cannot; only what leaves nothing to show is refused. No schema library: every page loads this.
 */

import { BackendError } from './errors.js';

/**
 * A value as the port has it, or undefined where it cannot be read.
 *
 * @param path gets the keys that lead to what could not be read, for the developer's eyes
 */
export type Read<T> = (given: unknown, path?: string[]) => T | undefined;

type RequiredKeys<T> = { [K in keyof T]-?: object extends Pick<T, K> ? never : K }[keyof T];
type OptionalKeys<T> = Exclude<keyof T, RequiredKeys<T>>;
type Needed<T> = { readonly [K in RequiredKeys<T>]: Read<T[K]> };
type Further<T> = { readonly [K in OptionalKeys<T>]-?: Read<T[K] | undefined> };

export const text: Read<string> = (given) => (typeof given === 'string' ? given : undefined);
export const id: Read<string> = (given) => text(given) || undefined;
export const flag: Read<boolean> = (given) => (typeof given === 'boolean' ? given : undefined);
export const number: Read<number> = (given) =>
  typeof given === 'number' && Number.isFinite(given) ? given : undefined;
export const count: Read<number> = (given) =>
  Number.isSafeInteger(given) && (given as number) >= 0 ? (given as number) : undefined;

const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/u;
export const time: Read<string> = (given) =>
  typeof given === 'string' && moment.test(given) && !Number.isNaN(Date.parse(given))
    ? given
    : undefined;

export function oneOf<const T extends string>(values: readonly T[]): Read<T> {
  return (given) => values.find((value) => value === given);
}

/** Null stands for itself. */
export function nullable<T>(read: Read<T>): Read<T | null> {
  return (given, path) => (given === null ? null : read(given, path));
}

/** What stands in the place of what cannot be read. */
export function or<T>(read: Read<T>, instead: () => T): Read<T> {
  return (given) => {
    const value = read(given);
    return value === undefined ? instead() : value;
  };
}

/** The first of them that can read it. */
export function either<A, B>(one: Read<A>, other: Read<B>): Read<A | B> {
  return (given) => one(given) ?? other(given);
}

/** What cannot be read is left out, or stood in for: the others are not harmed. */
export function list<T>(
  read: Read<T>,
  instead: (given: unknown, index: number) => T | undefined = () => undefined,
): Read<T[]> {
  return (given) => {
    if (!Array.isArray(given)) return undefined;
    const items: T[] = [];
    for (const [index, item] of given.entries()) {
      const value = attempt(read, item) ?? instead(item, index);
      if (value !== undefined) items.push(value);
    }
    return items;
  };
}

/** By key; entries that cannot be read are left out. */
export function record<T>(read: Read<T>): Read<Record<string, T>> {
  return (given) => {
    if (!isObject(given) || Array.isArray(given)) return undefined;
    const made = bareObject<T>();
    for (const key of Object.keys(given)) {
      const value = read(given[key]);
      if (value !== undefined && key !== '__proto__') made[key] = value;
    }
    return made;
  };
}

/** All of the first has to be readable; of the second, what is. */
export function object<T extends object>(required: Needed<T>, optional: Further<T>): Read<T> {
  const [needed, further] = [Object.entries(required), Object.entries(optional)] as [
    string,
    Read<unknown>,
  ][][];
  return (given, path) => {
    if (!isObject(given)) return undefined;
    const made = bareObject<unknown>();
    for (const [key, read] of needed ?? []) {
      const value = read(ownOf(given, key), path);
      if (value === undefined) {
        path?.unshift(key);
        return undefined;
      }
      made[key] = value;
    }
    for (const [key, read] of further ?? []) {
      const value = read(ownOf(given, key));
      if (value !== undefined) made[key] = value;
    }
    return made as T;
  };
}

/**
 * An answer, read.
 *
 * @param requestId by which the service knows the request
 * @throws BackendError `bad-answer`, whose message names the keys that lead to what could not be read
 */
export function readAnswer<T>(read: Read<T>, given: unknown, requestId?: string): T {
  const path: string[] = [];
  const value = read(given, path);
  if (value !== undefined) return value;
  const where = path.length > 0 ? path.join('.') : 'the whole';
  const message = `The reply is not of the contract: ${where} cannot be read`;
  throw new BackendError({ code: 'bad-answer' }, { requestId, message });
}

/** A getter of a host's own row may throw. */
function attempt<T>(read: Read<T>, given: unknown): T | undefined {
  try {
    return read(given);
  } catch {
    return undefined;
  }
}

function isObject(given: unknown): given is Record<string, unknown> {
  return typeof given === 'object' && given !== null;
}

/** Without a prototype: a page whose `Object.prototype` was extended would lend it what it lacks. */
function bareObject<T>(): Record<string, T> {
  return Object.create(null) as Record<string, T>;
}

/** Its own, or its class's; not what the page has put into all objects. */
export function ownOf(given: object, key: string): unknown {
  const isLent = !Object.hasOwn(given, key) && key in Object.prototype;
  return isLent ? undefined : (given as Record<string, unknown>)[key];
}
