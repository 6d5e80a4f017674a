import { expect } from 'chai';
import { en } from '../../src/locales/en.js';
import { es } from '../../src/locales/es.js';
import { fr } from '../../src/locales/fr.js';
import { id } from '../../src/locales/id.js';
import type { StringKey, Strings } from '../../src/locales/strings.js';

type Printed = Readonly<Partial<Record<'en' | 'id' | 'fr' | 'es', string>>>;
const locales: Readonly<Record<string, Strings>> = { en, id, fr, es };

/**
 * Labels that portals of hosting companies print, each in the languages that it was found in. People who come from such a
 * portal look for these words, and its help pages name them.
 */
// prettier-ignore
const printed: Readonly<Partial<Record<StringKey, Printed>>> = {
  'permission.profile.label': { en: 'Modify Master Account Profile', id: 'Ubah Profil Akun Master', fr: 'Modifier le profil du compte principal' },
  'permission.profile.description': { en: 'Access and modify the client profile information', id: 'Akses dan ubah informasi profil klien' },
  'permission.contacts.label': { en: 'View & Manage Contacts', id: 'Lihat & Kelola Kontak', fr: 'Visualiser et gérer les contacts' },
  'permission.contacts.description': { en: 'Access and manage contacts', id: 'Akses dan kelola kontak' },
  'permission.products.label': { en: 'View Products & Services', id: 'Lihat Produk & Layanan', fr: 'Voir les produits et services' },
  'permission.products.description': { en: 'View access to products, services and addons', id: 'Lihat akses ke produk, layanan dan add-on' },
  'permission.manageproducts.label': { en: 'View & Modify Product Passwords', id: 'Lihat & Ubah Kata Sandi Produk', fr: 'Visualiser et modifier les mots de passe des produits' },
  'permission.manageproducts.description': { en: 'Allow password resets and other actions', id: 'Izinkan pengaturan ulang kata sandi dan tindakan lainnya' },
  'permission.productsso.label': { en: 'Perform Single Sign-On', id: 'Lakukan Sistem Masuk Tunggal' },
  'permission.productsso.description': { en: 'Allow single sign-on into services', id: 'Izinkan sistem masuk tunggal ke layanan' },
  'permission.domains.label': { en: 'View Domains', id: 'Lihat Domain' },
  'permission.domains.description': { en: 'View access to domain registrations', id: 'Lihat akses ke pendaftaran domain' },
  'permission.managedomains.label': { en: 'Manage Domain Settings', id: 'Kelola Pengaturan Domain' },
  'permission.managedomains.description': { en: 'Allow domain management eg. nameservers/whois/transfers', id: 'Izinkan manajemen domain mis. nameserver/whois/transfers' },
  'permission.invoices.label': { en: 'View & Pay Invoices', id: 'Lihat & Bayar Faktur', fr: 'Visualiser et payer les factures' },
  'permission.invoices.description': { en: 'View and payment access to invoices', id: 'Lihat dan akses pembayaran ke faktur' },
  'permission.quotes.label': { en: 'View & Accept Quotes', id: 'Lihat & Terima Penawaran' },
  'permission.quotes.description': { en: 'View and acceptance permissions for quotes', id: 'Lihat dan izin penerimaan untuk penawaran' },
  'permission.tickets.label': { en: 'View & Open Support Tickets', id: 'Lihat & Buka Tiket Dukungan' },
  'permission.tickets.description': { en: 'Access to open, respond and manage support tickets', id: 'Akses untuk membuka, merespons, dan mengelola tiket dukungan' },
  'permission.affiliates.label': { en: 'View & Manage Affiliate Account', id: 'Lihat & Kelola Akun Afiliasi' },
  'permission.affiliates.description': { en: 'Access to view and request withdrawals', id: 'Akses ke melihat dan meminta penarikan' },
  'permission.emails.label': { en: 'View Emails', id: 'Lihat Email' },
  'permission.emails.description': { en: 'Access to view account email history', id: 'Akses untuk melihat riwayat email akun' },
  'permission.orders.label': { en: 'Place New Orders/Upgrades/Cancellations', id: 'Tempatkan Pesanan Baru/Peningkatan/Pembatalan', fr: 'Passer de nouvelles commandes/mises à niveau/annulations' },
  'permission.orders.description': { en: 'Allow placing of new orders', id: 'Izinkan penempatan pesanan baru' },
  'panel.title': { en: 'User Management', id: 'Manajemen Pengguna' },
  'panel.title.contact': { en: 'Contacts', fr: 'Contacts' },
  'invite.open': { en: 'Invite New User', id: 'Undang Pengguna Baru' },
  'invite.open.many': { en: 'Invite users' },
  'contact.add': { en: 'Create new contact', es: 'Añadir nuevo contacto' },
  'tab.active': { en: 'Active users' },
  'tab.pending': { en: 'Pending invitations' },
  'tab.deactivated': { en: 'Deactivated users' },
  'list.label': { fr: 'Liste des utilisateurs enregistrés' },
  'column.permissions': { en: 'Permissions', id: 'Izin', fr: 'Permissions' },
  'column.subscriptions': { es: 'Suscripciones' },
  'action.remove': { en: 'Remove user', id: 'Hapus Pengguna' },
  'action.deactivate': { en: 'Deactivate' },
  'field.email': { en: 'Email Address', id: 'Alamat Email', fr: 'Adresse e-mail', es: 'Email' },
  'permissions.section': { fr: 'Attribution de permissions' },
  'permissions.set': { en: 'Set Permission' },
  'role.user': { en: 'User' },
  'role.admin': { en: 'Admin' },
  'invite.send.many': { en: 'Send Invites' },
  'field.phone': { fr: 'Numéro de téléphone' },
  'contact.cancelCreation': { en: 'Cancel creation contact' },
  'alerts.section': { es: 'Suscripciones' },
  'alert.general': { fr: 'Notifications par e-mail générales' },
  'alert.domain': { fr: 'Alertes liées aux domaines', es: 'Dominios' },
  'alert.invoice': { fr: 'Avis relatifs à la facturation' },
  'alert.service': { fr: 'Informations sur le service' },
  save: { es: 'Guardar los cambios' },
  'accept.title': { en: '{account} has invited you to their account', id: '{account} telah mengundang Anda ke akun mereka' },
};

/** Typographic marks, white space and case are each page's own. */
function folded(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(/[‘’]/gu, "'")
    .replace(/[“”«»]/gu, '"')
    .trim()
    .toLowerCase();
}

describe('the labels that portals print', () => {
  for (const [tag, strings] of Object.entries(locales)) {
    it(`are ours in ${tag}`, () => {
      for (const [key, texts] of Object.entries(printed)) {
        const text = texts[tag as keyof Printed];
        if (text === undefined) continue;
        const ours = strings[key as StringKey] as string;
        expect(folded(ours), key).to.equal(folded(text));
      }
    });
  }

  it('are ninety-eight', () => {
    const texts = Object.values(printed).flatMap((row) => Object.values(row));
    expect(texts).to.have.lengthOf(98);
  });
});
