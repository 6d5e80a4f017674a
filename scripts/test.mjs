/**
 * `npm test`: installs what is missing, runs every check and every test, and ends in one line of counts. A step that
 * fails does not stop the others.
 *
 *     npm test -- --fast                      what a change most often breaks, in 90 seconds
 *     npm test -- --only=lint,node,webkit     these steps, and what they need
 *     npm test -- --date=2028-02-29           as if today were another day
 *     npm test -- --only=chromium --grep=invites test/engines/invite-dialog.test.ts
 */
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { parseArgs, stripVTControlCharacters } from 'node:util';
import { runBrowserTests } from './browser-tests.mjs';
import { engineNames, engines, testFiles } from './engines.mjs';
import { changedFiles, testsConcerned } from './changes.mjs';
import { installEngines, installPackages } from './install.mjs';

/** @typedef {{ passed: number, failed: number, skipped?: number }} Counts */
/**
 * @typedef {object} Step
 * @property {string} name
 * @property {string[] | undefined} [needs] names of the steps that have to be done before
 * @property {() => Promise<Outcome>} run
 */
/** @typedef {{ counts: Counts, output: string }} Outcome */
/** @typedef {Counts & { name: string, seconds: number }} Result */

process.chdir(new URL('..', import.meta.url).pathname);
const { values, positionals: files } = parseArgs({
  allowPositionals: true,
  options: {
    fast: { type: 'boolean', default: false },
    only: { type: 'string' },
    grep: { type: 'string' },
    date: { type: 'string' },
  },
});
const bin = 'node_modules/.bin';
if (values.date) process.env.UM_DATE = values.date;

try {
  installPackages();
} catch (error) {
  console.error(error);
  console.log('0 passed, 1 failed');
  process.exit(1);
}
const steps = values.fast ? fastSteps() : chosen(allSteps());
const asked = engineNames.filter((name) => steps.some((step) => step.name === name));
installEngines(asked);
const absent = asked.filter((name) => !engines[name].find());
report(await inTwoLanes(steps.filter(({ name }) => !absent.some((engine) => engine === name))));

/** The longest first, so that two lanes end at about the same time. */
function allSteps() {
  return [
    check('build', ['npm', 'run', '--silent', 'build']),
    check('stories', ['npm', 'run', '--silent', 'build:stories']),
    check('demo', ['npm', 'run', '--silent', 'build:demo']),
    browserTests('chromium'),
    browserTests('firefox'),
    browserTests('webkit'),
    counting('visual', ['node', 'scripts/visual.mjs'], ['stories']),
    check('lint', [`${bin}/eslint`, '--max-warnings=0', '.']),
    // Tests of the built package are compiled against its types.
    check('types', ['npm', 'run', '--silent', 'types'], ['build']),
    packageTests(),
    counting('leaks', ['node', 'scripts/leaks.mjs']),
    nodeTests(),
    counting('model', ['node', 'scripts/model.mjs', '--runs=1000']),
    check('formatting', [`${bin}/prettier`, '--check', '--log-level=warn', '.']),
    check('manifest', ['node', 'scripts/manifest.mjs', '--check']),
    check('openapi', ['npm', 'run', '--silent', 'openapi', '--', '--check']),
    counting('size', ['node', 'scripts/size.mjs', '--check'], ['build']),
  ];
}

/** What a change to one element most often breaks. The files that the change touches decide what is tested. */
function fastSteps() {
  const changed = changedFiles();
  const code = changed.filter((file) => /\.(ts|js|mjs)$/.test(file));
  const concerned = files.length > 0 ? files : testsConcerned(changed);
  return [
    browserTests('chromium', { files: concerned, needs: [] }),
    check('types', [`${bin}/tsc`]),
    nodeTests(),
    ...(code.length > 0 ? [check('lint', [`${bin}/eslint`, '--max-warnings=0', ...code])] : []),
    ...(changed.length > 0
      ? [check('formatting', [`${bin}/prettier`, '--check', '--ignore-unknown', ...changed])]
      : []),
  ];
}

/**
 * The steps that `--only` names, with those that they need.
 *
 * @param {Step[]} all
 */
function chosen(all) {
  if (!values.only) return all;
  const names = new Set(values.only.split(','));
  for (const { name, needs = [] } of all.toReversed()) {
    if (names.has(name)) needs.forEach((needed) => names.add(needed));
  }
  return all.filter(({ name }) => names.has(name));
}

/**
 * @param {import('./engines.mjs').EngineName} engine
 * @param {{ files?: string[], needs?: string[] }} [options]
 * @returns {Step}
 */
function browserTests(engine, options = {}) {
  const named = files.filter((file) => testFiles(engine).includes(file));
  return {
    name: engine,
    needs: options.needs ?? ['build', 'demo'],
    run: async () => {
      let output = '';
      const { passed, failed, skipped } = await runBrowserTests({
        engine,
        files: options.files ?? (files.length > 0 ? named : testFiles(engine)),
        grep: values.grep,
        onOutput: (text) => (output += text),
      });
      return { counts: { passed, failed, skipped }, output };
    },
  };
}

/**
 * The tests that need no browser, by mocha.
 *
 * @returns {Step}
 */
function nodeTests() {
  return command('node', [`${bin}/mocha`, ...(values.grep ? ['--grep', values.grep] : [])], {
    count: (output) => ({
      passed: Number(/^ {2}(\d+) passing/m.exec(output)?.[1]),
      failed: Number(/^ {2}(\d+) failing/m.exec(output)?.[1] ?? 0),
      skipped: Number(/^ {2}(\d+) pending/m.exec(output)?.[1] ?? 0),
    }),
  });
}

/** @returns {Step} */
function packageTests() {
  const tests = readdirSync('test/package')
    .filter((file) => file.endsWith('.test.mjs'))
    .map((file) => `test/package/${file}`);
  return command('package', ['node', '--test', '--test-reporter=spec', ...tests], {
    needs: ['build', 'demo'],
    count: (output) => ({ passed: tally(output, 'pass'), failed: tally(output, 'fail') }),
  });
}

/**
 * A step that ends in one line of counts.
 *
 * @param {string} name
 * @param {string[]} words
 * @param {string[]} [needs]
 */
function counting(name, words, needs) {
  return command(name, words, {
    needs,
    count: (output) => {
      const [, passed, failed] = /^(\d+) passed, (\d+) failed$/m.exec(output) ?? [];
      return { passed: Number(passed), failed: Number(failed) };
    },
  });
}

/**
 * A step that is one check: it passes or fails.
 *
 * @param {string} name
 * @param {string[]} words
 * @param {string[]} [needs]
 */
function check(name, words, needs) {
  return command(name, words, { needs });
}

/**
 * Failing without a failed test is a failure, and so is having no test.
 *
 * @param {string} name
 * @param {string[]} words
 * @param {{ needs?: string[] | undefined, count?: (output: string) => Counts }} options
 * @returns {Step}
 */
function command(name, words, { needs, count }) {
  return {
    name,
    needs,
    run: async () => {
      const { succeeded, output } = await spawned(words);
      const counts = count?.(output) ?? { passed: Number(succeeded), failed: 0 };
      const isSound = counts.failed > 0 || (succeeded && counts.passed > 0);
      if (isSound) return { counts, output };
      return { counts: { ...counts, passed: counts.passed || 0, failed: 1 }, output };
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
 * Two cores, two steps at a time: in the order given, each as soon as what it needs is done.
 *
 * @param {Step[]} steps
 */
async function inTwoLanes(steps) {
  const names = new Set(steps.map(({ name }) => name));
  /** @type {Result[]} */
  const results = [];
  const waiting = [...steps];
  const done = new Set();
  /** @type {Set<Promise<void>>} */
  const running = new Set();
  while (waiting.length > 0 || running.size > 0) {
    const next = waiting.findIndex(({ needs = [] }) =>
      needs.every((name) => done.has(name) || !names.has(name)),
    );
    if (next < 0 || running.size === 2) {
      await Promise.race(running);
      continue;
    }
    const [step] = waiting.splice(next, 1);
    if (!step) break;
    const ended = carryOut(step).then((result) => {
      results.push(result);
      done.add(step.name);
      running.delete(ended);
    });
    running.add(ended);
  }
  return results;
}

/**
 * @param {Step} step
 * @returns {Promise<Result>}
 */
async function carryOut({ name, run }) {
  const start = performance.now();
  const { counts, output } = await run();
  const seconds = (performance.now() - start) / 1000;
  console.log(`${counts.failed > 0 ? '✘' : '✔'} ${name} (${seconds.toFixed(1)} s)`);
  if (counts.failed > 0) console.log(indent(output));
  return { name, seconds, ...counts };
}

/**
 * @param {string[]} words
 * @returns {Promise<{ succeeded: boolean, output: string }>}
 */
function spawned([program = '', ...words]) {
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'pipe'] });
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
  for (const name of absent) {
    const { packages } = engines[name];
    console.log(`skipped: ${name} (to install: apt-get install ${packages.join(' ')})`);
  }
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
  if (sum('failed') > 0) process.exitCode = 1;
}
