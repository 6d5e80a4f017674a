/**
 * Pages of hosts with strict policies. No mocks, no worker.
 *
 * - /host/<policy>/<build>: nothing but the elements, where the build is `esm` or `standalone`
 * - /host/stories: one story at a time
 */
import { clockScript } from './page-clock.mjs';
import { reportTo } from './policy-reports.mjs';

const strict = ["default-src 'none'", "style-src 'self'", "connect-src 'self'", "base-uri 'none'"];
const scripts = "script-src 'self'";
const typed = "require-trusted-types-for 'script'";

/** What hosts write, from usual to strictest. The named policy is what the documentation of each build asks for. */
const policies = {
  scripts: () => [scripts, "style-src 'self'"],
  nothingElse: () => [...strict, scripts],
  typed: () => [...strict, scripts, typed],
  /** @param {string} name */
  named: (name) => [...strict, scripts, typed, `trusted-types ${name}`],
  /** @param {string} name */
  nonce: (name) => [
    ...strict,
    "script-src 'nonce-r4nd0m' 'strict-dynamic'",
    typed,
    `trusted-types ${name}`,
  ],
};
/** The page of a host that brings fonts and style sheets of its own, for test/support/story-frame.ts. */
const storyPage = {
  policy: [...strict, scripts, typed, 'trusted-types lit-html', "font-src 'self'"],
  body: `<!doctype html>
    <html lang="en">
      <title>Stories</title>
      <link rel="stylesheet" href="/test/support/wtr/stories.css">
      <script type="module" src="/test/support/story-page.ts"></script>
      <body class="sb-show-main sb-main-padded">
    </html>`,
};
const builds = {
  esm: { file: '/src/define.ts', name: 'lit-html' },
  standalone: { file: '/dist/standalone.js', name: 'user-management-elements' },
};

/** @returns {NonNullable<import('@web/test-runner').TestRunnerConfig['middleware']>[number]} */
export function hostPages() {
  return (context, next) => {
    if (context.path === '/host/stories') {
      context.set('Content-Security-Policy', [...storyPage.policy, reportTo].join('; '));
      context.type = 'html';
      context.body = storyPage.body;
      return undefined;
    }
    const [, host, policy, build] = context.path.split('/');
    if (host !== 'host' || !isKey(policies, policy) || !isKey(builds, build)) return next();
    const { file, name } = builds[build];
    context.set('Content-Security-Policy', [...policies[policy](name), reportTo].join('; '));
    context.type = 'html';
    context.body = `<!doctype html>
      <html lang="en">
        <title>A host</title>
        ${clockScript}
        <script type="module" nonce="r4nd0m" src="${file}"></script>
        <user-management-panel></user-management-panel>
      </html>`;
    return undefined;
  };
}

/**
 * @template {object} T
 * @param {T} table
 * @param {string | undefined} key
 * @returns {key is Extract<keyof T, string>}
 */
function isKey(table, key) {
  return key !== undefined && Object.hasOwn(table, key);
}
