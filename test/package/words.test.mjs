/** Every string is drawn somewhere, and every element brings the English that it draws: a key without a string shows. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { describe, it } from 'node:test';
import { tsImport } from 'tsx/esm/api';
import { stringUse } from '../support/string-keys.mjs';

const built = (/** @type {string} */ path) =>
  import(new URL(`../../dist/${path}`, import.meta.url).href);
/** @type {typeof import('../../src/adapters/better-auth/roles.js')} */
const { createRoles } = await tsImport('../../src/adapters/better-auth/roles.ts', import.meta.url);
/** @type {typeof import('../../src/locales/en.js')} */
const { en } = await built('locales/en.js');
/** @type {typeof import('../../src/mocks/portals/index.js')} */
const { portals } = await built('mocks/portals/index.js');

const keys = Object.keys(en);
const use = stringUse();
const passed = new Set([...use.keys.values()].flatMap((ofFile) => [...ofFile]));
const contact = /\.contact$/;

const accounts = Object.values(portals).flatMap(({ data }) =>
  data(0).accounts.map(({ settings }) => settings),
);
const groups = accounts.flatMap(({ permissionGroups }) => permissionGroups);
const permissions = groups.flatMap((group) => group.permissions);
const subscriptions = accounts.flatMap((account) => account.subscriptions);
const roles = [
  ...accounts.flatMap((account) => account.roles),
  ...createRoles({}).offeredTo('owner').roles,
];

/** By the shape of a key: the things without a label of their own, which are named by a string. */
const named = {
  'alert.{}': subscriptions.filter(({ label }) => label === undefined),
  'field.{}': accounts.flatMap(({ fields }) => fields.filter(({ label }) => label === undefined)),
  'group.{}': groups.filter(({ label }) => label === undefined),
  'permission.{}.label': permissions.filter(({ label }) => label === undefined),
  'profile.{}': accounts.flatMap(({ profiles }) =>
    profiles.filter(({ label }) => label === undefined),
  ),
  'role.{}': roles.filter(({ label }) => label === undefined),
};
/** The same for what may be said of a thing, or not. */
const described = {
  'alert.{}Hint': subscriptions.filter(({ description }) => description === undefined),
  'permission.{}.description': permissions.filter(({ description }) => description === undefined),
  'risk.{}': permissions.filter(({ risk }) => risk && risk.reason === undefined),
};
const panel = 'src/elements/user-management-panel';

describe('the strings', () => {
  it('are chosen by keys that the compiler can tell', () => {
    assert.deepEqual(use.unknown, []);
  });

  it('are looked up by an id in the families that are listed here', () => {
    const families = Object.keys({ ...named, ...described });
    assert.deepEqual([...use.families].sort(), families.sort());
  });

  it('are there for every key that is used', () => {
    const used = [...passed, ...keysOf(named)];
    assert.deepEqual(absentFrom(keys, used), []);
  });

  it('are each used, also where the account has contacts', () => {
    const used = [...passed, ...keysOf(named), ...keysOf(described)];
    const isUsed = (/** @type {string} */ key) =>
      used.includes(key) || (contact.test(key) && used.includes(key.replace(contact, '')));
    assert.deepEqual(
      keys.filter((key) => !isUsed(key)),
      [],
    );
  });
});

/** @param {Record<string, { id: string }[]>} families */
function keysOf(families) {
  return Object.entries(families).flatMap(([shape, things]) =>
    things.map(({ id }) => shape.replace('{}', id)),
  );
}

/**
 * @param {string[]} there
 * @param {string[]} wanted
 */
function absentFrom(there, wanted) {
  return [...new Set(wanted)].filter((key) => !there.includes(key));
}

describe('the words of', () => {
  for (const name of readdirSync('src/elements')) {
    it(`<${name}> come with it`, async () => {
      const entries = [`src/elements/${name}/define.ts`];
      // Fetched behind the panel's first rows, with what it says of refusals.
      if (name === 'user-management-panel') entries.push(`${panel}/deeds.ts`);
      assert.deepEqual(await missing(entries), []);
    });
  }

  for (const view of ['review', 'activity']) {
    it(`the panel's ${view} come with it`, async () => {
      assert.deepEqual(await missing([`${panel}/${view}.ts`]), []);
    });
  }
});

/**
 * The keys that the entries and what they import at once could say, and that none of them brings.
 *
 * @param {string[]} entries
 */
async function missing(entries) {
  const files = new Set(entries);
  for (const file of files) for (const imported of importsOf(file)) files.add(imported);
  const parts = [...files].filter((file) => file.startsWith('src/locales/en/'));
  const brought = new Set();
  for (const part of parts) {
    const module = await built(part.replace(/^src\/|\.ts$/g, '') + '.js');
    for (const words of Object.values(module))
      for (const key of Object.keys(words)) brought.add(key);
  }
  const code = [...files].filter((file) => !file.startsWith('src/locales/'));
  const used = code.flatMap((file) => [...(use.keys.get(file) ?? [])]);
  return absentFrom([...brought], used);
}

/**
 * What a source file imports at once; types are gone from the built one.
 *
 * @param {string} file
 */
function importsOf(file) {
  const found = readFileSync(file, 'utf8').matchAll(
    /^(?:import|export)\b(?! type\b)[^;]*?["'](\.[^"']+)\.js["'];$/gm,
  );
  return [...found].map(
    ([, path = '']) => `${normalize(join(file, '..', path)).replaceAll('\\', '/')}.ts`,
  );
}
