/** Who did what to whom, and when: a view of its own, fetched when somebody wants it. */
import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Activity, Backend, Page } from '../../backend/backend.js';
import { within } from '../../internal/calls.js';
import { failure } from '../../internal/failure.js';
import { formatDay } from '../../internal/formats.js';
import { warningIcon } from '../../internal/icons.js';
import { PagedList } from '../../internal/paged-list.js';
import { readErrorText } from '../../internal/words.js';
import { actions } from '../../locales/en/actions.js';
import { audit } from '../../locales/en/audit.js';
import { common } from '../../locales/en/common.js';
import { dialogs } from '../../locales/en/dialogs.js';
import { panel } from '../../locales/en/panel.js';
import { bringWords } from '../../locales/registry.js';
import { adopt } from '../../internal/adopt.js';
import { changeLines } from './activity-changes.js';
import { activityStyles, auditStyles } from './audit.styles.js';
import {
  afterFailure,
  auditHeading,
  auditTitle,
  type AuditSubject,
  type AuditTools,
} from './audit-parts.js';
import type { Host } from './panel-actions.js';
import { message, skeleton } from './states.js';

bringWords({ common, panel, actions, dialogs, audit });

/** What we have a sentence for. A backend may tell more. */
const known = [
  'member-created',
  'member-updated',
  'member-removed',
  'member-deactivated',
  'member-reactivated',
  'invitation-sent',
  'invitation-resent',
  'invitation-updated',
  'invitation-revoked',
  'invitation-accepted',
  'invitation-declined',
  'new-link-wanted',
  'password-set',
  'address-confirmed',
] as const;
type KnownVerb = (typeof known)[number];

const isKnown = (verb: string): verb is KnownVerb => (known as readonly string[]).includes(verb);

/** Entries of one page. */
const limit = 50;

export class ActivityView implements ReactiveController {
  readonly #host: Host;
  readonly #tools: AuditTools;
  readonly #list: PagedList<Activity>;
  #of: AuditSubject | null = null;
  #life = new AbortController();

  constructor(host: Host, tools: AuditTools) {
    this.#host = host;
    this.#tools = tools;
    this.#list = new PagedList<Activity>(host);
    host.addController(this);
    adopt(host, auditStyles, activityStyles);
  }

  hostConnected(): void {
    // Moved in the document: what was under way was aborted.
    if (this.#of && this.#life.signal.aborted) this.open(this.#of);
  }

  hostDisconnected(): void {
    this.#life.abort();
  }

  /** Loads; to be called again when the backend has changed, or everything is asked for anew. */
  open(of: AuditSubject): void {
    this.#life.abort();
    this.#life = new AbortController();
    if (this.#of?.backend !== of.backend) this.#list.clear();
    this.#of = of;
    void this.#load(of.backend);
  }

  /** Stops what is under way, and forgets it. */
  close(): void {
    this.#life.abort();
    this.#of = null;
    this.#list.clear();
  }

  async #load(backend: Backend): Promise<void> {
    const { signal: life } = this.#life;
    await this.#list.load((cursor, signal) =>
      within((ours) => page(backend, cursor, ours), signal),
    );
    const { error } = this.#list;
    if (error && !life.aborted)
      await afterFailure(this.#host, 'listActivity', error, life, () => void this.#load(backend));
  }

  #more = async (): Promise<void> => {
    const before = this.#list.items.length;
    await this.#list.more();
    await this.#host.updateComplete;
    const { items } = this.#list;
    if (items.length === before) return;
    // What is new is where reading goes on; the button may be gone.
    const first = this.#host.renderRoot.querySelectorAll<HTMLElement>('.activity li')[before];
    first?.focus();
  };

  render(): TemplateResult {
    const { t } = this.#tools.words;
    const level = this.#of?.headingLevel ?? 3;
    return html`<section class="audit activity" aria-busy=${this.#list.loading ? 'true' : 'false'}>
      ${auditHeading(t('activity.title'), t('activity.hint'), level)} ${this.#renderBody(level + 1)}
    </section>`;
  }

  #renderBody(level: number): TemplateResult {
    const { words } = this.#tools;
    const { error, failed, page, items, now } = this.#list;
    if (error && failed === 'first') {
      const onRetry = () => this.#of && this.open(this.#of);
      const title = words.t('activity.failed');
      return failure({ words, title, error, now, asOf: null, focus: auditTitle, onRetry });
    }
    if (!page) return skeleton(words);
    if (items.length === 0) return message(words.t('activity.empty'), null);
    return html`${repeat(
      byDay(items, words.locale),
      ([day]) => day,
      ([day, entries]) => this.#renderDay(day, entries, level),
    )}
    ${this.#renderMore()}`;
  }

  #renderDay(day: string, entries: readonly Activity[], level: number): TemplateResult {
    return html`<div>
      <div class="day" role="heading" aria-level=${level}>${day}</div>
      <ul aria-label=${day}>
        ${repeat(
          entries,
          ({ id }) => id,
          (entry) => this.#renderEntry(entry),
        )}
      </ul>
    </div>`;
  }

  #renderEntry(entry: Activity): TemplateResult {
    const { words } = this.#tools;
    const { at, actor, verb, subject } = entry;
    const { account } = this.#of ?? {};
    const { t } = words;
    const sentence = isKnown(verb)
      ? t(`activity.${verb}`, { actor, subject })
      : t('activity.other', { actor, subject, verb });
    return html`<li tabindex="-1">
      <time datetime=${at}>${words.time(at)}</time>
      <div>
        <p class="what">${sentence}</p>
        ${account && changeLines(words, account, entry).map((line) => html`<p class="muted">${line}</p>`)}
      </div>
    </li>`;
  }

  #renderMore(): TemplateResult | typeof nothing {
    const { words } = this.#tools;
    const { page, loading, failed, error, now } = this.#list;
    if (!page?.nextCursor) return nothing;
    const hasFailed = error !== null && failed === 'more';
    const label = hasFailed ? 'tryAgain' : 'list.more';
    return html`<footer>
      ${
        hasFailed
          ? html`<p class="error" role="alert">
              ${warningIcon}<span>${readErrorText(words, error, now)}</span>
            </p>`
          : nothing
      }
      <button
        type="button"
        class="button"
        aria-disabled=${loading ? 'true' : nothing}
        @click=${this.#more}
      >
        ${words.t(loading === 'more' ? 'panel.loading' : label)}
      </button>
    </footer>`;
  }
}

/** An adapter that lacks the verb is not asked: the view is offered only where it is there. */
async function page(
  backend: Backend,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<Page<Activity>> {
  const query = { limit, ...(cursor !== undefined && { cursor }) };
  const answer = await backend.listActivity?.(query, { signal });
  return answer ?? { items: [], nextCursor: null, asOf: new Date().toISOString() };
}

/** Entries in their order, those of one day together. */
function byDay(items: readonly Activity[], locale: string): [day: string, entries: Activity[]][] {
  const days = new Map<string, Activity[]>();
  for (const entry of items) {
    const time = Date.parse(entry.at);
    const day = Number.isNaN(time) ? '–' : formatDay(locale, time);
    const entries = days.get(day);
    if (entries) entries.push(entry);
    else days.set(day, [entry]);
  }
  return [...days];
}
