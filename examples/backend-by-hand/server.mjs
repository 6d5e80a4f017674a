/** The verbs over Node's http: `node server.mjs`. Most of this a framework does for you. */
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { permissions } from './account.mjs';
import { isAt, join, members, verbs } from './backend.mjs';
import { inviteeVerbs } from './invitee.mjs';
import { no, signedIn } from './portal.mjs';

const statuses = {
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  refused: 409,
  gone: 410,
  invalid: 422,
  unsupported: 501,
};
/** What writes were answered, by the key that came with them. Keep yours for a day, in a table. */
const answers = new Map();

async function answer(request) {
  const { pathname, searchParams } = new URL(request.url, 'http://localhost');
  const email = signedIn(request);
  if (pathname.startsWith('/api/invitations/')) {
    const call = { email, body: await bodyOf(request) };
    const verb = inviteeVerbs[pathname.slice('/api/invitations'.length)] ?? no('unsupported');
    return once(request, call, () => verb(call));
  }
  const path = pathname.slice('/api/accounts/a1'.length);
  const [, id] = /^\/members\/(?!remove$)([^/]+)$/.exec(path) ?? [];
  const isRead = request.method === 'GET';
  const name = `${request.method} ${id === undefined ? path : '/members/{id}'}`;
  if (!email) no('unauthenticated');
  const viewer = members.find(isAt(email));
  if (!viewer || (!isRead && !viewer.isOwner)) no('forbidden');
  const verb = verbs[name] ?? no('unsupported');
  const call = { email, viewer: viewerOf(viewer), id: id && decodeURIComponent(id) };
  if (isRead) return verb({ ...call, query: queryOf(searchParams) });
  const body = await bodyOf(request);
  return once(request, { email, body }, () => verb({ ...call, body }));
}

/** Lists are repeated keys: `?status=pending&status=expired`. */
function queryOf(search) {
  const lists = ['signIn', 'status'].filter((key) => search.has(key));
  return {
    ...Object.fromEntries(search),
    ...Object.fromEntries(lists.map((key) => [key, search.getAll(key)])),
  };
}

/** Only JSON: a form of another site cannot send that, whatever cookies go along. */
async function bodyOf(request) {
  if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) no('invalid');
  return json(request).catch(() => no('invalid'));
}

/** Once for each key: sent again, it is answered as the first time. */
function once({ url, headers }, { email, body }, run) {
  const key = headers['idempotency-key'];
  if (url.endsWith('/look-up')) return run();
  if (!key) no('invalid', 'key-missing');
  const asked = JSON.stringify([url, body]);
  const before = answers.get(`${email} ${key}`);
  if (before && before.asked !== asked) no('invalid', 'key-reused');
  const given = before?.given ?? structuredClone(run());
  answers.set(`${email} ${key}`, { asked, given });
  return given;
}

function viewerOf({ id: memberId, isOwner, permissions }) {
  return { memberId, isOwner, permissions, actions: isOwner ? { invite: true } : {} };
}

const all = permissions.map(({ id }) => id);
join('owner@example.com', all, true);
for (const name of ['ann', 'bo', 'cy']) join(`${name}@example.com`, ['tickets']);

const server = createServer(async (request, response) => {
  const send = (status, body) => {
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
  };
  try {
    send(200, await answer(request));
  } catch (error) {
    const { code = 'unknown', reason } = error;
    if (code === 'unknown') console.error(error);
    send(statuses[code] ?? 500, { code, reason });
  }
});
server.listen(process.env.PORT ?? 4300, () => {
  console.log(`http://localhost:${server.address().port}/api/accounts/a1`);
});
