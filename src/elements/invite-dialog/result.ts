import { html, nothing, type TemplateResult } from 'lit';
import type { Account } from '../../backend/backend.js';
import type { Refusal } from '../../backend/errors.js';
import { breakable } from '../../internal/breakable.js';
import { dialogError, dialogHead } from '../../internal/dialog-parts.js';
import { checkIcon, infoIcon, warningIcon } from '../../internal/icons.js';
import type { Ending } from '../../internal/change.js';
import { type GivenLink, linkList } from '../../internal/link-list.js';
import type { Localize } from '../../internal/localize.js';
import { endingText, refusalText } from '../../internal/endings.js';
import type { Problem } from './form.js';
import { type Fate, isOpen } from './sending.js';
import { isRetried, type Told } from './told.js';
import {
  type Offer,
  type OfferContext,
  offerOf,
  offerText,
  severityOf,
  type Standing,
  standingText,
} from './standing.js';

export interface ResultContext extends OfferContext {
  words: Localize;
  told: readonly Told[];
  /** Why it came to an end before all were sent. */
  problem: string | null;
  /** What was copied, or could not be. */
  note: string;
  foot: TemplateResult | null;
  isBusy: boolean;
  onOffer: (standing: Standing, offer: Offer) => void;
  onRetry: () => void;
  onCopy: (text: string) => void;
  onSave: () => void;
  onAnother: () => void;
  onDone: () => void;
}

/** So many are drawn; the list as a whole can be copied and saved. */
const most = 100;

/** Takes the place of the form: who was invited until when, and below only what did not go, each with its reason. */
export function renderResult(context: ResultContext): TemplateResult {
  const { words, told, onDone } = context;
  const { t } = words;
  const sent = told.filter(isInvited);
  const [only] = sent;
  if (only && told.length === 1) return single(context, only);
  const others = told.filter((one) => !isInvited(one));
  const title = sent.length > 0 ? t('invite.doneMany', { n: sent.length }) : t('invite.noneSent');
  return html`${dialogHead(words, title, onDone)}
    <div class="body">
      ${
        only
          ? html`<p class="done">
              ${checkIcon}<span
                >${t('invite.untilMany', { time: words.dateTime(only.fate.invitation.expiresAt) })}</span
              >
            </p>`
          : nothing
      }
      ${others.length === 0 ? nothing : notSent(context, others)}
      ${linkList(words, linksOf(sent), context.onCopy)}
      <p class="lists">
        <button type="button" class="link" @click=${() => context.onCopy(asLines(words, told))}>
          ${t('invite.copyList')}
        </button>
        <button type="button" class="link" @click=${context.onSave}>${t('invite.saveCsv')}</button>
        <span class="muted">${context.note}</span>
      </p>
    </div>
    ${context.foot ?? foot(context)}`;
}

/** The same in a sentence or two, to be said. */
export function summaryText(words: Localize, told: readonly Told[]): string {
  const { t } = words;
  const sent = told.filter(isInvited);
  const [only] = sent;
  if (only && told.length === 1) {
    const { email, expiresAt } = only.fate.invitation;
    return t('invite.done', { email, time: words.dateTime(expiresAt) });
  }
  const others = told.length - sent.length;
  const head = sent.length > 0 ? t('invite.doneMany', { n: sent.length }) : t('invite.noneSent');
  return others > 0 ? `${head}. ${t('invite.notSent', { n: others })}.` : head;
}

type Invited = Told & { fate: Extract<Fate, { is: 'invited' }> };

function isInvited(one: Told): one is Invited {
  return one.fate?.is === 'invited';
}

function single(context: ResultContext, { fate: { invitation, link } }: Invited): TemplateResult {
  const { words, onAnother, onDone, onCopy, note } = context;
  const { t } = words;
  const { email } = invitation;
  const time = words.dateTime(invitation.expiresAt);
  return html`${dialogHead(words, t('invite.sent'), onDone)}
    <div class="body">
      <p class="done">${checkIcon}<span>${t('invite.done', { email, time })}</span></p>
      ${
        link === undefined
          ? nothing
          : html`<p class="lists">
              <button type="button" class="link" @click=${() => onCopy(link)}>
                ${t('action.copyLink')}
              </button>
              <span class="muted">${note}</span>
            </p>`
      }
    </div>
    <div class="foot">
      <button type="button" class="button" @click=${onAnother}>${t('invite.another')}</button>
      <button type="button" class="button primary" @click=${onDone}>${t('done')}</button>
    </div>`;
}

function notSent(context: ResultContext, others: readonly Told[]): TemplateResult {
  const { t } = context.words;
  const folded = others.length - most;
  return html`<div class="not-sent">
    <h3>${t('invite.notSent', { n: others.length })}</h3>
    <ul>
      ${others.slice(0, most).map((one) => notSentRow(context, one))}
    </ul>
    ${folded > 0 ? html`<p class="muted">${t('token.more', { n: folded })}</p>` : nothing}
  </div>`;
}

const marks = { plain: warningIcon, attention: infoIcon, wrong: warningIcon, done: checkIcon };

function notSentRow(context: ResultContext, one: Told): TemplateResult {
  const { words, isBusy, onOffer } = context;
  const { standing, address } = one;
  const severity = severityOf(standing);
  const offer = isOpen(one.fate) ? null : offerOf(standing, context);
  const [text, named] = offer ? offerText(words, offer, address) : ['', ''];
  return html`<li
    class="token ${severity === 'plain' ? 'attention' : severity}"
    data-address=${address}
  >
    <span class="what"
      >${marks[severity]}<span class="words"
        >${breakable(address)} <span class="why">${reasonOf(words, one)}</span></span
      ></span
    >
    ${
      offer
        ? html`<button
            type="button"
            class="link"
            aria-label=${named}
            ?disabled=${isBusy}
            @click=${() => onOffer(standing, offer)}
          >
            ${text}
          </button>`
        : nothing
    }
  </li>`;
}

/** What became of it, in words. */
function reasonOf(words: Localize, one: Told): string {
  const { fate, standing, address } = one;
  if (standing.settled !== null) return standing.settled.text;
  if (fate?.is === 'unsent') return words.t('outcome.unsent');
  if (fate?.is === 'unsure') return words.t('outcome.unsure');
  if (fate?.is === 'unsaid') return words.t('outcome.unsaid');
  const known = standingText(words, standing);
  if (known !== '') return known;
  if (fate?.is !== 'refused') return words.t('outcome.failed');
  return refusedText(words, fate.error, address);
}

/** Why the service did not invite somebody. */
function refusedText(words: Localize, error: Refusal, address: string): string {
  if (error.code === 'rate-limited') return words.t('outcome.full');
  if (error.code === 'bad-answer') return words.t('outcome.unsaid');
  if (['busy', 'unreachable', 'unknown'].includes(error.code)) return words.t('outcome.failed');
  return refusalText(words, error, address);
}

const places: Readonly<Record<string, Problem['at']>> = {
  'not-held': 'permissions',
  'admin-only': 'permissions',
  'too-few-permissions': 'permissions',
  'unknown-permission': 'permissions',
  'empty-scope': 'scope',
  'unknown-resource': 'scope',
};

/** The same where there is only one: it is shown in the form, where it can be mended. */
export function problemOf(words: Localize, error: Refusal, address: string): Problem {
  return { at: places[error.reason ?? ''] ?? 'address', text: refusedText(words, error, address) };
}

/** Nothing is known to have been sent; null where that needs no word. */
export function failedText(
  words: Localize,
  account: Account,
  ending: Ending<null>,
  isStopped: boolean,
): string | null {
  if (ending.is !== 'done') return endingText(words, ending, account);
  if (isStopped) return null;
  // An answer came, and left all of them out.
  return words.t('error.unsaid');
}

function linksOf(sent: readonly Invited[]): GivenLink[] {
  return sent.flatMap(({ address, fate: { link } }) =>
    link === undefined ? [] : [{ address, link }],
  );
}

function foot({ words: { t }, told, problem, onRetry, onDone }: ResultContext): TemplateResult {
  const n = told.filter(isRetried).length;
  return html`<div class="foot">
    ${dialogError(problem)}
    ${n > 0 ? html`<button type="button" class="button primary" id="retry" @click=${onRetry}>${t('outcome.retry', { n })}</button>` : nothing}
    <button type="button" class="button ${n > 0 ? '' : 'primary'}" @click=${onDone}>
      ${t('done')}
    </button>
  </div>`;
}

/** Address and outcome, one a line. */
function asLines(words: Localize, told: readonly Told[]): string {
  return rowsOf(words, told)
    .map(([address, outcome, until]) => [address, outcome, until].filter(Boolean).join('\t'))
    .join('\n');
}

/** Address, outcome, and until when the link is valid, as shown. */
export function rowsOf(words: Localize, told: readonly Told[]): [string, string, string][] {
  return told.map((one) =>
    isInvited(one)
      ? [one.address, words.t('outcome.invited'), words.dateTime(one.fate.invitation.expiresAt)]
      : [one.address, reasonOf(words, one), ''],
  );
}
