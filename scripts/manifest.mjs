/**
 * Writes custom-elements.json, the description of the elements for editors and documentation. With `--check` it
 * only says whether the file is what it would write.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { format, resolveConfig } from 'prettier';

const file = 'custom-elements.json';
const written = await tidy(analyse());

if (!process.argv.includes('--check')) {
  writeFileSync(file, written);
} else if (!existsSync(file) || readFileSync(file, 'utf8') !== written) {
  console.error(`${file} is out of date: npm run manifest`);
  process.exitCode = 1;
}

/**
 * @typedef {object} Module
 * @property {string} path
 * @property {{ customElement?: boolean, members?: { privacy?: string }[] }[]} declarations
 * @property {{ kind: string }[]} exports
 */

/** @returns {{ modules: Module[] }} */
function analyse() {
  const folder = mkdtempSync(join(tmpdir(), 'manifest-'));
  try {
    const words = ['analyze', '--quiet', '--outdir', relative('.', folder)];
    execFileSync('node_modules/.bin/custom-elements-manifest', words, { stdio: 'inherit' });
    return JSON.parse(readFileSync(join(folder, file), 'utf8'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * Keeps what a host may use, under the paths of the package.
 *
 * @param {{ modules: Module[] }} manifest
 */
async function tidy(manifest) {
  const modules = manifest.modules
    .filter((module) => definesElement(module))
    .sort((one, other) => (one.path < other.path ? -1 : 1));
  for (const declaration of modules.flatMap(({ declarations }) => declarations)) {
    const { members } = declaration;
    if (members) declaration.members = members.filter(({ privacy }) => privacy !== 'private');
  }
  const text = JSON.stringify({ ...manifest, readme: undefined, modules }).replace(
    /"\/?src\/([^"]+)\.[jt]s"/g,
    '"dist/$1.js"',
  );
  return format(text, { ...(await resolveConfig(file)), filepath: file });
}

/** @param {Module} module */
function definesElement({ declarations, exports }) {
  return (
    declarations.some(({ customElement }) => customElement) ||
    exports.some(({ kind }) => kind === 'custom-element-definition')
  );
}
