/** What would be published. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';

it('publishes the built package, its licence and its papers, and nothing else', () => {
  const [{ files }] = JSON.parse(
    execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }),
  );
  const paths = files.map((/** @type {{ path: string }} */ file) => file.path);
  const papers = paths.filter((/** @type {string} */ path) => !path.startsWith('dist/'));
  assert.deepEqual(papers.sort(), [
    'CHANGELOG.md',
    'LICENSE',
    'README.md',
    'bin/check.mjs',
    'bin/report.mjs',
    'bin/user-management-elements.mjs',
    'custom-elements.json',
    'openapi.json',
    'package.json',
  ]);
  assert.ok(paths.includes('dist/vendor/LICENSES.md'), 'the licences of what is built in');
  assert.ok(paths.includes('dist/standalone.LICENSES.md'));
});

it('names no registry in the lock file', () => {
  assert.doesNotMatch(readFileSync('package-lock.json', 'utf8'), /"resolved": "http/);
});
