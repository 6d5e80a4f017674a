/** The access review: members and permissions as a table to look at, to print, and to save. */
import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { BackendError, toBackendError } from '../../backend/errors.js';
import type { Member, Page } from '../../backend/backend.js';
import { within } from '../../internal/calls.js';
import { failure } from '../../internal/failure.js';
import { actions } from '../../locales/en/actions.js';
import { audit } from '../../locales/en/audit.js';
import { common } from '../../locales/en/common.js';
import { dialogs } from '../../locales/en/dialogs.js';
import { panel } from '../../locales/en/panel.js';
import { bringWords } from '../../locales/registry.js';
import { adopt } from '../../internal/adopt.js';
import { auditStyles, reviewStyles } from './audit.styles.js';
import {
  afterFailure,
  auditHeading,
  auditTitle,
  type AuditSubject,
  type AuditTools,
} from './audit-parts.js';
import type { Host } from './panel-actions.js';
import { printTable } from './review-print.js';
import { dormantAfter, isDormant, linesOf } from './review-rows.js';
import { reviewTable } from './review-table.js';
import { message, skeleton } from './states.js';

bringWords({ common, panel, actions, dialogs, audit });

/** So many rows are still a table to look at; a longer list is for the backend's own reports. */
const most = 1000;
const pageSize = 200;

interface Loaded {
  members: readonly Member[];
  /** How many there are; null where the backend does not count. */
  total: number | null;
  asOf: string;
  isCut: boolean;
}

export class ReviewView implements ReactiveController {
  readonly #host: Host;
  readonly #tools: AuditTools;
  #of: AuditSubject | null = null;
  #life = new AbortController();
  #loaded: Loaded | null = null;
  #progress: { done: number; total: number } | null = null;
  #error: BackendError | null = null;
  /** What became of saving the file. */
  #saved: string | null = null;

  constructor(host: Host, tools: AuditTools) {
    this.#host = host;
    this.#tools = tools;
    host.addController(this);
    adopt(host, auditStyles, reviewStyles);
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
    if (this.#of?.backend !== of.backend) this.#loaded = null;
    this.#of = of;
    void this.#load(of);
  }

  /** Stops what is under way, and forgets it. */
  close(): void {
    this.#life.abort();
    this.#of = null;
    this.#loaded = null;
  }

  async #load(of: AuditSubject): Promise<void> {
    const { signal: life } = this.#life;
    this.#error = null;
    this.#saved = null;
    this.#progress = null;
    this.#host.requestUpdate();
    try {
      const loaded = await this.#loadAll(of, life);
      if (!life.aborted) this.#loaded = loaded;
    } catch (error) {
      if (life.aborted) return;
      this.#error = toBackendError(error);
      void afterFailure(this.#host, 'listMembers', this.#error, life, () => void this.#load(of));
    } finally {
      if (!life.aborted) {
        this.#progress = null;
        this.#host.requestUpdate();
      }
    }
  }

  async #loadAll(of: AuditSubject, life: AbortSignal): Promise<Loaded> {
    const members = new Map<string, Member>();
    let cursor: string | undefined;
    for (;;) {
      const page: Page<Member> = await within(
        (signal) => of.backend.listMembers(queryOf(of, cursor), { signal }),
        life,
      );
      if (life.aborted) throw new BackendError({ code: 'unreachable' });
      const before = members.size;
      for (const member of page.items) members.set(member.id, member);
      const { nextCursor, total = null, asOf } = page;
      // A backend that brings nothing new would be asked for ever.
      const isOver = nextCursor === null || members.size === before;
      if (isOver || members.size >= most) {
        return { members: [...members.values()].slice(0, most), total, asOf, isCut: !isOver };
      }
      cursor = nextCursor;
      if (total !== null) this.#progress = { done: members.size, total: Math.min(total, most) };
      this.#host.requestUpdate();
    }
  }

  render(): TemplateResult {
    const { t } = this.#tools.words;
    const level = this.#of?.headingLevel ?? 3;
    const isBusy = !this.#loaded && !this.#error;
    return html`<section class="audit review" aria-busy=${isBusy ? 'true' : 'false'}>
      ${auditHeading(t('review.title'), t('review.hint'), level)} ${this.#renderBody()}
    </section>`;
  }

  #renderBody(): TemplateResult {
    const { words } = this.#tools;
    const of = this.#of;
    if (this.#error) {
      const title = words.t('review.failed');
      const onRetry = () => of && this.open(of);
      const said = { words, title, error: this.#error, focus: auditTitle };
      return failure({ ...said, now: Date.now(), asOf: null, onRetry });
    }
    if (!of || !this.#loaded) return this.#renderProgress();
    const { members, asOf } = this.#loaded;
    if (members.length === 0) return message(words.t('count.users', { n: 0 }), null);
    const time = words.dateTime(asOf);
    const caption = words.t('review.asOf', { account: of.account.name, time });
    return html`${this.#renderBar(this.#loaded)}
    ${reviewTable({ words, account: of.account, members, asOf, caption })}`;
  }

  #renderProgress(): TemplateResult {
    const { words } = this.#tools;
    if (!this.#progress) return skeleton(words);
    const { done, total } = this.#progress;
    const text = words.t('review.progress', { done, total });
    return html`<p class="muted" id="review-progress">${text}</p>
      <progress max=${total} .value=${done} aria-labelledby="review-progress"></progress>`;
  }

  #renderBar(loaded: Loaded): TemplateResult {
    const { words } = this.#tools;
    const { t } = words;
    const { members, asOf } = loaded;
    const now = Date.parse(asOf);
    const dormant = members.filter((member) => isDormant(member, now)).length;
    return html`<div class="bar">
        <p class="muted">
          ${t('count.users', { n: members.length })}
          ${dormant > 0 ? html` · ${t('review.dormantCount', { n: dormant, days: dormantAfter })}` : nothing}
        </p>
        <div class="deeds">
          <button type="button" class="button small" id="review-csv" @click=${this.#onSave}>
            ${t('review.csv')}
          </button>
          <button type="button" class="button small" id="review-print" @click=${this.#onPrint}>
            ${t('review.print')}
          </button>
        </div>
      </div>
      ${loaded.isCut ? html`<p class="notice">${this.#cutText(loaded)}</p>` : nothing}
      ${this.#saved ? html`<p class="muted" id="review-saved">${this.#saved}</p>` : nothing}`;
  }

  #cutText({ members, total }: Loaded): string {
    const { t } = this.#tools.words;
    const n = members.length;
    return total === null ? t('review.cutUnknown', { n }) : t('review.cut', { n, total });
  }

  #onPrint = (): void => {
    const table = this.#host.renderRoot.querySelector<HTMLTableElement>('.review table');
    if (table) printTable(table, this.#host.renderRoot, this.#tools.words.locale);
  };

  #onSave = async (): Promise<void> => {
    const { words, say } = this.#tools;
    const of = this.#of;
    const loaded = this.#loaded;
    if (!of || !loaded) return;
    try {
      const { saveCsv } = await import('../../internal/csv.js');
      const now = Date.parse(loaded.asOf);
      const lines = linesOf(words, of.account, loaded.members, now);
      const stem = `${of.account.name} ${words.t('review.title')} ${loaded.asOf.slice(0, 10)}`;
      const file = saveCsv(lines, stem);
      this.#saved = words.t('review.saved', { file });
    } catch (error) {
      console.error(error);
      this.#saved = words.t('review.csvFailed');
    }
    say(this.#saved);
    this.#host.requestUpdate();
  };
}

function queryOf({ account }: AuditSubject, cursor: string | undefined) {
  const sort = account.capabilities.sortBy.includes('name') ? ({ sort: 'name' } as const) : {};
  return { ...sort, limit: pageSize, ...(cursor !== undefined && { cursor }) };
}
