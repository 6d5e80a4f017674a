import type { ReactiveControllerHost } from 'lit';
import { repairedAddress } from '../../backend/addresses.js';
import { type Entry, readAddresses, withPieces } from '../../backend/address-list.js';
import type { Account, Backend } from '../../backend/backend.js';
import type { Announcer } from '../../internal/announce.js';
import type { Localize } from '../../internal/localize.js';
import type { Reads } from '../../internal/reads.js';
import { Classification } from './classification.js';
import { isSendable, type Settled, type Standing } from './standing.js';
import { isInvited, type Told } from './told.js';

/** So many are drawn at first, and so many more each time; the rest is folded. */
const drawn = { plain: 60, problems: 30 };
const more = 200;
/** Bytes of a file. A list of 50 000 addresses has some 2 MB; what is larger is none, and would stop the page. */
const largest = 5 * 1024 * 1024;

export interface TokensParts {
  words: Localize;
  announcer: Announcer;
  reads: Reads;
  account: () => Account | undefined;
  backend: () => Backend | null;
}

/** What is meant to be sent; `isField`: the one address that stands in the field. */
export interface Entered {
  standings: Standing[];
  isField: boolean;
}

/** The addresses that were entered: in the field still, or made into tokens. */
export class Tokens {
  /** What stands in the field. */
  text = '';
  entries: readonly Entry[] = [];
  /** What has to be seen about the last entry: doubles that were folded, a file that could not be read. */
  note = '';
  limits = { ...drawn };
  /** Whom the host gave while others were being sent: entered when those are told. */
  later: readonly string[] = [];
  readonly classification: Classification;
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #parts: TokensParts;
  readonly #promoted = new Set<number>();
  readonly #settled = new Map<number, Settled>();
  /** Counts how often the dialog was closed. */
  #visit = 0;

  constructor(host: ReactiveControllerHost & HTMLElement, parts: TokensParts) {
    this.#host = host;
    this.#parts = parts;
    this.classification = new Classification(host, parts.reads, () => this.#tellProblems());
  }

  /** Whether more than one address can be sent at once. */
  get areMany(): boolean {
    return (this.#parts.account()?.invitations?.maxPerRequest ?? 1) > 1;
  }

  get isEmpty(): boolean {
    return this.entries.length === 0 && this.text.trim() === '';
  }

  /** All that was entered, as far as it is known. */
  get standings(): Standing[] {
    return this.entries.map((entry) => this.standingOf(entry));
  }

  standingOf(entry: Entry): Standing {
    const found = entry.canonical === null ? undefined : this.classification.get(entry.canonical);
    return {
      entry,
      is: entry.canonical === null ? 'invalid' : (found?.is ?? 'unchecked'),
      member: found?.member ?? null,
      invitation: found?.invitation ?? null,
      isPromoted: this.#promoted.has(entry.id),
      settled: this.#settled.get(entry.id) ?? null,
    };
  }

  /** As it is known by now: it may have been asked about, or something done about it, since it was sent. */
  asKnown(told: readonly Told[]): Told[] {
    return told.map((one) => ({ ...one, standing: this.standingOf(one.standing.entry) }));
  }

  /** How many there are, and how many of them would go out; what stands in the field included. */
  get counts(): { total: number; sendable: number } {
    const { entries } = withPieces(this.entries, this.#pieces());
    const sendable = entries.filter((entry) => isSendable(this.standingOf(entry))).length;
    return { total: entries.length, sendable };
  }

  /**
   * What is meant to be sent. A single address stays in the field, so that it can be mended there; several become
   * tokens.
   */
  take(): Entered {
    const pieces = this.#pieces();
    if (this.entries.length === 0 && (pieces.length <= 1 || !this.areMany)) {
      const only = pieces.length > 1 ? [{ typed: this.text.trim() }] : pieces;
      const { entries } = withPieces([], only);
      return { standings: entries.map((entry) => this.standingOf(entry)), isField: true };
    }
    this.commit();
    return { standings: this.standings, isField: false };
  }

  type(text: string): void {
    this.text = text;
    this.note = '';
    if (this.areMany && isFinished(text)) this.commit();
    this.#host.requestUpdate();
  }

  /** What the host knows: one is put where it can be mended. */
  enter(addresses: readonly string[]): void {
    const [only = '', ...others] = addresses;
    if (only !== '' && others.length === 0 && this.isEmpty) this.text = only;
    else if (addresses.length > 0) this.add(addresses.join('\n'));
  }

  /** Makes tokens of what stands in the field. */
  commit(): void {
    const { text } = this;
    this.text = '';
    this.add(text);
  }

  /** Leaving the field: what is an address becomes a token; what is half typed stays. */
  leave(): void {
    const pieces = this.#pieces();
    if (!this.areMany || pieces.length === 0) return;
    const { entries } = withPieces([], pieces);
    if (entries.every(({ canonical }) => canonical !== null)) this.commit();
  }

  /** @returns how many of the pieces are new */
  add(text: string): number {
    const { t } = this.#parts.words;
    const before = this.entries.length;
    const { entries, doubles } = withPieces(this.entries, readAddresses(text));
    this.entries = entries;
    const added = entries.length - before;
    this.note = doubles > 0 ? t('token.folded', { n: doubles }) : '';
    const told = added > 0 ? t('token.added', { n: added }) : '';
    if (added + doubles > 0) this.#parts.announcer.announce(`${told} ${this.note}`.trim());
    this.classify();
    this.#host.requestUpdate();
    return added;
  }

  /** Asks about those that nothing is known of. */
  classify(): void {
    const [account, backend] = [this.#parts.account(), this.#parts.backend()];
    if (!account || !backend || !this.areMany) return;
    const canonicals = this.entries.flatMap(({ canonical }) => canonical ?? []);
    this.classification.ask(canonicals, account, backend);
  }

  remove(ids: readonly number[]): void {
    const gone = new Set(ids);
    this.entries = this.entries.filter(({ id }) => !gone.has(id));
    for (const id of ids) {
      this.#promoted.delete(id);
      this.#settled.delete(id);
    }
    this.note = '';
    this.#host.requestUpdate();
  }

  /** What was invited is none of them any longer; what was refused has become something else. */
  learn(told: readonly Told[]): void {
    this.remove(told.filter(isInvited).map(({ standing }) => standing.entry.id));
    for (const { standing, fate } of told) {
      if (fate?.is === 'refused') this.classification.forget(standing.entry.canonical ?? '');
    }
  }

  keepOnly(kept: readonly Entry[]): void {
    const ids = new Set(kept.map(({ id }) => id));
    this.remove(this.entries.filter(({ id }) => !ids.has(id)).map(({ id }) => id));
    this.#enterLater();
  }

  /** The dialog is closed: nothing more is asked, and what a file has to say comes too late. */
  rest(): void {
    this.classification.stop();
    this.#visit += 1;
  }

  /** Puts a token back into the field. What stood there becomes a token first. */
  edit({ id, typed }: Entry): void {
    if (this.text.trim() !== '') this.commit();
    this.remove([id]);
    this.text = typed;
  }

  /** Takes the address that was meant in the place of what was entered. */
  repair({ id, typed }: Entry): void {
    this.remove([id]);
    this.add(repairedAddress(typed) ?? typed);
  }

  promote(id: number, isPromoted: boolean): void {
    if (isPromoted) this.#promoted.add(id);
    else this.#promoted.delete(id);
    this.#host.requestUpdate();
  }

  /** Something was done about an address here; it is no longer one to be invited. */
  settle(id: number, settled: Settled): void {
    this.#settled.set(id, settled);
    this.#host.requestUpdate();
  }

  showMore(kind: keyof typeof drawn): void {
    this.limits = { ...this.limits, [kind]: this.limits[kind] + more };
    this.#host.requestUpdate();
  }

  reset(): void {
    this.text = '';
    this.entries = [];
    this.note = '';
    this.limits = { ...drawn };
    this.#promoted.clear();
    this.#settled.clear();
    this.classification.reset();
    this.#enterLater();
  }

  #enterLater(): void {
    const { later } = this;
    this.later = [];
    this.enter(later);
  }

  async addFile(file: File): Promise<void> {
    const { t } = this.#parts.words;
    const visit = this.#visit;
    if (file.size > largest) {
      this.#say(t('invite.fileTooLarge', { name: file.name }));
      return;
    }
    const text = await readFile(file).catch(() => null);
    if (visit !== this.#visit) return;
    if (text === null) {
      this.#say(t('invite.fileFailed', { name: file.name }));
      return;
    }
    const before = this.entries;
    this.add(text);
    if (this.entries.length === before.length && this.note === '')
      this.#say(t('invite.fileEmpty', { name: file.name }));
  }

  /** Shown below the field; to be said by whoever did it. */
  readonly tell = (note: string): void => {
    this.note = note;
    this.#host.requestUpdate();
  };

  #say(text: string): void {
    this.#parts.announcer.announce(text);
    this.tell(text);
  }

  #tellProblems(): void {
    const n = this.standings.filter((standing) => !isSendable(standing)).length;
    if (n > 0) this.#parts.announcer.announce(this.#parts.words.t('token.problems', { n }));
  }

  #pieces() {
    return readAddresses(this.text);
  }
}

/** What is read by lines, so cells over several lines are put on one. */
async function readFile(file: File): Promise<string> {
  const text = await file.text();
  const hasBreaks = text.split('\n').some((line) => line.split('"').length % 2 === 0);
  return hasBreaks ? (await import('../../internal/csv.js')).withoutBreaks(text) : text;
}

/**
 * Whether what is being typed has come to its end: a separator, or a space after something with an `@`. In linear time:
 * as much as a clipboard holds may have been pasted into the field.
 */
function isFinished(text: string): boolean {
  const isOpen = text.lastIndexOf('<') > text.lastIndexOf('>') || text.split('"').length % 2 === 0;
  const typed = text.trimEnd();
  if (isOpen || typed === '') return false;
  const space = text.slice(typed.length);
  if (/[,;，；、،؛]$/u.test(typed.slice(-1)) || /[\n\t]/u.test(space)) return true;
  return space !== '' && (typed.split(/\s/u).at(-1) ?? '').includes('@');
}
