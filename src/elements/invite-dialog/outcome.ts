import type { ReactiveControllerHost } from 'lit';
import type { Account } from '../../backend/backend.js';
import type { Announcer } from '../../internal/announce.js';
import type { Ending } from '../../internal/change.js';
import { copyText } from '../../internal/link-list.js';
import type { Localize } from '../../internal/localize.js';
import { endingText } from '../../internal/endings.js';
import { rowsOf } from './result.js';
import type { Told } from './told.js';

/** What came of sending, once there is something to tell: it takes the place of the form. */
export class Outcome {
  /** Null: nothing has been sent yet. */
  told: Told[] | null = null;
  /** Why not all were sent, or what failed since. */
  problem: string | null = null;
  /** What was copied, or could not be. */
  note = '';
  readonly #host: ReactiveControllerHost;
  readonly #words: Localize;
  readonly #announcer: Announcer;

  constructor(host: ReactiveControllerHost, words: Localize, announcer: Announcer) {
    this.#host = host;
    this.#words = words;
    this.#announcer = announcer;
  }

  take(account: Account, ending: Ending<null>, told: Told[]): void {
    this.#set(told, endingText(this.#words, ending, account));
  }

  fail(text: string): void {
    this.problem = text;
    this.#host.requestUpdate();
  }

  reset(): void {
    this.#set(null, null);
  }

  /** @returns what came of it, in words */
  readonly copy = async (text: string): Promise<string> => {
    this.note = await copyText(this.#words, text);
    this.#announcer.announce(this.note);
    return this.note;
  };

  readonly save = async (): Promise<void> => {
    const { t } = this.#words;
    try {
      const { saveCsv } = await import('../../internal/csv.js');
      const heads = [t('field.email'), t('invite.outcome'), t('column.until')];
      if (this.told) saveCsv([heads, ...rowsOf(this.#words, this.told)], t('tab.invitations'));
    } catch (error) {
      console.warn(error);
      this.note = t('error.part');
      this.#announcer.announce(this.note);
    }
  };

  #set(told: Told[] | null, problem: string | null): void {
    this.told = told;
    this.problem = problem;
    this.note = '';
    this.#host.requestUpdate();
  }
}
