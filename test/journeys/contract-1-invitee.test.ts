/** The page behind a link, over the recorded backend of 0.1.0: what an invitee sees and does. */
import { expect } from '@open-wc/testing';
import { until } from '../support/panel.js';
import { replayedPages } from '../support/replayed.js';

const { invitation: open } = replayedPages();
const invitation = 'CV Kopi Lereng Senja has invited you to their account';
const access = 'You now have access to CV Kopi Lereng Senja.';
const password = 'three odd words here';

describe('the acceptance page of contract 1', () => {
  it('says who invites to what, and lets somebody new in with a password', async () => {
    const page = await open('accepts with a new password');
    expect(page.title).to.equal(invitation);
    expect(page.gives).to.deep.equal(['View & Pay Invoices', 'View & Open Support Tickets']);
    expect(page.text).to.include('Invited by Ratna Kusumawardani (ratna@kopilereng.example)');
    page.type({ name: 'Wayan Sudarma', password });
    page.press('Accept invitation');
    await page.said(access);
    expect(page.text).to.include('Sign in with wayan@kopilereng.example and your new password.');
  });

  it('lets somebody in who is signed in', async () => {
    const page = await open('accepts while signed in');
    expect(page.text).to.include('You are signed in as maria@studioombak.example.');
    page.press('Accept invitation');
    await page.said(access);
  });

  it('names role and sub-accounts', async () => {
    const page = await open('looks at a role and sub-accounts');
    expect(page.text).to.include('You join as: User');
    expect(page.text).to.include('In these sub-accounts: coralbay_sg_otp and coralbay_sg_promo');
  });

  it('asks somebody with a login to sign in first', async () => {
    const page = await open('has a login and is signed out');
    expect(page.text).to.include('maria@studioombak.example can sign in here already.');
    expect(page.button('Sign in')).to.exist;
  });

  it('says that another person is signed in', async () => {
    const page = await open('is signed in as somebody else');
    expect(page.text).to.include('You are signed in as tono@warungtono.example.');
    expect(page.buttons).to.include('Sign out and go on');
  });

  it('says what is wrong with a password', async () => {
    const page = await open('accepts with a short password');
    page.type({ password: 'short' });
    page.press('Accept invitation');
    await until('the reason', () => page.errors.includes('Use at least 8 characters.'));
  });

  it('declines after asking', async () => {
    const page = await open('declines');
    page.press('Decline');
    await until('the question', () => page.text.includes('Decline this invitation?'));
    page.press('Decline');
    await until('the end', () => page.title.startsWith('You declined this invitation.'));
  });

  it('asks for a new link when the old one has expired', async () => {
    const page = await open('asks for a new link');
    expect(page.title).to.equal(
      'This invitation has expired. Ask Ratna Kusumawardani for a new one.',
    );
    page.press('Ask for a new link');
    await until('the words', () => page.text.includes('now knows that you would like a new link'));
  });

  const closed = {
    'opens an invitation that was revoked': 'This invitation was revoked.',
    'opens an invitation that was used': 'This invitation has already been used. Sign in.',
    'opens a link that nobody sent': 'This link is not valid. Check that it was copied whole.',
  };
  for (const [scenario, title] of Object.entries(closed)) {
    it(`says “${title}”`, async () => {
      expect((await open(scenario)).title).to.equal(title);
    });
  }

  it('says that the invitation was revoked while it was read', async () => {
    const page = await open('accepts what was revoked meanwhile');
    page.type({ password });
    page.press('Accept invitation');
    await until('the words', () => page.text.includes('This invitation was revoked.'));
  });

  it('says when to come back after too many wrong links', async () => {
    const page = await open('opens too many links');
    expect(page.text).to.include('Too many at once. You can go on');
  });

  it('sets the password of somebody who was created', async () => {
    const page = await open('sets a first password');
    expect(page.title).to.equal('Set your password for Atelier Brumaire SARL');
    page.type({ password });
    page.press('Save password');
    await page.said('Your password is set.');
  });

  it('confirms a new address', async () => {
    const page = await open('confirms a new address');
    expect(page.title).to.equal('Confirm your new address');
    page.press('Confirm address');
    await page.said('Your address is zoe.koenig@atelier-brumaire.example from now on.');
  });
});
