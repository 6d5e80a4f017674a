/** What stands above the lists: what this is, and the one thing to do. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Account, Id, Member } from '../../backend/backend.js';
import { downIcon } from '../../internal/icons.js';
import type { Localize } from '../../internal/localize.js';
import type { Menu } from '../../internal/menu.js';
import { isReadable, nameOfMember } from '../../internal/words.js';
import { wayIn } from './views.js';

/** The heading; focus comes here when the last row has gone. Before the account is known, nobody knows what people are called in it. */
export function title(
  { t }: Localize,
  level: number,
  state: 'loading' | 'refused' | 'known',
): TemplateResult {
  return html`<div class="title">
    <div id="heading" part="title" role="heading" aria-level=${level} tabindex="-1">
      ${t(state === 'refused' ? 'panel.access' : 'panel.title')}
    </div>
    ${state === 'refused' ? nothing : html`<p class="muted">${t('panel.description')}</p>`}
  </div>`;
}

export interface AddContext {
  words: Localize;
  account: Account;
  onInvite: () => void;
  onCreate: () => void;
}

/** The one filled button: invites, or creates, as people come into this account. */
export function addButton(context: AddContext): TemplateResult | typeof nothing {
  const { words, account, onInvite, onCreate } = context;
  const { t } = words;
  const way = wayIn(account);
  if (way === null) return nothing;
  const isMany = account.roles.length > 0 || account.scope !== null;
  const text =
    way === 'invite'
      ? t(isMany ? 'invite.open.many' : 'invite.open')
      : t(account.vocabulary === 'contacts' ? 'contact.add' : 'user.add');
  return html`<button
    type="button"
    id=${way}
    class="button primary"
    @click=${way === 'invite' ? onInvite : onCreate}
  >
    ${text}
  </button>`;
}

export interface ContactsContext {
  members: readonly Member[];
  picked: Id | null;
  onPick: (member: Member) => void;
}

/** The contacts by name: another way to one of them, and on a phone the only one. */
export function contactsButton(
  { t }: Localize,
  menu: Menu,
  { members, picked, onPick }: ContactsContext,
): TemplateResult {
  const entries = members.filter(isReadable).map((member) => ({
    label: nameOfMember(member),
    run: () => onPick(member),
    isCurrent: member.id === picked,
  }));
  const face = html`<span>${t('tab.users')}</span>${downIcon}`;
  return html`<div class="contacts">
    ${menu.button({ id: 'contacts', label: t('contacts.choose'), entries, face })}
  </div>`;
}
