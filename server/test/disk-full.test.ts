/** Issue 16, number 23: a disk that is full is told as that, at the start and later, and nothing is lost by it. */
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs, {
  mkdtempSync,
  readdirSync,
  rmdirSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it, mock } from 'node:test';
import { portals } from '../../src/mocks/portals/index.js';
import { connect } from '../src/database/connect.js';
import { diskIsFull, openOnDisk, watchDisk } from '../src/database/disk.js';
import { demoPassword } from '../src/seed.js';
import { preparedFolder } from './support/prepared-folder.js';
import { freePort, signInAt } from './support/test-server.js';

const { account, viewers } = portals['hosting-account'];

interface SmallDisk {
  folder: string;
  /** Leaves so many bytes. */
  fill(left?: number): void;
  makeRoom(): void;
  end(): void;
}

/** A disk of its own size in memory, or null where nobody may mount one. */
function smallDisk(mebibytes: number): SmallDisk | null {
  const folder = mkdtempSync(join(tmpdir(), 'small-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${mebibytes}m`, 'small-disk', folder], {
      stdio: 'ignore',
    });
  } catch {
    rmdirSync(folder);
    return null;
  }
  const ballast = join(folder, 'ballast');
  return {
    folder,
    fill(left = 0) {
      const { bavail, bsize } = statfsSync(folder);
      writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - left)));
    },
    makeRoom: () => rmSync(ballast),
    end() {
      execFileSync('umount', [folder]);
      rmdirSync(folder);
    },
  };
}

interface Run {
  url: string;
  /** What it printed, of both kinds. */
  output(): string;
  exit: Promise<number | null>;
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** The server as a process whose words are read. */
async function run(folder: string): Promise<Run> {
  const port = await freePort();
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', '--conditions=um-source', 'server/src/main.ts'],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        ...{ DATA_FOLDER: folder, SEED: 'demo', LOG_LEVEL: 'info' },
        ...{ HOST: 'localhost', PORT: `${port}` },
      },
    },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  const exit = (once(child, 'exit') as Promise<[number | null]>).then(([code]) => code);
  return {
    url: `http://localhost:${port}`,
    output: () => output,
    exit,
    end: (signal) => {
      child.kill(signal);
      return exit;
    },
  };
}

async function ready({ url }: Run): Promise<string> {
  try {
    const response = await fetch(`${url}/readyz`);
    return `${response.status} ${await response.text()}`;
  } catch {
    return 'no answer';
  }
}

async function until(what: () => Promise<boolean>): Promise<void> {
  while (!(await what())) await new Promise((resolve) => setTimeout(resolve, 100));
}

async function invite({ url }: Run, cookie: string, name: string): Promise<number> {
  const drafts = Array.from({ length: 50 }, (_, at) => ({
    email: `${name}-${at}@full.example`,
    ...{ role: null, profile: null, permissions: ['invoices'], subscriptions: [] },
    scope: { all: true },
  }));
  const { status } = await fetch(`${url}/api/accounts/${account}/invitations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': `${name}-key`, cookie },
    body: JSON.stringify({ drafts }),
  });
  return status;
}

describe('a disk that fills up under PGlite', () => {
  it('is told by /readyz and the log, also at the next start, and all is well when there is room', async (t) => {
    const disk = smallDisk(400);
    if (!disk) return t.skip('no disk can be mounted here');
    after(() => disk.end());
    const folder = await preparedFolder(join(disk.folder, 'data'));
    const first = await run(folder);
    await until(async () => (await ready(first)) === '200 ready');
    const cookie = await signInAt(first.url, viewers.owner, demoPassword);
    assert.equal(await invite(first, cookie, 'before'), 200);

    disk.fill();
    await until(async () => (await ready(first)) !== '200 ready');
    assert.equal(await ready(first), `503 not ready: ${diskIsFull}`);
    // Written until one is refused: some room is left within the files that are there.
    let refused = 200;
    for (let turn = 0; turn < 60 && refused === 200; turn += 1)
      refused = await invite(first, cookie, `full-${turn}`);
    assert.ok(refused >= 500, `${refused} on a full disk`);
    assert.equal((await fetch(`${first.url}/healthz`)).status, 200);
    assert.match(first.output(), new RegExp(`"msg":"${diskIsFull}"`));

    // Killed, it cannot come up again while there is no room.
    await first.end('SIGKILL');
    disk.makeRoom();
    disk.fill(4 * 1_048_576);
    const second = await run(folder);
    assert.equal(await second.exit, 1);
    assert.match(
      second.output(),
      /^The disk of the data folder .* is full \(\d+ MiB free\): make room and start again\n$/,
    );

    disk.makeRoom();
    const third = await run(folder);
    await until(async () => (await ready(third)) === '200 ready');
    assert.equal(await invite(third, cookie, 'after'), 200);
    // What was confirmed before is there.
    const list = await fetch(
      `${third.url}/api/accounts/${account}/invitations?text=before-&limit=100`,
      { headers: { cookie } },
    );
    assert.equal(((await list.json()) as { items: unknown[] }).items.length, 50);

    // One that lives on is ready again by itself.
    disk.fill();
    await until(async () => (await ready(third)) !== '200 ready');
    disk.makeRoom();
    await until(async () => (await ready(third)) === '200 ready');
    assert.match(third.output(), /the data folder can be written again/);
    assert.equal(await third.end('SIGTERM'), 0);
  });

  it('has no room for a new database: a sentence, and nothing is left behind', async (t) => {
    const disk = smallDisk(20);
    if (!disk) return t.skip('no disk can be mounted here');
    after(() => disk.end());
    const folder = join(disk.folder, 'data');
    const server = await run(folder);
    assert.equal(await server.exit, 1);
    assert.match(
      server.output(),
      /^The disk of the data folder .* is full \(\d+ MiB free\): .*\n$/,
    );
    assert.deepEqual(readdirSync(folder), ['lock']);
  });

  it('has no room even for a folder: the same sentence', async (t) => {
    const disk = smallDisk(1);
    if (!disk) return t.skip('no disk can be mounted here');
    after(() => disk.end());
    disk.fill();
    const folder = join(disk.folder, 'data');
    await assert.rejects(connect({ folder }), /^Error: The disk of the data folder .* is full/);
  });
});

describe('writes that the operating system refuses', () => {
  const root = mkdtempSync(join(tmpdir(), 'refused-'));
  after(() => rmSync(root, { recursive: true }));
  const full = () => {
    throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
  };

  it('are told as a full disk while PGlite runs, and over when they are taken again', async () => {
    const told: (string | null)[] = [];
    const folder = await preparedFolder(join(root, 'running'));
    const database = await connect({ folder, onProblem: (problem) => told.push(problem) });
    const query = (text: string) => database.pool.query({ text });
    await query('create table big (x text)');
    assert.equal(database.problem(), null);

    const spies = (['writeSync', 'writeFileSync'] as const).map((name) =>
      mock.method(fs, name, full),
    );
    await assert.rejects(
      query(`insert into big select repeat(md5(n::text), 100) from generate_series(1, 20000) as n`),
    );
    assert.deepEqual(told, [diskIsFull]);
    for (const spy of spies) spy.mock.restore();
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    assert.equal(database.problem(), null);
    assert.deepEqual(told, [diskIsFull, null]);
    await query('insert into big values (1)');
    await database.close();
  });

  it('are told as a full disk at the start, and what was half made is taken away', async () => {
    const folder = mkdtempSync(join(root, 'starting-'));
    writeFileSync(join(folder, 'lock'), '');
    const opening = openOnDisk(folder, async () => {
      writeFileSync(join(folder, 'PG_VERSION'), '17');
      full();
    });
    await assert.rejects(
      opening,
      /^Error: The disk of the data folder .* is full \(\d+ MiB free\)/,
    );
    assert.deepEqual(readdirSync(folder), ['lock']);
  });

  it('leave other errors as they are, and a database that was there', async () => {
    const folder = mkdtempSync(join(root, 'other-'));
    writeFileSync(join(folder, 'PG_VERSION'), '17');
    const opening = openOnDisk(folder, () => Promise.reject(new Error('something else')));
    await assert.rejects(opening, /^Error: something else$/);
    await assert.rejects(
      openOnDisk(folder, async () => full()),
      /is full/,
    );
    assert.deepEqual(readdirSync(folder), ['PG_VERSION']);
  });

  it('are noticed in the words of the database too', () => {
    for (const error of [
      Object.assign(new Error('could not extend file'), { code: '53100' }),
      new Error('could not write to file "pg_wal/xlogtemp.42": No space left on device'),
      Object.assign(new Error('write'), { code: 'EDQUOT' }),
    ]) {
      const told: unknown[] = [];
      watchDisk(root, (problem) => told.push(problem)).noticed(error);
      assert.deepEqual(told, [diskIsFull]);
    }
    const told: unknown[] = [];
    watchDisk(root, (problem) => told.push(problem)).noticed(new Error('deadlock detected'));
    assert.deepEqual(told, []);
  });
});
