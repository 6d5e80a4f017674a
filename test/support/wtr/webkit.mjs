/** WebKit under the runner: a virtual screen, WebKit's driver, and a launcher that ends both with the browser. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { webdriverLauncher } from '@web/test-runner-webdriver';

/** One process loads every file, and what it keeps of the earlier ones slows it down until it stands still. */
const filesPerBrowser = 10;

/** @param {string | undefined} binary */
export async function webkitLauncher(binary) {
  if (!binary) throw new Error('WebKit is not installed');
  const screen = await startScreen();
  const driver = await startDriver(screen.display);
  const end = () => [driver.process, screen.process].forEach(endGroup);
  process.once('exit', end);

  const launcher = webdriverLauncher({
    automationProtocol: 'webdriver',
    hostname: '127.0.0.1',
    port: driver.port,
    path: '/',
    capabilities: /** @type {WebdriverIO.Capabilities} */ ({
      // The newer protocol is not spoken by WebKit's driver.
      'wdio:enforceWebDriverClassic': true,
      browserName: 'MiniBrowser',
      'webkitgtk:browserOptions': { binary, args: ['--automation'] },
    }),
  });
  const holdKeys = launcher.sendKeys.bind(launcher);
  launcher.sendKeys = async (session, keys) => {
    for (const distinct of withoutRepeats(keys)) await holdKeys(session, distinct);
  };
  const closeBrowser = launcher.stop.bind(launcher);
  const startFile = launcher.startSession.bind(launcher);
  let started = 0;
  launcher.startSession = async (session, url) => {
    if (started > 0 && started % filesPerBrowser === 0) await closeBrowser();
    started += 1;
    return startFile(session, url);
  };
  launcher.stop = () => closeBrowser().finally(end);
  return launcher;
}

/**
 * The driver holds down all keys of a text before it lets go of any: of “nn” only one arrives.
 *
 * @param {string[]} keys
 */
function withoutRepeats(keys) {
  /** @type {string[][]} */
  const runs = [[]];
  for (const key of keys) {
    if (runs.at(-1)?.includes(key)) runs.push([]);
    runs.at(-1)?.push(key);
  }
  return runs;
}

/** The server itself picks a free display and tells its number. */
async function startScreen() {
  const child = spawn(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'], detached: true },
  );
  const [number] = await once(
    /** @type {import('node:stream').Readable} */ (child.stdio[3]),
    'data',
  );
  return { process: child, display: `:${String(number).trim()}` };
}

/** @param {string} display */
async function startDriver(display) {
  const port = await freePort();
  const child = spawn('WebKitWebDriver', [`--port=${port}`], {
    env: {
      ...process.env,
      DISPLAY: display,
      LC_ALL: 'en_US.UTF-8',
      // The sandbox needs user namespaces, which containers seldom have.
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
    },
    stdio: 'ignore',
    detached: true,
  });
  await listening(port);
  return { process: child, port };
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  server.close();
  return port;
}

/** @param {number} port */
async function listening(port, tries = 50) {
  for (let left = tries; left > 0; left--) {
    const socket = connect(port, '127.0.0.1');
    try {
      await once(socket, 'connect');
      return;
    } catch {
      await sleep(100);
    } finally {
      socket.destroy();
    }
  }
  throw new Error('WebKitWebDriver does not answer');
}

/**
 * The browser is a child of the driver: the whole group goes, or it would be left behind.
 *
 * @param {import('node:child_process').ChildProcess} child
 */
function endGroup(child) {
  try {
    process.kill(-Number(child.pid));
  } catch {
    // It has ended by itself.
  }
}
