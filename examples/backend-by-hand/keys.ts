/** Once for each key: a write that is sent again is answered as the first time. */
import { createMiddleware } from 'hono/factory';
import { no, signedIn } from './portal.js';

/** What writes were answered, by the key that came with them. Keep yours for a day, in a table. */
const answers = new Map<string, { asked: string; given: Promise<Response> }>();

export const once = createMiddleware(async (context, next) => {
  const { req } = context;
  // A form of another site cannot send JSON, whatever cookies go along.
  if (!req.header('Content-Type')?.startsWith('application/json')) no('invalid');
  const sent = req.header('Idempotency-Key') || no('invalid', 'key-missing');
  const key = `${signedIn(context)} ${sent}`;
  const asked = `${req.path} ${await req.text()}`;
  const before = answers.get(key);
  if (before && before.asked !== asked) no('invalid', 'key-reused');
  const given = before?.given ?? next().then(() => context.res);
  answers.set(key, { asked, given });
  context.res = (await given).clone();
  if (!context.res.ok) answers.delete(key);
});
