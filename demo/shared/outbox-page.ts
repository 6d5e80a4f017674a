import type { MailRecord, PortalName } from 'user-management-elements/mocks';
import { portals } from 'user-management-elements/mocks/portals';
import { bootDemo } from './boot.js';
import { find } from './find.js';
import { mailsOf } from './real-server.js';
import { linkTo } from './switches.js';
import type { Language, Languages } from './switches.js';

/** The mails that a portal would have sent, the newest first: as text, and each as the HTML that a mail program shows. */
export async function openOutbox<Lang extends Language>({
  portal,
  languages,
}: {
  portal: PortalName;
  languages: Languages<Lang>;
}): Promise<void> {
  const list = find('#mails', HTMLElement);
  const { mocks } = await bootDemo({
    portal,
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
    const { account } = portals[portal];
    const mails = mocks ? await mocks.outbox() : await mailsOf(account);
    if (!mails) {
      tellWhyNot();
      return;
    }
    // A mail that is being read stays as it is: mails are added, never changed.
    find('#empty', HTMLElement).hidden = mails.length > 0;
    if (list.childElementCount !== mails.length) list.replaceChildren(...mails.map(draw));
  }
}

function tellWhyNot(): void {
  const empty = find('#empty', HTMLElement);
  empty.hidden = false;
  empty.textContent =
    'Sign in at the portal as somebody who manages its users. If the server has SMTP_URL, mails leave by SMTP.';
}

function draw({ subject, to, at, text, html, link, locale }: MailRecord): DocumentFragment {
  const mail = document.importNode(find('#mail', HTMLTemplateElement).content, true);
  const time = find('time', HTMLTimeElement, mail);
  const open = find('.link', HTMLAnchorElement, mail);
  find('article', HTMLElement, mail).lang = locale;
  find('h2', HTMLElement, mail).textContent = subject;
  find('.to', HTMLElement, mail).textContent =
    to.name === null ? to.address : `${to.name} <${to.address}>`;
  time.dateTime = at;
  time.textContent = new Date(at).toLocaleString(locale);
  find('.text', HTMLElement, mail).textContent = text;
  if (link === null) open.remove();
  else open.href = linkTo(link).href;
  // A page of its own, under the policy of this one: whatever the mail holds, nothing in it runs.
  find('.html', HTMLAnchorElement, mail).href = URL.createObjectURL(
    new Blob([html], { type: 'text/html;charset=utf-8' }),
  );
  return mail;
}
