import { html, nothing, type TemplateResult } from 'lit';
import type { Account, Invitation, Member } from '../../backend/backend.js';
import { verdictOn } from '../../backend/guards.js';
import { riskyOf } from '../../backend/permissions.js';
import { type LeftOut, leftOutList } from '../../internal/left-out.js';
import type { Localize } from '../../internal/localize.js';
import {
  accessInFull,
  nameOfMember,
  nameOfRow,
  namesOfPermissions,
  namesOfSubscriptions,
} from '../../internal/words.js';
import { countOf, goers, isKeeping, onlyRow, type Question } from './question.js';

/** So many are named; the others are counted. */
const named = 5;

export interface LossContext {
  words: Localize;
  account: Account;
  question: Question;
  out: readonly LeftOut[];
  /** A softer way was chosen. */
  onPause: () => void;
  onKeep: () => void;
}

export function titleOf({ t }: Localize, question: Question, n: number): string {
  const { action } = question;
  const row = onlyRow(question);
  if (!row) return t(`${action}Many.title`, { n });
  const name = nameOfRow(row);
  if (isKeeping(question)) return t('signIn.endTitle', { name });
  return action === 'revoke' ? t('revoke.title', { email: name }) : t(`${action}.title`, { name });
}

/** What is written on the button. */
export function verbOf({ t }: Localize, question: Question, n: number): string {
  const { action } = question;
  if (!onlyRow(question)) return t(`${action}Many.action`, { n });
  if (isKeeping(question)) return t('signIn.endAction');
  return t(action === 'deactivate' ? 'action.deactivate' : `${action}.action`);
}

/** The same while it is done. */
export function busyText({ t }: Localize, question: Question): string {
  return t(isKeeping(question) ? 'editor.saving' : `${question.action}.busy`);
}

/** Why nothing can be done, or who goes and what is lost. */
export function lossText(context: LossContext): TemplateResult {
  const { words, question, out, account } = context;
  const row = onlyRow(question);
  if (row) {
    const [left] = out;
    if (left) return html`<p>${left.why}</p>`;
    return 'signIn' in row ? memberLoss(context, row) : html`<p>${words.t('revoke.body')}</p>`;
  }
  const staying = out.length === 0 ? nothing : leftOutList(words, out);
  if (countOf(question, out) === 0) return html`${staying}`;
  const who = html`<p class="who">${namesOf(words, question, out)}</p>`;
  if (question.of === 'invitations') {
    return html`${who}
      <p>${words.t('revokeMany.body')}</p>
      ${staying}`;
  }
  const all = goers(question, out);
  if (question.action === 'deactivate') {
    return html`${who}
      <p>${words.t('deactivateMany.body')}</p>
      ${sessions(words, account)} ${staying}`;
  }
  return html`${who}
    <p>${words.t('removeMany.body', { account: account.name })} ${risk(words, account, all)}</p>
    <p class="muted">${words.t('removeMany.after')}</p>
    ${staying} ${pauseLink(context, all)}`;
}

function memberLoss(context: LossContext, member: Member): TemplateResult {
  const { words, account, question } = context;
  const { t } = words;
  if (question.action === 'deactivate') {
    return html`<p>${t('deactivate.body')}</p>
      ${sessions(words, account)}`;
  }
  if (isKeeping(question)) {
    const subscriptions = namesOfSubscriptions(words, account, member.subscriptions);
    return html`<p>
      ${t('signIn.endBody', { name: nameOfMember(member) })}
      ${subscriptions ? t('signIn.keeps', { subscriptions }) : nothing}
    </p>`;
  }
  if (member.signIn === 'none') {
    return html`<p>${t('contactDelete.body', { name: nameOfMember(member) })}</p>`;
  }
  const permissions = accessInFull(words, account, member);
  const names = { email: member.email, account: account.name };
  const loses = permissions ? t('remove.body', { ...names, permissions }) : t('remove.none', names);
  return html`<p>${loses}</p>
    <p class="muted">${t('remove.after')}</p>
    ${keepLink(context, member)} ${pauseLink(context, [member])}`;
}

function sessions({ t }: Localize, { capabilities }: Account) {
  return capabilities.endsSessions
    ? html`<p class="muted">${t('deactivate.sessions')}</p>`
    : nothing;
}

/** The first five by name, the others by number. */
function namesOf(words: Localize, question: Question, out: readonly LeftOut[]): string {
  const rows: readonly (Member | Invitation)[] = question.rows;
  const names = goers({ rows }, out).map(nameOfRow);
  const more = countOf(question, out) - Math.min(names.length, named);
  if (more === 0) return words.list(names);
  return words.t('access.more', { list: names.slice(0, named).join(', '), n: more });
}

function risk(words: Localize, account: Account, members: readonly Member[]): string {
  const held = members.flatMap(({ permissions }) => permissions);
  const ids = riskyOf(account, held).map(({ id }) => id);
  if (ids.length === 0) return '';
  const permissions = namesOfPermissions(words, account, ids);
  return words.t('removeMany.risk', { permissions });
}

/** Where somebody of them can be deactivated instead. */
function pauseLink({ words, account, onPause }: LossContext, members: readonly Member[]) {
  const isOffered = account.capabilities.verbs.includes('setMembersActive');
  const isPossible = members.some((one) => verdictOn(account, one, 'deactivate') === true);
  if (!isOffered || !isPossible) return nothing;
  return html`<button type="button" class="link pause" @click=${onPause}>
    ${words.t('remove.insteadDeactivate')}
  </button>`;
}

/** Where somebody who signs in was, or can be, a contact as well. */
function keepLink({ words, account, onKeep }: LossContext, member: Member) {
  const isOffered = account.capabilities.createsMembers === 'contacts';
  const isPossible =
    member.signIn === 'active' && verdictOn(account, member, 'withdrawSignIn') === true;
  if (!isOffered || !isPossible) return nothing;
  return html`<button type="button" class="link pause" @click=${onKeep}>
    ${words.t('remove.insteadKeep')}
  </button>`;
}
