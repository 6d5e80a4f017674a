/** The page behind a link that was shown to who invited: it proves no mailbox. */
import { expect } from '@open-wc/testing';
import { inviteeOf, openLink, type AcceptPage } from '../support/accept.js';
import { until } from '../support/panel.js';
import { accessOf, openPortal, owner, write, type TestPortal } from '../support/portal.js';

const ivy = 'ivy@x.example';
const password = 'three odd words here';
const text = `To be sure that ${ivy} is yours, you set your password by a link that is sent there.`;

async function shownLink(portal: TestPortal): Promise<string> {
  const drafts = [{ email: ivy, ...accessOf('invoices') }];
  const [sent] = await portal.as(owner).createInvitations(drafts, write());
  return new URL((sent as { link: string }).link).hash.slice(1);
}

async function arrive(without: 'askForNewLink' | null = null) {
  const portal = openPortal();
  const token = await shownLink(portal);
  const invitee = inviteeOf(portal, { is: null });
  const { askForNewLink: _, ...others } = invitee;
  const page: AcceptPage = await openLink(without ? others : invitee, token);
  return { portal, page };
}
const proofs = (portal: TestPortal) =>
  portal.data().mails.filter(({ kind }) => kind === 'confirm-mailbox');

describe('A link that the inviter was shown', () => {
  it('asks for no password, and offers to mail a link that proves the mailbox', async () => {
    const { page, portal } = await arrive();
    expect(page.asksPassword).to.equal(false);
    expect(page.text).to.include(text);
    page.press('Email me the link');
    await until('the mail', () => proofs(portal).length === 1);
    await until('the word that it is sent', () =>
      page.text.includes('A new link is on its way to your mailbox.'),
    );
    expect(page.announced).to.equal('A new link is on its way to your mailbox.');
    expect(page.buttons).to.not.include('Email me the link');
  });

  it('leads to the password by the mailed link', async () => {
    const { page, portal } = await arrive();
    page.press('Email me the link');
    await until('the mail', () => proofs(portal).length === 1);
    page.element.token = portal.tokenFor(ivy);
    await until('the password', () => page.asksPassword);
    page.type({ password });
    page.press('Accept invitation');
    await until('the end', () => page.title === 'You now have access to Acorn Ltd.');
  });

  it('can be declined all the same', async () => {
    const { page } = await arrive();
    expect(page.buttons).to.include('Decline');
  });

  it('offers no mail where the backend sends none, and still says what to do', async () => {
    const { page } = await arrive('askForNewLink');
    expect(page.text).to.include(text);
    expect(page.buttons).to.not.include('Email me the link');
  });
});
