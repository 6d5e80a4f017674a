import { portals } from 'user-management-elements/mocks/portals';
import { bootDemo, fillWords } from '../shared/boot.js';
import { find } from '../shared/find.js';
import { words } from './words.js';

const portal = portals['hosting-account'];
const panel = document.querySelector('user-management-panel');
if (!panel) throw new Error('The page has no panel');

const { mocks, switches } = await bootDemo({
  portal: portal.name,
  offers: ['lang', 'theme', 'viewer', 'account', 'network'],
  links: [
    { text: 'Outbox', path: './outbox/' },
    { text: 'All portals', path: '../' },
  ],
  speak: (lang) => fillWords(words[lang]),
});

find('#viewer-address', HTMLElement).textContent = portal.viewers[switches.viewer];
if (switches.account === 'first-run') {
  find('#account-name', HTMLElement).textContent = 'Toko Rumah Jahe';
  panel.setAttribute('endpoint', mocks.endpoint(portal.firstRunAccount));
}

// This portal says "Confirm" where the elements would name what is confirmed.
panel.strings = {
  en: { 'remove.action': 'Confirm' },
  id: { 'remove.action': 'Konfirmasi' },
};

// Not before the mocks are in place: the elements ask their backend at once.
await import('user-management-elements/define');
