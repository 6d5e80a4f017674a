import type { ReactiveControllerHost, ReactiveElement } from 'lit';
import type { Account } from '../../backend/backend.js';
import type { EditedPlace } from '../../backend/merge.js';
import type { AccessForm } from '../../internal/access-form/access-form.js';
import { accessSections } from '../../internal/access-form/context.js';
import type { Announcer } from '../../internal/announce.js';
import type { Localize } from '../../internal/localize.js';
import { problemsText } from './form.js';
import { isSection, type Problem, type ProblemPlace, selectorOf } from './problems.js';

interface ProblemListParts {
  words: Localize;
  announcer: Announcer;
  access: AccessForm;
}

/** What is wrong with the form: shown where it is, said once, and focus led to the first. */
export class ProblemList {
  items: readonly Problem[] = [];
  readonly #host: ReactiveControllerHost & Pick<ReactiveElement, 'renderRoot'>;
  readonly #parts: ProblemListParts;

  constructor(
    host: ReactiveControllerHost & Pick<ReactiveElement, 'renderRoot'>,
    parts: ProblemListParts,
  ) {
    this.#host = host;
    this.#parts = parts;
  }

  clear(): void {
    this.#set([]);
  }

  /** This has just been changed: what was wrong with it is not said any longer. */
  settle(at: EditedPlace | 'access'): void {
    const touched: readonly ProblemPlace[] = at === 'access' ? accessSections : [at];
    this.#set(this.items.filter((one) => one.at !== null && !touched.includes(one.at)));
  }

  point(account: Account, problems: readonly Problem[]): void {
    this.#set(problems);
    this.#parts.announcer.announce(problemsText(this.#parts.words, account, problems));
    const at = problems[0]?.at ?? null;
    if (at === null) return;
    if (isSection(at)) void this.#host.updateComplete.then(() => this.#parts.access.focus(at));
    else this.focus(selectorOf(at));
  }

  /** What is about no place of the form stands above the buttons. */
  say(account: Account, text: string): void {
    this.point(account, [{ at: null, text }]);
  }

  focus(selector: string): void {
    const find = () => this.#host.renderRoot.querySelector<HTMLElement>(selector);
    void this.#host.updateComplete.then(() => find()?.focus());
  }

  #set(items: readonly Problem[]): void {
    this.items = items;
    this.#host.requestUpdate();
  }
}
