/** The eight verbs. The two lists stand for your tables. */
import { randomUUID } from 'node:crypto';
import { account, allowed } from './account.mjs';
import { mail, no, outcome, time } from './portal.mjs';

export const [members, invitations, links] = [[], [], new Map()];
let newest = 0;
export const isAt = (email) => (row) => row.email.toLowerCase() === email.toLowerCase();
export const find = (rows, id) => rows.find((row) => row.id === id) ?? no('not-found');

function rowOf(email, permissions) {
  const access = { role: null, profile: null, scope: { all: true }, subscriptions: [] };
  return { id: `${(newest += 1)}`, email, permissions: allowed(permissions), ...access };
}
export function join(email, permissions, isOwner = false) {
  const person = { name: null, fields: {}, isOwner, signIn: 'active', lastSignInAt: null };
  const actions = isOwner ? {} : { edit: true, remove: true };
  members.push({ ...rowOf(email, permissions), ...person, joinedAt: time(), actions });
}
const invite = ({ email, permissions }) =>
  outcome({ email }, () => {
    const isOpen = (row) => row.status === 'pending' && isAt(email)(row);
    if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) no('invalid', 'invalid-address');
    if (members.some(isAt(email))) no('refused', 'already-member');
    if (invitations.some(isOpen)) no('refused', 'already-invited');
    const expiresAt = time(account.invitations.lifetimeDays * 86_400_000);
    const sending = { sentAt: time(), sentCount: 1, expiresAt, delivery: { state: 'sent' } };
    const invitation = { ...rowOf(email, permissions), ...sending, actions: { revoke: true } };
    const status = { get: () => (time() < expiresAt ? 'pending' : 'expired'), enumerable: true };
    invitations.push(Object.defineProperty(invitation, 'status', status));
    const token = randomUUID();
    links.set(token, invitation);
    mail(email, `/accept.html#${token}`);
    return { invitation };
  });
function change(row, { permissions = row.permissions, name = row.name }) {
  if (row.isOwner) no('refused', 'owner');
  return Object.assign(row, { permissions: allowed(permissions), name });
}

const stateOf = (row) => row.signIn ?? row.status;
function matching(rows, { text = '', signIn, status }) {
  const wanted = signIn ?? status ?? rows.map(stateOf);
  const reads = (row) => `${row.email} ${row.name ?? ''}`.toLowerCase();
  return rows.filter((r) => wanted.includes(stateOf(r)) && reads(r).includes(text.toLowerCase()));
}
const countsOf = (rows) =>
  rows.map(stateOf).reduce((counts, one) => ({ ...counts, [one]: (counts[one] ?? 0) + 1 }), {});
const seenBy = (viewer) => (row) => ({ ...row, actions: viewer.isOwner ? row.actions : {} });
function list(rows, { viewer, query: { cursor = '0', limit = 50, ...query } }) {
  if (!/^\d+$/.test(cursor)) no('invalid');
  const found = matching(rows, query);
  const items = found.filter(({ id }) => Number(id) > Number(cursor)).slice(0, limit);
  const nextCursor = items.length > 0 && items.at(-1) !== found.at(-1) ? items.at(-1).id : null;
  const counts = { members: countsOf(members), invitations: countsOf(invitations) };
  return { items: items.map(seenBy(viewer)), nextCursor, counts, asOf: time() };
}
/** Rows that were ticked, or all that match, if they are as many as the person was told. */
function drop(rows, { refs, query, except, expected }) {
  const chosen = refs ?? matching(rows, query).filter(({ id }) => !except.includes(id));
  if (query && chosen.length !== expected) no('refused', 'expected-changed');
  const take = (row) => {
    if (row.isOwner) no('refused', 'owner');
    rows.splice(rows.indexOf(row), 1);
  };
  const items = chosen.map(({ id }) => outcome({ ref: { id } }, () => take(find(rows, id))));
  return { items, nextCursor: null };
}

export const verbs = {
  'GET ': ({ viewer }) => ({ ...account, serverNow: time(), viewer }),
  'GET /members': (call) => list(members, call),
  'GET /members/{id}': ({ id, viewer }) => seenBy(viewer)(find(members, id)),
  'PATCH /members/{id}': ({ id, body }) => change(find(members, id), body),
  'POST /members/remove': ({ body }) => drop(members, body.target),
  'GET /invitations': (call) => list(invitations, call),
  'POST /invitations': ({ body }) => body.drafts.map(invite),
  'POST /invitations/revoke': ({ body }) => drop(invitations, body.target),
};
