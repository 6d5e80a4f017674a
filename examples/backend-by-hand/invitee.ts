/** What stands behind the link of an invitation. */
import { Hono } from 'hono';
import type { InvitationView } from 'user-management-elements/backend';
import { account, permissions } from './account.js';
import { once } from './keys.js';
import { no, signedIn, time } from './portal.js';
import { find, invitations, isAt, join, links, stateOf } from './tables.js';

/** The invitation of a link; one that was revoked or accepted is no longer there. */
const opened = ({ token }: { token: string }) => find(invitations, links.get(token));

export const inviteeVerbs = new Hono();

inviteeVerbs.post('/look-up', async (c) => {
  const row = opened(await c.req.json());
  const email = signedIn(c);
  const view: InvitationView = {
    ...row,
    account,
    inviter: { name: account.name },
    boundToAddress: true,
    role: null,
    permissions: permissions.filter(({ id }) => row.permissions.includes(id)),
    scope: [],
    serverNow: time(),
    signedInAs: email ?? null,
    needs: email ? 'confirm' : 'signIn',
  };
  return c.json(view);
});

inviteeVerbs.post('/accept', once, async (c) => {
  const row = opened(await c.req.json());
  const email = signedIn(c) ?? no('unauthenticated');
  if (!isAt(email)(row)) no('refused', 'wrong-account');
  if (stateOf(row) === 'expired') no('gone', 'expired');
  invitations.splice(invitations.indexOf(row), 1);
  join(row.email, row.permissions);
  return c.json({ next: '/' });
});
