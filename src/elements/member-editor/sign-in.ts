import { html, nothing, type TemplateResult } from 'lit';
import { parseAddress } from '../../backend/addresses.js';
import type { Account, Member } from '../../backend/backend.js';
import { type Verdict, verdictOn } from '../../backend/guards.js';
import { option } from '../../internal/access-form/section.js';
import type { Localize } from '../../internal/localize.js';
import { namesOfSubscriptions, reasonText } from '../../internal/words.js';
import type { Draft } from './draft.js';
import { isMember, isNew, nameOf, type Subject } from './subject.js';

/** Whether signing in can be switched here, or why not; undefined: it is not offered. An owner always may. */
export function signInVerdict(account: Account, subject: Subject): Verdict | undefined {
  if (account.capabilities.createsMembers !== 'contacts' || !account.invitations) return undefined;
  if (isNew(subject)) return true;
  if (!isMember(subject) || subject.member.isOwner) return undefined;
  const { member } = subject;
  if (member.signIn === 'active' || member.signIn === 'invited') {
    return verdictOn(account, member, 'withdrawSignIn');
  }
  // After an invitation that has lapsed, a new one is the old one sent again.
  const again = member.invitation ? verdictOn(account, member, 'resend') : undefined;
  return verdictOn(account, member, 'grantSignIn') ?? again;
}

/** Whether saving ends the access of somebody who can sign in now. */
export function endsAccess({ subject, mine }: Draft): boolean {
  return isMember(subject) && subject.member.signIn === 'active' && !mine.maySignIn;
}

export interface SignInContext {
  words: Localize;
  account: Account;
  draft: Draft;
  isBusy: boolean;
  onChange: (maySignIn: boolean) => void;
}

/** One tick: without it a contact gets mail and may be spoken to; with it an invitation goes out on saving. */
export function signInSection(context: SignInContext): TemplateResult | typeof nothing {
  const { words, account, draft, isBusy, onChange } = context;
  const verdict = signInVerdict(account, draft.subject);
  if (verdict === undefined) return nothing;
  return html`<div class="sign-in">
    ${option({
      kind: 'checkbox',
      name: 'sign-in',
      value: 'may',
      label: words.t('contact.maySignIn'),
      isOn: draft.mine.maySignIn,
      isBusy,
      about: html`<span>${hint(words, draft)}</span>`,
      refused: verdict === true ? null : reasonText(words, verdict.refused),
      onChange,
    })}
  </div>`;
}

function hint(words: Localize, { subject, base, mine }: Draft): string {
  const { t } = words;
  const member = isMember(subject) ? subject.member : null;
  if (mine.maySignIn && !base.maySignIn) return sendText(words, mine.email);
  if (mine.maySignIn) return member ? standing(words, member) : '';
  if (member?.signIn === 'active') return t('signIn.ends');
  if (member?.signIn === 'invited') return t('signIn.revokes');
  if (member?.invitation) return t('signIn.expired');
  return t('contact.noSignInHint');
}

function sendText({ t }: Localize, typed: string): string {
  const parsed = parseAddress(typed);
  if ('fault' in parsed) return t('signIn.hintBare');
  return t('contact.maySignInHint', { email: parsed.address });
}

function standing(words: Localize, { signIn, invitation }: Member): string {
  if (signIn !== 'invited' || !invitation) return '';
  return words.t('signIn.invited', { time: words.dateTime(invitation.expiresAt) });
}

/** Asked in place of the foot: what ends, and what stays. */
export function endQuestion(
  words: Localize,
  account: Account,
  draft: Draft,
  { onKeep, onEnd }: { onKeep: () => void; onEnd: () => void },
): TemplateResult {
  const { t } = words;
  const name = nameOf(draft.subject);
  const subscriptions = namesOfSubscriptions(words, account, draft.mine.subscriptions);
  return html`<div
    class="foot"
    role="alertdialog"
    aria-labelledby="end-title"
    aria-describedby="end-body"
  >
    <div class="summary">
      <strong id="end-title">${t('signIn.endTitle', { name })}</strong>
      <p id="end-body">
        ${t('signIn.endBody', { name })}
        ${subscriptions ? t('signIn.keeps', { subscriptions }) : nothing}
      </p>
    </div>
    <button type="button" class="button" id="keep" @click=${onKeep}>${t('cancel')}</button>
    <button type="button" class="button danger" @click=${onEnd}>${t('signIn.endAction')}</button>
  </div>`;
}
