import { openPanelPage } from '../shared/panel-page.js';
import { languages, words } from './words.js';

await openPanelPage({
  portal: 'hosting-account',
  languages,
  words,
  // This portal says "Confirm" where the elements would name what is confirmed.
  strings: {
    en: { 'remove.action': 'Confirm' },
    id: { 'remove.action': 'Konfirmasi' },
  },
  firstRunName: 'Toko Rumah Jahe',
});
