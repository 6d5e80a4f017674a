/** What a backend answers in each of the four portals, every verb once; touches no DOM. */
import { createMemoryBackend } from '../../src/adapters/memory/index.js';
import type { InviteeVerb, Member, Verb } from '../../src/backend/backend.js';
import { firstAccess } from '../../src/backend/access.js';
import { portals, type PortalName } from '../../src/mocks/portals/index.js';

/** The moment that the portals' data are told for. */
export const told = Date.parse('2026-11-22T02:14:00Z');
export const portalNames = Object.keys(portals) as PortalName[];

export type Answers = Partial<Record<Verb | InviteeVerb, unknown>>;

/** The portal's service in process, as its owner meets it. */
export function memoryOf(name: PortalName) {
  const { data, account, viewers } = portals[name];
  return createMemoryBackend({
    seed: data(told),
    accountId: account,
    viewer: viewers.owner,
    now: () => told,
  });
}

/** Plain JSON, as it would come over the wire. */
export async function answersOf(name: PortalName): Promise<Answers> {
  const memory = memoryOf(name);
  const { backend } = memory;
  let keys = 0;
  const write = () => ({ key: `key-${String((keys += 1))}` });
  const account = await backend.getAccount();
  const members = await backend.listMembers({ limit: 200 });
  const { verbs } = account.capabilities;
  const offered = (action: keyof Member['actions']) =>
    members.items.find(({ actions }) => actions[action] === true);
  const refOf = ({ id, version }: Member) => ({ id, ...(version !== undefined && { version }) });
  const answers: Answers = { getAccount: account, listMembers: members };
  const editable = offered('edit');
  if (editable) answers.updateMember = await backend.updateMember(refOf(editable), {}, write());
  if (editable) answers.getMember = await backend.getMember(editable.id);
  const removable = offered('remove');
  if (removable) {
    const refs = [refOf(removable), { id: 'nobody' }];
    answers.removeMembers = await backend.removeMembers({ refs }, write());
  }
  if (account.invitations) {
    const emails = ['first@new.example', 'second@new.example', 'not an address'];
    const drafts = emails.map((email) => ({ ...firstAccess(account), email }));
    answers.createInvitations = await backend.createInvitations(drafts, write());
    if (verbs.includes('classifyAddresses'))
      answers.classifyAddresses = await backend.classifyAddresses(emails);
    const invitations = await backend.listInvitations({ limit: 200 });
    answers.listInvitations = invitations;
    const [one] = invitations.items;
    if (one && verbs.includes('resendInvitations')) {
      const refs = [{ id: one.id, ...(one.version !== undefined && { version: one.version }) }];
      answers.resendInvitations = await backend.resendInvitations({ refs }, write());
    }
    const link = memory.snapshot().accounts.flatMap(({ mails }) => mails.map((mail) => mail.link));
    const token = new URL(link.findLast((one) => one?.includes('#')) ?? '').hash.slice(1);
    answers.lookUp = await memory.invitations.lookUp(token);
  }
  if (verbs.includes('listScopeResources')) {
    answers.listScopeResources = await backend.listScopeResources({});
  }
  if (verbs.includes('listActivity')) answers.listActivity = await backend.listActivity({});
  return JSON.parse(JSON.stringify(answers)) as Answers;
}
