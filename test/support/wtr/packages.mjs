/**
 * Resolves what the source imports by package name, for pages that load the source itself (host-pages.mjs, a fresh
 * page of a test); test files are bundled whole by bundles.mjs. Each package is bundled once, before the run.
 */
import { rmSync } from 'node:fs';
import { build } from 'esbuild';

const folder = `node_modules/.cache/test-packages-${process.pid}`;

/** @returns {import('@web/test-runner').TestRunnerPlugin} */
export function packages() {
  /** @type {Map<string, string>} */
  let bundled = new Map();
  return {
    name: 'packages',
    async serverStart() {
      bundled = await bundle(await importedPackages());
      process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    },
    resolveImport({ source }) {
      if (!isPackage(source)) return undefined;
      const path = bundled.get(source);
      if (!path) throw new Error(`Not found: "${source}"`);
      return path;
    },
  };
}

/** @param {string} specifier */
function isPackage(specifier) {
  return /^[@\w]/.test(specifier) && !URL.canParse(specifier);
}

/** Walks the source that such pages load, and collects the packages that it asks for. */
async function importedPackages() {
  const { metafile } = await build({
    entryPoints: ['src/*.ts', 'src/adapters/**/*.ts', 'src/backend/*.ts', 'src/elements/**/*.ts'],
    bundle: true,
    write: false,
    outdir: folder,
    metafile: true,
    packages: 'external',
    format: 'esm',
    splitting: true,
    logLevel: 'error',
  });
  const imports = Object.values(metafile.inputs).flatMap((input) =>
    input.imports.filter(({ external }) => external),
  );
  return [...new Set(imports.map(({ path }) => path).filter(isPackage))].sort();
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
    logLevel: 'error',
  });
  return new Map([...files].map(([name, file]) => [name, `/${folder}/${file}.js`]));
}
