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
  acceptTitle: 'Invitation – Lumbung Hosting',
  loading: 'Opening your invitation…',
  name: 'Your name',
  passwordHint: 'At least 8 characters.',
  passwordTooShort: 'The password needs at least 8 characters.',
  signInHint:
    'There is a login for {email} already. Here in the demo, signing in needs no password.',
  joined: 'You are now a user of {account}.',
  declined: 'This invitation was declined.',
  toUsers: 'See the users of the account, as its owner',
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
  acceptTitle: 'Undangan – Lumbung Hosting',
  loading: 'Membuka undangan Anda…',
  name: 'Nama Anda',
  passwordHint: 'Sedikitnya 8 karakter.',
  passwordTooShort: 'Kata sandi harus terdiri dari sedikitnya 8 karakter.',
  signInHint: 'Sudah ada login untuk {email}. Di demo ini, Anda masuk tanpa kata sandi.',
  joined: 'Anda sekarang pengguna {account}.',
  declined: 'Undangan ini telah ditolak.',
  toUsers: 'Lihat pengguna akun ini, sebagai pemiliknya',
};

export const words = { en, id };
export const languages: Languages<keyof typeof words> = ['en', 'id'];
