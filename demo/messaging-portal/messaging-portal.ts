import { openPanelPage } from '../shared/panel-page.js';
import { languages, words } from './words.js';

await openPanelPage({
  portal: 'messaging-portal',
  languages,
  words,
  // One verb at this portal for whoever is there and whoever was only invited.
  strings: {
    en: {
      'remove.action': 'Remove user',
      'revoke.action': 'Remove user',
      'bulk.revoke': 'Remove',
      'revokeMany.action': { one: 'Remove {n}', other: 'Remove {n}' },
    },
    id: {
      'remove.action': 'Hapus pengguna',
      'revoke.action': 'Hapus pengguna',
      'bulk.revoke': 'Hapus',
      'revokeMany.action': { other: 'Hapus {n}' },
    },
  },
  firstRunName: 'Quillbrook Studio',
});
