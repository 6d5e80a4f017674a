import type { Languages } from '../shared/switches.js';

/** The portal's own words, around those of the elements. */
const en = {
  title: 'User Management – Pelican Relay',
  skip: 'Skip to content',
  mainMenu: 'Main menu',
  dashboard: 'Dashboard',
  send: 'Send SMS',
  campaigns: 'Campaigns',
  contacts: 'Contacts',
  templates: 'Templates',
  reports: 'Reports & Logs',
  configuration: 'Configuration',
  subAccounts: 'Sub-accounts',
  senders: 'Sender IDs',
  keys: 'API Keys',
  userManagement: 'User Management',
  pricing: 'Pricing',
  payment: 'Payment',
  invented: 'Pelican Relay is invented, and so is everybody on this page.',
};

const id: typeof en = {
  title: 'Manajemen Pengguna – Pelican Relay',
  skip: 'Langsung ke konten',
  mainMenu: 'Menu utama',
  dashboard: 'Dasbor',
  send: 'Kirim SMS',
  campaigns: 'Kampanye',
  contacts: 'Kontak',
  templates: 'Templat',
  reports: 'Laporan & Log',
  configuration: 'Konfigurasi',
  subAccounts: 'Subakun',
  senders: 'ID Pengirim',
  keys: 'Kunci API',
  userManagement: 'Manajemen Pengguna',
  pricing: 'Harga',
  payment: 'Pembayaran',
  invented: 'Pelican Relay dan semua orang di halaman ini adalah rekaan.',
};

export const words = { en, id };
export const languages: Languages<keyof typeof words> = ['en', 'id'];
