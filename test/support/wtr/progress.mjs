/**
 * Tells the parent process how a run gets on, so that it can end one that hangs and count what it has finished: see
 * scripts/browser-tests.mjs. The page reports each test that begins, by progress.js.
 */
import { relative } from 'node:path';

const address = '/test-progress';

/** @returns {NonNullable<import('@web/test-runner').TestRunnerConfig['middleware']>[number]} */
export function startedTests() {
  return async (context, next) => {
    if (context.path !== address) return next();
    let text = '';
    for await (const chunk of context.req) text += chunk;
    process.send?.({ type: 'started', ...JSON.parse(text) });
    context.status = 204;
    return undefined;
  };
}

/** @returns {import('@web/test-runner').Reporter} */
export function finishedFiles() {
  return {
    reportTestFileResults({ testFile, sessionsForTestFile }) {
      for (const { testResults, errors } of sessionsForTestFile) {
        const tests = testResults ? testsIn(testResults) : [];
        const file = relative('.', testFile);
        const result = { file, tests, errors: errors.map(({ message }) => message) };
        process.send?.({ type: 'finished', result });
      }
    },
  };
}

/**
 * All tests of a suite, each under its full name.
 *
 * @param {import('@web/test-runner').TestSuiteResult} suite
 * @param {string} [outer]
 * @returns {import('../../../scripts/browser-tests.mjs').TestResult[]}
 */
function testsIn(suite, outer = '') {
  const named = (/** @type {string} */ name) => `${outer} ${name}`.trim();
  return [
    // What --grep leaves out has neither passed nor failed.
    ...suite.tests
      .filter(({ passed, skipped, error }) => passed || skipped || error)
      .map(({ name, passed, skipped }) => ({ name: named(name), passed, skipped })),
    ...suite.suites.flatMap((inner) => testsIn(inner, named(inner.name))),
  ];
}
