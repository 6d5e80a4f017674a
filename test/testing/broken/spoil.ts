/** How a sound subject is spoilt. */
import type { Backend, Ref } from '../../../src/backend/backend.js';
import { BackendError } from '../../../src/backend/errors.js';
import type { Subject } from '../../../src/testing/index.js';

export interface Breakage {
  /** What the backend does wrong. */
  what: string;
  /** The check that is meant to find it. */
  check: string;
  /** What its author is told, in part. */
  says: string;
  /** What is told instead where it is a server that does this; `cannot be`: it is a fault of adapters. */
  overHttp?: string;
  /** The sound subject; the usual account over HTTP unless the check needs another. */
  of?: () => Subject;
  /** A sound subject with the fault put in. */
  spoil(sound: Subject): Subject;
}

export type Port = Required<Backend>;

/** The subject with some verbs of its backend replaced; they get the sound backend. */
export function withVerbs(
  replace: (sound: Port, subject: Subject) => Partial<Port>,
): Breakage['spoil'] {
  return (subject) => {
    const sound = subject.backend as Port;
    return { ...subject, backend: { ...sound, ...replace(sound, subject) } };
  };
}

/** The same key has always the same answer here, whatever is done for it. */
export function remembering<T>(): (key: string, make: () => Promise<T>) => Promise<T> {
  const answers = new Map<string, Promise<T>>();
  return (key, make) => {
    const answer = answers.get(key) ?? make();
    answers.set(key, answer);
    return answer;
  };
}

export const refOf = ({ id, version }: Ref): Ref => ({ id, version: version! });
export const freshKey = () => ({ key: crypto.randomUUID() });
export const refused = (reason: string) => new BackendError({ code: 'refused', reason });
export const week = 7 * 86_400_000;
