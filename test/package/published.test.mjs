/** The tarball that hosts install, as tools judge it. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { publicEntries } from '../../scripts/entries.mjs';
import { pack, publishedManifest } from '../../scripts/pack.mjs';

const folder = mkdtempSync(join(tmpdir(), 'published-'));
/** Hosts that import ES modules are meant: no other there is. */
const ignored = ['node10', 'node16-cjs'];

describe('the tarball', () => {
  /** @type {Buffer} */
  let tarball;
  before(() => {
    tarball = readFileSync(pack(folder));
  });
  after(() => rmSync(folder, { recursive: true }));

  it('has nothing that publint would say a word about', async () => {
    const { messages } = await publint({
      pack: { tarball: new Uint8Array(tarball).buffer },
      strict: true,
    });
    const published = publishedManifest();
    assert.deepEqual(
      messages.map((message) => formatMessage(message, published)),
      [],
    );
  });

  it('has types that are right under each public path', async () => {
    const entrypoints = publicEntries().map(({ path }) => path);
    const result = await checkPackage(createPackageFromTarballData(tarball), { entrypoints });
    assert.ok(result.types, 'there are no types');
    assert.deepEqual(Object.keys(result.entrypoints).sort(), entrypoints.sort());
    const wrong = result.problems.filter(
      (problem) => !('resolutionKind' in problem && ignored.includes(problem.resolutionKind)),
    );
    assert.deepEqual(wrong, []);
  });

  it('brings nothing of the server', () => {
    const { dependencies } = publishedManifest();
    const foreign = /kysely|pglite|better-auth|nodemailer|^pg$|hono|argon2|pino/;
    const named = Object.keys(dependencies);
    assert.deepEqual(
      named.filter((name) => foreign.test(name)),
      [],
    );
  });
});
