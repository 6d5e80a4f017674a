/**
 * The browsers that the tests run in: where they are found, and which Debian packages bring them. Imports nothing
 * that needs an install.
 */
import { existsSync, readdirSync } from 'node:fs';

/** @typedef {'chromium' | 'firefox' | 'webkit'} EngineName */

/** @type {Record<EngineName, { packages: string[], find: () => string | undefined }>} */
export const engines = {
  chromium: { packages: ['chromium'], find: () => first(['/usr/bin/chromium']) },
  firefox: { packages: ['firefox-esr'], find: () => first(['/usr/bin/firefox-esr']) },
  webkit: {
    packages: ['webkit2gtk-driver', 'xvfb'],
    find: () =>
      first(['/usr/bin/WebKitWebDriver']) && first(['/usr/bin/Xvfb']) && first(miniBrowsers()),
  },
};

export const engineNames = /** @type {EngineName[]} */ (Object.keys(engines));

/** @param {string[]} paths */
function first(paths) {
  return paths.find((path) => existsSync(path));
}

/** WebKit's browser lies in a folder named after the machine's architecture. */
function miniBrowsers() {
  return readdirSync('/usr/lib')
    .filter((folder) => folder.endsWith('-linux-gnu'))
    .map((folder) => `/usr/lib/${folder}/webkit2gtk-4.1/MiniBrowser`);
}
