/** The eight verbs of one account, as routes of Hono. */
import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import type * as contract from 'user-management-elements/backend';
import { fromSearch } from 'user-management-elements/backend';
import { accountFor, allowed, lifetime } from './account.js';
import { once } from './keys.js';
import { mail, no, outcome, time } from './portal.js';
import * as tables from './tables.js';
import type { Query, Row } from './tables.js';

type Bulk = { target: contract.Target<Query> };
type Seen = { Variables: { viewer: contract.Member } };
const { members, invitations, find, isAt, matching, stateOf } = tables;

const invite = ({ email, permissions }: contract.InvitationDraft): contract.InviteOutcome =>
  outcome({ email }, () => {
    const isOpen = (row: Row) => stateOf(row) === 'pending' && isAt(email)(row);
    if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) no('invalid', 'invalid-address');
    if (members.some(isAt(email))) no('refused', 'already-member');
    if (invitations.some(isOpen)) no('refused', 'already-invited');
    const expiresAt = time(lifetime);
    const sending = { sentAt: time(), sentCount: 1, delivery: { state: 'sent' } } as const;
    const invitation: contract.Invitation = {
      ...{ ...tables.newRow(email, permissions), ...sending, expiresAt, actions: { revoke: true } },
      get status() {
        return time() < expiresAt ? 'pending' : 'expired';
      },
    };
    invitations.push(invitation);
    const token = randomUUID();
    tables.links.set(token, invitation.id);
    mail(email, `/accept.html#${token}`);
    return { invitation };
  });

const inviteAll = ({ drafts }: { drafts: contract.InvitationDraft[] }) => drafts.map(invite);

function change(id: contract.Id, wanted: contract.MemberChange): contract.Member {
  const row = find(members, id);
  const { permissions = row.permissions, name = row.name } = wanted;
  if (row.isOwner) no('refused', 'owner');
  return Object.assign(row, { permissions: allowed(permissions), name });
}

/** Who may not manage is offered nothing. */
const seenBy =
  (viewer: contract.Member) =>
  <R extends Row>(row: R): R => ({ ...row, actions: viewer.isOwner ? row.actions : {} });

function page<R extends Row>(rows: R[], viewer: contract.Member, url: string): contract.Page<R> {
  const query = fromSearch(new URL(url).searchParams) as Query;
  const { cursor = '0', limit = 50 } = query;
  if (!/^\d+$/.test(cursor)) no('invalid');
  const rest = matching(rows, query).filter(({ id }) => Number(id) > Number(cursor));
  const items = rest.slice(0, limit).map(seenBy(viewer));
  const nextCursor = rest.length > limit ? (items.at(-1)?.id ?? null) : null;
  return { items, nextCursor, counts: tables.counts(), asOf: time() };
}

function drop(rows: Row[], { target }: Bulk): contract.Outcomes<never> {
  const take = (row: Row) => {
    if ('isOwner' in row && row.isOwner) no('refused', 'owner');
    rows.splice(rows.indexOf(row), 1);
  };
  const ids = tables.chosen(rows, target);
  const items = ids.map((id) => outcome({ ref: { id } }, () => take(find(rows, id))));
  return { items, nextCursor: null };
}

export const verbs = new Hono<Seen>()
  .get('/', (c) => c.json(accountFor(c.var.viewer)))
  .get('/members', (c) => c.json(page(members, c.var.viewer, c.req.url)))
  .get('/members/:id', (c) => c.json(seenBy(c.var.viewer)(find(members, c.req.param('id')))))
  .patch('/members/:id', once, async (c) => c.json(change(c.req.param('id'), await c.req.json())))
  .post('/members/remove', once, async (c) => c.json(drop(members, await c.req.json())))
  .get('/invitations', (c) => c.json(page(invitations, c.var.viewer, c.req.url)))
  .post('/invitations', once, async (c) => c.json(inviteAll(await c.req.json())))
  .post('/invitations/revoke', once, async (c) => c.json(drop(invitations, await c.req.json())));
