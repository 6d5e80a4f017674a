/** A link that was shown to who invited proves no mailbox. Issue 16, number 3. */
import { expect } from 'chai';
import {
  accessOf,
  accountOf,
  contact,
  day,
  openPortal,
  owner,
  portalOf,
  refOf,
  refusedWith,
  settingsOf,
  stranger,
  write,
} from '../support/portal.js';
import type { TestPortal } from '../support/portal.js';

const ivy = 'ivy@x.example';
const password = 'correct horse';
const minute = 60_000;

const tokenIn = (link: string | undefined) => new URL(link ?? '').hash.slice(1);

async function invited(portal: TestPortal, email = ivy): Promise<string> {
  const [sent] = await portal
    .as(owner)
    .createInvitations([{ email, ...accessOf('invoices') }], write());
  return tokenIn((sent as { link?: string }).link);
}
const accept = (portal: TestPortal, token: string, answer = {}, viewer: string | null = null) =>
  portal.invitee(viewer).accept(token, answer, write());
const ask = (portal: TestPortal, token: string) =>
  portal.invitee(null).askForNewLink(token, write());
const proofs = (portal: TestPortal) =>
  portal.data().mails.filter(({ kind }) => kind === 'confirm-mailbox');
const logins = (portal: TestPortal) => portal.store.snapshot().people;
const withLogin = () => {
  const login = { id: 'ivy', canonical: ivy, email: ivy, name: null, hasLogin: true };
  return openPortal({ ...portalOf(), people: [login] });
};

describe('A link that was shown to who invited', () => {
  it('makes no login for an address that has none, and says what is missing', async () => {
    const portal = openPortal();
    const token = await invited(portal);
    expect(await portal.invitee(null).lookUp(token)).to.include({
      ...{ email: ivy, status: 'pending', needs: 'password', needsMailbox: true },
    });
    expect(await refusedWith(accept(portal, token, { password }))).to.equal(
      'refused mailbox-unproved',
    );
    expect(logins(portal)).to.deep.equal([]);
    expect(portal.data().members.some(({ email }) => email === ivy)).to.equal(false);
  });

  it('makes none when it comes with a sending again, or for a contact', async () => {
    const portal = openPortal();
    await invited(portal);
    const { id } = portal.data().invitations.at(-1)!;
    const resent = await portal.as(owner).resendInvitations({ refs: [refOf(portal, id)] }, write());
    const again = tokenIn(resent.items[0]?.link);
    const draft = { ...accessOf('domains'), email: contact, contactId: 'cora' };
    const [sent] = await portal.as(owner).createInvitations([draft], write());
    const asContact = tokenIn((sent as { link?: string }).link);
    for (const token of [again, asContact])
      expect(await refusedWith(accept(portal, token, { password }))).to.equal(
        'refused mailbox-unproved',
      );
    expect(logins(portal)).to.deep.equal([]);
  });

  it('is another one than the mailed, which makes the login', async () => {
    const portal = openPortal();
    const shown = await invited(portal);
    const mailed = portal.tokenFor(ivy);
    expect(mailed).to.not.equal(shown);
    expect(await portal.invitee(null).lookUp(mailed)).to.not.have.property('needsMailbox');
    await accept(portal, mailed, { password });
    expect(logins(portal)).to.have.lengthOf(1);
    expect(await refusedWith(accept(portal, shown, { password }))).to.equal('gone accepted');
  });

  it('lets in who is signed in with the invited address, and nobody else', async () => {
    const portal = withLogin();
    const token = await invited(portal);
    expect(await portal.invitee(null).lookUp(token)).to.include({ needs: 'signIn' });
    expect(await refusedWith(accept(portal, token, { password }))).to.equal('unauthenticated');
    expect(await refusedWith(accept(portal, token, {}, stranger))).to.equal(
      'refused wrong-account',
    );
    await accept(portal, token, {}, ivy);
    expect(portal.data().members.at(-1)).to.include({ email: ivy, signIn: 'active' });
  });

  it('is there only where the portal shows links', async () => {
    const { capabilities } = settingsOf();
    const settings = settingsOf({ capabilities: { ...capabilities, invitationLink: false } });
    const portal = openPortal(portalOf(accountOf({ settings })));
    const drafts = [{ email: ivy, ...accessOf('invoices') }];
    const [sent] = await portal.as(owner).createInvitations(drafts, write());
    expect(sent).to.not.have.property('link');
    expect(portal.data().invitations.at(-1)?.links).to.deep.equal([]);
    await accept(portal, portal.tokenFor(ivy), { password });
  });

  it('is the mailed one in invitations from before, which make no login either', async () => {
    const portal = openPortal();
    await invited(portal);
    const data = portal.store.snapshot();
    delete data.accounts[0]!.invitations.at(-1)!.links;
    portal.store.restore(data);
    const mailed = portal.tokenFor(ivy);
    expect(await refusedWith(accept(portal, mailed, { password }))).to.equal(
      'refused mailbox-unproved',
    );
    await ask(portal, mailed);
    expect(await refusedWith(accept(portal, mailed, { password }))).to.equal(
      'refused mailbox-unproved',
    );
    await accept(portal, portal.tokenFor(ivy), { password });
  });

  it('is kept as a hash only', async () => {
    const portal = openPortal();
    const token = await invited(portal);
    expect(JSON.stringify(portal.data().invitations)).to.not.include(token);
  });
});

describe('A link that proves the mailbox', () => {
  it('is mailed to the invited address when it is asked for, and makes the login', async () => {
    const portal = openPortal();
    const shown = await invited(portal);
    const mailed = portal.tokenFor(ivy);
    await ask(portal, shown);
    expect(proofs(portal).map(({ to }) => to.address)).to.deep.equal([ivy]);
    const proof = portal.tokenFor(ivy);
    expect(new Set([shown, mailed, proof]).size).to.equal(3);
    expect(await portal.invitee(null).lookUp(proof)).to.not.have.property('needsMailbox');
    await accept(portal, proof, { password });
    expect(portal.data().members.at(-1)).to.include({ email: ivy, signIn: 'active' });
  });

  it('leaves the mailed invitation good, and the row as it was seen', async () => {
    const portal = openPortal();
    const shown = await invited(portal);
    const mailed = portal.tokenFor(ivy);
    const { version, sentCount, expiresAt } = portal.data().invitations.at(-1)!;
    await ask(portal, shown);
    expect(portal.data().invitations.at(-1)).to.include({ version, sentCount, expiresAt });
    await accept(portal, mailed, { password });
  });

  it('is mailed once in ten minutes, however often it is asked for', async () => {
    const portal = openPortal();
    const shown = await invited(portal);
    for (let time = 0; time < 3; time++) await ask(portal, shown);
    expect(proofs(portal)).to.have.lengthOf(1);
    const first = portal.tokenFor(ivy);
    portal.clock.now += 10 * minute;
    await ask(portal, shown);
    expect(proofs(portal)).to.have.lengthOf(2);
    expect(await refusedWith(portal.invitee(null).lookUp(first))).to.equal('not-found');
  });

  it('is not mailed for the mailed link, nor where the address has a login', async () => {
    const portal = openPortal();
    await invited(portal);
    await ask(portal, portal.tokenFor(ivy));
    expect(proofs(portal)).to.have.lengthOf(0);
    const known = withLogin();
    await ask(known, await invited(known));
    expect(proofs(known)).to.have.lengthOf(0);
  });

  it('ends with the invitation: at its time, when it is withdrawn, when it is sent again', async () => {
    const late = openPortal();
    await ask(late, await invited(late));
    late.clock.now += 7 * day;
    expect(await refusedWith(accept(late, late.tokenFor(ivy), { password }))).to.equal(
      'gone expired',
    );
    const portal = openPortal();
    await ask(portal, await invited(portal));
    const proof = portal.tokenFor(ivy);
    const { id } = portal.data().invitations.at(-1)!;
    await portal.as(owner).resendInvitations({ refs: [refOf(portal, id)] }, write());
    expect(await refusedWith(accept(portal, proof, { password }))).to.equal('not-found');
    const next = portal.tokenFor(ivy);
    await portal.as(owner).revokeInvitations({ refs: [refOf(portal, id)] }, write());
    expect(await refusedWith(accept(portal, next, { password }))).to.equal('gone revoked');
  });

  it('is the inviter’s to give when the shown one has expired', async () => {
    const portal = openPortal();
    const shown = await invited(portal);
    portal.clock.now += 7 * day;
    await ask(portal, shown);
    expect(proofs(portal)).to.have.lengthOf(0);
    expect(portal.data().mails.at(-1)).to.deep.include({ kind: 'new-link-wanted' });
  });

  for (const [locale, subject] of [
    ['en', 'Set your password to join the account of Acorn Ltd'],
    ['id', 'Atur kata sandi Anda untuk bergabung dengan akun Acorn Ltd'],
    ['fr', 'Définissez votre mot de passe pour accéder au compte de Acorn Ltd'],
    ['es', 'Establece tu contraseña para acceder a la cuenta de Acorn Ltd'],
  ] as const) {
    it(`comes in the language of the invitation: ${locale}`, async () => {
      const portal = openPortal();
      const drafts = [{ email: ivy, locale, ...accessOf('invoices') }];
      const [sent] = await portal.as(owner).createInvitations(drafts, write());
      await ask(portal, tokenIn((sent as { link?: string }).link));
      const [mail] = proofs(portal);
      expect(mail).to.include({ subject, locale });
      expect(mail?.text).to.include(mail?.link);
    });
  }
});
