/** Two pages on better-auth: the panel, and the one behind the links of invitations. */
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { Hono } from 'hono';
import { contentSecurityPolicy } from '../../../../scripts/csp.mjs';

const form = `<form hidden>
  <label>Email <input name="email" type="email" /></label>
  <label>Password <input name="password" type="password" /></label>
  <button>Sign in here</button>
</form>`;

export async function betterAuthPages(organizationId: () => string): Promise<Hono> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('page.ts', import.meta.url))],
    outdir: '/',
    bundle: true,
    splitting: true,
    format: 'esm',
    write: false,
    logLevel: 'error',
  });
  const scripts = new Map(outputFiles.map(({ path, text }) => [path, text]));
  const page = (content: string) => `<!doctype html>
    <html lang="en"><head><title>Studio</title><script type="module" src="/page.js"></script></head>
    <body data-organization="${organizationId()}">${content}</body></html>`;
  const policy = { 'content-security-policy': contentSecurityPolicy };
  const app = new Hono();
  app.get('/', (context) =>
    context.html(page('<user-management-panel></user-management-panel>'), 200, policy),
  );
  app.get('/join', (context) =>
    context.html(page(`<accept-invitation from-hash></accept-invitation>${form}`), 200, policy),
  );
  app.get('/:file{.+\\.js}', (context) => {
    const script = scripts.get(context.req.path);
    if (script === undefined) return context.notFound();
    return context.body(script, 200, { 'content-type': 'text/javascript' });
  });
  return app;
}
