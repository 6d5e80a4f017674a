/** `npm run serve`: starts the server with what the environment says, until it is told to end. */
import { FullDiskError } from './database/disk.js';
import { createLog } from './log.js';
import { startServer } from './server.js';
import { readSettings } from './settings.js';

const settings = readSettings(process.env);
const log = createLog(settings.logLevel);
const server = await startServer(settings, log).catch((error: unknown) => {
  if (!(error instanceof FullDiskError)) throw error;
  console.error(error.message);
  process.exit(1);
});
log.info({ address: settings.baseUrl.href }, 'listening');

let isStopping = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (isStopping) return;
    isStopping = true;
    log.info({ signal }, 'ending');
    void server.stop().then(() => process.exit(0));
  });
}
