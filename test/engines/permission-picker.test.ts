import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { Account, Backend, Permission } from '../../src/backend/backend.js';
import { focused, PickerPage, portalBackend, readable, until } from '../support/panel.js';

/** The literal words of the hosting company: id, label and description in English, then in Indonesian. */
// prettier-ignore
const literal = [
  ['profile', 'Modify Master Account Profile', 'Access and modify the client profile information', 'Ubah Profil Akun Master', 'Akses dan ubah informasi profil klien'],
  ['contacts', 'View & Manage Contacts', 'Access and manage contacts', 'Lihat & Kelola Kontak', 'Akses dan kelola kontak'],
  ['products', 'View Products & Services', 'View access to products, services and addons', 'Lihat Produk & Layanan', 'Lihat akses ke produk, layanan dan add-on'],
  ['manageproducts', 'View & Modify Product Passwords', 'Allow password resets and other actions', 'Lihat & Ubah Kata Sandi Produk', 'Izinkan pengaturan ulang kata sandi dan tindakan lainnya'],
  ['productsso', 'Perform Single Sign-On', 'Allow single sign-on into services', 'Lakukan Sistem Masuk Tunggal', 'Izinkan sistem masuk tunggal ke layanan'],
  ['domains', 'View Domains', 'View access to domain registrations', 'Lihat Domain', 'Lihat akses ke pendaftaran domain'],
  ['managedomains', 'Manage Domain Settings', 'Allow domain management eg. nameservers/whois/transfers', 'Kelola Pengaturan Domain', 'Izinkan manajemen domain mis. nameserver/whois/transfers'],
  ['invoices', 'View & Pay Invoices', 'View and payment access to invoices', 'Lihat & Bayar Faktur', 'Lihat dan akses pembayaran ke faktur'],
  ['quotes', 'View & Accept Quotes', 'View and acceptance permissions for quotes', 'Lihat & Terima Penawaran', 'Lihat dan izin penerimaan untuk penawaran'],
  ['tickets', 'View & Open Support Tickets', 'Access to open, respond and manage support tickets', 'Lihat & Buka Tiket Dukungan', 'Akses untuk membuka, merespons, dan mengelola tiket dukungan'],
  ['affiliates', 'View & Manage Affiliate Account', 'Access to view and request withdrawals', 'Lihat & Kelola Akun Afiliasi', 'Akses ke melihat dan meminta penarikan'],
  ['emails', 'View Emails', 'Access to view account email history', 'Lihat Email', 'Akses untuk melihat riwayat email akun'],
  ['orders', 'Place New Orders/Upgrades/Cancellations', 'Allow placing of new orders', 'Tempatkan Pesanan Baru/Peningkatan/Pembatalan', 'Izinkan penempatan pesanan baru'],
] as const;

/** The backend of a viewer who may not grant some of the permissions. */
function notGranting(...ids: string[]): Backend {
  const { backend } = portalBackend();
  const restricted = (permission: Permission): Permission =>
    ids.includes(permission.id)
      ? { ...permission, grantable: { refused: 'not-held' } }
      : permission;
  const getAccount = async (): Promise<Account> => {
    const account = await backend.getAccount();
    const permissionGroups = account.permissionGroups.map((group) => ({
      ...group,
      permissions: group.permissions.map(restricted),
    }));
    return { ...account, permissionGroups };
  };
  return { ...backend, getAccount };
}

const reason = 'You do not have this permission yourself.';

describe('permission-picker', () => {
  for (const lang of ['en', 'id'] as const) {
    it(`shows the thirteen with label and description in ${lang}`, async () => {
      const picker = await PickerPage.open({ lang });
      await until('the language', () => picker.text.includes(lang === 'en' ? 'of 13' : 'dari 13'));
      expect(picker.boxes.map(({ id }) => id)).to.have.members(literal.map(([id]) => id));
      for (const [id, label, description, labelId, descriptionId] of literal) {
        const [name, about] = lang === 'en' ? [label, description] : [labelId, descriptionId];
        expect(readable(picker.box(id).labels?.[0])).to.equal(name);
        const described = picker.box(id).getAttribute('aria-describedby') ?? '';
        const text = readable(picker.element.shadowRoot?.getElementById(described));
        expect(text.startsWith(about), `${text} / ${about}`).to.equal(true);
      }
    });
  }

  describe('what is needed', () => {
    it('is named before, ticked along, and said so', async () => {
      const picker = await PickerPage.open();
      expect(picker.about('managedomains')).to.include('Needs: View Domains');
      await picker.tick('managedomains');
      expect(picker.ticked).to.deep.equal(['domains', 'managedomains']);
      expect(picker.element.value).to.deep.equal(['domains', 'managedomains']);
      expect(picker.about('managedomains')).to.include('Also ticked: View Domains');
      expect(picker.announced).to.equal('Also ticked: View Domains');
    });

    it('asks in place before it is unticked; “Untick both” does so', async () => {
      const picker = await PickerPage.open({ value: ['domains', 'managedomains', 'tickets'] });
      picker.box('domains').focus();
      await picker.tick('domains');
      expect(picker.question).to.equal('Manage Domain Settings: needs this.');
      expect(picker.announced).to.equal(picker.question);
      expect(picker.ticked).to.include('domains');
      expect(focused() === picker.box('domains')).to.equal(true);
      await picker.press('Untick both');
      expect(picker.ticked).to.deep.equal(['tickets']);
      expect(picker.question).to.equal('');
      expect(focused() === picker.box('domains')).to.equal(true);
    });

    it('stays with “Keep”', async () => {
      const picker = await PickerPage.open({ value: ['domains', 'managedomains'] });
      await picker.tick('domains');
      await picker.press('Keep');
      expect(picker.ticked).to.deep.equal(['domains', 'managedomains']);
      expect(picker.question).to.equal('');
      expect(focused() === picker.box('domains')).to.equal(true);
    });

    it('offers to untick all where more than one needs it', async () => {
      const picker = await PickerPage.open({ value: ['products', 'manageproducts', 'productsso'] });
      await picker.tick('products');
      expect(picker.question).to.equal(
        'View & Modify Product Passwords and Perform Single Sign-On: needs this.',
      );
      await picker.press('Untick all of them');
      expect(picker.ticked).to.deep.equal([]);
    });

    it('is not asked about once nothing needs it any more', async () => {
      const picker = await PickerPage.open({ value: ['domains', 'managedomains'] });
      await picker.tick('domains');
      picker.element.value = ['tickets'];
      await picker.element.updateComplete;
      expect(picker.question).to.equal('');
    });
  });

  it('warns of what is risky before and after it is ticked', async () => {
    const picker = await PickerPage.open();
    const risk = 'Think twice before granting this.';
    expect(picker.about('profile')).to.include(risk);
    expect(picker.text.split(risk)).to.have.lengthOf(2);
    await picker.tick('profile');
    expect(picker.about('profile')).to.include(risk);
  });

  describe('select all and none', () => {
    it('work on the whole, and are counted', async () => {
      const picker = await PickerPage.open();
      expect(picker.counts).to.deep.equal([
        '0 of 13',
        '0 of 3',
        '0 of 3',
        '0 of 2',
        '0 of 4',
        '0 of 1',
      ]);
      await picker.press('Select all');
      expect(picker.ticked).to.have.lengthOf(13);
      expect(picker.counts[0]).to.equal('13 of 13');
      await picker.press('None');
      expect(picker.ticked).to.have.lengthOf(0);
    });

    it('work on one group, named for a screen reader', async () => {
      const picker = await PickerPage.open();
      await picker.press('Select all in Domains');
      expect(picker.ticked).to.deep.equal(['domains', 'managedomains']);
      expect(picker.counts.slice(0, 4)).to.deep.equal(['2 of 13', '0 of 3', '0 of 3', '2 of 2']);
      await picker.press('None in Domains');
      expect(picker.ticked).to.deep.equal([]);
    });
  });

  describe('what the viewer may not grant', () => {
    it('is shown with the reason, and cannot be ticked by click or key', async () => {
      const picker = await PickerPage.open({ backend: notGranting('invoices') });
      const box = picker.box('invoices');
      expect(box.getAttribute('aria-disabled')).to.equal('true');
      expect(picker.about('invoices')).to.include(reason);
      expect(picker.text.split(reason)).to.have.lengthOf(2);
      await picker.tick('invoices');
      box.focus();
      await sendKeys({ press: ' ' });
      await picker.element.updateComplete;
      expect(focused() === box).to.equal(true);
      expect(box.checked).to.equal(false);
      expect(picker.element.value).to.deep.equal([]);
    });

    it('is left out by “select all”, with what needs it', async () => {
      const picker = await PickerPage.open({ backend: notGranting('domains', 'orders') });
      expect(picker.about('managedomains')).to.include(reason);
      await picker.press('Select all');
      expect(picker.ticked).to.have.lengthOf(10);
      expect(picker.ticked).not.to.include.members(['domains']);
      expect(picker.ticked).not.to.include.members(['managedomains']);
      expect(picker.ticked).not.to.include.members(['orders']);
      await picker.press('Select all in Domains');
      expect(picker.ticked).to.have.lengthOf(10);
    });

    it('can be taken from somebody who has it, but not given back', async () => {
      const picker = await PickerPage.open({ backend: notGranting('orders'), value: ['orders'] });
      await picker.tick('orders');
      expect(picker.ticked).to.deep.equal([]);
      await picker.tick('orders');
      expect(picker.ticked).to.deep.equal([]);
    });
  });

  it('keeps permissions that it does not know, through every change', async () => {
    const picker = await PickerPage.open({ value: ['from-tomorrow', 'tickets'] });
    expect(picker.ticked).to.deep.equal(['tickets']);
    await picker.tick('domains');
    await picker.press('Select all');
    await picker.press('None');
    expect(picker.element.value).to.deep.equal(['from-tomorrow']);
  });

  describe('events', () => {
    it('are one input, composed, and one change for each choice of the person', async () => {
      const picker = await PickerPage.open();
      const heard: string[] = [];
      const hear = (event: Event) => {
        const at = event.composedPath()[0] === picker.element ? '' : ' from inside';
        heard.push(`${event.type}${event.composed ? ' composed' : ''}${at}`);
      };
      picker.element.addEventListener('input', hear);
      picker.element.addEventListener('change', hear);
      await picker.tick('managedomains');
      const one = ['input composed', 'change'];
      expect(heard).to.deep.equal(one);
      await picker.press('None');
      expect(heard).to.deep.equal([...one, ...one]);
    });

    it('are not sent while a question is open, nor when the host sets the value', async () => {
      const picker = await PickerPage.open({ value: ['domains', 'managedomains'] });
      let heard = 0;
      picker.element.addEventListener('input', () => heard++);
      picker.element.addEventListener('change', () => heard++);
      await picker.tick('domains');
      await picker.press('Keep');
      picker.element.value = ['tickets'];
      await picker.element.updateComplete;
      expect(heard).to.equal(0);
    });
  });

  it('is worked by keys alone', async () => {
    const picker = await PickerPage.open();
    picker.element.focus();
    expect(focused() === picker.boxes[0]).to.equal(true);
    await sendKeys({ press: ' ' });
    expect(picker.ticked).to.deep.equal(['profile']);
    picker.box('managedomains').focus();
    await sendKeys({ press: ' ' });
    picker.box('domains').focus();
    await sendKeys({ press: ' ' });
    await until('the question', () => picker.question !== '');
    await sendKeys({ press: 'Tab' });
    expect(readable(focused())).to.equal('Untick both');
    await sendKeys({ press: 'Tab' });
    expect(readable(focused())).to.equal('Keep');
    await sendKeys({ press: 'Enter' });
    expect(focused() === picker.box('domains')).to.equal(true);
    expect(picker.ticked).to.deep.equal(['profile', 'domains', 'managedomains']);
  });
});
