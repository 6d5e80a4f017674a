import { readdirSync } from 'node:fs';
import { defineConfig, type Plugin, type UserConfig } from 'vite';
import { manifest, publicEntries } from './scripts/entries.mjs';
import { leanTemplates } from './scripts/lean-templates.mjs';

const standalone = './dist/standalone.js';

/** What a host installs beside us stays an import; everything else (hono, idb-keyval) is built in. */
const external = [...Object.keys(manifest.dependencies), 'msw'].map(
  (name) => new RegExp(`^${name}(/|$)`),
);

/**
 * Readable modules, one per group of source files that are always fetched together: larger files compress better. Error
 * messages name classes, and a host's bundler leaves out what the host does not use.
 */
function library(): UserConfig {
  const entries = publicEntries().filter(({ output }) => output !== standalone);
  return {
    plugins: [leanTemplates(), ownExports()],
    build: {
      target: 'es2022',
      minify: false,
      license: { fileName: 'vendor/LICENSES.md' },
      lib: { entry: { ...inputs(entries), ...languageParts() }, formats: ['es'] },
      rolldownOptions: {
        external,
        output: {
          entryFileNames: ({ name }) => `${vendored(name)}.js`,
          codeSplitting: { groups: [{ name: 'small', test: small }] },
          chunkFileNames: 'chunks/[name].js',
        },
      },
    },
  };
}

/** One file with everything inside, for a page without a bundler. */
function standaloneFile(): UserConfig {
  return {
    plugins: [leanTemplates(), ownExports(), ownTrustedTypesPolicy(), withoutDictionary()],
    build: {
      target: 'es2022',
      emptyOutDir: false,
      license: { fileName: 'standalone.LICENSES.md' },
      modulePreload: false,
      rolldownOptions: {
        input: inputs(publicEntries().filter(({ output }) => output === standalone)),
        preserveEntrySignatures: 'strict',
        output: { entryFileNames: '[name].js', codeSplitting: false },
      },
    },
  };
}

/** Too small for files of their own, and needed by nearly all elements. */
const small = /\/src\/internal\/(?:adopt|breakable)\.ts$/;

/** The parts of each language, which a page fetches when it needs them: files of their own, in the language's folder. */
function languageParts(): Record<string, string> {
  const parts = readdirSync('src/locales', { recursive: true, encoding: 'utf8' })
    .filter((file) => /[\\/].*\.ts$/.test(file))
    .map((file) => file.replace(/\.ts$/, ''));
  return Object.fromEntries(parts.map((part) => [`locales/${part}`, `src/locales/${part}.ts`]));
}

/**
 * Where foreign code goes: npm leaves folders called node_modules out of a package, and the names of the compiler's
 * helpers hold its version.
 */
function vendored(name: string): string {
  return name.replace(/^.*node_modules\//, 'vendor/').replace(/^_virtual\/.*\//, 'vendor/helpers/');
}

function inputs(entries: ReturnType<typeof publicEntries>): Record<string, string> {
  return Object.fromEntries(
    entries.map(({ source, output }) => [output.replace(/^\.\/dist\/|\.js$/g, ''), source]),
  );
}

/**
 * Lit creates the policy `lit-html` on load. A page that has Lit already and allows that name once would break
 * the stand-alone file, or be broken by it: so the file has a name of its own, and two copies of the file share
 * one policy through the global symbol.
 */
function ownTrustedTypesPolicy(): Plugin {
  const creation = /(\w+)(\.createPolicy\()"lit-html"(,\{createHTML:\w+=>\w+\}\))/;
  let rewritten = false;
  return {
    name: 'own-trusted-types-policy',
    transform(code, id) {
      if (!/lit-html[\\/]lit-html\.js$/.test(id)) return undefined;
      rewritten = creation.test(code);
      return code.replace(
        creation,
        '(globalThis[Symbol.for("user-management-elements.policy")]??=$1$2"user-management-elements"$3)',
      );
    },
    buildEnd(error) {
      if (!error && !rewritten) this.error('lit-html no longer creates its policy as expected');
    },
  };
}

/**
 * The bundler's helper for `import * as` and inlined `import()` walks its table of exports by `for…in`, and so exports what
 * an old library on the page has put into `Object.prototype`: "Getter must be a function". It takes the table's own names
 * here, with descriptors that inherit nothing.
 */
function ownExports(): Plugin {
  const walk = /for \(var (\w+) in (\w+)\)(\s*\{?\s*\w+\(\w+, \w+, \{)(?=\s*get: \w+\[\w+\],)/u;
  let rewritten = false;
  return {
    name: 'own-exports',
    renderChunk(code) {
      if (!walk.test(code)) return undefined;
      rewritten = true;
      return code
        .replace(walk, 'for (var $1 of Object.keys($2))$3 __proto__: null,')
        .replace(/\{ value: (['"]Module['"]) \}/u, '{ __proto__: null, value: $1 }');
    },
    generateBundle() {
      if (!rewritten) this.error('the bundler no longer makes its exports as expected');
    },
  };
}

/**
 * The dictionary that passwords are judged by is larger than all the rest, and only invitees need it: the stand-alone file
 * goes without, and says nothing of a password's strength. The rules that it must meet are checked all the same.
 */
function withoutDictionary(): Plugin {
  let left = false;
  return {
    name: 'without-dictionary',
    load(id) {
      if (!/accept-invitation[\\/]strength\.ts$/.test(id)) return undefined;
      left = true;
      return 'export const strengthOf = () => null;';
    },
    buildEnd(error) {
      if (!error && !left) this.error('the module that judges passwords has moved');
    },
  };
}

export default defineConfig(({ mode }) => (mode === 'standalone' ? standaloneFile() : library()));
