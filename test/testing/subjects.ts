/** The reference service as a subject of the conformance suite, over HTTP and in process. */
import { createMemoryBackend } from '../../src/adapters/memory/index.js';
import type { InvitationBackend } from '../../src/backend/backend.js';
import type { PortalData } from '../../src/service/index.js';
import type { Subject } from '../../src/testing/index.js';
import {
  accountOf,
  limited,
  manager,
  openPortal,
  owner,
  portalOf,
  settingsOf,
  start,
  stranger,
} from '../support/portal.js';

let addresses = 0;
function freshAddress(): string {
  return `fresh-${(addresses += 1)}@conformance.example`;
}

/** The HTTP adapter over the service, with every kind of viewer. */
export function httpSubject(data: PortalData = portalOf()): Subject {
  const portal = openPortal(data);
  return {
    backend: portal.as(owner),
    freshAddress,
    tokenFor: portal.tokenFor,
    invitee: (email) => portal.invitee(email),
    clock: { advance: (milliseconds) => void (portal.clock.now += milliseconds) },
    limited: portal.as(limited),
    partial: portal.as(manager),
    stranger: portal.as(stranger),
    signedOut: portal.as(null),
  };
}

/** An account with sub-accounts, one of them closed. */
export function scopedSubject(): Subject {
  const resources = ['alpha', 'beta', 'gamma', 'delta', 'closed'].map((id) => ({
    id,
    label: `Shop ${id}`,
    ...(id === 'closed' && { closed: true }),
  }));
  return httpSubject(portalOf(accountOf({ settings: settingsOf({ scope: {} }), resources })));
}

/** The memory adapter, as a portal's own tests use it: one viewer, in the first account. */
export function memorySubject(seed: PortalData = portalOf(), viewer = owner): Subject {
  let now = start;
  const memory = createMemoryBackend({ seed, viewer, now: () => now });
  const inviteeOf = (email: string) => inProcessInvitee(memory, email, () => now);
  return {
    backend: memory.backend,
    freshAddress,
    tokenFor: (email) => {
      const mails = memory.snapshot().accounts[0]?.mails ?? [];
      const mail = mails.findLast(({ to, link }) => to.address === email && link);
      return new URL(mail?.link ?? '').hash.slice(1);
    },
    invitee: inviteeOf,
    clock: { advance: (milliseconds) => void (now += milliseconds) },
  };
}

type Memory = ReturnType<typeof createMemoryBackend>;

/** Another person on the same data: signed in, where the portal knows a password for the address. */
function inProcessInvitee(memory: Memory, email: string, now: () => number): InvitationBackend {
  async function as<T>(act: (invitee: Memory['invitations']) => Promise<T>): Promise<T> {
    const seed = memory.snapshot();
    const known = seed.people.some((person) => person.email === email && person.hasLogin);
    const other = createMemoryBackend({ seed, viewer: known ? email : null, now });
    const answer = await act(other.invitations);
    memory.restore(other.snapshot());
    return answer;
  }
  return {
    lookUp: (token, call) => as((invitee) => invitee.lookUp(token, call)),
    accept: (token, answer, write) => as((invitee) => invitee.accept(token, answer, write)),
    decline: (token, write) => as((invitee) => invitee.decline(token, write)),
    askForNewLink: (token, write) => as((invitee) => invitee.askForNewLink(token, write)),
  };
}
