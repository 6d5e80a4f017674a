/** The clock of every page that a test opens: see test/support/clock.mjs. */
const address = '/test-clock.js';

/** Belongs before every other script of a page. Nothing inline, so that strict policies allow it. */
export const clockScript = `<script type="module" nonce="r4nd0m" src="${address}"></script>`;

/**
 * All pages of a run share one shift: on a page that is loaded again, time has gone on.
 *
 * @param {number} shift milliseconds
 * @returns {NonNullable<import('@web/test-runner').TestRunnerConfig['middleware']>[number]}
 */
export function pageClock(shift) {
  return (context, next) => {
    if (context.path !== address) return next();
    context.type = 'js';
    context.body = `import { shiftClock } from '/test/support/clock.mjs';\nshiftClock(${shift});\n`;
    return undefined;
  };
}
