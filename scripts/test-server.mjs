/**
 * `npm run test:server`: the tests of the server, on PGlite and on PostgreSQL. Installs what is missing, and ends in one
 * line of counts.
 *
 *     npm run test:server -- --only=postgresql server/test/guards.test.ts
 *
 * PostgreSQL is the one that TEST_DATABASE_URL names; else a cluster of its own, made by Debian's `pg_virtualenv` and
 * thrown away afterwards.
 */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { engines } from './engines.mjs';
import { installDebian, installEngines, installPackages } from './install.mjs';

process.chdir(new URL('..', import.meta.url).pathname);
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'string' } },
});
const virtual = '/usr/bin/pg_virtualenv';
const testDatabase = process.env.TEST_DATABASE_URL;

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

const asks = (/** @type {string} */ name) => !values.only || values.only === name;
const totals = { passed: 0, failed: 0 };
if (asks('pglite')) await run('PGlite', [], { TEST_DATABASE_URL: '' });
if (asks('postgresql')) await runOnPostgres();
if (!engines.chromium.find()) {
  console.log('skipped: the journey (to install: apt-get install chromium)');
}
console.log(`${totals.passed} passed, ${totals.failed} failed`);
if (totals.failed > 0) process.exitCode = 1;

async function runOnPostgres() {
  if (testDatabase) return run('PostgreSQL', [], {});
  if (!existsSync(virtual)) installDebian(['postgresql']);
  if (existsSync(virtual)) return run('PostgreSQL', virtualCluster(), {});
  console.log(
    'skipped: PostgreSQL (to install: apt-get install postgresql, or set TEST_DATABASE_URL)',
  );
}

/** The words that put a command on a cluster, whose address they tell it; initdb refuses root. */
function virtualCluster() {
  const script =
    'TEST_DATABASE_URL="postgresql://$PGUSER:$PGPASSWORD@$PGHOST:$PGPORT/postgres" exec "$@"';
  return [virtual, '-t', 'sh', '-c', script, 'sh'];
}

/**
 * One file after the other: what they measure, and what they race for, is the whole machine.
 *
 * @param {string} database
 * @param {string[]} before
 * @param {Record<string, string>} env
 */
async function run(database, before, env) {
  const all = readdirSync('server/test').filter((file) => file.endsWith('.test.ts'));
  const files = positionals.length > 0 ? positionals : all.map((file) => `server/test/${file}`);
  const node = [process.execPath, '--import', 'tsx', '--conditions=um-source'];
  const [command = '', ...words] = [
    ...before,
    ...node,
    ...['--test', '--test-reporter=spec', '--test-concurrency=1'],
    ...files,
  ];
  console.log(`on ${database}`);
  const output = await outputOf(command, words, env);
  const passed = tally(output, 'pass');
  const failed = tally(output, 'fail') + tally(output, 'cancelled');
  totals.passed += passed;
  // A run that ends before its tests do is a failure too.
  totals.failed += failed > 0 || passed > 0 ? failed : 1;
}

/**
 * @param {string} command
 * @param {string[]} words
 * @param {Record<string, string>} env
 * @returns {Promise<string>}
 */
function outputOf(command, words, env) {
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(command, words, {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    child.stdout.setEncoding('utf8').on('data', (text) => {
      output += text;
      process.stdout.write(text);
    });
    child.on('error', (error) => console.error(error));
    child.on('close', () => resolve(output));
  });
}

/**
 * @param {string} output
 * @param {string} word
 */
function tally(output, word) {
  return Number(new RegExp(`^ℹ ${word} (\\d+)$`, 'm').exec(output)?.[1] ?? 0);
}
