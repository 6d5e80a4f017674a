/** The API of another shape that `examples/adapter` speaks to, in memory: `send` takes what `fetch` takes. */

const week = 7 * 86_400_000;
const known = ['billing', 'domains', 'tickets'];

export function createTeamApi() {
  let ahead = 0;
  let newest = 0;
  const now = (later = 0) => new Date(Date.now() + ahead + later).toISOString();
  /** @type {any[]} */
  const people = [];
  /** @type {any[]} */
  const invites = [];
  /** @type {Map<string, string>} */
  const mails = new Map();

  const join = (/** @type {string} */ mail, /** @type {string[]} */ rights, boss = false) => {
    newest += 1;
    people.push({ uuid: `p${newest}`, mail, display: null, rights, boss, since: now() });
  };
  join('boss@team.example', known, true);
  join('ann@team.example', ['tickets']);
  join('bo@team.example', ['tickets']);

  /**
   * @param {string | null} as who asks
   * @returns {typeof fetch}
   */
  const send = (as) => async (address, init) => {
    init?.signal?.throwIfAborted();
    const { pathname, searchParams } = new URL(String(address));
    const body = init?.body ? JSON.parse(String(init.body)) : {};
    const [, place = '', id = ''] = pathname.split('/');
    const answer = answerTo(`${init?.method} ${place}`, { as, id, body, search: searchParams });
    const { status = 200, ...json } = answer;
    return Response.json(json, { status });
  };

  /**
   * @param {string} asked
   * @param {{ as: string | null, id: string, body: any, search: URLSearchParams }} call
   */
  function answerTo(asked, { as, id, body, search }) {
    const me = people.find(({ mail }) => mail === as);
    if (as === null) return { status: 401 };
    if (!me || (!asked.startsWith('GET') && !me.boss)) return { status: 403 };
    const rows = asked.endsWith('people') ? people : invites;
    const row = rows.find(({ uuid, key }) => (uuid ?? key) === id);
    const shown = (/** @type {any} */ one) => ({
      ...one,
      ...(one.until && { over: one.until <= now() }),
      mayChange: me.boss && !one.boss,
    });
    if (asked === 'GET team')
      return { me: me.uuid, boss: me.boss, rights: me.rights, name: 'Team', now: now() };
    if (asked === 'POST invites') return invite(body, shown);
    if (asked.startsWith('GET') && !id) return pageOf(rows.map(shown), search);
    if (!row) return { status: 404 };
    if (asked.startsWith('GET')) return shown(row);
    if (row.boss) return { status: 409, error: 'BOSS_STAYS' };
    if (asked.startsWith('DELETE')) rows.splice(rows.indexOf(row), 1);
    else if (!(body.rights ?? []).every((/** @type {string} */ one) => known.includes(one)))
      return { status: 422, error: 'RIGHT_UNKNOWN' };
    else Object.assign(row, JSON.parse(JSON.stringify(body)));
    return shown(row);
  }

  /**
   * @param {any[]} rows
   * @param {URLSearchParams} search
   */
  function pageOf(rows, search) {
    const states = search.getAll('state');
    const cursor = search.get('cursor') ?? '0';
    if (!/^\d+$/.test(cursor)) return { status: 422, error: 'CURSOR' };
    const found = rows.filter(
      ({ mail, display, over }) =>
        `${mail} ${display}`.toLowerCase().includes((search.get('text') ?? '').toLowerCase()) &&
        (states.length === 0 ||
          states.includes(over === undefined ? 'active' : over ? 'expired' : 'pending')),
    );
    const end = Number(cursor) + Number(search.get('limit') ?? 50);
    const next = end < found.length ? `${end}` : null;
    const over = invites.filter((one) => one.until <= now()).length;
    const sizes = { people: people.length, open: invites.length - over, over };
    return { rows: found.slice(Number(cursor), end), next, now: now(), sizes };
  }

  /**
   * @param {{ mail: string, rights: string[] }} body
   * @param {(row: object) => object} shown
   */
  function invite({ mail, rights }, shown) {
    const same = (/** @type {{ mail: string }} */ one) =>
      one.mail.toLowerCase() === mail.toLowerCase();
    if (!/^[^\s@]+@[^\s@]+$/.test(mail)) return { status: 422, error: 'MAIL_BAD' };
    if (people.some(same)) return { status: 409, error: 'MAIL_TAKEN' };
    if (invites.some((one) => same(one) && one.until > now()))
      return { status: 409, error: 'MAIL_INVITED' };
    if (!rights.every((one) => known.includes(one))) return { status: 422, error: 'RIGHT_UNKNOWN' };
    const key = `i${(newest += 1)}`;
    const row = { key, mail, rights, sent: now(), until: now(week) };
    invites.push(row);
    mails.set(mail, key);
    return shown(row);
  }

  return {
    send,
    /** The key in the newest mail to an address. */
    keyFor: (/** @type {string} */ mail) => mails.get(mail) ?? '',
    /** The open invite of a mailed key. */
    opened: (/** @type {string} */ key) =>
      invites.find((one) => one.key === key && one.until > now()),
    /** What following the mailed link does. */
    accept: (/** @type {any} */ invite) => {
      invites.splice(invites.indexOf(invite), 1);
      join(invite.mail, invite.rights);
    },
    advance: (/** @type {number} */ milliseconds) => void (ahead += milliseconds),
  };
}
