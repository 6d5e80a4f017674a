/** A backend of the examples as a process of its own, and as a subject of the conformance suite. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const built = (/** @type {string} */ path) =>
  new URL(`../../../dist/${path}`, import.meta.url).href;
const { createHttpBackend, createHttpInvitationBackend } = await import(
  built('adapters/http/index.js')
);

const support = new URL('.', import.meta.url).pathname;

/**
 * @param {string[]} command what starts it; it prints its address, and each mail as `To <address>: <link>`
 */
export async function startBackend([program = '', ...words]) {
  const clock = join(mkdtempSync(join(tmpdir(), 'backend-')), 'clock');
  writeFileSync(clock, '0');
  const child = spawn(program, words, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, PORT: '0', CLOCK_FILE: clock, PYTHONPATH: support },
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text) => (said += text));
  const baseUrl = await until(() => /^http:\S+$/m.exec(said)?.[0]);
  const origin = new URL(baseUrl).origin;

  /** The link in the newest mail to an address. */
  const linkFor = async (/** @type {string} */ email) => {
    // What was said before the answer lies in the pipe: it is read when the loop has gone round.
    for (let turns = 0; turns < 2; turns += 1) await new Promise(setImmediate);
    return until(
      () => [...said.matchAll(/^To (\S+): (\S+)$/gm)].findLast(([, to]) => to === email)?.[2],
    );
  };

  /** @param {string | null} email who is signed in */
  const as = (email) => ({ headers: () => (email ? { cookie: `user=${email}` } : {}) });
  let addresses = 0;
  return {
    origin,
    baseUrl,
    linkFor,
    stop: () => child.kill(),
    subject: {
      backend: createHttpBackend({ baseUrl, ...as('owner@example.com') }),
      freshAddress: () => `fresh-${(addresses += 1)}@conformance.example`,
      tokenFor: async (/** @type {string} */ email) => (await linkFor(email)).split('#')[1] ?? '',
      invitee: (/** @type {string} */ email) => {
        const baseUrl = `${origin}/api/invitations`;
        const { lookUp, accept } = createHttpInvitationBackend({ baseUrl, ...as(email) });
        return { lookUp, accept };
      },
      clock: {
        advance: (/** @type {number} */ milliseconds) =>
          writeFileSync(clock, `${Number(readFileSync(clock, 'utf8')) + milliseconds}`),
      },
      limited: createHttpBackend({ baseUrl, ...as('ann@example.com') }),
      stranger: createHttpBackend({ baseUrl, ...as('stranger@example.com') }),
      signedOut: createHttpBackend({ baseUrl, ...as(null) }),
    },
  };
}

/**
 * @template T
 * @param {() => T | undefined} find
 * @returns {Promise<T>}
 */
async function until(find) {
  const end = Date.now() + 10_000;
  for (;;) {
    const found = find();
    if (found !== undefined) return found;
    if (Date.now() > end) throw new Error('The backend does not say it.');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
