/**
 * The test files of one engine in one process. `npm run test:browser` starts one for each engine:
 *
 *     npm run test:browser -- --only=firefox --grep=invites test/engines/invite-dialog.test.ts
 */
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { testFiles } from './scripts/engines.mjs';
import { bundles } from './test/support/wtr/bundles.mjs';
import { builtDemo, mockServiceWorker } from './test/support/wtr/demo.mjs';
import { launcherFor } from './test/support/wtr/engines.mjs';
import { hostPages } from './test/support/wtr/host-pages.mjs';
import { clockScript, pageClock } from './test/support/wtr/page-clock.mjs';
import { policyReports } from './test/support/wtr/policy-reports.mjs';
import { keys } from './test/support/wtr/keys.mjs';
import { packages } from './test/support/wtr/packages.mjs';
import { finishedFiles, startedTests } from './test/support/wtr/progress.mjs';
import { shiftTo } from './test/support/clock.mjs';

const {
  UM_ENGINE: engine = 'chromium',
  UM_FILES: named,
  UM_GREP: grep,
  UM_DATE: start,
  // The service of the tests answers and keeps nothing: see scripts/rows.mjs.
  UM_WRITES_OFF: writesOff,
} = process.env;

// Where a test shows a date, it is the same on every machine. The browsers inherit this.
process.env.TZ = 'UTC';
// The launchers end their browsers when the process exits.
process.once('SIGTERM', () => process.exit(1));

const files = named?.split(' ') ?? testFiles(engine);

export default {
  files,
  nodeResolve: false,
  browsers: [await launcherFor(engine)],
  // One page at a time: two would take the focus from each other.
  concurrency: 1,
  plugins: [
    bundles(files),
    packages(),
    keys(),
    esbuildPlugin({ ts: true, target: 'esnext', tsconfig: 'tsconfig.json' }),
  ],
  middleware: [
    builtDemo(),
    mockServiceWorker(),
    hostPages(),
    pageClock(shiftTo(start)),
    policyReports(),
    startedTests(),
  ],
  // A file of journeys presses some hundred keys; what hangs is stopped by the limit of its test.
  testsFinishTimeout: 900_000,
  testFramework: { config: { timeout: 20_000, ...(grep ? { grep } : {}) } },
  testRunnerHtml: (/** @type {string} */ framework) =>
    `<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8">
        <title>Tests</title>
        <link rel="stylesheet" href="/test/support/wtr/fonts.css">
        <script src="/test/support/wtr/strict-page.js"></script>
        ${clockScript}
        ${writesOff ? '<script src="/test/support/wtr/writes-off.js"></script>' : ''}
      </head>
      <body>
        <script type="module" src="/test/support/wtr/start.js?tests=${encodeURIComponent(framework)}"></script>
      </body>
    </html>`,
  staticLogging: !process.stdout.isTTY,
  reporters: [
    defaultReporter({ reportTestProgress: Boolean(process.stdout.isTTY) }),
    finishedFiles(),
  ],
};
