import { block } from './texts.js';
import type { MailTexts } from './texts.js';

export const id: MailTexts = {
  invitation: ({ account, portal, inviter, inviterInFull, gets, setsPassword, ...link }) => ({
    subject: `${account} telah mengundang Anda ke akun mereka`,
    preheader: `Berlaku sampai ${link.until}.`,
    parts: [
      'Halo,',
      `${inviterInFull} telah mengundang Anda ke akun ${account} di ${portal}.`,
      block('Anda akan dapat:', gets),
      { action: 'Terima undangan' },
      `${
        setsPassword
          ? 'Atur kata sandi Anda di sana; selanjutnya Anda masuk dengan kata sandi itu.'
          : 'Jika Anda sudah memiliki akun pengguna, masuklah dengan kredensial login yang ada. Jika belum memiliki akun pengguna, Anda dapat membuatnya.'
      }
Link ini hanya untuk Anda dan berlaku selama ${link.days} hari, sampai ${link.until}. Setelah itu, minta ${inviter} mengirim ulang undangan.`,
      `Jika Anda tidak mengenal ${inviter} atau ${account}, abaikan email ini. Tidak akan terjadi apa-apa tanpa persetujuan Anda.`,
      portal,
    ],
  }),
  setPassword: ({ account, portal, ...link }) => ({
    subject: `Anda kini dapat masuk ke akun ${account}`,
    preheader: `Berlaku sampai ${link.until}.`,
    parts: [
      'Halo,',
      `Anda telah ditambahkan ke akun ${account} di ${portal}.`,
      { action: 'Atur kata sandi Anda' },
      `Link ini hanya untuk Anda dan berlaku selama ${link.days} hari, sampai ${link.until}.`,
      portal,
    ],
  }),
  confirmAddress: ({ account, portal, newAddress, ...link }) => ({
    subject: 'Konfirmasi alamat email baru Anda',
    preheader: `Berlaku sampai ${link.until}.`,
    parts: [
      'Halo,',
      `${newAddress} akan digunakan untuk akun ${account} di ${portal}.`,
      { action: 'Konfirmasi alamat ini' },
      `Link ini hanya untuk Anda dan berlaku selama ${link.days} hari, sampai ${link.until}.`,
      'Jika Anda tidak mengetahui hal ini, abaikan email ini. Tidak ada yang berubah tanpa persetujuan Anda.',
      portal,
    ],
  }),
  confirmMailbox: ({ account, portal, until }) => ({
    subject: `Atur kata sandi Anda untuk bergabung dengan akun ${account}`,
    preheader: `Berlaku sampai ${until}.`,
    parts: [
      'Halo,',
      `Seseorang membuka undangan untuk alamat ini ke akun ${account} di ${portal}. Dengan link ini Anda mengatur kata sandi dan menerima undangan.`,
      { action: 'Atur kata sandi' },
      `Link ini hanya untuk Anda dan berlaku sampai ${until}.`,
      'Jika itu bukan Anda, abaikan email ini. Tidak ada yang terjadi tanpa persetujuan Anda.',
      portal,
    ],
  }),
  addressChanged: ({ account, portal, newAddress }) => ({
    subject: 'Alamat email Anda akan berubah',
    preheader: '',
    parts: [
      'Halo,',
      `Alamat Anda untuk akun ${account} di ${portal} akan menjadi ${newAddress}. Perubahan menunggu sampai alamat baru dikonfirmasi.`,
      'Jika ini keliru, beri tahu pemilik akun.',
      portal,
    ],
  }),
  newLinkWanted: ({ account, portal, invitee }) => ({
    subject: 'Seseorang meminta link undangan baru',
    preheader: '',
    parts: [
      'Halo,',
      `Undangan untuk ${invitee} ke akun ${account} tidak dapat digunakan lagi, dan link baru diminta.`,
      'Untuk mengirimnya, buka daftar undangan lalu pilih kirim ulang.',
      portal,
    ],
  }),
  more: (count) => `dan ${count} lainnya`,
  subAccounts: (count) => `${count} sub-akun`,
  colon: ': ',
};
