import { html, type nothing, type TemplateResult } from 'lit';
import type { Account, Backend } from '../../backend/backend.js';
import { backIcon, warningIcon } from '../../internal/icons.js';
import type { Localize } from '../../internal/localize.js';
import type { Menu } from '../../internal/menu.js';
import { wordsArrived } from '../../locales/registry.js';
import type { ActivityView } from './activity.js';
import type { Host } from './panel-actions.js';
import type { ReviewView } from './review.js';
import { type FullView, fullViewsOf, type View } from './views.js';

type Content = ActivityView | ReviewView;
interface Subject {
  backend: Backend;
  account: Account;
  headingLevel: number;
}
export interface FullViewsParts {
  words: Localize;
  menu: Menu;
  say: (text: string) => void;
  onOpen: (view: FullView) => void;
  onBack: () => void;
}

const loaders: Readonly<Record<FullView, (host: Host, parts: FullViewsParts) => Promise<Content>>> =
  {
    review: async (host, parts) => new (await import('./review.js')).ReviewView(host, parts),
    activity: async (host, parts) => new (await import('./activity.js')).ActivityView(host, parts),
  };

/** Access review and activity: they take the place of the lists, and their code comes when somebody opens them. */
export class FullViews {
  readonly #host: Host;
  readonly #parts: FullViewsParts;
  readonly #contents = new Map<FullView, Content>();
  #shown: FullView | null = null;
  #of: Subject | null = null;
  #hasFailed = false;

  constructor(host: Host, parts: FullViewsParts) {
    this.#host = host;
    this.#parts = parts;
  }

  /** Follows what the panel shows; null where it shows a list, or has no account yet. */
  want(view: View, subject: Subject | null): void {
    const shown = subject && (view === 'review' || view === 'activity') ? view : null;
    const isSame = shown === this.#shown && subject?.backend === this.#of?.backend;
    // The account as it is by now, for when it is asked for again.
    if (isSame) this.#of = subject;
    if (isSame) return;
    if (this.#shown && this.#shown !== shown) this.#contents.get(this.#shown)?.close();
    this.#shown = shown;
    this.#of = subject;
    if (shown && subject) void this.#open(shown, subject);
  }

  /** Asks for everything again. */
  reload(): void {
    if (this.#shown && this.#of) void this.#open(this.#shown, this.#of);
  }

  /** The way there: not tabs, since nobody comes for them every time. */
  renderMore(account: Account): TemplateResult | typeof nothing {
    const { words, menu, onOpen } = this.#parts;
    const entries = fullViewsOf(account).map((view) => ({
      label: words.t(`${view}.title`),
      run: () => onOpen(view),
    }));
    const [only, ...others] = entries;
    if (only && others.length === 0) {
      return html`<button type="button" id="more" class="button" @click=${only.run}>
        ${only.label}
      </button>`;
    }
    return menu.button({ id: 'more', label: words.t('panel.more'), entries });
  }

  render(): TemplateResult {
    const { words, onBack } = this.#parts;
    const { t } = words;
    const content = this.#shown && this.#contents.get(this.#shown);
    return html`<div class="full">
      <button type="button" id="back" class="button small back" @click=${onBack}>
        ${backIcon}${t('action.back')}
      </button>
      ${content?.render() ?? (this.#hasFailed ? this.#renderFailure() : this.#renderWaiting())}
    </div>`;
  }

  #renderWaiting(): TemplateResult {
    return html`<p class="status waiting" role="status">
      ${this.#parts.words.t('panel.loading')}
    </p>`;
  }

  #renderFailure(): TemplateResult {
    const { t } = this.#parts.words;
    return html`<p class="status error" role="alert">
      ${warningIcon}<span>${t('error.part')}</span>
      <button type="button" class="link" @click=${this.#onRetry}>${t('tryAgain')}</button>
    </p>`;
  }

  #onRetry = (): void => {
    // The button goes with the message.
    this.#host.renderRoot.querySelector<HTMLElement>('#back')?.focus();
    this.reload();
  };

  async #open(view: FullView, subject: Subject): Promise<void> {
    this.#hasFailed = false;
    this.#host.requestUpdate();
    try {
      const known = this.#contents.get(view) ?? (await loaders[view](this.#host, this.#parts));
      await wordsArrived();
      this.#contents.set(view, known);
      const of = this.#of;
      if (this.#shown === view && of?.backend === subject.backend) known.open(of);
    } catch (error) {
      console.warn(error);
      this.#hasFailed = true;
    }
    this.#host.requestUpdate();
  }
}
