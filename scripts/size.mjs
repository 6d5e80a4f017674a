/** Prints what each public path costs a page, minified and gzipped, from the built package. */
import { basename } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { manifest, publicEntries } from './entries.mjs';

const dependencies = Object.keys(manifest.dependencies);
const rows = [];
for (const { path, output } of publicEntries()) {
  const own = await weigh(output, ['msw', ...dependencies]);
  const all = await weigh(output, ['msw']);
  rows.push([path, own.atOnce, all.atOnce, all.onDemand]);
}
print([['gzip, kB', 'own code', 'with dependencies', 'later, on demand'], ...rows]);

/**
 * @param {string} entry
 * @param {string[]} external
 */
async function weigh(entry, external) {
  const { outputFiles, metafile } = await build({
    entryPoints: [entry],
    external,
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    outdir: 'bundle',
    write: false,
    metafile: true,
    legalComments: 'none',
    logLevel: 'error',
  });
  const sizes = new Map(
    outputFiles.map(({ path, contents }) => [
      basename(path),
      gzipSync(contents, { level: 9 }).length,
    ]),
  );
  const atOnce = staticParts(metafile, basename(entry));
  const sum = (/** @type {boolean} */ now) =>
    [...sizes].reduce((total, [name, size]) => total + (atOnce.has(name) === now ? size : 0), 0);
  return { atOnce: sum(true), onDemand: sum(false) };
}

/**
 * The files that the entry imports at once, itself among them.
 *
 * @param {import('esbuild').Metafile} metafile
 * @param {string} entry
 */
function staticParts({ outputs }, entry) {
  const parts = new Set([entry]);
  for (const part of parts) {
    const { imports = [] } = outputs[`bundle/${part}`] ?? {};
    const now = imports.filter(({ kind, external }) => kind === 'import-statement' && !external);
    for (const { path } of now) parts.add(basename(path));
  }
  return parts;
}

/** @param {(string | number)[][]} table */
function print(table) {
  const width = Math.max(...table.map(([name]) => String(name).length));
  for (const [name, ...cells] of table) {
    const texts = cells.map((cell) => (typeof cell === 'number' ? (cell / 1000).toFixed(1) : cell));
    console.log(String(name).padEnd(width), ...texts.map((text) => String(text).padStart(18)));
  }
}
