/** A page on the adapter of `examples`, beside the API that it speaks to, and that API's own page behind a link. */
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { build } from 'esbuild';

const script = `
  import 'user-management-elements/define';
  import { createTeamBackend } from './examples/adapter/adapter.mjs';
  const panel = document.querySelector('user-management-panel');
  panel.backend = createTeamBackend(location.origin + '/api');
`;
const page = `<!doctype html><html lang="en"><title>Team</title>
  <body><user-management-panel></user-management-panel><script type="module" src="/page.js"></script>`;
const join = `<!doctype html><html lang="en"><title>Join</title>
  <body><button>Accept invitation</button><script>
    document.querySelector('button').onclick = async () => {
      await fetch('/join' + location.search, { method: 'POST' });
      document.body.textContent = 'You now have access';
    };
  </script>`;

/** @param {ReturnType<typeof import('./team-api.mjs').createTeamApi>} api */
export async function serveTeam(api) {
  const { outputFiles } = await build({
    stdin: { contents: script, resolveDir: process.cwd() },
    bundle: true,
    format: 'esm',
    write: false,
  });
  const server = createServer(async (request, response) => {
    const { method = 'GET', headers } = request;
    const { pathname, search, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const send = (/** @type {string} */ type, /** @type {string} */ body, status = 200) =>
      response.writeHead(status, { 'Content-Type': type }).end(body);
    if (pathname.startsWith('/api/')) {
      const [, as = null] = /\buser=([^;]+)/.exec(headers.cookie ?? '') ?? [];
      const address = `http://localhost${pathname.slice('/api'.length)}${search}`;
      const answer = await api.send(as)(address, { method, body: await text(request) });
      return send('application/json', await answer.text(), answer.status);
    }
    if (pathname === '/page.js') return send('text/javascript', outputFiles[0]?.text ?? '');
    if (pathname !== '/join') return send('text/html', page);
    const invite = api.opened(searchParams.get('key') ?? '');
    if (method === 'POST' && invite) api.accept(invite);
    return send('text/html', join);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { origin: `http://127.0.0.1:${port}`, close };
}
