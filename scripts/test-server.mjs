/**
 * `npm run test:server`: the tests of the server, on PGlite and on PostgreSQL. Installs what is missing, and ends in one
 * line of counts.
 *
 *     npm run test:server -- server/test/guards.test.ts
 *
 * PostgreSQL is the one that TEST_DATABASE_URL names; else a cluster of its own, made by Debian's `pg_virtualenv` and
 * thrown away afterwards.
 */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { engines } from './engines.mjs';
import { installDebian, installEngines, installPackages } from './install.mjs';

process.chdir(new URL('..', import.meta.url).pathname);
const { positionals } = parseArgs({ allowPositionals: true });
const virtual = '/usr/bin/pg_virtualenv';
const testDatabase = process.env.TEST_DATABASE_URL;
/** Milliseconds after which a file that hangs is given up. The longest takes less than half of it. */
const longestFile = 15 * 60_000;

try {
  installPackages();
  installEngines(['chromium']);
  if (!existsSync('dist-demo/index.html')) {
    execFileSync('npm', ['run', '--silent', 'build:demo'], { stdio: ['ignore', 2, 2] });
  }
} catch (error) {
  console.error(error);
  console.log('0 passed, 1 failed');
  process.exit(1);
}

if (!testDatabase && !existsSync(virtual)) installDebian(['postgresql']);
const output = await run(testDatabase || !existsSync(virtual) ? [] : virtualCluster());
const passed = tally(output, 'pass');
const failed = tally(output, 'fail') + tally(output, 'cancelled');
// A run that ends before its tests do is a failure too.
const totals = { passed, failed: failed > 0 || passed > 0 ? failed : 1 };
if (!testDatabase && !existsSync(virtual)) {
  console.log(
    'skipped: PostgreSQL (to install: apt-get install postgresql, or set TEST_DATABASE_URL)',
  );
}
if (!engines.chromium.find()) {
  console.log('skipped: the journey (to install: apt-get install chromium)');
}
const skipped = tally(output, 'skipped');
if (skipped > 0)
  console.log(`skipped: ${skipped} tests of a full disk (to run: as root, to mount one)`);
console.log(`${totals.passed} passed, ${totals.failed} failed`);
if (totals.failed > 0) process.exitCode = 1;

/** The words that put a command on a cluster, whose address they tell it; initdb refuses root. */
function virtualCluster() {
  const script =
    'TEST_DATABASE_URL="postgresql://$PGUSER:$PGPASSWORD@$PGHOST:$PGPORT/postgres" exec "$@"';
  return [virtual, '-t', 'sh', '-c', script, 'sh'];
}

/**
 * One file after the other: what they measure, and what they race for, is the whole machine.
 *
 * @param {string[]} before
 * @returns {Promise<string>}
 */
function run(before) {
  const all = readdirSync('server/test').filter((file) => file.endsWith('.test.ts'));
  const [command = '', ...words] = [
    ...before,
    ...[process.execPath, '--import', 'tsx', '--conditions=um-source'],
    ...['--test', '--test-reporter=spec', '--test-concurrency=1'],
    `--test-timeout=${longestFile}`,
    ...(positionals.length > 0 ? positionals : all.map((file) => `server/test/${file}`)),
  ];
  // What one file has made for all of them: see server/test/support/prepared-folder.ts.
  const folder = mkdtempSync(join(tmpdir(), 'server-tests-'));
  const env = { ...process.env, TEST_FOLDER: folder };
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(command, words, { env, stdio: ['ignore', 'pipe', 'inherit'] });
    child.stdout.setEncoding('utf8').on('data', (text) => {
      output += text;
      process.stdout.write(text);
    });
    child.on('error', (error) => console.error(error));
    child.on('close', () => {
      rmSync(folder, { recursive: true, force: true });
      resolve(output);
    });
  });
}

/**
 * @param {string} output
 * @param {string} word
 */
function tally(output, word) {
  return Number(new RegExp(`^ℹ ${word} (\\d+)$`, 'm').exec(output)?.[1] ?? 0);
}
