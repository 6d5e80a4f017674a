import { openPanelPage } from '../shared/panel-page.js';
import { languages, strings, words } from './words.js';

await openPanelPage({
  portal: 'server-panel',
  languages,
  words,
  strings,
  firstRunName: 'Cabinet Marolle',
});
