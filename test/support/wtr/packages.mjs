/**
 * Resolves imports by package name. Our own name leads to the source, by the exports map. Other packages are
 * bundled once before the run: msw, valibot and hono are hundreds of small files, which each test page would fetch
 * one by one.
 */
import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from 'esbuild';
import { manifest, publicEntries } from '../../../scripts/entries.mjs';

const folder = `node_modules/.cache/test-packages-${process.pid}`;

/** @returns {import('@web/test-runner').TestRunnerPlugin} */
export function packages() {
  const own = new Map(
    publicEntries().map(({ path, source }) => [manifest.name + path.slice(1), source.slice(1)]),
  );
  /** @type {Map<string, string>} */
  let bundled = new Map();
  return {
    name: 'packages',
    async serverStart() {
      bundled = await bundle(await importedPackages(own));
      process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    },
    resolveImport({ source }) {
      if (!isPackage(source)) return undefined;
      const path = own.get(source) ?? bundled.get(source);
      if (!path) throw new Error(`Not found: "${source}". If the import is new, start anew.`);
      return path;
    },
  };
}

/** @param {string} specifier */
function isPackage(specifier) {
  return /^[@\w]/.test(specifier) && !URL.canParse(specifier);
}

/**
 * Walks the tests and what they import of ours, and collects the packages that are asked for on the way.
 *
 * @param {Map<string, string>} own
 */
async function importedPackages(own) {
  /** @type {Set<string>} */
  const found = new Set();
  const walk = build({
    entryPoints: ['test/**/*.test.ts'],
    bundle: true,
    write: false,
    outdir: folder,
    logLevel: 'silent',
    plugins: [
      {
        name: 'collect',
        setup(walker) {
          walker.onResolve({ filter: /.*/ }, async ({ path, kind, resolveDir, pluginData }) => {
            if (kind === 'entry-point' || path.startsWith('.') || pluginData) return undefined;
            const source = own.get(path);
            if (source) return { path: resolve(source.slice(1)) };
            const { errors } = await walker.resolve(path, { kind, resolveDir, pluginData: true });
            if (errors.length === 0 && isPackage(path)) found.add(path);
            return { external: true };
          });
        },
      },
    ],
  });
  // A test with a fault is reported by the runner itself; the others are to run.
  await walk.catch(() => undefined);
  return [...found].sort();
}

/**
 * One build for all, so that packages share what they share: a page has one Lit.
 *
 * @param {string[]} names
 * @returns {Promise<Map<string, string>>} the address of each
 */
async function bundle(names) {
  const files = new Map(names.map((name) => [name, name.replaceAll(/\W+/g, '_')]));
  await build({
    entryPoints: Object.fromEntries([...files].map(([name, file]) => [file, name])),
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    outdir: folder,
    define: { 'process.env.NODE_ENV': '"production"' },
    // Served by the runner.
    external: ['/__web-dev-server__web-socket.js'],
    logLevel: 'error',
  });
  return new Map([...files].map(([name, file]) => [name, `/${folder}/${file}.js`]));
}
