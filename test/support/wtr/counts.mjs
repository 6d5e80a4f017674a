/** Says how a run ended, and writes it as JSON, for `npm test` to add up and for `npm run rows` to sort. */
import { writeFileSync } from 'node:fs';

/**
 * @param {string | undefined} file
 * @returns {import('@web/test-runner').Reporter}
 */
export function countsReporter(file) {
  return {
    onTestRunFinished({ sessions }) {
      const counts = { passed: 0, failed: 0, skipped: 0 };
      /** @type {{ name: string, passed: boolean }[]} */
      const tests = [];
      for (const { testResults, errors } of sessions) {
        // What broke outside of a test (a hook, an import, a page that never answered) counts as one failure.
        if (errors.length > 0) counts.failed++;
        for (const test of testResults ? testsIn(testResults) : []) {
          counts[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed']++;
          if (!test.skipped) tests.push({ name: test.name, passed: test.passed });
        }
      }
      const { passed, failed, skipped } = counts;
      console.log(
        `${sessions.length} files, tests: ${passed} good, ${failed} bad, ${skipped} skipped`,
      );
      if (file) writeFileSync(file, JSON.stringify({ ...counts, tests }));
    },
  };
}

/**
 * All tests of a suite, each under its full name.
 *
 * @param {import('@web/test-runner').TestSuiteResult} suite
 * @param {string} [outer]
 * @returns {import('@web/test-runner').TestResult[]}
 */
function testsIn(suite, outer = '') {
  const named = (/** @type {string} */ name) => `${outer} ${name}`.trim();
  return [
    ...suite.tests.map((test) => ({ ...test, name: named(test.name) })),
    ...suite.suites.flatMap((inner) => testsIn(inner, named(inner.name))),
  ];
}
