/** What has changed since the last commit on the main branch, and which browser tests it concerns. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { testFiles } from './engines.mjs';

/** When a change is in what all elements share, these show most of what it can break. */
const sample = ['user-management-panel', 'invite-dialog', 'member-editor', 'permission-picker'];

/** Files that are new or changed, uncommitted or committed since the branch left `main`. */
export function changedFiles() {
  const since = git('merge-base', 'HEAD', 'main')[0] ?? 'HEAD';
  const files = [
    ...git('diff', '--name-only', since),
    ...git('ls-files', '--others', '--exclude-standard'),
  ];
  return [...new Set(files)].filter((file) => existsSync(file));
}

/**
 * The tests that were changed themselves, those of the elements whose folders were touched, and the sample where neither
 * is so.
 *
 * @param {string[]} changed
 */
export function testsConcerned(changed) {
  const all = testFiles('chromium');
  const tags = changed.flatMap((file) => /^src\/elements\/([^/]+)\//.exec(file)?.[1] ?? []);
  const touched = new Set([
    ...all.filter((file) => changed.includes(file)),
    ...all.filter((file) => tags.some((tag) => isAbout(file, tag))),
  ]);
  const isShared = changed.some((file) => /^src\/(internal|styles|backend|locales)\//.test(file));
  if (touched.size > 0 && !isShared) return [...touched];
  return [
    ...new Set([...touched, ...all.filter((file) => sample.some((tag) => isAbout(file, tag)))]),
  ];
}

/**
 * @param {string} file a test
 * @param {string} tag an element
 */
function isAbout(file, tag) {
  return new RegExp(`^test/(engines|elements)/${tag}[.-]`).test(file);
}

/** @param {string[]} words */
function git(...words) {
  try {
    return execFileSync('git', words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
      .split('\n')
      .filter(Boolean);
  } catch {
    return [];
  }
}
