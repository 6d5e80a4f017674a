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
  const backEnd = /^src\/(service|mocks|adapters\/memory)\/|^node_modules\//;
  for (const [path, forbidden] of /** @type {[string, RegExp][]} */ ([
    ['.', new RegExp(`${backEnd.source}|^src/elements/.*/define.ts`)],
    ['./define', backEnd],
    ['./backend', /^src\/(elements|internal|adapters|service|mocks)\/|^node_modules\//],
    ['./adapters/http', /^src\/(elements|internal|service|mocks)\/|^node_modules\//],
    ['./adapters/better-auth', /^src\/(elements|internal|service|mocks)\/|^node_modules\//],
    ['./service', /^src\/(elements|internal|adapters|mocks)\//],
    ['./elements/accept-invitation', elementsBut('accept-invitation')],
    ['./elements/confirm-remove', elementsBut('confirm-remove')],
    ['./elements/permission-picker', elementsBut('permission-picker')],
    ['./elements/member-editor', elementsBut('member-editor', 'permission-picker')],
    ['./elements/invite-dialog', elementsBut('invite-dialog', 'permission-picker')],
  ])) {
    it(`${path} stays within its own parts`, () => {
      const sources = sourcesOf(entryOf(path).output);
      assert.ok(sources.length > 0, 'the built files name their sources');
      assert.deepEqual(
        sources.filter((file) => forbidden.test(file)),
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
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: '.' },
    external: ['msw', ...Object.keys(manifest.dependencies)],
    bundle: true,
    minify: true,
    format: 'esm',
    write: false,
    logLevel: 'error',
  });
  return { code: outputFiles.map(({ text }) => text.trim()).join('') };
}

/**
 * The sources of another element than these, or of the registration of the first.
 *
 * @param {string} element
 * @param {string[]} others
 */
function elementsBut(element, ...others) {
  const own = [element, ...others].join('|');
  return new RegExp(`^src/elements/(?!(${own})/)|^src/elements/${element}/define`);
}

/**
 * The source files that an import runs, which the built files name in comments. What comes on first use is not among
 * them.
 *
 * @param {string} output
 */
function sourcesOf(output) {
  const files = new Set([output]);
  const sources = new Set();
  for (const file of files) {
    const code = readFileSync(file, 'utf8');
    for (const [, source] of code.matchAll(/^\/\/ ((?:src|node_modules)\/\S+)$/gm))
      sources.add(source);
    for (const [, specifier = ''] of code.matchAll(
      /^(?:import|export)\b[^'"\n]*["'](\.[^"'\n]+)["']/gm,
    ))
      files.add(beside(file, specifier));
  }
  return [...sources];
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
