import { openPanelPage } from '../shared/panel-page.js';
import { languages, words } from './words.js';

await openPanelPage({
  portal: 'messaging-portal',
  languages,
  words,
  // One verb at this portal for whoever is there and whoever was only invited.
  strings: {
    en: { 'remove.action': 'Remove user', 'revoke.action': 'Remove user' },
    id: { 'remove.action': 'Hapus pengguna', 'revoke.action': 'Hapus pengguna' },
  },
  firstRunName: 'Quillbrook Studio',
});
