/** One call of each verb, for what is asked of all of them alike: to be refused. */
import type { Backend, Ref, Verb, Write } from '../backend/backend.js';
import { routes } from '../backend/routes.js';
import type { Bench } from './check.js';
import { draftFor, invite, join, refOf, write } from './writes.js';

/** The rows that the calls are about; where one is missing, they name a row that nobody has. */
interface Rows {
  member: Ref;
  invitation: Ref;
  /** A fresh address. */
  email: string;
}

export const nobody: Ref = { id: 'nobody-has-this-id', version: '1' };

export interface VerbCall {
  verb: Verb;
  isWrite: boolean;
  run(backend: Backend, intent?: Write): Promise<unknown>;
}

type Run = (backend: Required<Backend>, intent: Write) => Promise<unknown>;

/** Rows of the suite's own, so that a backend that lets a call through changes nothing that is not to be changed. */
export async function ownRows(bench: Bench): Promise<Rows> {
  const { account, freshAddress } = bench;
  return {
    member: refOf(await join(bench)),
    invitation: account.invitations ? refOf(await invite(bench, freshAddress())) : nobody,
    email: freshAddress(),
  };
}

/** One call of each verb, whether the account has it or not. */
export async function callsOf(bench: Bench, rows: Rows): Promise<VerbCall[]> {
  const { member, invitation, email } = rows;
  const draft = await draftFor(bench, email);
  const members = { refs: [member] };
  const invitations = { refs: [invitation] };
  const runs: Record<Verb, Run> = {
    getAccount: (backend) => backend.getAccount(),
    listMembers: (backend) => backend.listMembers({ limit: 1 }),
    getMember: (backend) => backend.getMember(member.id),
    updateMember: (backend, intent) => backend.updateMember(member, { name: 'Not to be' }, intent),
    removeMembers: (backend, intent) => backend.removeMembers(members, intent),
    setMembersActive: (backend, intent) => backend.setMembersActive(false, members, intent),
    createMember: (backend, intent) => backend.createMember({ email, name: 'Not to be' }, intent),
    listInvitations: (backend) => backend.listInvitations({ limit: 1 }),
    createInvitations: (backend, intent) => backend.createInvitations([draft], intent),
    updateInvitation: (backend, intent) =>
      backend.updateInvitation(invitation, { permissions: [] }, intent),
    revokeInvitations: (backend, intent) => backend.revokeInvitations(invitations, intent),
    resendInvitations: (backend, intent) => backend.resendInvitations(invitations, intent),
    classifyAddresses: (backend) => backend.classifyAddresses([email]),
    listScopeResources: (backend) => backend.listScopeResources({ limit: 1 }),
    listActivity: (backend) => backend.listActivity({ limit: 1 }),
  };
  return (Object.entries(runs) as [Verb, Run][]).map(([verb, run]) => ({
    verb,
    isWrite: 'write' in routes[verb],
    run: (backend, intent = write()) => run(backend as Required<Backend>, intent),
  }));
}

const onInvitations: ReadonlySet<Verb> = new Set<Verb>([
  'listInvitations',
  'createInvitations',
  'revokeInvitations',
  'updateInvitation',
  'resendInvitations',
]);
const required: ReadonlySet<Verb> = new Set<Verb>([
  'getAccount',
  'listMembers',
  'getMember',
  'updateMember',
  'removeMembers',
  'listInvitations',
  'createInvitations',
  'revokeInvitations',
]);

/** Whether the account has a verb. What the adapter has besides is another question. */
export function isOfAccount({ account }: Pick<Bench, 'account'>, verb: Verb): boolean {
  if (onInvitations.has(verb) && account.invitations === null) return false;
  return required.has(verb) || (account.capabilities.verbs as readonly Verb[]).includes(verb);
}
