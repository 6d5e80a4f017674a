/** The server with the demo's pages, as `npm start` and `npm run serve` begin it. */
import { spawn } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

const pages = 'dist-demo';

/**
 * @param {number} port
 * @param {Record<string, string | undefined>} env
 * @returns {Promise<string>} the address, when it answers
 */
export async function startDemoServer(port, env) {
  const baseUrl = env.BASE_URL ?? `http://localhost:${port}`;
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', '--conditions=um-source', 'server/src/main.ts'],
    {
      stdio: 'inherit',
      env: {
        // Its other name is no other site.
        ALLOWED_ORIGINS: `http://127.0.0.1:${port}`,
        LOG_LEVEL: 'warn',
        SEED: 'demo',
        ...env,
        PORT: `${port}`,
        BASE_URL: baseUrl,
        PAGES: pages,
      },
    },
  );
  child.on('exit', (code) => process.exit(code ?? 1));
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
    process.on(signal, () => child.kill(signal));
  }
  while (!(await isReady(`http://127.0.0.1:${port}/readyz`))) {
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return `${baseUrl}/`;
}

/** @param {string} address */
async function isReady(address) {
  try {
    return (await fetch(address)).ok;
  } catch {
    return false;
  }
}

/** Builds the demo where there is none, or something that goes into it has changed since. */
export async function buildDemo() {
  if (
    newest([pages]) >
    newest(['demo', 'src', 'openapi.json', 'package-lock.json', 'vite.demo.config.ts'])
  )
    return;
  console.log('Building the demo …');
  const { build } = await import('vite');
  await build({ configFile: 'vite.demo.config.ts', logLevel: 'warn' });
}

/**
 * When the newest of these files was written; a folder counts by the files in it.
 *
 * @param {string[]} paths
 */
function newest(paths) {
  let time = 0;
  for (const path of paths) {
    const files = statSync(path, { throwIfNoEntry: false })?.isDirectory()
      ? readdirSync(path, { recursive: true, encoding: 'utf8' }).map((file) => join(path, file))
      : [path];
    for (const file of files) {
      const stat = statSync(file, { throwIfNoEntry: false });
      if (stat?.isFile()) time = Math.max(time, stat.mtimeMs);
    }
  }
  return time;
}

/**
 * The first port from this one on that nobody has.
 *
 * @param {number} port
 * @returns {Promise<number>}
 */
export function freePort(port) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(freePort(port + 1)));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(port)));
  });
}
