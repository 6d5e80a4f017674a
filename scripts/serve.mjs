/**
 * `npm run serve`: installs what is missing, builds the demo if it is old, and runs the real server with its pages
 * until Ctrl-C. What is done stays in `.data`. docs/server.md has the settings.
 */
import { installPackages } from './install.mjs';

process.chdir(new URL('..', import.meta.url).pathname);
installPackages();
const { buildDemo, startDemoServer } = await import('./demo-server.mjs');
await buildDemo();
const address = await startDemoServer(Number(process.env.PORT ?? 4180), process.env);

console.log(`
  All portals        ${address}
  A hosting account  ${address}hosting-account/     ratna@kopilereng.example
  A server panel     ${address}server-panel/        helene@atelier-brumaire.example
  A client area      ${address}client-area/         carmen@almendrera.example
  A messaging portal ${address}messaging-portal/    priya@fernwood.example

  Everybody's password is: correct horse battery

  Ctrl-C ends it.
`);
