/**
 * The tarball as it is published, from what is built: without the sources' paths, which only this repository knows.
 *
 *     npm run pack -- --to=folder
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { manifest } from './entries.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What a host has no use for. */
const ours = ['devDependencies', 'overrides', 'scripts', 'workspaces'];

/**
 * @typedef {object} Published
 * @property {string[]} files
 * @property {string[]} sideEffects
 * @property {Record<string, string>} dependencies
 * @property {Record<string, string | null | Record<string, string>>} exports
 */

/**
 * package.json as hosts get it.
 *
 * @returns {Published}
 */
export function publishedManifest() {
  const kept = Object.entries(manifest).filter(([key]) => !ours.includes(key));
  /** @type {any} */
  const published = structuredClone(Object.fromEntries(kept));
  for (const target of Object.values(/** @type {Published} */ (published).exports)) {
    if (target && typeof target === 'object') delete target['um-source'];
  }
  published.sideEffects = published.sideEffects.filter(
    (/** @type {string} */ path) => !path.startsWith('./src/'),
  );
  return published;
}

/**
 * @param {string} folder where the tarball is put
 * @returns {string} its path
 */
export function pack(folder) {
  const stage = mkdtempSync(join(tmpdir(), 'pack-'));
  const published = publishedManifest();
  for (const path of [...published.files, 'README.md', 'LICENSE']) {
    cpSync(join(root, path), join(stage, path), { recursive: true });
  }
  writeFileSync(join(stage, 'package.json'), `${JSON.stringify(published, null, 2)}\n`);
  mkdirSync(folder, { recursive: true });
  const words = ['pack', '--json', '--ignore-scripts', `--pack-destination=${resolve(folder)}`];
  const said = execFileSync('npm', words, {
    cwd: stage,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [{ filename }] = JSON.parse(said);
  rmSync(stage, { recursive: true });
  return join(resolve(folder), filename);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { to: { type: 'string', default: '.' } } });
  console.log(pack(values.to));
}
