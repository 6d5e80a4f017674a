import js from '@eslint/js';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import { configs as lit } from 'eslint-plugin-lit';
// @ts-expect-error -- it brings no types
import litA11y from 'eslint-plugin-lit-a11y';
import { configs as wc } from 'eslint-plugin-wc';
import { defineConfig } from 'eslint/config';
import globals from 'globals';
import typescript from 'typescript-eslint';

const browserCode = ['src/**/*.ts', 'demo/**/*.{ts,js}'];

/**
 * Who imports whom: everything not named is forbidden, so that the layers stay as docs/overview.md draws them.
 * `within` is relative to `src`.
 */
const layers = [
  { folder: 'backend', within: [] },
  { folder: 'adapters/http', within: ['backend'] },
  { folder: 'adapters/better-auth', within: ['backend', 'adapters/http'] },
  { folder: 'adapters/memory', within: ['backend', 'service', 'adapters/http'] },
  // The service writes mails in the words that the page showed.
  { folder: 'service', within: ['backend', 'locales'] },
  { folder: 'mocks', within: ['backend', 'service'] },
  { folder: 'testing', within: ['backend', 'adapters/http'] },
  { folder: 'locales', within: ['backend', 'internal'] },
  { folder: 'styles', within: [] },
  // The seam where an `endpoint` becomes an adapter is a file of its own, see below.
  { folder: 'internal', within: ['backend', 'locales', 'styles', 'events.ts', 'adapters/http'] },
  { folder: 'elements', within: ['backend', 'internal', 'locales', 'styles', 'events.ts'] },
];

/** The panel imports the other elements; two of these use the picker, and one the confirm. */
const elements = {
  'accept-invitation': [],
  'confirm-remove': [],
  'invite-dialog': ['permission-picker'],
  'member-editor': ['confirm-remove', 'permission-picker'],
  'permission-picker': [],
};

const zones = [
  ...layers.map(({ folder, within }) => zone(folder, '.', [folder, ...within])),
  ...Object.entries(elements).map(([tag, parts]) =>
    zone(`elements/${tag}`, 'elements', [tag, ...parts]),
  ),
  ...['index.ts', 'define.ts'].flatMap((file) =>
    ['service', 'mocks'].map((from) => zone(file, from, [])),
  ),
];

/**
 * @param {string} target
 * @param {string} from
 * @param {string[]} allowed
 */
function zone(target, from, allowed) {
  return {
    target: `src/${target}`,
    from: `src/${from}`,
    except: allowed.map((path) => `./${path}`),
  };
}

const unsafe = [
  {
    regex: '^lit(-html)?/(directives/(unsafe-html|unsafe-svg|style-map)|static-html)',
    message: 'Breaks under a strict Content-Security-Policy, or makes markup from strings.',
  },
];

const noSchemas = {
  regex: '^valibot',
  message: 'Schemas stay in backend, adapters, service and mocks.',
};
const adapter = {
  regex: '/adapters/',
  message: 'Elements meet an adapter in backend-source.ts alone.',
};

/** Markup from strings and inline styles: refused by Trusted Types and by a strict style-src. */
const markupFromStrings = [
  {
    selector: 'AssignmentExpression[left.property.name=/^(inner|outer)HTML$/]',
    message: 'Markup is never made from strings.',
  },
  {
    selector: 'CallExpression[callee.property.name=/^(insertAdjacentHTML|setHTMLUnsafe)$/]',
    message: 'Markup is never made from strings.',
  },
  {
    selector: "CallExpression[callee.object.name='document'][callee.property.name=/^write/]",
    message: 'Markup is never made from strings.',
  },
  {
    selector:
      'TaggedTemplateExpression[tag.name=/^(html|svg)$/] TemplateElement[value.raw=/\\sstyle\\s*=/i]',
    message: 'Inline styles are blocked by a strict policy; use the style sheet.',
  },
  {
    selector:
      'TaggedTemplateExpression[tag.name=/^(html|svg)$/] TemplateElement[value.raw=/<style/i]',
    message: 'Inline styles are blocked by a strict policy; use the style sheet.',
  },
  {
    selector: "MemberExpression[object.name='z'][property.name='config']",
    message: 'z.config is global to the page, which is not ours.',
  },
];

export default defineConfig(
  // The hosts among the examples are compiled by their own settings, in test/installed.
  { ignores: ['dist/', 'dist-demo/', 'dist-stories/', 'examples/{react,vue}/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  { rules: { eqeqeq: 'error' } },

  {
    files: ['**/*.ts'],
    extends: [typescript.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['tsconfig.json', 'tsconfig.node.json', 'server/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      // An interface of the platform is joined to ours by extending it.
      '@typescript-eslint/no-empty-object-type': [
        'error',
        { allowInterfaces: 'with-single-extends' },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      // What waits on a server elsewhere may answer at once here, and is no less a promise.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Lit calls listeners with the element as `this`.
      '@typescript-eslint/unbound-method': 'off',
    },
  },

  {
    files: ['src/**/*.ts'],
    extends: [lit['flat/recommended'], wc['flat/recommended'], litA11y.configs.recommended],
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver-next': [
        createNodeResolver({ extensions: ['.ts'], extensionAlias: { '.js': ['.ts', '.js'] } }),
      ],
    },
    rules: {
      'import-x/no-restricted-paths': ['error', { zones }],
      'no-console': ['error', { allow: ['warn', 'error'] }],
      // Tables keep their roles when styles take their display away.
      'lit-a11y/no-redundant-role': 'off',
      // In a dialog it is the standard way to say where the focus begins.
      'lit-a11y/no-autofocus': 'off',
      // Lit's own class has every callback.
      'wc/guard-super-call': 'off',
    },
  },

  {
    files: browserCode,
    rules: {
      'no-restricted-imports': ['error', { patterns: unsafe }],
      'no-restricted-syntax': ['error', ...markupFromStrings],
    },
  },
  {
    files: ['src/*.ts', 'src/{elements,internal,locales,styles,testing}/**/*.ts'],
    ignores: ['src/internal/backend-source.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: [...unsafe, noSchemas] }] },
  },
  {
    files: ['src/{elements,internal}/**/*.ts'],
    ignores: ['src/internal/backend-source.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: [...unsafe, noSchemas, adapter] }] },
  },
  {
    files: ['demo/**/*.{ts,js}'],
    languageOptions: { globals: globals.browser },
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            ...unsafe,
            { regex: '/src/', message: 'Write user-management-elements/…, as a host does.' },
          ],
        },
      ],
    },
  },

  // The server meets the package by its public paths alone.
  {
    files: ['server/src/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '/src/(?!(backend|service|mocks/portals)/index\\.js$)',
              message: 'Only public paths of the package.',
            },
          ],
        },
      ],
    },
  },

  {
    files: ['server/test/**/*.ts'],
    rules: {
      // Node's runner waits for its tests by itself.
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', name: ['it', 'describe', 'test'], package: 'node:test' },
          ],
        },
      ],
    },
  },

  {
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      // What is found by its tag in a page is of that tag's class.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // Chai's assertions end in a property; `equal` on DOM trees is a promise.
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/no-floating-promises': ['error', { allowForKnownSafeCalls: ['Equal'] }],
    },
  },
  {
    files: ['**/*.mjs', '*.config.{js,ts}'],
    languageOptions: { globals: globals.node },
  },
  // Tests of a host, which its own runners run, partly in a page with the mocks.
  {
    files: ['examples/host-tests/*.js'],
    languageOptions: { globals: { ...globals.node, mocks: 'readonly' } },
  },
  // These run code in pages.
  {
    files: [
      'test/support/wtr/*.js',
      'test/package/*.mjs',
      'scripts/{compare,leaks,screenshots,visual}.mjs',
      'bench/**/*.{js,mjs}',
    ],
    languageOptions: { globals: globals.browser },
  },
  {
    files: ['test/support/wtr/progress.js'],
    languageOptions: { globals: globals.mocha },
  },
);
