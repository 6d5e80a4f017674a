/**
 * `npm run rows`: what the four portals' visitors are promised, row by row, with pass or fail from the tests' own run;
 * written to docs/rows.md as well. The tests run a second time against a service that answers and keeps nothing: a row
 * whose tests do not notice proves nothing, and counts as failed.
 */
import { writeFileSync } from 'node:fs';
import { format } from 'prettier';
import { runBrowserTests } from './browser-tests.mjs';
import { testFiles } from './engines.mjs';

/** @typedef {{ name: string, passed: boolean }} Test */

process.chdir(new URL('..', import.meta.url).pathname);

/** By portal, in the words of what a visitor gets. `shown`: the row is about looking alone, and nothing is kept. */
const portals = [
  {
    name: 'A. Hosting account',
    page: 'demo/hosting-account',
    rows: {
      A1: { text: 'The panel lists the account’s users', shown: true },
      A2: { text: 'Somebody is invited, with all permissions or a choice' },
      A3: {
        text: 'Thirteen permissions with label and description, one of high risk',
        shown: true,
      },
      A4: { text: 'The invitee signs in, or makes a login on the way' },
      A5: { text: 'The mail: its subject, one recipient, one link' },
      A6: { text: 'Invitations are valid for seven days from issue, then sent again' },
      A7: { text: 'A user’s permissions are edited at any time' },
      A8: { text: 'Bin, then “Confirm”' },
    },
  },
  {
    name: 'B. Server panel',
    page: 'demo/server-panel',
    rows: {
      B1: { text: 'Contacts are listed; one is picked to see and change', shown: true },
      B2: { text: 'A contact is created: a user at once, without an invitation' },
      B3: { text: 'Four kinds of alerts' },
      B4: { text: 'Six permissions' },
      B5: { text: 'Updated at the bottom of the form, deleted apart' },
      B6: { text: 'The least-privilege reminder', shown: true },
      B7: { text: 'The same by API' },
    },
  },
  {
    name: 'C. Client area',
    page: 'demo/client-area',
    rows: {
      C1: { text: 'A new contact with the portal’s fields' },
      C2: { text: 'May sign in to the panel: off by default' },
      C3: { text: 'Profile types: technical, billing' },
      C4: { text: 'Subscriptions, one by one' },
      C5: { text: 'Details are changed, or the contact is deleted and made anew' },
      C6: { text: 'Only who is listed is attended to', shown: true },
    },
  },
  {
    name: 'D. Messaging portal',
    page: 'demo/messaging-portal',
    rows: {
      D1: { text: 'Who created the account is its administrator' },
      D2: { text: 'As many addresses as wanted at once' },
      D3: { text: 'Set Permission: type, then modules' },
      D4: { text: 'Then the sub-accounts' },
      D5: { text: 'Each pasted address has its outcome and one fitting action' },
      D6: { text: 'A pending invitation is sent again or removed' },
      D7: { text: 'Seven days; the invitee sets a password, then signs in' },
      D8: { text: 'Deactivate, reactivate, remove: one or several' },
      D9: { text: 'Type, modules and sub-accounts are changed later' },
    },
  },
];

const tests = await run({});
const forgetful = await run({ UM_WRITES_OFF: '1' });

/** @type {string[]} */
const lines = [];
const counts = { passed: 0, failed: 0 };
for (const { name, page, rows } of portals) {
  lines.push('', `## ${name}`, '', `The page: \`${page}\`.`, '');
  lines.push('| row | what | tests | result |', '|---|---|---|---|');
  for (const [id, { text, shown = false }] of Object.entries(rows)) {
    const own = of(tests, id);
    const verdict = judge(own, of(forgetful, id), shown);
    counts[verdict === 'pass' ? 'passed' : 'failed'] += 1;
    lines.push(`| ${id} | ${text} | ${own.length} | ${verdict} |`);
    console.log(
      `${verdict === 'pass' ? '✔' : '✘'} ${id} ${text}${verdict === 'pass' ? '' : `: ${verdict}`}`,
    );
  }
}
writeFileSync('docs/rows.md', await format(page(), { parser: 'markdown' }));
console.log(`${counts.passed} passed, ${counts.failed} failed`);
if (counts.failed > 0) process.exitCode = 1;

function page() {
  return `# What the four portals' visitors can do

Written by \`npm run rows\`, from the run of the tests itself (Chromium). Each row is driven through the elements in the
portal's own language, against the service with that portal's data; B, C, D1, D3, D4 and D9 by keyboard alone, in the
portal's own page. A row passes where all its tests pass, and where at
least one of them fails once the service keeps nothing of what it is told; rows about looking alone have nothing to keep.

${counts.passed} of ${counts.passed + counts.failed} rows pass.
${lines.join('\n')}
`;
}

/**
 * @param {Test[]} own
 * @param {Test[]} withoutWrites
 * @param {boolean} shown
 */
function judge(own, withoutWrites, shown) {
  if (own.length === 0) return 'fail: no test';
  const bad = own.filter(({ passed }) => !passed).length;
  if (bad > 0) return `fail: ${bad} of ${own.length}`;
  if (!shown && withoutWrites.every(({ passed }) => passed))
    return 'fail: does not notice that nothing is kept';
  return 'pass';
}

/**
 * The tests of a row: those whose name begins with its id.
 *
 * @param {Test[]} all
 * @param {string} id
 */
function of(all, id) {
  return all.filter(({ name }) => new RegExp(`^${id}\\b`).test(name));
}

/**
 * @param {Record<string, string>} env
 * @returns {Promise<Test[]>}
 */
async function run(env) {
  const files = testFiles('chromium').filter((file) => file.startsWith('test/journeys/rows-'));
  const { results } = await runBrowserTests({ engine: 'chromium', files, env });
  return results.flatMap(({ tests }) => tests).filter(({ skipped }) => !skipped);
}
