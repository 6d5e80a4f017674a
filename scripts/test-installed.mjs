/** The tests of the package as a host installs it, from the registry. Build first. Ends in one line of counts. */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';

const files = readdirSync('test/installed').filter((file) => file.endsWith('.test.mjs'));
const words = [
  ...['--test', '--test-reporter=spec', '--test-concurrency=1'],
  ...files.map((file) => `test/installed/${file}`),
];
const { stdout, status } = spawnSync(process.execPath, words, {
  encoding: 'utf8',
  stdio: ['ignore', 'pipe', 'inherit'],
});
process.stdout.write(stdout);
const count = (/** @type {string} */ word) =>
  Number(new RegExp(`^ℹ ${word} (\\d+)$`, 'm').exec(stdout)?.[1] ?? 0);
const failed = Math.max(count('fail'), status === 0 ? 0 : 1);
console.log(`${count('pass')} passed, ${failed} failed`);
if (failed > 0) process.exitCode = 1;
