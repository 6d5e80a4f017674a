/** What stands behind the link of an invitation. */
import { account, permissions } from './account.mjs';
import { find, invitations, isAt, join, links } from './backend.mjs';
import { no, time } from './portal.mjs';

/** The invitation of a link; one that was revoked or accepted is no longer there. */
const opened = (token) => find(invitations, links.get(token)?.id);

function lookUp({ body, email }) {
  const row = opened(body.token);
  return {
    ...row,
    account,
    inviter: { name: account.name },
    boundToAddress: true,
    permissions: permissions.filter(({ id }) => row.permissions.includes(id)),
    scope: [],
    serverNow: time(),
    signedInAs: email ?? null,
    needs: email ? 'confirm' : 'signIn',
  };
}

function accept({ body, email }) {
  const row = opened(body.token);
  if (!email) no('unauthenticated');
  if (!isAt(email)(row)) no('refused', 'wrong-account');
  if (row.status === 'expired') no('gone', 'expired');
  leave(row);
  join(row.email, row.permissions);
  return { next: '/' };
}

const leave = (row) => invitations.splice(invitations.indexOf(row), 1);

export const inviteeVerbs = {
  '/look-up': lookUp,
  '/accept': accept,
};
