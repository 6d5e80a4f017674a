import { openPanelPage } from '../shared/panel-page.js';
import { languages, words } from './words.js';

await openPanelPage({
  portal: 'client-area',
  languages,
  words,
  firstRunName: 'Librería La Cigüeña Azul',
});
