/**
 * What the server takes over HTTP at 20 connections, in accounts of several sizes: `npm run bench:server`.
 *
 * On the PostgreSQL that `TEST_DATABASE_URL` names, in a database of its own. The asking side runs in the same process
 * on the same cores, so that what is printed is the upper bound. Arguments: numbers of members.
 */
import { Agent, request as httpRequest } from 'node:http';
import { performance } from 'node:perf_hooks';
import { accountOf, accessOf, memberOf, portalOf, settingsOf } from '../../test/support/portal.js';
import { fillAccount } from '../test/support/big-account.js';
import { freshDatabase, startTestServer } from '../test/support/test-server.js';
import type { TestServer } from '../test/support/test-server.js';

const connections = 20;
const sizes = process.argv.slice(2).map(Number);
const agent = new Agent({ keepAlive: true, maxSockets: connections });
/** The limits of QUALITY: p99 in milliseconds. */
const limits: Record<string, number> = { read: 25, invite: 200, accept: 150 };

interface Job {
  what: string;
  kind: 'read' | 'invite' | 'accept';
  /** How often in all. */
  times: number;
  run(n: number, lane: number): Promise<void>;
}
interface Sent {
  path: string;
  cookie?: string;
  body?: object;
}

let serial = 0;

/** One request over the kept connections. @throws Error on any answer but 200 */
function send(server: TestServer, { path, cookie, body }: Sent): Promise<string> {
  const text = body && JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const headers = {
      ...(cookie && { cookie }),
      ...(text && {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(text),
        'idempotency-key': `bench-${(serial += 1)}`,
      }),
    };
    const sent = httpRequest(
      `${server.url}/api/${path}`,
      { agent, method: text ? 'POST' : 'GET', headers },
      (reply) => {
        const parts: Buffer[] = [];
        reply.on('data', (part: Buffer) => parts.push(part));
        reply.on('end', () => {
          const told = Buffer.concat(parts).toString('utf8');
          if (reply.statusCode === 200) resolve(told);
          else reject(new Error(`${path}: ${reply.statusCode} ${told.slice(0, 300)}`));
        });
      },
    );
    sent.on('error', reject);
    sent.end(text);
  });
}

/** Owners of accounts of their own, as many as there are connections; the first account is the big one. */
const accounts = Array.from({ length: connections }, (_, lane) => {
  const settings = settingsOf({ id: `a${lane}`, subscriptions: [] });
  return accountOf({
    settings,
    members: [memberOf(`owner${lane}@bench.example`, { isOwner: true })],
    invitations: [],
  });
});

async function jobsFor(server: TestServer, members: number): Promise<Job[]> {
  const cookies: string[] = [];
  for (const { members: owners } of accounts)
    cookies.push(await server.signIn(owners[0]?.email ?? ''));
  const get = (query: string) =>
    send(server, { path: `accounts/a0/members?${query}`, cookie: cookies[0] ?? '' });
  const { nextCursor } = JSON.parse(await get('limit=200')) as { nextCursor: string };
  const tokens: string[] = [];
  const invite = async (lane: number, n: number) => {
    const drafts = Array.from({ length: n }, () => ({
      ...accessOf('domains'),
      email: `bench-${(serial += 1)}@bench.example`,
    }));
    const path = `accounts/a${lane}/invitations`;
    const told = await send(server, { path, cookie: cookies[lane] ?? '', body: { drafts } });
    for (const { link } of JSON.parse(told) as { link: string }[])
      tokens.push(new URL(link).hash.slice(1));
  };
  const read = (what: string, query: (n: number) => string, times = 400): Job => ({
    ...{ what, kind: 'read', times },
    run: async (n) => {
      await get(query(n));
    },
  });
  return [
    read('list, first page of 50', () => ''),
    read('list, after a cursor', () => `cursor=${nextCursor}`),
    read('list by last sign-in, descending', () => 'sort=lastSignInAt&descending=true'),
    read('counts (a page of 1)', () => 'limit=1'),
    read('search, one person', (n) => `text=user${1 + ((n * 7919) % members)}%40`),
    read('search, one in 500', (n) => `text=${encodeURIComponent(`@big${n % 500}.`)}`),
    read('search, one in 20', () => 'text=cleo', members > 100_000 ? 60 : 400),
    { what: 'invite 50', kind: 'invite', times: 60, run: (_n, lane) => invite(lane, 50) },
    {
      what: 'accept, with a password',
      kind: 'accept',
      times: 100,
      run: async () => {
        const body = { token: tokens.pop() ?? '', answer: { password: 'long enough to be kept' } };
        await send(server, { path: 'invitations/accept', body });
      },
    },
  ];
}

/** Every lane asks again as soon as it has its answer. */
async function measure({ times, run }: Job, lanes: number): Promise<number[]> {
  const took: number[] = [];
  let next = 0;
  const lane = async (_: unknown, own: number) => {
    while (next < times) {
      const n = next;
      next += 1;
      const started = performance.now();
      await run(n, own);
      took.push(performance.now() - started);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return took.sort((a, b) => a - b);
}

const at = (sorted: number[], part: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
const shown = (ms: number) => (ms < 10 ? ms.toFixed(1) : String(Math.round(ms)));

console.log('| members | what | one at a time, p50 | 20 connections, p50 | p99 | limit of p99 |');
console.log('|---|---|---|---|---|---|');
for (const members of sizes.length > 0 ? sizes : [1_000, 1_000_000]) {
  const databaseUrl = await freshDatabase();
  if (databaseUrl === undefined)
    throw new Error('TEST_DATABASE_URL has to name a PostgreSQL server');
  const server = await startTestServer({ data: portalOf(...accounts), databaseUrl });
  await fillAccount(server.database, { account: 'a0', members });
  for (const job of await jobsFor(server, members)) {
    const alone = await measure({ ...job, times: Math.min(20, job.times) }, 1);
    const sorted = await measure(job, connections);
    const figures = [at(alone, 0.5), at(sorted, 0.5), at(sorted, 0.99)].map(shown);
    console.log(`| ${[members, job.what, ...figures, limits[job.kind]].join(' | ')} |`);
  }
  await server.stop();
}
agent.destroy();
