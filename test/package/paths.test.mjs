/** What the built package offers under each public path. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { build } from 'esbuild';
import { manifest, publicEntries } from '../../scripts/entries.mjs';

const tags = readdirSync('src/elements');
const entries = new Map(publicEntries().map((entry) => [entry.path, entry]));
const named = Object.entries(manifest.exports)
  .filter(([path, target]) => target && typeof target === 'object' && !path.includes('*'))
  .map(([path]) => path);
const perElement = tags.flatMap((tag) => [`./elements/${tag}`, `./elements/${tag}/define`]);

describe('public paths', () => {
  for (const path of [...named, ...perElement]) {
    it(`${path} is built, with its types`, () => {
      const { output } = entryOf(path);
      assert.ok(existsSync(output), output);
      assert.ok(existsSync(output.replace(/\.js$/, '.d.ts')), 'no types');
    });
  }

  it('asks a host for no package that it does not install', async () => {
    const allowed = [...Object.keys(manifest.dependencies), 'msw', manifest.name];
    for (const { path, output } of entries.values()) {
      for (const file of [output, output.replace(/\.js$/, '.d.ts')]) {
        const foreign = (await packagesOf(file)).filter((name) => !allowed.includes(name));
        assert.deepEqual(foreign, [], `${path}: ${file}`);
      }
    }
  });
});

describe('what an import brings', () => {
  for (const [path, forbidden] of /** @type {const} */ ([
    ['.', /dist\/(service|mocks|adapters\/memory|vendor\/hono)\/|elements\/.*\/define\.js/],
    ['./define', /dist\/(service|mocks|adapters\/memory|vendor\/hono)\//],
    ['./backend', /dist\/(elements|internal|adapters|service|mocks)\//],
    ['./adapters/http', /dist\/(elements|internal|service|mocks|vendor)\//],
    ['./adapters/better-auth', /dist\/(elements|internal|service|mocks|vendor)\//],
    ['./service', /dist\/(elements|internal|adapters|mocks)\//],
    [
      './elements/accept-invitation',
      /dist\/elements\/(?!accept-invitation\/)|accept-invitation\/define\.js/,
    ],
    [
      './elements/confirm-remove',
      /dist\/elements\/(?!confirm-remove\/)|confirm-remove\/define\.js/,
    ],
    [
      './elements/permission-picker',
      /dist\/elements\/(?!permission-picker\/)|permission-picker\/define\.js/,
    ],
    [
      './elements/member-editor',
      /dist\/elements\/(?!(member-editor|permission-picker)\/)|member-editor\/define\.js/,
    ],
    [
      './elements/invite-dialog',
      /dist\/elements\/(?!(invite-dialog|permission-picker)\/)|invite-dialog\/define\.js/,
    ],
  ])) {
    it(`${path} stays within its own parts`, async () => {
      const { metafile } = await bundle(
        `import * as all from '${manifest.name}${path.slice(1)}'; all`,
      );
      assert.deepEqual(
        atOnce(metafile).filter((file) => forbidden.test(file)),
        [],
      );
    });
  }

  it('leaves nothing behind where the classes are imported and not used', async () => {
    const { code } = await bundle(`import { InviteDialog } from '${manifest.name}'`);
    assert.equal(code, '');
  });

  it('keeps the registration where only the define module is imported', async () => {
    const { code } = await bundle(`import '${manifest.name}/elements/confirm-remove/define'`);
    assert.match(code, /confirm-remove/);
    assert.match(code, /customElements/);
  });
});

/**
 * A host's bundle of a line of code: its own text, without our dependencies.
 *
 * @param {string} contents
 */
async function bundle(contents) {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: '.' },
    external: ['msw', ...Object.keys(manifest.dependencies)],
    bundle: true,
    minify: true,
    format: 'esm',
    write: false,
    metafile: true,
    logLevel: 'error',
  });
  return { metafile, code: outputFiles.map(({ text }) => text.trim()).join('') };
}

/**
 * The files that are run by the import itself: what comes on first use is asked for by somebody.
 *
 * @param {import('esbuild').Metafile} metafile
 */
function atOnce({ inputs }) {
  const seen = new Set(['<stdin>']);
  for (const file of seen) {
    const imports = inputs[file]?.imports ?? [];
    for (const { path, kind } of imports) if (kind === 'import-statement') seen.add(path);
  }
  return [...seen];
}

/** @param {string} path */
function entryOf(path) {
  const entry = entries.get(path);
  assert.ok(entry, `${path} has no source`);
  return entry;
}

/**
 * The package names in a file and in all that it imports of ours.
 *
 * @param {string} file
 */
async function packagesOf(file) {
  const seen = new Set([file]);
  const names = new Set();
  for (const path of seen) {
    // Without its comments: examples import what they like.
    const code = readFileSync(path, 'utf8').replace(/\/\*[^]*?\*\//g, '');
    for (const [, specifier = ''] of code.matchAll(
      /\b(?:from|import)\s*\(?\s*["']([^"'\n]+)["']/g,
    )) {
      if (!specifier.startsWith('.')) names.add(/^(@[^/]+\/)?[^/]+/.exec(specifier)?.[0]);
      else seen.add(beside(path, specifier));
    }
  }
  return [...names];
}

/**
 * The file that is meant by a relative import; a file of types imports files of types.
 *
 * @param {string} path
 * @param {string} specifier
 */
function beside(path, specifier) {
  const file = new URL(specifier, `file:///${path}`).pathname.slice(1);
  return path.endsWith('.d.ts') ? file.replace(/\.js$/, '.d.ts') : file;
}
