/** Installs what is missing, asking nobody. Imports only what Node brings: there may be nothing else yet. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { engineNames, engines } from './engines.mjs';

const stamp = 'node_modules/.lock-stamp';

/** The packages of the lock file, those for development too, whatever the user's npm is told to leave out. */
export function installPackages() {
  const lock = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  console.log('Installing packages …');
  run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund']);
  writeFileSync(stamp, lock);
}

/**
 * The browsers, where the machine is a Debian and lets us. What could not be had is for the caller to find out.
 *
 * @param {import('./engines.mjs').EngineName[]} wanted
 */
export function installEngines(wanted = engineNames) {
  const missing = wanted.filter((name) => !engines[name].find());
  installDebian(...missing.map((name) => engines[name].packages));
}

/**
 * Packages of Debian, each set by itself: one that cannot be had does not keep the others away.
 *
 * @param {string[][]} sets
 */
export function installDebian(...sets) {
  const apt = sets.length > 0 && aptGet();
  if (!apt) return;
  console.log(`Installing ${sets.flat().join(', ')} …`);
  attempt(() => run(...apt('update')));
  for (const packages of sets) {
    attempt(() => run(...apt('install', '--yes', '--no-install-recommends', ...packages)));
  }
}

/**
 * How apt-get is called here, if it can be without a question.
 *
 * @returns {((...words: string[]) => [string, string[]]) | undefined}
 */
function aptGet() {
  if (!existsSync('/usr/bin/apt-get')) return undefined;
  if (process.getuid?.() === 0) return (...words) => ['apt-get', words];
  const sudo = attempt(() => execFileSync('sudo', ['-n', 'true'], { stdio: 'ignore' }));
  return sudo ? (...words) => ['sudo', ['-n', 'apt-get', ...words]] : undefined;
}

/**
 * @param {string} command
 * @param {string[]} words
 */
function run(command, words) {
  execFileSync(command, words, {
    // Standard output is kept for results; the installers' talk goes to standard error.
    stdio: ['ignore', process.stderr, process.stderr],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}

/** @param {() => void} action */
function attempt(action) {
  try {
    action();
    return true;
  } catch {
    return false;
  }
}
