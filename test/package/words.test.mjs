/** Every element brings the English that it says: a key without its words would be shown itself. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { describe, it } from 'node:test';
import { en } from '../../dist/locales/en.js';

const keys = new Set(Object.keys(en));
const panel = 'dist/elements/user-management-panel';

describe('the words of', () => {
  for (const name of readdirSync('dist/elements')) {
    it(`<${name}> come with it`, async () => {
      const entries = [`dist/elements/${name}/define.js`];
      // Fetched behind the panel's first rows, with what it says of refusals.
      if (name === 'user-management-panel') entries.push(`${panel}/deeds.js`);
      assert.deepEqual(await missing(entries), []);
    });
  }

  for (const view of ['review', 'activity']) {
    it(`the panel's ${view} come with it`, async () => {
      assert.deepEqual(await missing([`${panel}/${view}.js`]), []);
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
  const parts = [...files].filter((file) => file.startsWith('dist/locales/en/'));
  const brought = new Set();
  for (const part of parts) {
    const module = await import(`../../${part}`);
    for (const words of Object.values(module))
      for (const key of Object.keys(words)) brought.add(key);
  }
  const code = [...files].filter((file) => !file.startsWith('dist/locales/'));
  const said = code.flatMap((file) => textsIn(file).filter((text) => keys.has(text)));
  return [...new Set(said)].filter((key) => !brought.has(key));
}

/** @param {string} file */
function importsOf(file) {
  const found = readFileSync(file, 'utf8').matchAll(
    /^(?:import|export)\b[^;]*?["'](\.[^"']+)["'];$/gm,
  );
  return [...found].map(([, path = '']) => normalize(join(file, '..', path)).replaceAll('\\', '/'));
}

/** @param {string} file */
function textsIn(file) {
  return [...readFileSync(file, 'utf8').matchAll(/(?<!=)"([\w.-]+)"/g)].map(
    ([, text = '']) => text,
  );
}
