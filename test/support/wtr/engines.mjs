/** How each of the three engines is started. What is installed, and how, is in `scripts/engines.mjs`. */
import { chromeLauncher } from '@web/test-runner-chrome';
import { engines } from '../../../scripts/engines.mjs';
import { webkitLauncher } from './webkit.mjs';

const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--lang=en-US',
];

/** @type {Record<import('../../../scripts/engines.mjs').EngineName, () => unknown>} */
const launchers = {
  chromium: () =>
    chromeLauncher({
      launchOptions: { executablePath: engines.chromium.find(), args: chromiumFlags },
    }),
  firefox: () =>
    Object.assign(
      chromeLauncher({
        launchOptions: {
          browser: 'firefox',
          executablePath: engines.firefox.find(),
          headless: true,
          extraPrefsFirefox: { 'intl.accept_languages': 'en-US' },
        },
      }),
      { name: 'Firefox' },
    ),
  webkit: () => webkitLauncher(engines.webkit.find()),
};

/** @param {string} name */
export function launcherFor(name) {
  const launch = launchers[/** @type {keyof typeof launchers} */ (name)];
  if (!launch)
    throw new Error(`No such engine: ${name}. There are: ${Object.keys(launchers).join(', ')}`);
  return launch();
}
