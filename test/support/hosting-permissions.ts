/** The thirteen permissions as the hosting portal words them: label, then description. */
export type Wording = readonly [label: string, description: string];

const english: Readonly<Record<string, Wording>> = {
  profile: ['Modify Master Account Profile', 'Access and modify the client profile information'],
  contacts: ['View & Manage Contacts', 'Access and manage contacts'],
  products: ['View Products & Services', 'View access to products, services and addons'],
  manageproducts: ['View & Modify Product Passwords', 'Allow password resets and other actions'],
  productsso: ['Perform Single Sign-On', 'Allow single sign-on into services'],
  domains: ['View Domains', 'View access to domain registrations'],
  managedomains: [
    'Manage Domain Settings',
    'Allow domain management eg. nameservers/whois/transfers',
  ],
  invoices: ['View & Pay Invoices', 'View and payment access to invoices'],
  quotes: ['View & Accept Quotes', 'View and acceptance permissions for quotes'],
  tickets: ['View & Open Support Tickets', 'Access to open, respond and manage support tickets'],
  affiliates: ['View & Manage Affiliate Account', 'Access to view and request withdrawals'],
  emails: ['View Emails', 'Access to view account email history'],
  orders: ['Place New Orders/Upgrades/Cancellations', 'Allow placing of new orders'],
};

const indonesian: Readonly<Record<string, Wording>> = {
  profile: ['Ubah Profil Akun Master', 'Akses dan ubah informasi profil klien'],
  contacts: ['Lihat & Kelola Kontak', 'Akses dan kelola kontak'],
  products: ['Lihat Produk & Layanan', 'Lihat akses ke produk, layanan dan add-on'],
  manageproducts: [
    'Lihat & Ubah Kata Sandi Produk',
    'Izinkan pengaturan ulang kata sandi dan tindakan lainnya',
  ],
  productsso: ['Lakukan Sistem Masuk Tunggal', 'Izinkan sistem masuk tunggal ke layanan'],
  domains: ['Lihat Domain', 'Lihat akses ke pendaftaran domain'],
  managedomains: [
    'Kelola Pengaturan Domain',
    'Izinkan manajemen domain mis. nameserver/whois/transfers',
  ],
  invoices: ['Lihat & Bayar Faktur', 'Lihat dan akses pembayaran ke faktur'],
  quotes: ['Lihat & Terima Penawaran', 'Lihat dan izin penerimaan untuk penawaran'],
  tickets: [
    'Lihat & Buka Tiket Dukungan',
    'Akses untuk membuka, merespons, dan mengelola tiket dukungan',
  ],
  affiliates: ['Lihat & Kelola Akun Afiliasi', 'Akses ke melihat dan meminta penarikan'],
  emails: ['Lihat Email', 'Akses untuk melihat riwayat email akun'],
  orders: ['Tempatkan Pesanan Baru/Peningkatan/Pembatalan', 'Izinkan penempatan pesanan baru'],
};

export const wordings = { en: english, id: indonesian };
