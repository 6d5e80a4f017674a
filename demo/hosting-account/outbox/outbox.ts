import type { MailRecord } from 'user-management-elements/mocks';
import { bootDemo } from '../../shared/boot.js';
import { find } from '../../shared/find.js';
import { linkTo } from '../../shared/switches.js';
import { languages } from '../words.js';

const list = find('#mails', HTMLElement);
const template = find('#mail', HTMLTemplateElement);
const empty = find('#empty', HTMLElement);

const { mocks } = await bootDemo({
  portal: 'hosting-account',
  languages,
  offers: ['theme'],
  links: [
    { text: 'Back to the portal', path: '../' },
    { text: 'All portals', path: '../../' },
  ],
  speak: () => undefined,
});

await show();
// Mails come from another tab.
addEventListener('focus', () => void show());

async function show(): Promise<void> {
  const mails = await mocks.outbox();
  list.replaceChildren(...mails.map(draw));
  empty.hidden = mails.length > 0;
}

function draw({ subject, to, at, text, link, locale }: MailRecord): DocumentFragment {
  const mail = document.importNode(template.content, true);
  const time = find('time', HTMLTimeElement, mail);
  const linkLine = find('.link', HTMLElement, mail);
  find('article', HTMLElement, mail).lang = locale;
  find('h2', HTMLElement, mail).textContent = subject;
  find('.to', HTMLElement, mail).textContent =
    to.name === null ? to.address : `${to.name} <${to.address}>`;
  time.dateTime = at;
  time.textContent = new Date(at).toLocaleString(locale);
  find('.text', HTMLElement, mail).textContent = text;
  if (link === null) linkLine.remove();
  else find('a', HTMLAnchorElement, linkLine).href = linkTo(link).href;
  return mail;
}
