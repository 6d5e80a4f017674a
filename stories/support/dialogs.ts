/** What the stories of dialogs have in common: an element on its own, the row it is about, and pages that press. */
import type { Backend, Invitation, Member } from 'user-management-elements';
import { until } from '../../test/support/panel.js';

/** The element of a story, once it is one. */
export async function elementIn<Tag extends keyof HTMLElementTagNameMap>(
  canvas: HTMLElement,
  tag: Tag,
): Promise<HTMLElementTagNameMap[Tag]> {
  const element = canvas.querySelector(tag);
  if (!element) throw new Error(`The story has no <${tag}>`);
  await until(`<${tag}>`, () => element.shadowRoot);
  return element;
}

/** A row of the story's account, by a part of its address. */
export async function memberOf(backend: Backend | null, email: string): Promise<Member> {
  const page = await backend?.listMembers({
    signIn: ['none', 'invited', 'active', 'deactivated'],
  });
  return named(page?.items, email);
}

export async function invitationOf(backend: Backend | null, email: string): Promise<Invitation> {
  const page = await backend?.listInvitations({});
  return named(page?.items, email);
}

/** Those of its invitations whose addresses have one of these in them. */
export async function invitationsOf(
  backend: Backend | null,
  emails: readonly string[],
): Promise<Invitation[]> {
  const page = await backend?.listInvitations({});
  return emails.map((email) => named(page?.items, email));
}

function named<Row extends { email: string }>(rows: Row[] = [], email: string): Row {
  const row = rows.find((one) => one.email.includes(email));
  if (!row) throw new Error(`The account has nobody at “${email}”`);
  return row;
}
