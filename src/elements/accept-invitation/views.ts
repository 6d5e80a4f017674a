/** The states of the page behind a link, as templates. */
import { html, nothing, type TemplateResult } from 'lit';
import type { InvitationBackend, InvitationView } from '../../backend/backend.js';
import type { Refusal } from '../../backend/errors.js';
import { dialogError } from '../../internal/dialog-parts.js';
import type { Localize } from '../../internal/localize.js';
import {
  about,
  busyButton,
  canAskForLink,
  closedText,
  declineQuestion,
  doneTitle,
  heading,
  textLine,
  titleOf,
} from './parts.js';
import { passwordFields, type Strength } from './password-form.js';
import { offerOf, type Offer, type Typed } from './standing.js';

/** What a person may press or type. */
export interface Doings {
  accept(): void;
  submit(event: Event): void;
  input(part: Partial<Typed>): void;
  reveal(isRevealed: boolean): void;
  signIn(): void;
  signOut(): void;
  signUp(): void;
  thinkOfDeclining(): void;
  keep(): void;
  decline(): void;
  askForLink(): void;
}

export interface Scene {
  words: Localize;
  /** Of the title, among the headings of the page. */
  level: number;
  view: InvitationView;
  backend: InvitationBackend;
  typed: Typed;
  strength: Strength | null;
  isRevealed: boolean;
  fault: string | null;
  problem: string | null;
  isBusy: boolean;
  isWriting: boolean;
  asksToDecline: boolean;
  hasAskedForLink: boolean;
  on: Doings;
}

type Drawn = TemplateResult | typeof nothing;

export function plain(
  { level }: Pick<Scene, 'level'>,
  title: string,
  next: string | null,
): TemplateResult {
  return html`${heading(title, level)} ${next === null ? nothing : textLine(next)}`;
}

// ---- hidden from who is not the invited ------------------------------------------------------------------------------

/** Where signing in, or signing out, would open it; null for any other failure. */
export function hiddenView(
  scene: Pick<Scene, 'words' | 'level' | 'isBusy' | 'on'>,
  { code, reason }: Refusal,
): TemplateResult | null {
  const { words, level, isBusy, on } = scene;
  const { t } = words;
  if (code === 'unauthenticated') {
    return html`${heading(t('accept.signInFirst'), level)}
      <div class="actions">${signIn(scene)}</div>`;
  }
  if (reason !== 'wrong-account') return null;
  const signOut = busyButton(t('accept.signOut'), { isBusy, onPress: on.signOut });
  return html`${heading(t('accept.otherAddress'), level)}
    <div class="actions">${signOut}</div>`;
}

// ---- closed, and done ---------------------------------------------------------------------------------------------------

export function closedView(scene: Scene): TemplateResult {
  const { title, next } = closedText(scene.words, scene.view);
  return html`${plain(scene, title, next)} ${askForLink(scene)}
  ${scene.view.status === 'accepted' ? signIn(scene) : nothing} ${dialogError(scene.problem)}`;
}

function askForLink({ words, view, backend, hasAskedForLink, isBusy, on }: Scene): Drawn {
  if (!canAskForLink(view) || !backend.askForNewLink) return nothing;
  if (hasAskedForLink) return textLine(askedText(words, view));
  return busyButton(words.t('accept.askNew'), { isBusy, onPress: on.askForLink });
}

export function askedText({ t }: Localize, view: InvitationView): string {
  const goesToMailbox = view.purpose || (view.status === 'pending' && view.needsMailbox);
  return goesToMailbox ? t('accept.linkAsked') : t('accept.asked', { name: view.inviter.name });
}

/** @param next where the page goes on, if anywhere */
export function acceptedView(
  words: Localize,
  level: number,
  view: InvitationView,
  next: string | null,
): TemplateResult {
  const { t } = words;
  const signsIn = view.needs === 'password';
  const text = signsIn ? t('accept.nextSignIn', { email: view.email }) : null;
  const link = html`<a class="button primary" href=${next ?? nothing}>
    ${signsIn ? t('accept.signIn') : t('accept.next')}
  </a>`;
  return html`${plain({ level }, doneTitle(words, view), text)}
    <slot name="next">${next === null ? nothing : link}</slot>`;
}

// ---- open -----------------------------------------------------------------------------------------------------------------

export function openView(scene: Scene): TemplateResult {
  const { words, level, view } = scene;
  return html`${heading(titleOf(words, view), level)}
  ${view.status === 'pending' ? about(words, view) : fell(scene)} ${offered(scene)}`;
}

/** Withdrawn or too old, since somebody began to type: said, and what was typed stays. */
function fell(scene: Scene): TemplateResult {
  const { title, next } = closedText(scene.words, scene.view);
  return html`<div class="notice failure" role="alert">
      <div>
        <p class="title">${title}</p>
        ${next === null ? nothing : textLine(next)} ${textLine(scene.words.t('accept.kept'))}
      </div>
    </div>
    ${askForLink(scene)}`;
}

function offered(scene: Scene): TemplateResult {
  const { t } = scene.words;
  const { email, signedInAs, purpose } = scene.view;
  const current = signedInAs ?? '';
  const isForAddress = purpose === 'confirmAddress';
  const offer = offerOf(scene.view);
  switch (offer) {
    case 'password':
      return passwordView(scene);
    case 'mailbox':
      return step(scene, t('accept.mailbox', { email }), mailbox(scene));
    case 'signUp':
      return step(scene, t('accept.hostSignUp', { email }), signUp(scene));
    case 'signIn': {
      const text = t(isForAddress ? 'accept.addressSignIn' : 'accept.hasLogin', { email });
      return step(scene, text, signIn(scene));
    }
    case 'confirm':
      return step(
        scene,
        signedInAs === null ? null : t('accept.signedInAs', { current }),
        acceptButton(scene, scene.on.accept),
      );
    default: {
      const text = isForAddress
        ? `${t('accept.signedInAs', { current })} ${t('accept.addressSignIn', { email })}`
        : t('accept.wrongAccount', { current, invited: email });
      return step(scene, text, otherAccount(scene, offer));
    }
  }
}

function step(scene: Scene, text: string | null, action: Drawn): TemplateResult {
  return html`${text === null ? nothing : textLine(text)} ${dialogError(scene.problem)}
  ${actions(scene, action)}`;
}

function passwordView(scene: Scene): TemplateResult {
  const { words, view, typed, fault, strength, isRevealed, isBusy, on } = scene;
  const { email, purpose } = view;
  return html`<form novalidate @submit=${on.submit}>
    ${purpose ? nothing : textLine(words.t('accept.newLogin', { email }))}
    ${passwordFields({
      ...{ words, email, typed, fault, strength, isRevealed, isBusy },
      asksName: !purpose,
      onInput: on.input,
      onReveal: on.reveal,
    })}
    ${dialogError(scene.problem)} ${actions(scene, acceptButton(scene))}
  </form>`;
}

/** What goes on, and the way to say no; the question takes the place of both. */
function actions({ words, view, backend, isBusy, asksToDecline, on }: Scene, action: Drawn) {
  const mayDecline = !view.purpose && view.status === 'pending' && backend.decline !== undefined;
  if (asksToDecline && mayDecline) {
    const { name } = view.inviter;
    return declineQuestion(words, { name, isBusy, onKeep: on.keep, onDecline: on.decline });
  }
  const decline = html`<button
    type="button"
    class="link"
    id="decline-link"
    @click=${on.thinkOfDeclining}
  >
    ${words.t('accept.decline')}
  </button>`;
  return html`<div class="actions">${action} ${mayDecline ? decline : nothing}</div>`;
}

function acceptButton({ words, view, isBusy, isWriting }: Scene, onPress?: () => void) {
  const texts = {
    join: 'accept.accept',
    setPassword: 'accept.passwordSave',
    confirmAddress: 'accept.addressSave',
  } as const;
  const text = words.t(isWriting ? 'accept.working' : texts[view.purpose ?? 'join']);
  return busyButton(text, { isBusy, ...(onPress && { onPress }) });
}

function otherAccount({ words, view, isBusy, on }: Scene, offer: Offer): TemplateResult {
  const { t } = words;
  const isChoice = offer === 'choose';
  const join = t('accept.joinAs', { current: view.signedInAs ?? '' });
  return html`${isChoice ? busyButton(join, { isBusy, onPress: on.accept }) : nothing}
  ${busyButton(t('accept.signOut'), { isBusy, isPrimary: !isChoice, onPress: on.signOut })}`;
}

/** The link that was mailed with the invitation does as well, so a backend need not send another. */
function mailbox({ words, view, backend, hasAskedForLink, isBusy, on }: Scene): Drawn {
  if (!backend.askForNewLink || view.status !== 'pending') return nothing;
  if (hasAskedForLink) return textLine(askedText(words, view));
  return busyButton(words.t('accept.mailboxSend'), { isBusy, onPress: on.askForLink });
}

function signIn({ words, isBusy, on }: Pick<Scene, 'words' | 'isBusy' | 'on'>): TemplateResult {
  const button = busyButton(words.t('accept.signIn'), { isBusy, onPress: on.signIn });
  return html`<slot name="sign-in">${button}</slot>`;
}

function signUp({ words, isBusy, on }: Scene): TemplateResult {
  const button = busyButton(words.t('accept.create'), { isBusy, onPress: on.signUp });
  return html`<slot name="sign-up">${button}</slot>`;
}
