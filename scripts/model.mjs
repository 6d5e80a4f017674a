/**
 * The model test: random sequences of actions against the service, the same number at each kind of portal. Ends in one
 * line of counts, one per portal. A failure names the words that play it again.
 *
 *     npm run test:model -- --runs=200 --portal=client-area --seed=42 --path=13:2
 */
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';

/** @typedef {{ portal: string, runs: number, seed?: number, path?: string }} Job */

if (isMainThread) await playAll();
else await playOne(workerData);

async function playAll() {
  process.chdir(new URL('..', import.meta.url).pathname);
  const { values } = parseArgs({
    options: {
      runs: { type: 'string', default: '10000' },
      portal: { type: 'string' },
      seed: { type: 'string' },
      path: { type: 'string' },
    },
  });
  const folder = mkdtempSync(join(tmpdir(), 'model-'));
  const bundle = join(folder, 'model.mjs');
  await bundleTo(bundle);
  const { kinds } = await import(pathToFileURL(bundle).href);
  /** @type {string[]} */
  const portals = values.portal ? [values.portal] : kinds;
  const job = {
    runs: Math.ceil(Number(values.runs) / portals.length),
    ...(values.seed && { seed: Number(values.seed) }),
    ...(values.path && { path: values.path }),
  };
  const waiting = portals.map((portal) => ({ ...job, portal, bundle })).values();
  let failed = 0;
  const lane = async () => {
    for (const next of waiting) failed += (await succeeds(next)) ? 0 : 1;
  };
  await Promise.all(Array.from({ length: availableParallelism() }, lane));
  rmSync(folder, { recursive: true });
  if (failed > 0) process.exitCode = 1;
  console.log(`${portals.length - failed} passed, ${failed} failed`);
}

/** @param {string} outfile */
async function bundleTo(outfile) {
  const entryPoints = ['test/service/model/model.ts'];
  await build({ entryPoints, outfile, bundle: true, format: 'esm', platform: 'node' });
}

/**
 * @param {Job & { bundle: string }} job
 * @returns {Promise<boolean>}
 */
async function succeeds(job) {
  const start = performance.now();
  /** @type {string | null} */
  const failure = await new Promise((resolve) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: job });
    worker.on('message', resolve);
    worker.on('error', (error) => resolve(`--portal=${job.portal}\n${error.stack}`));
  });
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${failure ? '✘' : '✔'} ${job.portal}: ${job.runs} sequences (${seconds} s)`);
  if (failure) console.log(failure);
  return !failure;
}

/** @param {Job & { bundle: string }} job */
async function playOne({ bundle, portal, ...options }) {
  // Refusals are errors, and most of what is played is refused; nobody reads where from.
  Error.stackTraceLimit = 0;
  // The platform's digest goes through other threads, and waiting for them took a third of the time.
  crypto.subtle.digest = async (_algorithm, data) => {
    const { buffer, byteOffset, byteLength } = createHash('sha256')
      .update(/** @type {Uint8Array} */ (data))
      .digest();
    return buffer.slice(byteOffset, byteOffset + byteLength);
  };
  const { runModel } = await import(pathToFileURL(bundle).href);
  parentPort?.postMessage(await runModel(portal, options));
}
