/** The verbs over HTTP: `npx tsx server.ts`. */
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import type { Context, Next } from 'hono';
import { BackendError, statusOf, toBackendError } from 'user-management-elements/backend';
import { permissions } from './account.js';
import { verbs } from './backend.js';
import { inviteeVerbs } from './invitee.js';
import { no, signedIn } from './portal.js';
import { isAt, join, members } from './tables.js';

/** A member may look, the owner may change. */
async function enter(context: Context, next: Next) {
  const viewer = members.find(isAt(signedIn(context) ?? no('unauthenticated'))) ?? no('forbidden');
  if (context.req.method !== 'GET' && !viewer.isOwner) no('forbidden');
  context.set('viewer', viewer);
  await next();
}

const app = new Hono();
app.use('/api/accounts/a1/*', enter);
app.route('/api/accounts/a1', verbs);
app.route('/api/invitations', inviteeVerbs);
app.notFound(() => no('unsupported'));
app.onError((error, context) => {
  const isNoJson = error instanceof SyntaxError;
  const { code, reason } = isNoJson ? new BackendError({ code: 'invalid' }) : toBackendError(error);
  if (code === 'unknown') console.error(error);
  return context.json({ code, reason }, statusOf[code]);
});

const all = permissions.map(({ id }) => id);
join('owner@example.com', all, true);
for (const name of ['ann', 'bo', 'cy']) join(`${name}@example.com`, ['tickets']);

serve({ fetch: app.fetch, port: Number(process.env['PORT'] ?? 4300) }, ({ port }) => {
  console.log(`http://localhost:${port}/api/accounts/a1`);
});
