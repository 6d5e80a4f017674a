/** How many there are in each state: the panel's tabs are made from it. */
import type { Backend, Counts, InvitationStatus, SignIn } from '../../backend/backend.js';
import { isOfAccount } from '../calls.js';
import type { Bench, Check } from '../check.js';
import { given, must } from '../check.js';
import { walk } from '../writes.js';

const signIns: SignIn[] = ['none', 'invited', 'active', 'deactivated'];
const statuses: InvitationStatus[] = ['pending', 'expired', 'accepted', 'declined', 'revoked'];
const nobody = 'nobody-has-this-in-name-or-address';

type Kind = keyof Counts;
type Asked = [what: string, ask: (backend: Required<Backend>) => Promise<{ counts?: Counts }>];

/** What the panel shows first. */
const firstPages: Record<Kind, Asked[]> = {
  members: [
    ['all members', (backend) => backend.listMembers({ limit: 1 })],
    [
      'members who are not deactivated',
      (backend) => backend.listMembers({ signIn: ['none', 'invited', 'active'], limit: 1 }),
    ],
  ],
  invitations: [
    ['all invitations', (backend) => backend.listInvitations({ limit: 1 })],
    [
      'open invitations',
      (backend) => backend.listInvitations({ status: ['pending', 'expired'], limit: 1 }),
    ],
  ],
};
const narrowPages: Record<Kind, Asked[]> = {
  members: [
    ['deactivated members', (backend) => backend.listMembers({ signIn: ['deactivated'] })],
    ['members found by a search', (backend) => backend.listMembers({ text: nobody })],
  ],
  invitations: [
    ['accepted invitations', (backend) => backend.listInvitations({ status: ['accepted'] })],
    ['invitations found by a search', (backend) => backend.listInvitations({ text: nobody })],
  ],
};

/** Of what the account has: members, and invitations if any. */
function kindsOf(bench: Bench): Kind[] {
  return isOfAccount(bench, 'listInvitations') ? ['members', 'invitations'] : ['members'];
}

/** Counts in words that can be compared: what is not told is none. */
function told(counts: Counts, kind: Kind): string {
  const each =
    kind === 'members'
      ? signIns.map((state) => `${counts.members?.[state] ?? 0} ${state}`)
      : statuses.map((status) => `${counts.invitations?.[status] ?? 0} ${status}`);
  return each.filter((one) => !one.startsWith('0 ')).join(', ') || 'none';
}

const whole: Check[] = [
  {
    name: 'the first page of each list counts members, and invitations where the account has them',
    level: 'read',
    async run(bench) {
      const kinds = kindsOf(bench);
      for (const [what, ask] of kinds.flatMap((kind) => firstPages[kind])) {
        const { counts } = await ask(bench.backend);
        const absent = kinds.find((kind) => !counts?.[kind]);
        must(!absent, `A page of ${what} does not count ${absent}: tabs are made from that.`);
      }
    },
  },
  {
    name: 'the counts are of the whole account, whatever is asked for',
    level: 'read',
    async run(bench) {
      const kinds = kindsOf(bench);
      const pages = kinds.flatMap((kind) => [...firstPages[kind], ...narrowPages[kind]]);
      const seen: Partial<Record<Kind, string>> = {};
      for (const [what, ask] of pages) {
        const { counts = {} } = await ask(bench.backend);
        for (const kind of kinds.filter((one) => counts[one])) {
          const now = told(counts, kind);
          const before = (seen[kind] ??= now);
          must(now === before, `A page of ${what} counts ${kind} as ${now}, not as ${before}.`);
        }
      }
    },
  },
];

const perStatus: Check[] = [
  {
    name: 'members: the counts are how many there are in each state',
    level: 'read',
    async run({ backend }) {
      const { counts } = await backend.listMembers({ limit: 1 });
      const told = given(counts?.members, 'The backend tells no counts of members.');
      for (const state of signIns) {
        const rows = await walk((cursor) =>
          backend.listMembers({ signIn: [state], limit: 200, ...(cursor && { cursor }) }),
        );
        const count = told[state] ?? 0;
        must(
          count === rows.length,
          `The count of "${state}" is ${count}, and there are ${rows.length}.`,
        );
        const other = rows.find(({ signIn }) => signIn !== state);
        must(!other, `Asked for "${state}", members with "${other?.signIn}" came.`);
      }
    },
  },
  {
    name: 'invitations: the counts are how many there are in each status',
    level: 'read',
    needs: ['listInvitations'],
    async run({ backend }) {
      const { counts } = await backend.listInvitations({ limit: 1 });
      const told = given(counts?.invitations, 'The backend tells no counts of invitations.');
      for (const status of statuses) {
        const rows = await walk((cursor) =>
          backend.listInvitations({ status: [status], limit: 200, ...(cursor && { cursor }) }),
        );
        const count = told[status] ?? 0;
        must(
          count === rows.length,
          `The count of "${status}" is ${count}, and there are ${rows.length}.`,
        );
        const other = rows.find((row) => row.status !== status);
        must(!other, `Asked for "${status}", invitations with "${other?.status}" came.`);
      }
    },
  },
];

export const countChecks: Check[] = [...whole, ...perStatus];
