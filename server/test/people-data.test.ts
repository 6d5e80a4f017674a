/** Issue 16, number 17: a person's data, exported and erased, over the tables, and by the operator's command. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { peopleDataCases } from '../../test/support/people-data-cases.js';
import { memberOf, owner, accountOf, portalOf } from '../../test/support/portal.js';
import { databases } from './support/databases.js';
import { openService } from './support/in-process.js';
import type { InProcess } from './support/in-process.js';
import { placeOf } from './support/place.js';

for (const { name: database, open } of databases) {
  describe(`A person's data on ${database}`, () => {
    let service: InProcess;
    before(async () => {
      service = await openService(await open(), portalOf());
    });
    after(() => service.close());

    for (const { name, data = portalOf(), run } of peopleDataCases) {
      it(name, async () => {
        service.clock.now = Date.now();
        await service.refill(data);
        await run(placeOf(service));
      });
    }
  });

  describe(`npm run person on ${database}`, () => {
    const root = mkdtempSync(join(tmpdir(), 'person-'));
    after(() => rmSync(root, { recursive: true }));
    const leaver = 'ida@leaving.example';
    const data = portalOf(
      accountOf({ members: [memberOf(owner, { isOwner: true }), memberOf(leaver)] }),
    );

    it('exports and erases with the settings of the server, and says what it cannot do', async () => {
      const url = await open();
      const folder = join(root, 'data');
      const env = { DATA_FOLDER: folder, ...(url && { DATABASE_URL: url }) };
      await (await openService(url, data, { ...(!url && { folder }) })).close();

      const kept = await person(env, 'export', 'a1', leaver);
      assert.equal(kept.code, 0, kept.errors);
      const exported = JSON.parse(kept.output) as { member: { name: string }; sessions: unknown };
      assert.equal(exported.member.name, 'Ida');
      assert.deepEqual(exported.sessions, []);

      const refused = await person(env, 'erase', 'a1', owner);
      assert.equal(refused.code, 1);
      assert.match(refused.errors, /^olga@account.example is the last active owner/);

      const erased = await person(env, 'erase', 'a1', leaver);
      assert.equal(erased.code, 0, erased.errors);
      assert.equal((JSON.parse(erased.output) as { member: boolean }).member, true);
      const again = await person(env, 'export', 'a1', leaver);
      assert.equal((JSON.parse(again.output) as { member: unknown }).member, null);

      for (const [words, sentence] of [
        [['export', 'zz', leaver], /^There is no account zz$/m],
        [['export', 'a1', 'nobody'], /^nobody is no email address$/m],
      ] as const) {
        const { code, errors } = await person(env, ...words);
        assert.equal(code, 1);
        assert.match(errors, sentence);
      }
    });
  });
}

describe('npm run person', () => {
  it('says how it is used where the words make no sense', async () => {
    for (const words of [
      ['remove', 'a1', owner],
      ['erase', 'a1'],
    ]) {
      const { code, errors } = await person({}, ...words);
      assert.equal(code, 1);
      assert.match(errors, /^Usage: /);
    }
  });

  it('makes no database where there is none', async () => {
    const folder = join(tmpdir(), 'no-such-folder-of-a-database');
    const { code, errors } = await person({ DATA_FOLDER: folder }, 'export', 'a1', owner);
    assert.equal(code, 1);
    assert.equal(
      errors.trim(),
      `There is no database in ${folder}: set DATABASE_URL or DATA_FOLDER`,
    );
  });
});

function person(
  env: Record<string, string>,
  ...words: readonly string[]
): Promise<{ code: number; output: string; errors: string }> {
  const command = ['--import', 'tsx', '--conditions=um-source', 'server/src/person.ts', ...words];
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      command,
      { env: { ...process.env, ...env } },
      (_error, output, errors) => resolve({ code: child.exitCode ?? -1, output, errors }),
    );
  });
}
