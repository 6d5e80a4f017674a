import { openPanelPage } from '../shared/panel-page.js';
import { languages, words } from './words.js';

await openPanelPage({
  portal: 'server-panel',
  languages,
  words,
  firstRunName: 'Cabinet Marolle',
});
