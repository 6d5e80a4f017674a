/**
 * Prints what each public path costs a page, minified and gzipped, from the built package. With `--check` it holds the
 * budgets instead, and ends in one line of counts. The libraries on demand are not counted, in either.
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

async function printTable() {
  const rows = [];
  for (const { path, output } of publicEntries()) {
    const own = await weigh(output, ['msw', ...dependencies]);
    const all = await weigh(output, ['msw', ...onDemand]);
    rows.push([path, own.atOnce, all.atOnce, all.later]);
  }
  print([['gzip, kB', 'own code', 'with dependencies', 'later, on demand'], ...rows]);
}

/**
 * What is asked for (`limit`), and where that is not reached yet, what holds meanwhile (`held`): it may only shrink.
 * `all` is what one file weighs that has everything but the further languages and the libraries on demand; `inPieces` is
 * the same as a page fetches it bit by bit, where many small pieces compress worse. `firstRow` is pieces as well.
 *
 * @type {Readonly<Record<string, { what: string, limit: number, held?: number }>>}
 */
const budgets = {
  all: { what: 'all elements in English with the HTTP adapter, kB', limit: 60, held: 128 },
  inPieces: { what: 'the same, fetched in pieces, kB', limit: 60, held: 140 },
  firstRow: {
    what: 'the panel until its first row, HTTP adapter included, kB',
    limit: 32,
    held: 50,
  },
  id: { what: 'a further language until the first row, id, kB', limit: 4 },
  fr: { what: 'a further language until the first row, fr, kB', limit: 4 },
  es: { what: 'a further language until the first row, es, kB', limit: 4 },
  dependencies: { what: 'direct dependencies, not on demand', limit: 7 },
};

async function check() {
  const sizes = await measured();
  let over = 0;
  for (const [name, { what, limit, held = limit }] of Object.entries(budgets)) {
    const size = sizes[name] ?? NaN;
    const holds = size <= held;
    if (!holds) over += 1;
    const wanted = held > limit ? `${held}, wanted ${limit}` : `${limit}`;
    console.log(`${holds ? '✔' : '✘'} ${what}: ${Math.round(size * 10) / 10} (at most ${wanted})`);
  }
  console.log(`${Object.keys(budgets).length - over} passed, ${over} failed`);
  if (over > 0) process.exitCode = 1;
}

/**
 * The figures of the budgets. The adapter is what an `endpoint` brings along; the panel cannot draw a row without one.
 *
 * @returns {Promise<Record<string, number>>}
 */
async function measured() {
  const adapter = './dist/adapters/http/index.js';
  const all = await bundle(['./dist/define.js', adapter], ['msw', ...onDemand]);
  const panel = './dist/elements/user-management-panel/define.js';
  const first = await bundle([panel, adapter], ['msw', ...onDemand]);
  const needed = new Set([panel, adapter].flatMap((entry) => [...first.atOnce(entry)]));
  const isFirst = (/** @type {string} */ file) => /\/(?:common|panel)\.js$/.test(file);
  return {
    all: (await weighAsOne(['./dist/define.js', adapter])) / 1000,
    inPieces: all.sum([...all.parts()].filter((part) => !all.languageOf(part))) / 1000,
    firstRow: first.sum(needed) / 1000,
    ...Object.fromEntries(
      languages.map((tag) => [
        tag,
        first.sum(
          [...first.parts()].filter(
            (part) => first.languageOf(part) === tag && first.filesOf(part).some(isFirst),
          ),
        ) / 1000,
      ]),
    ),
    dependencies: dependencies.length - onDemand.length,
  };
}

/**
 * What an entry costs at once, and what of it comes later, the other languages apart.
 *
 * @param {string} entry
 * @param {string[]} external
 */
async function weigh(entry, external) {
  const { atOnce, parts, sum, languageOf } = await bundle([entry], external);
  const first = atOnce(entry);
  const later = [...parts()].filter((part) => !first.has(part) && !languageOf(part));
  return { atOnce: sum(first), later: sum(later) };
}

/** As a host's bundler makes it. */
const asHost = /** @type {const} */ ({
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  write: false,
  legalComments: 'none',
  logLevel: 'error',
});

/** @param {Uint8Array} contents */
const gzipped = (contents) => gzipSync(contents, { level: 9 }).length;

/**
 * The entries in one file, what they fetch later included, the other languages apart.
 *
 * @param {string[]} entries
 */
async function weighAsOne(entries) {
  const { outputFiles } = await build({
    ...asHost,
    stdin: {
      contents: entries.map((entry) => `export * from ${JSON.stringify(entry)};`).join('\n'),
      resolveDir: '.',
    },
    external: ['msw', ...onDemand, ...languages.map((tag) => `../locales/${tag}/*`)],
  });
  return outputFiles.reduce((sum, { contents }) => sum + gzipped(contents), 0);
}

/**
 * The entries in the pieces that a page fetches, minified and gzipped.
 *
 * @param {string[]} entries
 * @param {string[]} external
 */
async function bundle(entries, external) {
  const { outputFiles, metafile } = await build({
    ...asHost,
    entryPoints: entries,
    external,
    splitting: true,
    outdir: 'bundle',
    outbase: 'dist',
    metafile: true,
  });
  const sizes = new Map(
    outputFiles.map(({ path, contents }) => [relative('.', path), gzipped(contents)]),
  );
  const filesOf = (/** @type {string} */ part) => Object.keys(metafile.outputs[part]?.inputs ?? {});
  return {
    parts: () => sizes.keys(),
    filesOf,
    atOnce: (/** @type {string} */ entry) =>
      staticParts(metafile, entry.replace('./dist', 'bundle')),
    sum: (/** @type {Iterable<string>} */ parts) =>
      [...parts].reduce((total, part) => total + (sizes.get(part) ?? 0), 0),
    /** Of which further language a part is; undefined for those of the elements. */
    languageOf: (/** @type {string} */ part) =>
      languages.find((tag) =>
        filesOf(part).some((file) => file.startsWith(`dist/locales/${tag}/`)),
      ),
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

if (process.argv.includes('--check')) await check();
else await printTable();
