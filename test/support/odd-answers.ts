/** Which odd answers an element has to be shown: one for each thing that the readers can make of a path. Touches no DOM. */
import { type Read, readAnswer } from '../../src/backend/reader.js';
import { inviteeReaders, readers } from '../../src/backend/readers.js';
import type { Answers } from './answers.js';
import { type Mutation, mutationsOf } from './mutations.js';

export interface OddAnswer {
  verb: keyof Answers;
  name: string;
  answer: unknown;
}

/**
 * Fewer than all: what is read alike looks alike, and a path that several portals have is walked in the first of them.
 *
 * @param seen what was given out already, for portals that follow
 */
export function oddAnswersOf(answers: Answers, seen: Set<string>): OddAnswer[] {
  return (Object.entries(answers) as [keyof Answers, unknown][]).flatMap(([verb, answer]) => {
    const few = shortened(answer);
    return mutationsOf(few).flatMap((mutation) => {
      const odd = mutation.apply(few);
      const key = `${verb} ${keyOf(verb, mutation, odd)}`;
      if (seen.has(key)) return [];
      seen.add(key);
      return [{ verb, name: `${verb}, ${mutation.name}`, answer: odd }];
    });
  });
}

/** The path without places in arrays, and what is read there. */
function keyOf(verb: keyof Answers, { path }: Mutation, odd: unknown): string {
  const read = { ...readers, ...inviteeReaders }[verb] as Read<unknown>;
  const where = path.map((key) => (typeof key === 'number' ? '*' : key)).join('.');
  try {
    const value = path.reduce<unknown>(
      (part, key) => (part as Record<string | number, unknown> | undefined)?.[key],
      readAnswer(read, odd),
    );
    return `${where} is ${value === undefined ? 'left out' : JSON.stringify(value)}`;
  } catch {
    return 'is refused';
  }
}

/** A few rows of each kind, where the answer is a list. */
export function shortened<T>(answer: T): T {
  const { items } = answer as { items?: Record<string, unknown>[] };
  if (!Array.isArray(items)) return answer;
  const kinds = new Map(items.map((row) => [Object.keys(row).join(), row]));
  return { ...answer, items: [...kinds.values()].slice(0, 3) };
}
