import type { Languages } from '../shared/switches.js';

/** The portal's own words, around those of the elements. */
const en = {
  title: 'User Management – Lumbung Hosting',
  skip: 'Skip to content',
  mainMenu: 'Main menu',
  services: 'Services',
  domains: 'Domains',
  billing: 'Billing',
  support: 'Support',
  account: 'Account',
  details: 'Account Details',
  contacts: 'Contacts',
  userManagement: 'User Management',
  emails: 'Email History',
  security: 'Security',
  invented: 'Lumbung Hosting is invented, and so is everybody on this page.',
};

const id: typeof en = {
  title: 'Manajemen Pengguna – Lumbung Hosting',
  skip: 'Langsung ke konten',
  mainMenu: 'Menu utama',
  services: 'Layanan',
  domains: 'Domain',
  billing: 'Penagihan',
  support: 'Dukungan',
  account: 'Akun',
  details: 'Detail Akun',
  contacts: 'Kontak',
  userManagement: 'Manajemen Pengguna',
  emails: 'Riwayat Email',
  security: 'Keamanan',
  invented: 'Lumbung Hosting dan semua orang di halaman ini adalah rekaan.',
};

export const words = { en, id };
export const languages: Languages<keyof typeof words> = ['en', 'id'];
