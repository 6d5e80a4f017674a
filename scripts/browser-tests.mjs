/**
 * Runs test files in one engine, in a process of its own. A process that shows no progress for too long is ended, the
 * test that it hung in fails by name, and a new process takes the files that are left.
 */
import { fork } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

/** For bundling the tests, and for the browser to come up, in milliseconds. */
const startLimit = 180_000;

/** @typedef {{ name: string, passed: boolean, skipped: boolean }} TestResult */
/** @typedef {{ file: string, tests: TestResult[], errors: string[] }} FileResult */
/**
 * What a run reports to its parent process: see test/support/wtr/progress.mjs.
 *
 * @typedef {{ type: 'started', file: string, test: string, timeout: number } | { type: 'finished', result: FileResult }} Message
 */
/**
 * @typedef {object} BrowserRun
 * @property {import('./engines.mjs').EngineName} engine
 * @property {string[]} files from the project's root
 * @property {string} [grep] only tests whose names match
 * @property {Record<string, string>} [env]
 * @property {number} [patience] milliseconds without progress, beyond a test's own timeout, that count as a hang
 * @property {(output: string) => void} [onOutput] called with each piece of output
 * @property {(file: string, seconds: number) => void} [onFile] called at the end of each file, with the time since the last
 */
/** @typedef {{ passed: number, failed: number, skipped: number, results: FileResult[] }} BrowserCounts */

/**
 * @param {BrowserRun} run
 * @returns {Promise<BrowserCounts>}
 */
export async function runBrowserTests(run) {
  /** @type {FileResult[]} */
  const results = [];
  let files = run.files;
  while (files.length > 0) {
    const { finished, current, failure } = await runOnce({ ...run, files });
    results.push(...finished);
    const done = new Set(finished.map(({ file }) => file));
    files = files.filter((file) => !done.has(file));
    // The process ended before its files did. The file that it was in is not tried again.
    const file = files.includes(current) ? current : files[0];
    if (file === undefined) break;
    run.onOutput?.(`\n${file}: ${run.engine} ${failure}\n`);
    results.push({ file, tests: [], errors: [failure] });
    // What keeps the runner from starting at all would keep it from starting again.
    if (!current) break;
    files = files.filter((other) => other !== file);
  }
  return { ...count(results), results };
}

/** @param {FileResult[]} results */
function count(results) {
  const tests = results.flatMap((result) => result.tests);
  const broken = results.filter(({ errors }) => errors.length > 0).length;
  return {
    passed: tests.filter(({ passed, skipped }) => passed && !skipped).length,
    // What broke outside of a test (a hook, an import, a page that never answered) counts as one failure.
    failed: tests.filter(({ passed, skipped }) => !passed && !skipped).length + broken,
    skipped: tests.filter(({ skipped }) => skipped).length,
  };
}

/**
 * One process, until it ends or hangs.
 *
 * @param {BrowserRun} run
 * @returns {Promise<{ finished: FileResult[], current: string, failure: string }>} `failure` is about `current`, the file
 *   that was running when the process ended
 */
async function runOnce({
  engine,
  files,
  grep = '',
  env = {},
  patience = 60_000,
  onOutput,
  onFile,
}) {
  /** @type {FileResult[]} */
  const finished = [];
  const child = fork('node_modules/@web/test-runner/dist/bin.js', [], {
    env: { ...process.env, ...env, UM_ENGINE: engine, UM_FILES: files.join(' '), UM_GREP: grep },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text) => onOutput?.(text));
  }
  let current = { file: '', test: '' };
  let isHung = false;
  const hang = () => {
    isHung = true;
    void end(child);
  };
  let timer = setTimeout(hang, startLimit);
  let since = performance.now();
  child.on('message', (/** @type {Message} */ message) => {
    clearTimeout(timer);
    if (message.type === 'finished') {
      finished.push(message.result);
      onFile?.(message.result.file, (performance.now() - since) / 1000);
      since = performance.now();
    } else current = message;
    timer = setTimeout(hang, patience + (message.type === 'started' ? message.timeout : 0));
  });
  await new Promise((resolve) => child.on('close', resolve));
  clearTimeout(timer);
  const place = current.test ? `in “${current.test}”` : 'before its first test';
  const failure = `${isHung ? 'hangs' : 'ends'} ${place}`;
  return { finished, current: current.file, failure };
}

/**
 * Asks first: on SIGTERM the process takes its browser and driver along.
 *
 * @param {import('node:child_process').ChildProcess} child
 */
async function end(child) {
  child.kill('SIGTERM');
  await sleep(5_000, undefined, { ref: false });
  if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
}
