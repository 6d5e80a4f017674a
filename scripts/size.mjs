/**
 * Prints what each public path costs a page, minified and gzipped, from the built package. With `--check` it holds the
 * budgets instead, and ends in one line of counts.
 */
import { relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { manifest, publicEntries } from './entries.mjs';

const dependencies = Object.keys(manifest.dependencies);
/** Loaded by those who type a telephone number, choose a password or take a list away. */
const onDemand = [
  '@zxcvbn-ts/core',
  '@zxcvbn-ts/language-common',
  'libphonenumber-js',
  'papaparse',
];
const languages = ['id', 'fr', 'es'];

if (process.argv.includes('--check')) await check();
else await printTable();

async function printTable() {
  const rows = [];
  for (const { path, output } of publicEntries()) {
    const own = await weigh([output], ['msw', ...dependencies]);
    const all = await weigh([output], ['msw']);
    rows.push([path, own.atOnce, all.atOnce, all.later]);
  }
  print([['gzip, kB', 'own code', 'with dependencies', 'later, on demand'], ...rows]);
}

async function check() {
  const entry = './dist/define.js';
  const locales = languages.map((tag) => `./dist/locales/${tag}.js`);
  const { atOnce, later, further } = await weigh([entry, ...locales], ['msw', ...onDemand]);
  /** @type {[string, number, number][]} what, how much, at most */
  const budgets = [
    ['all elements in English, kB', (atOnce + later) / 1000, 60],
    ['what the first row of the panel needs, kB', atOnce / 1000, 32],
    ...languages.map((tag, at) => budget(`a further language, ${tag}, kB`, further[at], 4)),
    ['direct dependencies, not on demand', dependencies.length - onDemand.length, 7],
  ];
  const over = budgets.filter(([, size, limit]) => !(size <= limit));
  for (const [what, size, limit] of budgets) {
    const mark = size <= limit ? '✔' : '✘';
    console.log(`${mark} ${what}: ${Math.round(size * 10) / 10} (at most ${limit})`);
  }
  console.log(`${budgets.length - over.length} passed, ${over.length} failed`);
  if (over.length > 0) process.exitCode = 1;
}

/**
 * @param {string} what
 * @param {number | undefined} size in bytes
 * @param {number} limit
 * @returns {[string, number, number]}
 */
function budget(what, size = NaN, limit) {
  return [what, size / 1000, limit];
}

/**
 * What the first entry costs: at once, and later all that is none of the others, which are weighed by what they add.
 *
 * @param {string[]} entries
 * @param {string[]} external
 */
async function weigh([entry = '', ...others], external) {
  const { outputFiles, metafile } = await build({
    entryPoints: [entry, ...others],
    external,
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    outdir: 'bundle',
    outbase: 'dist',
    write: false,
    metafile: true,
    legalComments: 'none',
    logLevel: 'error',
  });
  const sizes = new Map(
    outputFiles.map(({ path, contents }) => [
      relative('.', path),
      gzipSync(contents, { level: 9 }).length,
    ]),
  );
  const sum = (/** @type {Iterable<string>} */ parts) =>
    [...parts].reduce((total, part) => total + (sizes.get(part) ?? 0), 0);
  const [first = new Set(), ...rest] = [entry, ...others].map((path) =>
    staticParts(metafile, path.replace('./dist', 'bundle')),
  );
  const added = rest.map((parts) => [...parts].filter((part) => !first.has(part)));
  const none = new Set([...first, ...added.flat()]);
  return {
    atOnce: sum(first),
    later: sum([...sizes.keys()].filter((part) => !none.has(part))),
    further: added.map(sum),
  };
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
    const { imports = [] } = outputs[part] ?? {};
    const now = imports.filter(({ kind, external }) => kind === 'import-statement' && !external);
    for (const { path } of now) parts.add(path);
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
