/** The adapter of `examples`, over an API of another shape, keeps the contract. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { engines } from '../../scripts/engines.mjs';
import { openBrowser } from '../../scripts/pages.mjs';
import { liveThrough } from '../support/examples/life.mjs';
import { createTeamApi } from '../support/examples/team-api.mjs';
import { serveTeam } from '../support/examples/team-page.mjs';

const built = (/** @type {string} */ path) =>
  import(new URL(`../../${path}`, import.meta.url).href);
const { runConformance } = await built('dist/testing/index.js');
const { BackendError } = await built('dist/backend/index.js');
const { createTeamBackend } = await built('examples/adapter/adapter.mjs');

it('takes less than 80 lines', () => {
  const lines = readFileSync('examples/adapter/adapter.mjs', 'utf8').trimEnd().split('\n');
  assert.ok(lines.length < 80, `${lines.length} lines`);
});

it('keeps the contract', async () => {
  const api = createTeamApi();
  const as = (/** @type {string | null} */ mail) =>
    createTeamBackend('https://team.example', api.send(mail));
  let addresses = 0;
  /** @type {{ name: string, outcome: string, why?: string }[]} */
  const results = await runConformance({
    backend: as('boss@team.example'),
    freshAddress: () => `fresh-${(addresses += 1)}@conformance.example`,
    tokenFor: api.keyFor,
    invitee: inviteeOf(api),
    clock: { advance: api.advance },
    limited: as('ann@team.example'),
    stranger: as('stranger@team.example'),
    signedOut: as(null),
  });
  const failed = results.filter(({ outcome }) => outcome === 'failed');
  assert.deepEqual(failed, []);
  const passed = results.filter(({ outcome }) => outcome === 'passed');
  assert.ok(passed.length >= 55, `${passed.length} checks passed`);
});

const noBrowser = engines.chromium.find() ? false : 'Chromium is not installed';

it('stands behind a page: list, invite, accept, change, remove', { skip: noBrowser }, async () => {
  const api = createTeamApi();
  const pages = await serveTeam(api);
  const browser = await openBrowser();
  const linkFor = async (/** @type {string} */ mail) => `/join?key=${api.keyFor(mail)}`;
  try {
    const people = { owner: 'boss@team.example', other: 'ann@team.example' };
    await liveThrough(browser, `${pages.origin}/`, linkFor, people);
  } finally {
    await browser.close();
    pages.close();
  }
});

/**
 * The page behind the link is the API's own. Here it is asked as the suite asks.
 *
 * @param {ReturnType<typeof createTeamApi>} api
 */
function inviteeOf(api) {
  const opened = (/** @type {string} */ key) => {
    const invite = api.opened(key);
    if (!invite) throw new BackendError({ code: 'not-found' });
    return invite;
  };
  return (/** @type {string} */ email) => ({
    lookUp: async (/** @type {string} */ key) => {
      const { mail, rights, until } = opened(key);
      const permissions = rights.map((/** @type {string} */ id) => ({ id }));
      const [status, needs] = ['pending', 'confirm'];
      return { email: mail, permissions, expiresAt: until, status, needs, signedInAs: email };
    },
    accept: async (/** @type {string} */ key) => {
      const invite = opened(key);
      const reason = 'wrong-account';
      if (invite.mail !== email) throw new BackendError({ code: 'refused', reason });
      api.accept(invite);
      return {};
    },
  });
}
