/**
 * Bundles the test files before the run, with the packages and the source that they import. A page then loads a few
 * files instead of several hundred.
 */
import { relative, sep } from 'node:path';
import { build } from 'esbuild';

/**
 * @param {string[]} files
 * @returns {import('@web/test-runner').TestRunnerPlugin}
 */
export function bundles(files) {
  /** @type {Map<string, string>} */
  const bundled = new Map();
  return {
    name: 'bundles',
    async serverStart() {
      const { outputFiles } = await build({
        // The page of stories is a frame in a test, and loads what tests load.
        entryPoints: [...files, 'test/support/story-page.ts'],
        outbase: '.',
        outdir: '.',
        chunkNames: 'test/chunks/[name]-[hash]',
        bundle: true,
        splitting: true,
        write: false,
        format: 'esm',
        target: 'esnext',
        sourcemap: 'linked',
        // A test that imports a file for its effect alone means it, whatever package.json says to hosts.
        ignoreAnnotations: true,
        conditions: ['um-source'],
        define: { 'process.env.NODE_ENV': '"production"' },
        // Before the first test of a file: mocha is set up when the file is imported, and not before.
        banner: { js: "import '/test/support/wtr/progress.js';" },
        external: ['/__web-dev-server__web-socket.js'],
        logLevel: 'error',
      });
      for (const { path, text } of outputFiles) {
        bundled.set(`/${relative('.', path).split(sep).join('/')}`, text);
      }
    },
    serve({ path }) {
      const body = bundled.get(path.replace(/\.ts$/, '.js'));
      return body === undefined ? undefined : { body, type: path.endsWith('.map') ? 'json' : 'js' };
    },
  };
}
