/** The panel over an API of another shape: a team's people and invites, changed one by one. */
import { BackendError, checked, codeOf, toSearch } from 'user-management-elements/backend';
import { refusals, shape } from './account.mjs';

const access = { role: null, profile: null, scope: { all: true }, subscriptions: [] };

function memberOf({ uuid, mail, display, rights, boss, since, mayChange }) {
  const person = { id: uuid, email: mail, name: display, permissions: rights, isOwner: boss };
  const state = { signIn: 'active', lastSignInAt: null, joinedAt: since, fields: {} };
  return { ...access, ...person, ...state, actions: mayChange ? { edit: true, remove: true } : {} };
}
function invitationOf({ key, mail, rights, sent, until, over, mayChange }) {
  const state = { status: over ? 'expired' : 'pending', delivery: { state: 'sent' } };
  const sending = { sentAt: sent, sentCount: 1, expiresAt: until };
  const row = { id: key, email: mail, permissions: rights, ...state, ...sending };
  return { ...access, ...row, actions: mayChange ? { revoke: true } : {} };
}
/** What is refused to one row is told with it; what holds for all, as being signed out, ends the whole. */
const refusedTo = (named) => (error) => {
  if (!['invalid', 'refused', 'not-found'].includes(error.code)) throw error;
  return { ...named, error };
};

/** `send` is `fetch`, or one of yours that adds a token. */
export function createTeamBackend(baseUrl, send = fetch) {
  async function ask(method, path, body, call) {
    const headers = { 'content-type': 'application/json' };
    const json = body && { headers, body: JSON.stringify(body) };
    const request = { method, ...json, signal: call?.signal };
    const response = await send(baseUrl + path, request).catch((error) => {
      throw error.name === 'AbortError' ? error : new BackendError({ code: 'unreachable' });
    });
    const answer = await response.json().catch(() => ({}));
    if (response.ok) return answer;
    throw new BackendError(refusals[answer.error] ?? { code: codeOf(response.status) });
  }
  async function list(path, { signIn, status, ...query }, call, rowOf) {
    const search = toSearch({ ...query, state: signIn ?? status });
    const { rows, next, now, sizes } = await ask('GET', `${path}?${search}`, undefined, call);
    const { people: active, open: pending, over: expired } = sizes;
    const counts = { members: { active }, invitations: { pending, expired } };
    return { items: rows.map(rowOf), nextCursor: next, counts, asOf: now };
  }
  /** An API without bulk changes is asked row by row; one that is refused leaves the others alone. */
  async function each(path, target, call, rowOf) {
    const all = target.query && (await list(path, { ...target.query, limit: 200 }, call, rowOf));
    const refs = target.refs ?? all.items.filter(({ id }) => !target.except.includes(id));
    if (all && refs.length !== target.expected)
      throw new BackendError({ code: 'refused', reason: 'expected-changed' });
    const drop = ({ id }) => {
      const named = { ref: { id } };
      return ask('DELETE', `${path}/${id}`, undefined, call).then(() => named, refusedTo(named));
    };
    return { items: await Promise.all(refs.map(drop)), nextCursor: null };
  }
  const accountOf = ({ me, boss, rights, name, now }) => {
    const actions = boss ? { invite: true } : {};
    const viewer = { memberId: me, isOwner: boss, permissions: rights, actions };
    return { ...shape, name, serverNow: now, viewer };
  };
  const invite = ({ email, permissions: rights }, call) =>
    ask('POST', '/invites', { mail: email, rights }, call).then(
      (row) => ({ email, invitation: invitationOf(row) }),
      refusedTo({ email }),
    );
  return checked({
    getAccount: async (call) => accountOf(await ask('GET', '/team', undefined, call)),
    listMembers: (query, call) => list('/people', query, call, memberOf),
    getMember: async (id, call) => memberOf(await ask('GET', `/people/${id}`, undefined, call)),
    updateMember: async ({ id }, { name, permissions }, call) =>
      memberOf(await ask('PUT', `/people/${id}`, { display: name, rights: permissions }, call)),
    removeMembers: (target, call) => each('/people', target, call, memberOf),
    listInvitations: (query, call) => list('/invites', query, call, invitationOf),
    createInvitations: (drafts, call) => Promise.all(drafts.map((one) => invite(one, call))),
    revokeInvitations: (target, call) => each('/invites', target, call, invitationOf),
  });
}
