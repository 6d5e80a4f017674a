/**
 * The browser tests, one engine after the other. Without words: every test in every engine that is installed.
 *
 *     npm run test:browser -- --only=firefox,webkit --grep=invites test/elements/invite-dialog.test.ts --watch
 */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { engineNames, engines } from './engines.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'string' }, grep: { type: 'string' }, watch: { type: 'boolean' } },
});

const asked = values.only?.split(',') ?? engineNames.filter((name) => engines[name].find());
const words = [...positionals, ...(values.watch ? ['--watch'] : [])];
const env = { ...process.env, ...(values.grep ? { UM_GREP: values.grep } : {}) };

for (const engine of asked) {
  const { status } = spawnSync(process.execPath, ['node_modules/.bin/web-test-runner', ...words], {
    stdio: 'inherit',
    env: { ...env, UM_ENGINE: engine },
  });
  if (status !== 0) process.exitCode = 1;
}
