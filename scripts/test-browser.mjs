/**
 * The browser tests alone. Without words: every test in every engine that is installed, one engine after the other.
 *
 *     npm run test:browser -- --only=firefox,webkit --grep=invites test/engines/invite-dialog.test.ts
 */
import { parseArgs } from 'node:util';
import { runBrowserTests } from './browser-tests.mjs';
import { engineNames, engines, testFiles } from './engines.mjs';

process.chdir(new URL('..', import.meta.url).pathname);
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'string' }, grep: { type: 'string' }, date: { type: 'string' } },
});
const { only, grep, date } = values;
const asked = engineNames.filter((name) =>
  only ? only.split(',').includes(name) : engines[name].find(),
);

const totals = { passed: 0, failed: 0 };
for (const engine of asked) {
  const { passed, failed } = await runBrowserTests({
    engine,
    files: positionals.length > 0 ? positionals : testFiles(engine),
    ...(grep && { grep }),
    ...(date && { env: { UM_DATE: date } }),
    onOutput: (text) => process.stdout.write(text),
    onFile: (file, seconds) => console.log(`${seconds.toFixed(1).padStart(7)} s  ${file}`),
  });
  totals.passed += passed;
  totals.failed += failed;
}
console.log(`${totals.passed} passed, ${totals.failed} failed`);
if (totals.failed > 0) process.exitCode = 1;
