/**
 * One engine per run, named by UM_ENGINE; `npm run test:browser` runs them one after the other:
 *
 *     npm run test:browser -- --only=firefox --grep=invites test/elements/invite-dialog.test.ts
 */
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { countsReporter } from './test/support/wtr/counts.mjs';
import { builtDemo, mockServiceWorker } from './test/support/wtr/demo.mjs';
import { launcherFor } from './test/support/wtr/engines.mjs';
import { hostPages } from './test/support/wtr/host-pages.mjs';
import { policyReports } from './test/support/wtr/policy-reports.mjs';
import { packages } from './test/support/wtr/packages.mjs';

const {
  UM_ENGINE: engine = 'chromium',
  UM_GREP: grep,
  UM_COUNTS: counts,
  // The service of the tests answers and keeps nothing: see scripts/rows.mjs.
  UM_WRITES_OFF: writesOff,
} = process.env;

// Where a test shows a date, it is the same on every machine. The browsers inherit this.
process.env.TZ = 'UTC';

/** What a person meets is tested in every engine, what has no screen in one. */
const files =
  engine === 'chromium' ? ['test/**/*.test.ts'] : ['test/{elements,journeys,demo}/**/*.test.ts'];
// By WebDriver, which holds no keys and takes longest for each, a portal is walked once: see invitee.test.ts.
if (engine === 'webkit') files.push('!test/journeys/rows-{b,c,d-access}.test.ts');

export default {
  files,
  nodeResolve: false,
  browsers: [await launcherFor(engine)],
  // One page at a time: two would take the focus from each other.
  concurrency: 1,
  plugins: [packages(), esbuildPlugin({ ts: true, target: 'esnext', tsconfig: 'tsconfig.json' })],
  middleware: [builtDemo(), mockServiceWorker(), hostPages(), policyReports()],
  // A file of journeys presses some hundred keys; what hangs is stopped by the limit of its test.
  testsFinishTimeout: 300_000,
  testFramework: { config: { timeout: 10_000, ...(grep ? { grep } : {}) } },
  testRunnerHtml: (/** @type {string} */ framework) =>
    `<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8">
        <title>Tests</title>
        <script src="/test/support/wtr/strict-page.js"></script>
        ${writesOff ? '<script src="/test/support/wtr/writes-off.js"></script>' : ''}
      </head>
      <body>
        <script type="module" src="${framework}"></script>
      </body>
    </html>`,
  staticLogging: !process.stdout.isTTY,
  reporters: [
    defaultReporter({ reportTestProgress: Boolean(process.stdout.isTTY) }),
    countsReporter(counts),
  ],
};
