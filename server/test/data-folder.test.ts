/** PGlite's files are for one process at a time. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { connect } from '../src/database/connect.js';
import { preparedFolder } from './support/prepared-folder.js';
import { startProcess } from './support/process.js';

describe('the data folder', () => {
  const root = mkdtempSync(join(tmpdir(), 'data-folder-'));
  after(() => rmSync(root, { recursive: true }));

  it('is refused to a second process, which says what to do, until the first has ended', async () => {
    const folder = await preparedFolder(join(root, 'of-a-process'));
    const first = await startProcess({ DATA_FOLDER: folder });
    const refused = {
      message:
        `Another process has the data folder ${folder}, and PGlite is for one at a time: ` +
        'end that one, name another DATA_FOLDER, or set DATABASE_URL',
    };
    await assert.rejects(connect({ folder }), refused);
    await assert.rejects(startProcess({ DATA_FOLDER: folder }, 'ignore'), /did not start/);

    // Nothing of a process that was killed stands in the way of the next.
    await first.end('SIGKILL');
    const second = await startProcess({ DATA_FOLDER: folder });
    await assert.rejects(connect({ folder }), refused);
    assert.equal(await second.end('SIGTERM'), 0);
    await (await connect({ folder })).close();
  });

  it('waits with its end for whoever is at work', async () => {
    const folder = await preparedFolder(join(root, 'at-work'));
    const database = await connect({ folder });
    const done: string[] = [];
    const work = database.kysely.transaction().execute(async (tx) => {
      await tx
        .selectFrom('pg_tables' as 'mails')
        .selectAll()
        .execute();
      await new Promise(setImmediate);
      await tx
        .selectFrom('pg_tables' as 'mails')
        .selectAll()
        .execute();
      done.push('work');
    });
    await new Promise(setImmediate);
    const closed = database.close().then(() => done.push('end'));
    await Promise.all([work, closed]);
    assert.deepEqual(done, ['work', 'end']);
  });
});
