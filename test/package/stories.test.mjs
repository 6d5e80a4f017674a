/** Tests that go over all stories leave no file of them out. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { it } from 'node:test';

it('lists every file of stories for the tests that go over all of them', () => {
  const list = readFileSync('test/support/stories.ts', 'utf8');
  const listed = [...list.matchAll(/stories\/([\w-]+\.stories)\.js'/g)].map(
    ([, file]) => `${file}.ts`,
  );
  const files = readdirSync('stories').filter((file) => file.endsWith('.stories.ts'));
  assert.ok(files.length > 0);
  assert.deepEqual(listed.sort(), files.sort());
});
