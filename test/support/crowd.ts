/** The messaging portal with many people more: rows for several pages. */
import { portals } from '../../src/mocks/portals/index.js';
import type { PortalData } from '../../src/service/index.js';
import { now } from './panel.js';

/** So many users “Crowd 0 …” and as many open invitations as said, with the access of one who is there. */
export function crowded(users: number, invited = 0): PortalData {
  const data = portals['messaging-portal'].data(now);
  const { members, invitations } = data.accounts[0]!;
  const joy = members.find(({ id }) => id === 'joy')!;
  const luis = invitations.find(({ id }) => id === 'invitation-luis')!;
  for (let i = 0; i < users; i++) {
    const email = `crowd-${i}@fernwood.example`;
    members.push({ ...joy, id: `crowd-${i}`, name: `Crowd ${i}`, email, canonical: email });
  }
  for (let i = 0; i < invited; i++) {
    const email = `guest-${i}@fernwood.example`;
    const tokenHash = `hash of guest-${i}`;
    invitations.push({ ...luis, id: `guest-${i}`, email, canonical: email, tokenHash });
  }
  return data;
}
