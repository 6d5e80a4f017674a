/** Serves the built demo under /demo/ as a careful host would, with a strict policy. Only the clock is the tests' own. */
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { contentSecurityPolicy } from '../../../scripts/csp.mjs';
import { clockScript } from './page-clock.mjs';
import { reportTo } from './policy-reports.mjs';

/** @typedef {NonNullable<import('@web/test-runner').TestRunnerConfig['middleware']>[number]} Middleware */

/** @returns {Middleware} */
export function builtDemo() {
  return async (context, next) => {
    const path = normalize(context.path);
    if (!path.startsWith('/demo/')) return next();
    const file = path.endsWith('/') ? `${path}index.html` : path;
    try {
      const content = await readFile(join('dist-demo', file.slice('/demo/'.length)));
      context.body = file.endsWith('.html')
        ? content.toString().replace('<head>', `<head>${clockScript}`)
        : content;
      context.type = extname(file);
      context.set('Content-Security-Policy', `${contentSecurityPolicy}; ${reportTo}`);
    } catch {
      context.status = 404;
    }
  };
}

/**
 * The worker of the mocks must lie at or above the pages that it serves.
 *
 * @returns {Middleware}
 */
export function mockServiceWorker() {
  return async (context, next) => {
    if (context.path !== '/mockServiceWorker.js') return next();
    context.body = await readFile('node_modules/msw/lib/mockServiceWorker.js');
    context.type = 'js';
  };
}
