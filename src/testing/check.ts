import type { Account, Backend, Verb } from '../backend/backend.js';
import type { Subject } from './subject.js';

/** read: changes nothing. write: makes rows, changes and removes them. time: puts the clock forward. */
export type Level = 'read' | 'write' | 'time';

/** What a check cannot do without: a verb, or a part of the subject. */
export type Need = Verb | Exclude<keyof Subject, 'backend' | 'freshAddress'>;

/** What a check works with. */
export interface Bench {
  subject: Subject;
  /** The subject's backend, each answer parsed and each error a `BackendError`. */
  backend: Required<Backend>;
  account: Account;
  /** A fresh address, whose rows are taken away when the check is over. */
  freshAddress(): string;
}

/** One thing that every backend has to do. */
export interface Check {
  /** A sentence that is true of a sound backend; it stays the same over versions. */
  name: string;
  level: Level;
  needs?: readonly Need[];
  /** Fails by throwing. */
  run(bench: Bench): Promise<void>;
}

/** What a backend breaks, in words for its author. */
export class Breach extends Error {
  override readonly name = 'Breach';
  readonly requestId: string | undefined;

  constructor(words: string, requestId?: string) {
    super(words);
    this.requestId = requestId;
  }
}

/** Thrown by a check that finds nothing to test with this account. */
export class NotApplicable extends Error {
  override readonly name = 'NotApplicable';
}

/** @throws Breach with these words, unless the condition holds */
export function must(condition: unknown, words: string): asserts condition {
  if (!condition) throw new Breach(words);
}

/** @throws NotApplicable unless the value is there */
export function given<T>(value: T | null | undefined, words: string): T {
  if (value === null || value === undefined) throw new NotApplicable(words);
  return value;
}
