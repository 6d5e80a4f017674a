/** What the documents say of paths, commands, routes, errors and elements is so. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, it } from 'node:test';
import { manifest, publicEntries } from '../../scripts/entries.mjs';

const documents = execFileSync('git', ['ls-files', '*.md'], { encoding: 'utf8' })
  .trim()
  .split('\n');

describe('links', () => {
  for (const document of documents) {
    it(`of ${document} lead somewhere`, () => {
      const dead = linksOf(document).filter((link) => !leadsSomewhere(document, link));
      assert.deepEqual(dead, []);
    });
  }
});

it('the files that are named are there', () => {
  const files = execFileSync('git', ['ls-files'], { encoding: 'utf8' }).trim().split('\n');
  for (const document of documents) {
    for (const [, told = ''] of read(document).matchAll(/`(\w[\w./-]*\.(?:ts|mjs|json))`/g)) {
      const name = told.replace(`${manifest.name}/`, '');
      assert.ok(
        existsSync(name) || files.some((file) => file.endsWith(`/${name}`)),
        `${document}: ${name}`,
      );
    }
  }
});

it('the imports that are shown are public paths', () => {
  const paths = publicEntries().map(({ path }) => manifest.name + path.slice(1));
  for (const document of documents) {
    const shown = [
      ...read(document).matchAll(/(?:from|import) '(user-management-elements[^']*)'/g),
    ];
    for (const [, path = ''] of shown) assert.ok(paths.includes(path), `${document}: ${path}`);
  }
});

it('CONTRIBUTING.md names the scripts of package.json', () => {
  const { scripts } = JSON.parse(read('package.json'));
  const named = new Set(['start', 'test']);
  for (const [, name = ''] of read('CONTRIBUTING.md').matchAll(/`npm run ([\w:]+)/g))
    named.add(name);
  assert.deepEqual([...named].sort(), Object.keys(scripts).sort());
});

describe('docs/backends.md', async () => {
  const { accessRoute, invitationRoutes, routes, statusOf } = await builtBackend();
  const tables = read('docs/backends.md').split('\n').map(cellsOf);

  for (const [verb, route] of Object.entries({
    ...routes,
    access: accessRoute,
    ...invitationRoutes,
  })) {
    it(`tells the route of ${verb}`, () => {
      const { method, path, write = false, versioned = false, refuses } = route;
      const flags = [write && 'K', versioned && 'V'].filter(Boolean).join(' ');
      const told = tables.find((cells) => cells.length === 5 && cells[0] === `\`${verb}\``);
      const where = `\`${path || '{endpoint}'}\``;
      const codes = refuses.map((code) => `\`${code}\``).join(' ');
      assert.deepEqual(told?.slice(1), [method, where, flags, codes]);
    });
  }

  it('tells the status of each code', () => {
    const told = tables.filter(
      ([code = '', status = '']) => /^`/.test(code) && /^\d{3}$/.test(status),
    );
    const pairs = told.map(([code = '', status]) => [code.replaceAll('`', ''), Number(status)]);
    assert.deepEqual(Object.fromEntries(pairs), statusOf);
  });
});

describe('docs/embedding.md', () => {
  const text = read('docs/embedding.md');
  for (const { tagName, ...element } of elements()) {
    it(`tells what <${tagName}> has`, () => {
      const [, section = ''] = text.split(`## \`<${tagName}>\``);
      const own = section.split('\n## ')[0] ?? '';
      const { attributes = [], members = [], cssParts = [], slots = [], events = [] } = element;
      const properties = members.filter(({ kind }) => kind === 'field');
      const methods = members.filter(({ kind, description }) => kind === 'method' && description);
      const named = [...attributes, ...properties, ...cssParts, ...slots].map(
        ({ name }) => `\`${name}\``,
      );
      const absent = [...named, ...methods.map(({ name }) => `\`${name}(`)].filter(
        (name) => !own.includes(name),
      );
      const untold = events.filter(
        ({ description, name }) => description && !text.includes(`\`${name}\``),
      );
      assert.deepEqual([...absent, ...untold.map(({ name }) => name)], []);
    });
  }
});

describe('docs/theming.md', () => {
  const text = read('docs/theming.md');

  it('names every custom property that a host may set, and no other', () => {
    const tokens = read('src/styles/tokens.styles.ts').match(/--um-[\w-]+/g) ?? [];
    const named = text.match(/--um-[\w-]+/g) ?? [];
    assert.deepEqual([...new Set(named)].sort(), [...new Set(tokens)].sort());
  });

  it('names every part', () => {
    const absent = elements().flatMap(({ tagName, cssParts = [] }) => {
      const row = text.split('\n').find((line) => line.startsWith(`| \`<${tagName}>\``)) ?? '';
      return cssParts
        .filter(({ name }) => !row.includes(`\`${name}\``))
        .map(({ name }) => `${tagName} ${name}`);
    });
    assert.deepEqual(absent, []);
  });
});

/** @param {string} file */
function read(file) {
  return readFileSync(file, 'utf8');
}

/** @param {string} document */
function linksOf(document) {
  const links = [...read(document).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
  return links.filter((link) => !/^https?:/.test(link));
}

/**
 * @param {string} document
 * @param {string} link
 */
function leadsSomewhere(document, link) {
  const [path = '', section] = link.split('#');
  const file = path === '' ? document : posix.join(posix.dirname(document), path);
  if (!existsSync(file)) return false;
  return section === undefined || headingsOf(read(file)).includes(section);
}

/**
 * Headings as they stand in an address.
 *
 * @param {string} document
 */
function headingsOf(document) {
  const headings = [...document.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => heading);
  return headings.map((heading) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\w -]/g, '')
      .replaceAll(' ', '-'),
  );
}

/** @param {string} line */
function cellsOf(line) {
  return line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
}

/**
 * @typedef {object} Route
 * @property {string} method
 * @property {string} path
 * @property {true} [write]
 * @property {true} [versioned]
 * @property {string[]} refuses
 */
/** @typedef {Record<string, Route>} Routes */

/** @returns {Promise<{ routes: Routes, invitationRoutes: Routes, accessRoute: Route, statusOf: Record<string, number> }>} */
async function builtBackend() {
  return import(new URL('../../dist/backend/index.js', import.meta.url).href);
}

/** @typedef {{ name: string, kind?: string, description?: string }} Named */
/** @typedef {Partial<Record<'attributes' | 'members' | 'cssParts' | 'slots' | 'events', Named[]>> & { tagName: string }} Element */

/** @returns {Element[]} */
function elements() {
  const { modules } = JSON.parse(read('custom-elements.json'));
  return modules.flatMap((/** @type {{ declarations: Element[] }} */ { declarations }) =>
    declarations.filter(({ tagName }) => tagName),
  );
}
