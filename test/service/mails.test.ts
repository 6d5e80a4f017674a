import { expect } from 'chai';
import naughty from 'big-list-of-naughty-strings';
import type { MailRecord } from '../../src/service/index.js';
import { plainName } from '../../src/service/mail/mails.js';
import { elementsOf, linksOf } from '../support/html.js';
import {
  accessOf,
  accountOf,
  openPortal,
  owner,
  portalOf,
  settingsOf,
  write,
} from '../support/portal.js';

async function mailIn(
  locale: string | undefined,
  change: Parameters<typeof settingsOf>[0] = {},
): Promise<MailRecord> {
  const portal = openPortal(portalOf(accountOf({ settings: settingsOf(change) })));
  const drafts = [
    { email: 'ivy@x.example', ...accessOf('invoices', 'domains'), ...(locale && { locale }) },
  ];
  await portal.as(owner).createInvitations(drafts, write());
  return portal.data().mails[0]!;
}

describe('The mail of an invitation', () => {
  const subjects = {
    en: 'Acorn Ltd has invited you to their account',
    id: 'Acorn Ltd telah mengundang Anda ke akun mereka',
    fr: 'Acorn Ltd vous invite à accéder à son compte',
    es: 'Acorn Ltd te ha invitado a su cuenta',
  };
  for (const [locale, subject] of Object.entries(subjects)) {
    it(`has its subject in ${locale}, one recipient and one link`, async () => {
      const mail = await mailIn(locale);
      expect(mail).to.deep.include({ subject, locale, kind: 'invitation' });
      expect(mail.to).to.deep.equal({ name: null, address: 'ivy@x.example' });
      expect(mail.text.match(/https?:\/\/\S+/gu)).to.deep.equal([mail.link]);
      expect(mail.link).to.match(/^https:\/\/oak\.example\/join#[\w-]{43}$/u);
    });
  }

  it('says who invites, to what, and until when in the time of the portal', async () => {
    const { text } = await mailIn('en');
    expect(text).to.include('Olga (olga@account.example)');
    expect(text).to.include('  The domains\n  The invoices\n');
    expect(text).to.include(
      'valid for 7 days, until November 29, 2026 at 09:14 AM Western Indonesia Time',
    );
  });

  it('has one period where the portal’s name ends in one', async () => {
    const portal = { ...settingsOf().portal, name: 'Encina, S. L.' };
    const { text, html } = await mailIn('es', { portal });
    for (const told of [text, html]) {
      expect(told).to.include('Encina, S. L.');
      expect(told).to.not.match(/\.\.(?!\.)/u);
    }
  });

  it('is in the language of the account where none was asked for', async () => {
    expect((await mailIn(undefined, { defaultLocale: 'fr' })).locale).to.equal('fr');
  });

  it('is in the language of a region’s tag', async () => {
    expect((await mailIn('fr-CA')).locale).to.equal('fr');
  });

  it('is not sent in a language that the portal has no mail in', async () => {
    const portal = openPortal();
    const drafts = [{ email: 'ivy@x.example', ...accessOf('invoices'), locale: 'tlh' }];
    const [outcome] = await portal.as(owner).createInvitations(drafts, write());
    expect(outcome).to.have.deep.property('error', {
      code: 'invalid',
      fields: { locale: 'unknown' },
    });
    expect(portal.data().mails).to.have.lengthOf(0);
  });

  it('lists five of many, and says how many more', async () => {
    const permissions = Array.from({ length: 8 }, (_, n) => ({
      id: `p${n}`,
      label: `May ${n}`,
      requires: [],
    }));
    const settings = settingsOf({ permissionGroups: [{ id: 'g', permissions }] });
    const portal = openPortal(portalOf(accountOf({ settings })));
    const drafts = [{ email: 'ivy@x.example', ...accessOf(...permissions.map(({ id }) => id)) }];
    await portal.as(owner).createInvitations(drafts, write());
    const { text } = portal.data().mails[0]!;
    expect(text).to.include('  May 4\n  and 3 more\n');
    expect(text).to.not.include('May 5');
  });

  it('tells the type and how many sub-accounts', async () => {
    const role = {
      grants: [],
      forbids: [],
      defaults: [],
      minPermissions: 0,
      defaultScope: 'none' as const,
    };
    const settings = settingsOf({
      roles: [{ ...role, id: 'user', label: { en: 'User', fr: 'Utilisateur' }, isAdmin: false }],
      scope: { label: { en: 'sub-accounts' } },
    });
    const resources = [{ id: 'r1', label: 'One' }];
    const portal = openPortal(portalOf(accountOf({ settings, resources })));
    const access = { ...accessOf(), role: 'user', scope: { ids: ['r1'] } };
    await portal
      .as(owner)
      .createInvitations([{ email: 'ivy@x.example', ...access, locale: 'fr' }], write());
    expect(portal.data().mails[0]?.text).to.include('  Utilisateur\n  sub-accounts\u00a0: 1\n');
  });

  it('says nothing of permissions where there are none', async () => {
    const portal = openPortal();
    await portal.as(owner).createInvitations([{ email: 'ivy@x.example', ...accessOf() }], write());
    expect(portal.data().mails[0]?.text).to.not.include('You will be able to');
  });
});

describe('A name in a mail', () => {
  it('stays a name, whatever it is made of: all naughty strings', async () => {
    const shapeOf = (html: string): string =>
      elementsOf(html)
        .map(({ name, attributes }) => `${name}${Object.keys(attributes).length}`)
        .join(' ');
    const pattern = shapeOf((await mailIn('en')).html);
    for (const name of naughty) {
      const mail = await mailIn('en', { name, portal: { ...settingsOf().portal, name } });
      expect(shapeOf(mail.html), name).to.equal(pattern);
      expect(mail.subject, name).to.not.match(/[\p{Cc}\p{Cf}@]|:\/\//u);
      expect(Array.from(mail.subject).length, name).to.be.at.most(100);
      expect(linksOf(mail.html)).to.have.lengthOf(1);
    }
  });

  it('is on one line, short, and nothing that a mail program makes a link of', () => {
    expect(plainName('Evil\r\nBcc: x@y.example\u202e\u200b')).to.equal(
      'Evil Bcc: x (at) y. example',
    );
    expect(plainName('Win at https://evil.example/now')).to.equal('Win at https evil. example/now');
    expect(Array.from(plainName('😀'.repeat(80)))).to.have.lengthOf(60);
    expect(plainName('Café Société S. A.')).to.equal('Café Société S. A.');
  });

  for (const [what, stop] of Object.entries({
    'an ideographic full stop': '\u3002',
    'a full-width full stop': '\uff0e',
    'a half-width ideographic full stop': '\uff61',
    'a one dot leader': '\u2024',
    'a small full stop': '\ufe52',
    'a Lisu letter that looks like a dot': '\ua4f8',
    'an Arabic full stop': '\u06d4',
    'a dot before an invisible character': '.\u034f',
    'a dot before a mark': '.\u0301',
  })) {
    it(`makes no link with ${what}`, () => {
      const plain = plainName(`Win at evil${stop}example`);
      expect(plain).to.match(/evil\S*\s\P{L}*example$/u);
    });
  }

  it('makes no link with letters, signs or slashes that are read as ASCII', () => {
    expect(plainName('evil.\u24d2om')).to.equal('evil. \u24d2om');
    expect(plainName('evil\u2488com')).to.equal('evil\u2488 com');
    expect(plainName('a\uff20evil')).to.equal('a (at) evil');
    expect(plainName('http\uff1a\uff0f\uff0fevil')).to.equal('http evil');
    expect(plainName('http:\u2044\u2044evil')).to.equal('http evil');
  });

  it('does not reach the subject as it is', async () => {
    const { subject } = await mailIn('en', { name: 'Free money\nwww.evil.example' });
    expect(subject).to.equal('Free money www. evil. example has invited you to their account');
  });
});
