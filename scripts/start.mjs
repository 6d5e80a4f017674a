/**
 * `npm start`: installs what is missing, builds the demo and serves it until Ctrl-C. The pages begin with mocks; a
 * switch on them leads to the real server behind, whose data end with it. `npm run serve` keeps them.
 */
import { installPackages } from './install.mjs';

process.chdir(new URL('..', import.meta.url).pathname);
installPackages();
const { buildDemo, freePort, startDemoServer } = await import('./demo-server.mjs');
await buildDemo();
// The next free port is taken when this one is not.
const address = await startDemoServer(await freePort(Number(process.env.PORT ?? 4173)), {
  ...process.env,
  DATA_FOLDER: 'memory',
  PAGES_USE: 'mocks',
});

console.log(`
  All demos          ${address}
  A hosting account  ${address}hosting-account/
  A server panel     ${address}server-panel/
  A client area      ${address}client-area/
  A messaging portal ${address}messaging-portal/

  Ctrl-C ends it.
`);
