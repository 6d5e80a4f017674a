/**
 * `npm test`: installs what is missing, runs every check and every test, and ends in one line of counts. A step that
 * fails does not stop those after it.
 *
 *     npm test -- --only=chromium --grep=invites test/elements/invite-dialog.test.ts
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, stripVTControlCharacters } from 'node:util';
import { engineNames, engines } from './engines.mjs';
import { installEngines, installPackages } from './install.mjs';

/** @typedef {{ passed: number, failed: number, skipped?: number }} Counts */
/** @typedef {{ name: string, command: string[], env?: Record<string, string>, count?: (output: string) => Counts }} Step */
/** @typedef {Counts & { name: string, seconds: number }} Result */

process.chdir(new URL('..', import.meta.url).pathname);
const { values, positionals: files } = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'string' }, grep: { type: 'string' } },
});
const scratch = mkdtempSync(join(tmpdir(), 'test-'));
const bin = 'node_modules/.bin';

const asked = engineNames.filter((name) => !values.only || values.only.split(',').includes(name));
try {
  installPackages();
} catch (error) {
  console.error(error);
  console.log('0 passed, 1 failed');
  process.exit(1);
}
installEngines(asked);
const present = asked.filter((name) => engines[name].find());
const absent = asked.filter((name) => !engines[name].find());

// On two cores, two at a time; the builds come first, since the tests need them.
const results = [
  ...(await inTurn(2, [
    { name: 'build', command: ['npm', 'run', '--silent', 'build'] },
    { name: 'demo', command: ['npm', 'run', '--silent', 'build:demo'] },
    { name: 'stories', command: ['npm', 'run', '--silent', 'build:stories'] },
    { name: 'formatting', command: [`${bin}/prettier`, '--check', '--log-level=warn', '.'] },
    { name: 'lint', command: [`${bin}/eslint`, '--max-warnings=0', '.'] },
    { name: 'types', command: ['npm', 'run', '--silent', 'types'] },
    { name: 'manifest', command: ['node', 'scripts/manifest.mjs', '--check'] },
    { name: 'openapi', command: ['npm', 'run', '--silent', 'openapi', '--', '--check'] },
  ])),
  ...(await inTurn(1, [
    packageTests(),
    counting('size', ['node', 'scripts/size.mjs', '--check']),
    counting('model', ['node', 'scripts/model.mjs', '--runs=1000']),
    ...(present.includes('chromium') ? inChromium() : []),
    ...present.map(browserTests),
  ])),
];
rmSync(scratch, { recursive: true });
report(results);

/** @returns {Step} */
function packageTests() {
  const tests = readdirSync('test/package').filter((file) => file.endsWith('.test.mjs'));
  return {
    name: 'package',
    command: [
      'node',
      '--test',
      '--test-reporter=spec',
      ...tests.map((file) => `test/package/${file}`),
    ],
    count: (output) => ({ passed: tally(output, 'pass'), failed: tally(output, 'fail') }),
  };
}

/**
 * What is looked at through the browser's developer tools.
 *
 * @returns {Step[]}
 */
function inChromium() {
  return [
    counting('visual', ['node', 'scripts/visual.mjs']),
    counting('leaks', ['node', 'scripts/leaks.mjs']),
  ];
}

/**
 * A step that ends in one line of counts.
 *
 * @param {string} name
 * @param {string[]} command
 * @returns {Step}
 */
function counting(name, command) {
  return {
    name,
    command,
    count: (output) => {
      const [, passed, failed] = /^(\d+) passed, (\d+) failed$/m.exec(output) ?? [];
      return { passed: Number(passed), failed: Number(failed) };
    },
  };
}

/**
 * @param {string} output
 * @param {string} word
 */
function tally(output, word) {
  return Number(new RegExp(`^ℹ ${word} (\\d+)$`, 'm').exec(output)?.[1] ?? 0);
}

/**
 * @param {import('./engines.mjs').EngineName} engine
 * @returns {Step}
 */
function browserTests(engine) {
  const counts = join(scratch, `${engine}.json`);
  return {
    name: engine,
    command: [`${bin}/web-test-runner`, ...files],
    env: { UM_ENGINE: engine, UM_COUNTS: counts, UM_GREP: values.grep ?? '' },
    count: () => JSON.parse(readFileSync(counts, 'utf8')),
  };
}

/**
 * @param {number} lanes how many at a time
 * @param {Step[]} steps
 */
async function inTurn(lanes, steps) {
  /** @type {Result[]} */
  const results = [];
  const waiting = steps.entries();
  const lane = async () => {
    for (const [place, step] of waiting) results[place] = await carryOut(step);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results;
}

/**
 * @param {Step} step
 * @returns {Promise<Result>}
 */
async function carryOut(step) {
  const start = performance.now();
  const { succeeded, output } = await run(step);
  const seconds = (performance.now() - start) / 1000;
  const counts = countsOf(step, succeeded, output);
  console.log(`${counts.failed > 0 ? '✘' : '✔'} ${step.name} (${seconds.toFixed(1)} s)`);
  if (counts.failed > 0) console.log(indent(output));
  return { name: step.name, seconds, ...counts };
}

/**
 * A step is one check, or as many as it has tests. Failing without a failed test, and having none, is a failure too.
 *
 * @param {Step} step
 * @param {boolean} succeeded
 * @param {string} output
 * @returns {Counts}
 */
function countsOf({ count }, succeeded, output) {
  if (!count) return succeeded ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  try {
    const counts = count(output);
    const sound = counts.failed > 0 || (succeeded && counts.passed > 0);
    return sound ? counts : { ...counts, failed: 1 };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

/**
 * @param {Step} step
 * @returns {Promise<{ succeeded: boolean, output: string }>}
 */
function run({ command: [program = '', ...words], env }) {
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(program, words, {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => (output += text));
    }
    child.on('error', (error) => (output += error.message));
    child.on('close', (code) => resolve({ succeeded: code === 0, output }));
  });
}

/** @param {string} text */
function indent(text) {
  return stripVTControlCharacters(text).trim().replaceAll(/^/gm, '  ');
}

/** @param {Result[]} results */
function report(results) {
  const sum = (/** @type {'passed' | 'failed'} */ key) =>
    results.reduce((total, counts) => total + counts[key], 0);
  const row = (/** @type {string[]} */ [name = '', ...cells]) =>
    console.log(name.padEnd(12), ...cells.map((cell) => cell.padStart(8)));
  row(['', 'seconds', 'passed', 'failed', 'skipped']);
  for (const { name, seconds, passed, failed, skipped = 0 } of results) {
    row([name, seconds.toFixed(1), `${passed}`, `${failed}`, `${skipped}`]);
  }
  for (const name of engineNames.filter((engine) => !asked.includes(engine))) {
    console.log(`skipped: ${name} (not asked for)`);
  }
  for (const name of absent) {
    console.log(
      `skipped: ${name} (to install: apt-get install ${engines[name].packages.join(' ')})`,
    );
  }
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
  if (sum('failed') > 0) process.exitCode = 1;
}
