/** Where no SMTP server is set, mails stay here to be read: for trying things out on one machine. */
import { Hono } from 'hono';
import type { Account } from '../../src/backend/index.js';
import type { Service } from '../../src/service/index.js';
import type { Database } from './database/connect.js';

/** `GET /:account` answers the newest mails of an account to whoever manages its users: their links let people in. */
export function localOutbox({ kysely }: Database, service: Service): Hono {
  const outbox = new Hono();
  outbox.get('/:account', async (context) => {
    const account = context.req.param('account');
    const refusal = await refusalOf(service, account, context.req.raw);
    if (refusal) return refusal;
    const rows = await kysely
      .selectFrom('mails')
      .selectAll()
      .where('account_id', '=', account)
      .where('state', '!=', 'superseded')
      .orderBy('at', 'desc')
      .orderBy('id', 'desc')
      .limit(100)
      .execute();
    return context.json(
      {
        mails: rows.map(
          ({ id, at, to_name, to_address, kind, locale, subject, text, html, link }) => ({
            ...{ id, at, kind, locale, subject, text, html, link },
            to: { name: to_name, address: to_address },
          }),
        ),
      },
      200,
      { 'cache-control': 'no-store' },
    );
  });
  return outbox;
}

/** The service says who may: its answer about the account names what the viewer may do there. */
async function refusalOf(
  service: Service,
  account: string,
  { url, headers }: Request,
): Promise<Response | null> {
  const address = new URL(`/api/accounts/${encodeURIComponent(account)}`, url);
  const answer = await service.fetch(new Request(address, { headers }));
  if (!answer.ok) return answer;
  const { viewer } = (await answer.json()) as Account;
  return viewer.actions.review === true ? null : new Response(null, { status: 403 });
}
