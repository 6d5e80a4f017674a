/** What the checks found, for people and for programs. */

/** @typedef {import('../src/testing/index.js').Result} Result */
/** @typedef {import('../src/testing/index.js').Need} Need */

/** @type {Partial<Record<Need, string>>} */
const giving = {
  tokenFor: '--outbox',
  invitee: '--invitations',
  clock: '--clock',
  limited: '--limited',
  partial: '--partial',
  stranger: '--stranger',
  signedOut: '--header',
};

/** @param {readonly Result[]} results */
export function asJson(results) {
  return JSON.stringify(results, null, 2);
}

/**
 * @param {readonly Result[]} results
 * @param {{ url: string, level: string }} asked
 */
export function asText(results, { url, level }) {
  const failed = results.filter(({ outcome }) => outcome === 'failed');
  const skipped = results.filter(({ outcome }) => outcome === 'skipped');
  const left = results.flatMap((result) => result.left ?? []);
  const blocks = [
    `${url}, level ${level}`,
    ...byReason(failed).map(failure),
    ...(skipped.length > 0 ? [skips(skipped)] : []),
    ...(left.length > 0 ? [`Left behind, to be removed by you: ${left.join(', ')}`] : []),
    `${results.length - failed.length - skipped.length} passed, ${failed.length} failed, ${skipped.length} skipped`,
  ];
  return blocks.join('\n\n');
}

/**
 * One fault can fail many checks: those with the same reason are told together.
 *
 * @param {readonly Result[]} results
 * @returns {Result[][]}
 */
function byReason(results) {
  /** @type {Map<string | undefined, Result[]>} */
  const groups = new Map();
  for (const result of results) groups.set(result.why, [...(groups.get(result.why) ?? []), result]);
  return [...groups.values()];
}

/** @param {readonly Result[]} group */
function failure(group) {
  const [first] = group;
  const names = group.map(({ name }) => `✘ ${name}`);
  const requests = (first?.requests ?? []).map(
    ({ method, address, status, requestId }) =>
      `    ${method} ${address} → ${status ?? 'no answer'}${requestId ? ` (request ${requestId})` : ''}`,
  );
  const named = first?.requestId ? [`  Request: ${first.requestId}`] : [];
  const last = requests.length > 0 ? ['  The last requests:', ...requests] : [];
  return [...names, `  ${first?.why}`, ...named, ...last].join('\n');
}

/** @param {readonly Result[]} results */
function skips(results) {
  const lines = byReason(results).flatMap((group) => {
    const { missing, why: told } = group[0] ?? {};
    const flag = missing && giving[missing];
    const why = flag
      ? `Not given: ${flag}`
      : missing
        ? `The account does not have ${missing}.`
        : told;
    return [`  ${why}`, ...group.map(({ name }) => `    – ${name}`)];
  });
  return ['Skipped:', ...lines].join('\n');
}
