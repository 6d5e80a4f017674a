/** Where no SMTP server is set, mails stay here to be read: for trying things out on one machine. */
import { Hono } from 'hono';
import type { Database } from './database/connect.js';
import type { SignIn } from './sign-in.js';

/** `GET /` answers the mails to and from nobody in particular, the newest first. */
export function localOutbox({ kysely }: Database, _signIn: SignIn): Hono {
  const outbox = new Hono();
  outbox.get('/:account', async (context) => {
    const rows = await kysely
      .selectFrom('mails')
      .selectAll()
      .where('account_id', '=', context.req.param('account'))
      .orderBy('at', 'desc')
      .orderBy('id', 'desc')
      .limit(100)
      .execute();
    return context.json({
      mails: rows.map(
        ({ id, at, to_name, to_address, kind, locale, subject, text, html, link }) => ({
          ...{ id, at, kind, locale, subject, text, html, link },
          to: { name: to_name, address: to_address },
        }),
      ),
    });
  });
  return outbox;
}
