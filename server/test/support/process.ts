/** The server as a process of its own, which can be ended and killed. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { freePort } from './test-server.js';

export interface ServerProcess {
  url: string;
  /** @returns the code that it ended with; null where the signal ended it */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** @param errors where what it prints of errors goes */
export async function startProcess(
  env: Record<string, string>,
  errors: 'inherit' | 'ignore' = 'inherit',
): Promise<ServerProcess> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', '--conditions=um-source', 'server/src/main.ts'],
    {
      stdio: ['ignore', 'ignore', errors],
      env: { ...process.env, LOG_LEVEL: 'fatal', HOST: 'localhost', ...env, PORT: `${port}` },
    },
  );
  const ended = once(child, 'exit') as Promise<[number | null]>;
  while (!(await isReady(url))) {
    if (child.exitCode !== null) throw new Error('The server did not start');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    url,
    async end(signal) {
      child.kill(signal);
      const [code] = await ended;
      return code;
    },
  };
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/readyz`)).ok;
  } catch {
    return false;
  }
}
