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

/** What can differ between engines (focus, dialogs, forms, popovers, layout, clipboard, whole journeys). */
const everyEngine = ['engines', 'journeys'];
const chromiumOnly = ['elements', 'mocks', 'chaos'];

/** WebDriver holds no keys and takes longest for each, so a portal is walked once there: see invitee.test.ts. */
const notInWebKit = ['rows-b', 'rows-c', 'rows-d-access'].map(
  (name) => `test/journeys/${name}.test.ts`,
);

/**
 * The test files of an engine. Which tests run where is decided by their folder in `test`.
 *
 * @param {string} engine
 */
export function testFiles(engine) {
  const folders = engine === 'chromium' ? [...everyEngine, ...chromiumOnly] : everyEngine;
  const files = folders.flatMap((folder) =>
    readdirSync(`test/${folder}`)
      .filter((file) => file.endsWith('.test.ts'))
      .map((file) => `test/${folder}/${file}`),
  );
  return engine === 'webkit' ? files.filter((file) => !notInWebKit.includes(file)) : files;
}

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
