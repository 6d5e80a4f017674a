import type { Page } from '../../backend/backend.js';
import { wordsOf } from '../../backend/errors.js';
import { parseReply } from '../../backend/parse.js';
import * as schemas from '../../backend/schemas.js';
import type { Bench, Check } from '../check.js';
import { given, must } from '../check.js';
import { refusalOf, walk } from '../writes.js';

/** One list of the backend, whichever. */
interface List {
  /** As it stands in names. */
  of: string;
  verb: 'listMembers' | 'listInvitations' | 'listScopeResources' | 'listActivity';
  /** The schema of one row. */
  row: (typeof schemas)['member' | 'invitation' | 'scopeResource' | 'activity'];
  page(bench: Pick<Bench, 'backend'>, query: Paging): Promise<Page<{ id: string }>>;
}
interface Paging {
  cursor?: string;
  limit?: number;
}

const lists: List[] = [
  {
    of: 'members',
    verb: 'listMembers',
    row: schemas.member,
    page: ({ backend }, query) => backend.listMembers(query),
  },
  {
    of: 'invitations',
    verb: 'listInvitations',
    row: schemas.invitation,
    page: ({ backend }, query) => backend.listInvitations(query),
  },
  {
    of: 'scope resources',
    verb: 'listScopeResources',
    row: schemas.scopeResource,
    page: ({ backend }, query) => backend.listScopeResources(query),
  },
  {
    of: 'activity',
    verb: 'listActivity',
    row: schemas.activity,
    page: ({ backend }, query) => backend.listActivity(query),
  },
];

async function idsByPagesOf(list: List, bench: Bench, limit: number): Promise<string[]> {
  const rows = await walk((cursor) => list.page(bench, { limit, ...(cursor && { cursor }) }));
  return rows.map(({ id }) => id);
}

function checksOf(list: List): Check[] {
  const { of, verb } = list;
  const common = { level: 'read', needs: [verb] } as const;
  return [
    {
      ...common,
      name: `${of}: each row is of the contract`,
      async run({ subject }) {
        const backend = subject.backend as Bench['backend'];
        const { items } = await list.page({ backend }, { limit: 200 });
        for (const item of items) parseReply<unknown>(list.row, item);
      },
    },
    {
      ...common,
      name: `${of}: a page is no longer than asked for`,
      async run(bench) {
        const { items } = await list.page(bench, { limit: 2 });
        must(items.length <= 2, `Asked for 2 ${of}, a page has ${items.length}.`);
      },
    },
    {
      ...common,
      name: `${of}: an aborted call ends with AbortError`,
      async run({ subject }) {
        const words = `An aborted ${verb} was answered.`;
        const backend = subject.backend as Bench['backend'];
        const error = await backend[verb]({}, { signal: AbortSignal.abort() }).then(
          () => undefined,
          (thrown: unknown) => thrown,
        );
        must(error !== undefined, words);
        must(
          (error as Error).name === 'AbortError',
          `An aborted ${verb} ended with ${wordsOf(error)}.`,
        );
      },
    },
    {
      ...common,
      name: `${of}: a cursor of nobody’s making is refused as invalid`,
      async run(bench) {
        const call = list.page(bench, { cursor: 'nobody-made-this-cursor' });
        const { code } = await refusalOf(call, `${verb} takes a cursor that nobody made.`);
        must(code === 'invalid', `${verb} refuses a cursor that nobody made as ${code}.`);
      },
    },
  ];
}

function pagingChecksOf(list: List): Check[] {
  const { of, verb } = list;
  const common = { level: 'read', needs: [verb] } as const;
  return [
    {
      ...common,
      name: `${of}: no row comes twice`,
      async run(bench) {
        const ids = await idsByPagesOf(list, bench, 2);
        const twice = ids.find((id, index) => ids.indexOf(id) !== index);
        must(twice === undefined, `Read page by page, ${of} have "${twice}" twice.`);
      },
    },
    {
      ...common,
      name: `${of}: no row is left out between pages`,
      async run(bench) {
        const byTwo = await idsByPagesOf(list, bench, 2);
        const missing = (await idsByPagesOf(list, bench, 200)).find((id) => !byTwo.includes(id));
        must(missing === undefined, `Read in pages of 2, ${of} lack "${missing}".`);
      },
    },
    {
      ...common,
      name: `${of}: the total is how many there are`,
      async run(bench) {
        const { total } = await list.page(bench, { limit: 1 });
        const { length } = await idsByPagesOf(list, bench, 200);
        const told = given(total, 'The backend tells no total.');
        must(told === length, `The total of ${of} is ${told}, and there are ${length}.`);
      },
    },
  ];
}

const single: Check[] = [
  {
    name: 'members: the search finds by address, and only what matches',
    level: 'read',
    async run({ backend }) {
      const { items } = await backend.listMembers({ limit: 1 });
      const member = given(items[0], 'There are no members.');
      const found = await backend.listMembers({ text: member.email });
      must(
        found.items.some(({ id }) => id === member.id),
        `The search for "${member.email}" does not find that member.`,
      );
      const none = await backend.listMembers({ text: 'nobody-has-this-in-name-or-address' });
      must(none.items.length === 0, 'The search gives members that do not match.');
    },
  },
  {
    name: 'members: a row alone is the row of the list',
    level: 'read',
    async run({ backend }) {
      const { items } = await backend.listMembers({ limit: 3 });
      for (const row of items) {
        const { id, version, email, permissions } = await backend.getMember(row.id);
        const same =
          id === row.id &&
          version === row.version &&
          email === row.email &&
          String(permissions) === String(row.permissions);
        must(same, `getMember("${row.id}") gives another row than the list.`);
      }
    },
  },
  {
    name: 'members: who is not there is refused as not-found',
    level: 'read',
    async run({ subject }) {
      const call = subject.backend.getMember('nobody-has-this-id');
      const { code } = await refusalOf(call, 'A member that does not exist was found.');
      must(
        code === 'not-found',
        `A member that does not exist is refused as ${code}, not as not-found.`,
      );
    },
  },
  {
    name: 'members: rows have versions where the account keeps them',
    level: 'read',
    async run({ account, backend }) {
      if (!account.capabilities.versions) return;
      const { items } = await backend.listMembers({ limit: 200 });
      const without = items.find(({ version }) => version === undefined);
      must(!without, `capabilities.versions is true, and "${without?.id}" has no version.`);
    },
  },
];

export const listChecks: Check[] = [
  ...lists.flatMap(checksOf),
  ...lists.flatMap(pagingChecksOf),
  ...single,
];
