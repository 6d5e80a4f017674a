/**
 * Writes openapi.json, the HTTP contract for readers and generators. With `--check` it only says whether the file is what
 * it would write, and whether a public linter has something against it.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { document } from './openapi/document.mjs';

const file = 'openapi.json';
const written = await format(JSON.stringify(await document()), {
  ...(await resolveConfig(file)),
  filepath: file,
});

if (!process.argv.includes('--check')) {
  writeFileSync(file, written);
} else {
  if (!existsSync(file) || readFileSync(file, 'utf8') !== written) {
    console.error(`${file} is out of date: npm run openapi`);
    process.exitCode = 1;
  }
  lint();
}

/** All recommended rules, each as an error; the linter asks nobody and tells nobody. */
function lint() {
  const quiet = { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
  try {
    execFileSync('node_modules/.bin/redocly', ['lint', '--extends=recommended-strict', file], {
      env: { ...process.env, ...quiet },
      stdio: 'pipe',
    });
  } catch (error) {
    const { stdout, stderr } = /** @type {{ stdout: Buffer, stderr: Buffer }} */ (error);
    console.error(`${stdout}${stderr}`);
    process.exitCode = 1;
  }
}
