/** What is confirmed lasts: through an orderly end, and through one in the middle of something. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { portals } from '../../src/mocks/portals/index.js';
import { demoPassword } from '../src/seed.js';
import { databases } from './support/databases.js';
import { startProcess } from './support/process.js';
import { signInAt } from './support/test-server.js';

const { account, viewers } = portals['hosting-account'];
const invitations = `/api/accounts/${account}/invitations`;
const chunk = 20;
const chunks = 30;

interface Invited {
  status: number;
  outcomes: string[];
}

/** The addresses of one request. */
const addressesOf = (which: number) =>
  Array.from({ length: chunk }, (_, at) => `person-${which}-${at}@lasting.example`);

/** @returns null where no answer came */
async function invite(url: string, cookie: string, which: number): Promise<Invited | null> {
  const drafts = addressesOf(which).map((email) => ({
    email,
    permissions: ['invoices'],
    scope: 'all',
  }));
  try {
    const response = await fetch(url + invitations, {
      method: 'POST',
      headers: {
        cookie,
        'content-type': 'application/json',
        'idempotency-key': `lasting-${which}`,
      },
      body: JSON.stringify({ drafts }),
    });
    const body = (await response.json()) as { items?: { outcome: string }[] };
    return { status: response.status, outcomes: (body.items ?? []).map(({ outcome }) => outcome) };
  } catch {
    return null;
  }
}

/** Everybody of ours who stands in the list, a page after the other. */
async function invited(url: string, cookie: string): Promise<string[]> {
  const found: string[] = [];
  let cursor: string | undefined;
  do {
    const query = new URLSearchParams({ q: 'lasting.example', limit: '100' });
    if (cursor) query.set('cursor', cursor);
    const response = await fetch(`${url}${invitations}?${query}`, { headers: { cookie } });
    assert.equal(response.status, 200, await response.clone().text());
    const page = (await response.json()) as { items: { email: string }[]; nextCursor?: string };
    found.push(...page.items.map(({ email }) => email));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return found;
}

async function mailsAt(url: string, cookie: string): Promise<string[]> {
  const response = await fetch(`${url}/api/outbox/${account}`, { headers: { cookie } });
  const { mails } = (await response.json()) as { mails: { to: { address: string } }[] };
  return mails.map(({ to }) => to.address);
}

for (const { name, open } of databases) {
  describe(`what is done on ${name}`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'lasting-'));
    after(() => rmSync(folder, { recursive: true }));

    it('is there after an end and a start, and after a kill in the middle of many invitations', async () => {
      const databaseUrl = await open();
      const env = {
        SEED: 'demo',
        TEST_CLOCK: '1',
        DATA_FOLDER: join(folder, 'data'),
        ...(databaseUrl && { DATABASE_URL: databaseUrl }),
      };
      // An orderly end.
      const first = await startProcess(env);
      const cookie = await signInAt(first.url, viewers.owner, demoPassword);
      const before = await invite(first.url, cookie, 0);
      assert.equal(before?.status, 200, JSON.stringify(before));
      assert.deepEqual(new Set(before.outcomes), new Set(['done']));
      assert.equal(await first.end('SIGTERM'), 0);

      // Killed while some requests are answered, some have begun, and some are on their way.
      const second = await startProcess(env);
      assert.deepEqual((await invited(second.url, cookie)).sort(), addressesOf(0).sort());
      let confirmed = 0;
      let kill: Promise<unknown> | undefined;
      const answers = await Promise.all(
        Array.from({ length: chunks }, async (_, at) => {
          const answer = await invite(second.url, cookie, at + 1);
          if (answer?.status === 200 && (confirmed += 1) === 5) kill = second.end('SIGKILL');
          return answer;
        }),
      );
      await kill;
      const done = answers.flatMap((answer, at) => (answer?.status === 200 ? [at + 1] : []));
      assert.ok(done.length >= 5 && done.length < chunks, `${done.length} were confirmed`);

      const third = await startProcess(env);
      const found = await invited(third.url, cookie);
      assert.equal(new Set(found).size, found.length, 'nobody is invited twice');
      const there = new Set(found);
      for (const which of done) {
        assert.ok(
          addressesOf(which).every((one) => there.has(one)),
          `request ${which} is there`,
        );
      }
      for (let which = 0; which <= chunks; which++) {
        const count = addressesOf(which).filter((one) => there.has(one)).length;
        assert.ok(count === 0 || count === chunk, `${count} of request ${which} are there`);
      }

      // Whoever had no answer asks again under the same key: it is done once.
      for (let which = 1; which <= chunks; which++) {
        const again = await invite(third.url, cookie, which);
        assert.equal(again?.status, 200);
        assert.deepEqual(new Set(again.outcomes), new Set(['done']));
      }
      const all = await invited(third.url, cookie);
      assert.equal(all.length, (chunks + 1) * chunk);
      const mails = await mailsAt(third.url, cookie);
      assert.equal(new Set(mails).size, mails.length, 'one mail to each');
      assert.equal(await third.end('SIGTERM'), 0);
    });
  });
}
