/**
 * Collects what policies have stopped. A listener in the page would come too late for what happens while it loads, so
 * the browser is asked to report; a GET of the same address gives what has come, and forgets it.
 */
export const reportTo = 'report-uri /policy-reports';

/** @returns {NonNullable<import('@web/test-runner').TestRunnerConfig['middleware']>[number]} */
export function policyReports() {
  /** @type {string[]} */
  let reports = [];
  return async (context, next) => {
    if (context.path !== '/policy-reports') return next();
    if (context.method === 'GET') {
      context.body = reports;
      reports = [];
      return undefined;
    }
    let text = '';
    for await (const chunk of context.req) text += chunk;
    reports.push(text);
    context.status = 204;
    return undefined;
  };
}
