/** The tree in docs/overview.md is the tree of the project. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

const drawn = pathsOf(treeOf(readFileSync('docs/overview.md', 'utf8')));
const files = execFileSync('git', ['ls-files'], { encoding: 'utf8' }).trim().split('\n');

describe('the tree in docs/overview.md', () => {
  it('names only what is there', () => {
    assert.deepEqual(
      drawn.filter((path) => !existsSync(path)),
      [],
    );
  });

  it('names everything at the top', () => {
    const tops = files.map((file) => file.replace(/\/.*$/, '/'));
    assert.deepEqual(missing(tops), []);
  });

  it('names every folder and every top-level file of src', () => {
    const ofSource = files.filter((file) => file.startsWith('src/'));
    const folders = ofSource.map((file) => file.replace(/[^/]+$/, ''));
    const tops = ofSource.filter((file) => file.split('/').length === 2);
    assert.deepEqual(missing([...folders, ...tops]), []);
  });
});

/** @param {string[]} paths */
function missing(paths) {
  return [...new Set(paths)].filter((path) => !drawn.includes(path));
}

/** @param {string} document */
function treeOf(document) {
  const [, tree = ''] = /^## The tree$[^]*?^```$([^]*?)^```$/m.exec(document) ?? [];
  return tree.split('\n').filter((line) => line.trim() !== '');
}

/**
 * A folder's name ends in a slash, and what is in it is indented by two more. A line of names alone has several.
 *
 * @param {string[]} lines
 */
function pathsOf(lines) {
  /** @type {string[]} */
  const folders = [];
  return lines.flatMap((line) => {
    const depth = line.search(/\S/) / 2;
    const words = line.trim().split(/ {2,}/);
    const names = words.every((word) => word.startsWith('.')) ? words : words.slice(0, 1);
    const paths = names.map((name) => [...folders.slice(0, depth), name].join(''));
    folders[depth] = words[0] ?? '';
    return paths;
  });
}
