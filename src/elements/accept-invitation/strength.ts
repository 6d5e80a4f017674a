/** How hard a password is to guess; the dictionary is large, so this module is fetched when somebody types one. */
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';

const judge = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });

/** What somebody who knows the person tries first counts as easy. */
export function strengthOf(password: string, known: readonly string[]): 'weak' | 'fair' | 'good' {
  // Judging takes longer the longer the password is, and nothing changes any more after so many characters.
  const { score } = judge.check(password.slice(0, 100), [...known]);
  if (score <= 1) return 'weak';
  return score === 2 ? 'fair' : 'good';
}
