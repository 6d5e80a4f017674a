/**
 * The public paths with their sources and outputs, read from the exports map: build, size table and tests keep
 * no second list.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../', import.meta.url);

/** @type {{ name: string, dependencies: Record<string, string>, exports: Record<string, string | null | Record<string, string>> }} */
export const manifest = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));

/**
 * @typedef {object} Entry
 * @property {string} path as a host writes it after the package's name, such as `./elements/invite-dialog`
 * @property {string} source from the project's root, such as `./src/elements/invite-dialog/invite-dialog.ts`
 * @property {string} output likewise, such as `./dist/elements/invite-dialog/invite-dialog.js`
 */

/** @returns {Entry[]} */
export function publicEntries() {
  const files = readdirSync(fileURLToPath(new URL('src', root)), { recursive: true });
  const sources = files.map((file) => `./src/${String(file).replaceAll('\\', '/')}`).sort();
  return Object.entries(manifest.exports).flatMap(([path, target]) => {
    if (target === null || typeof target === 'string') return [];
    const { 'um-source': source = '', default: output = '' } = target;
    return expand(source, sources)
      .map(({ file, star }) => ({
        path: path.replaceAll('*', star),
        source: file,
        output: output.replaceAll('*', star),
      }))
      .filter(({ path }) => manifest.exports[path] !== null);
  });
}

/**
 * Every star of a target stands for the same text, as Node reads them.
 *
 * @param {string} pattern
 * @param {string[]} files
 */
function expand(pattern, files) {
  const [head = '', ...rest] = pattern.split('*').map((text) => text.replaceAll('.', '\\.'));
  const [next, ...more] = rest;
  const star = next === undefined ? '' : `([^/]+)${[next, ...more].join('\\1')}`;
  const matcher = new RegExp(`^${head}${star}$`);
  return files.flatMap((file) => {
    const match = matcher.exec(file);
    return match ? [{ file, star: match[1] ?? '' }] : [];
  });
}
