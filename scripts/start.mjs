/** `npm start`: installs what is missing, builds the demo and serves it until Ctrl-C. */
import { installPackages } from './install.mjs';

process.chdir(new URL('..', import.meta.url).pathname);
installPackages();
const { build, preview } = await import('vite');

const configFile = 'vite.demo.config.ts';
await build({ configFile, logLevel: 'warn' });
const server = await preview({
  configFile,
  // The next free port is taken when this one is not.
  preview: { host: '127.0.0.1', port: Number(process.env.PORT ?? 4173) },
});

const [address] = server.resolvedUrls?.local ?? [];
console.log(`
  All demos          ${address}
  A hosting account  ${address}hosting-account/
  A server panel     ${address}server-panel/
  A client area      ${address}client-area/
  A messaging portal ${address}messaging-portal/

  Ctrl-C ends it.
`);

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(0));
