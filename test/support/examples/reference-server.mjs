/** The reference server with the demo's data, in a process of its own that keeps nothing. */
import { spawn } from 'node:child_process';

/**
 * @param {number} port
 * @param {string} origin of the pages that may call it
 */
export async function startReferenceServer(port, origin) {
  const main = ['--import', 'tsx', '--conditions=um-source', 'server/src/main.ts'];
  const settings = { DATA_FOLDER: 'memory', SEED: 'demo', LOG_LEVEL: 'error' };
  const child = spawn(process.execPath, main, {
    stdio: 'inherit',
    env: { ...process.env, ...settings, PORT: `${port}`, ALLOWED_ORIGINS: origin },
  });
  const isReady = () =>
    fetch(`http://127.0.0.1:${port}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
  const end = Date.now() + 60_000;
  while (!(await isReady())) {
    if (Date.now() > end || child.exitCode !== null) throw new Error('The server does not answer.');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { stop: () => child.kill() };
}
