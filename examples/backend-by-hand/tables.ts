/** Stands for your tables: people, invitations, and the links in mails. */
import type { Id, Invitation, Member, Target } from 'user-management-elements/backend';
import { allowed } from './account.js';
import { no, time } from './portal.js';

export type Row = Member | Invitation;
export interface Query {
  text?: string;
  signIn?: string[];
  status?: string[];
  cursor?: string;
  limit?: number;
}
export const members: Member[] = [];
export const invitations: Invitation[] = [];
export const links = new Map<string, Id>();

let newest = 0;
export function newRow(email: string, permissions: Id[]) {
  const access = { role: null, profile: null, scope: { all: true } as const, subscriptions: [] };
  return { id: `${(newest += 1)}`, email, permissions: allowed(permissions), ...access };
}

export function join(email: string, permissions: Id[], isOwner = false): void {
  const person = { name: null, fields: {}, isOwner, signIn: 'active', lastSignInAt: null } as const;
  const actions = isOwner ? {} : ({ edit: true, remove: true } as const);
  members.push({ ...newRow(email, permissions), ...person, joinedAt: time(), actions });
}

export function find<Some extends Row>(rows: Some[], id: Id | undefined): Some {
  return rows.find((row) => row.id === id) ?? no('not-found');
}

export function isAt(email: string): (row: Row) => boolean {
  return (row) => row.email.toLowerCase() === email.toLowerCase();
}

export const stateOf = (row: Row): string => ('signIn' in row ? row.signIn : row.status);

export function matching<Some extends Row>(rows: Some[], { text = '', signIn, status }: Query) {
  const states = signIn ?? status ?? rows.map(stateOf);
  const reads = (row: Row) => `${row.email} ${('name' in row && row.name) || ''}`.toLowerCase();
  const isMatch = (row: Row) =>
    states.includes(stateOf(row)) && reads(row).includes(text.toLowerCase());
  return rows.filter(isMatch);
}

/** How many there are in each state, whatever is asked for. */
export function counts() {
  const countsOf = (states: string[]) =>
    Object.fromEntries(states.map((one) => [one, states.filter((state) => state === one).length]));
  return {
    members: countsOf(members.map(stateOf)),
    invitations: countsOf(invitations.map(stateOf)),
  };
}

/** Rows that were ticked, or all that match, if they are as many as the person was told. */
export function chosen(rows: Row[], target: Target<Query>): Id[] {
  if ('refs' in target) return target.refs.map(({ id }) => id);
  const ids = matching(rows, target.query).map(({ id }) => id);
  const left = ids.filter((id) => !target.except.includes(id));
  return left.length === target.expected ? left : no('refused', 'expected-changed');
}
