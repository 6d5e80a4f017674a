import { block, paragraphs } from './texts.js';
import type { MailTexts } from './texts.js';

export const id: MailTexts = {
  invitation: ({ account, portal, inviter, inviterEmail, gets, url, days, until }) => ({
    subject: `${account} telah mengundang Anda ke akun mereka`,
    text: paragraphs(
      'Halo,',
      `${inviter} (${inviterEmail}) telah mengundang Anda ke akun ${account} di ${portal}.`,
      block('Anda akan dapat:', gets),
      `Terima undangan: ${url}`,
      `Jika Anda sudah memiliki akun pengguna, masuklah dengan kredensial login yang ada. Jika belum memiliki akun pengguna, Anda dapat membuatnya.
Link ini hanya untuk Anda dan berlaku selama ${days} hari, sampai ${until}. Setelah itu, minta ${inviter} mengirim ulang undangan.`,
      `Jika Anda tidak mengenal ${inviter} atau ${account}, abaikan email ini. Tidak akan terjadi apa-apa tanpa persetujuan Anda.`,
      portal,
    ),
  }),
  setPassword: ({ account, portal, url }) => ({
    subject: `Anda kini dapat masuk ke akun ${account}`,
    text: paragraphs(
      'Halo,',
      `Anda telah ditambahkan ke akun ${account} di ${portal}.`,
      `Atur kata sandi Anda: ${url}`,
      portal,
    ),
  }),
  confirmAddress: ({ account, portal, url }) => ({
    subject: 'Konfirmasi alamat email baru Anda',
    text: paragraphs(
      'Halo,',
      `Alamat ini akan digunakan untuk akun ${account} di ${portal}.`,
      `Masuk untuk mengonfirmasinya: ${url}`,
      'Jika Anda tidak mengetahui hal ini, abaikan email ini. Tidak ada yang berubah tanpa persetujuan Anda.',
      portal,
    ),
  }),
  addressChanged: ({ account, portal, newAddress }) => ({
    subject: 'Alamat email Anda akan berubah',
    text: paragraphs(
      'Halo,',
      `Alamat Anda untuk akun ${account} di ${portal} akan menjadi ${newAddress}. Perubahan menunggu sampai alamat baru dikonfirmasi.`,
      'Jika ini keliru, beri tahu pemilik akun.',
      portal,
    ),
  }),
  newLinkWanted: ({ account, portal, invitee }) => ({
    subject: `${invitee} meminta link undangan baru`,
    text: paragraphs(
      'Halo,',
      `Undangan untuk ${invitee} ke akun ${account} tidak dapat digunakan lagi, dan link baru diminta.`,
      'Untuk mengirimnya, buka daftar undangan lalu pilih kirim ulang.',
      portal,
    ),
  }),
  more: (count) => `dan ${count} lainnya`,
};
