/** The messaging portal as its admin meets it, over HTTP and the service, with a clock that a test moves. */
import { fixture, html } from '@open-wc/testing';
import type { Id, Invitation, Member } from '../../src/backend/backend.js';
import type { UserManagementPanel } from '../../src/elements/user-management-panel/user-management-panel.js';
import { portals } from '../../src/mocks/portals/index.js';
import { PanelView } from './panel.js';
import { openPortal, start, type TestPortal, write } from './portal.js';

const messaging = portals['messaging-portal'];
export const { viewers } = messaging;

/** The portal's own words, which its page gives to the panel: one verb for who is there and who was only invited. */
const ownWords = {
  'remove.action': 'Remove user',
  'revoke.action': 'Remove user',
  'bulk.revoke': 'Remove',
  'revokeMany.action': { one: 'Remove {n}', other: 'Remove {n}' },
};

export interface MessagingVisit {
  portal: TestPortal;
  panel: PanelView;
}

/** An admin opens the page with the panel, under the words of the portal. */
export async function visitMessaging(viewer = viewers.owner): Promise<MessagingVisit> {
  const portal = openPortal(messaging.data(start));
  const element = await fixture<UserManagementPanel>(html`
    <user-management-panel
      tabs="all"
      .backend=${portal.as(viewer)}
      .strings=${{ en: ownWords }}
    ></user-management-panel>
  `);
  const panel = new PanelView(element);
  await panel.settled();
  return { portal, panel };
}

/** What the portal's gateway is told: may this person do it, there? */
export async function mayDo(
  portal: TestPortal,
  viewer: string,
  permission: Id,
  resource?: Id,
): Promise<boolean> {
  const query = new URLSearchParams({ permission, ...(resource && { resource }) });
  const path = `accounts/${messaging.account}/access?${query.toString()}`;
  const { status } = await portal.request(viewer, path);
  if (status !== 204 && status !== 403) throw new Error(`access was answered with ${status}`);
  return status === 204;
}

/** What the service holds, as it tells the admin. */
export async function memberNamed(portal: TestPortal, text: string): Promise<Member | undefined> {
  return (await portal.as(viewers.owner).listMembers({ text })).items[0];
}
export async function invitationTo(
  portal: TestPortal,
  text: string,
): Promise<Invitation | undefined> {
  return (await portal.as(viewers.owner).listInvitations({ text })).items[0];
}

/** The invitee follows the newest link that was sent, if no other is said, and sets a password. */
export function accept(
  portal: TestPortal,
  address: string,
  token = portal.tokenFor(address),
): Promise<{ next?: string }> {
  const answer = { name: 'Joined Just Now', password: 'correct horse battery' };
  return portal.invitee(null).accept(token, answer, write());
}
