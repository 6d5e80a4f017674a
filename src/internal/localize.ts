import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Account, Label } from '../backend/backend.js';
import { english, languageOf, localeFor, onLocale } from '../locales/registry.js';
import type { ArgumentsOf, Message, StringKey, StringOverrides } from '../locales/strings.js';
import * as formats from './formats.js';

export interface LocalizedHost extends ReactiveControllerHost, HTMLElement {
  strings?: StringOverrides | null;
}

/**
 * The words of one element: in the language of the nearest `lang` around it, through shadow roots, following it when it
 * changes. English until a locale has arrived, and English for a key that a locale lacks.
 */
export class Localize implements ReactiveController {
  /** Which variant of a sentence is meant; the element sets it when the account is known. */
  vocabulary: Account['vocabulary'] = 'users';
  readonly #host: LocalizedHost;
  #lang = 'en';
  #stop: (() => void) | null = null;

  constructor(host: LocalizedHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    const look = () => {
      this.#lang = nearestLang(this.#host);
      this.#host.requestUpdate();
    };
    look();
    watchRootsOf(this.#host);
    listeners.add(look);
    const stopLocale = onLocale(() => this.#host.requestUpdate());
    this.#stop = () => {
      listeners.delete(look);
      stopLocale();
    };
  }

  hostDisconnected(): void {
    this.#stop?.();
    this.#stop = null;
  }

  /** The tag that words and formats follow: the page's where it is a valid one, so that `fr-CA` writes dates its own way. */
  get locale(): string {
    return localeFor(this.#lang) ? this.#lang : 'en';
  }

  /** A string with its arguments filled in. Arrow function: it is handed around alone. */
  readonly t = <Key extends StringKey>(
    key: Key,
    ...[given]: object extends ArgumentsOf<Key> ? [] : [ArgumentsOf<Key>]
  ): string => {
    const args = (given ?? {}) as Readonly<Record<string, string | number>>;
    const { message, tag } = this.#find(key);
    const text =
      typeof message === 'string' ? message : this.#plural(message, Number(args['n'] ?? 0), tag);
    return text.replace(/\{(\w+)\}(\.?)/g, (whole, name: string, period: string) => {
      const value = args[name];
      if (value === undefined) return whole;
      if (typeof value === 'number') return `${this.number(value)}${period}`;
      // “Almendrera, S. Coop.” ends its sentence by itself.
      return `${isolated(value)}${value.endsWith('.') ? '' : period}`;
    });
  };

  /** A backend's label wins; an id without one is looked up in the strings, and is shown itself when it is not there. */
  label(label: Label | undefined, key: string, id: string): string {
    if (typeof label === 'string') return label;
    const language = languageOf(this.locale);
    const told = label?.[this.locale] ?? label?.[language] ?? label?.['en'];
    if (told !== undefined) return told;
    return Object.hasOwn(english, key)
      ? this.t(key as 'close')
      : (Object.values(label ?? {})[0] ?? id);
  }

  number = (value: number): string => formats.formatNumber(this.locale, value);
  list = (items: Iterable<string>): string => formats.formatList(this.locale, items);
  /** “A, B or C”. */
  either = (items: Iterable<string>): string => formats.formatChoice(this.locale, items);
  date = (iso: string): string => told(iso, (time) => formats.formatDate(this.locale, time));
  /** The browser's time zone at that time. */
  zone = (iso: string): string => told(iso, (time) => formats.formatZone(this.locale, time));
  dateTime = (iso: string): string =>
    told(iso, (time) => formats.formatDateTime(this.locale, time));
  /** To keep a term by: with the time zone. */
  moment = (iso: string): string => told(iso, (time) => formats.formatMoment(this.locale, time));
  time = (iso: string): string => told(iso, (time) => formats.formatTime(this.locale, time));
  relative = (iso: string, now: number): string =>
    told(iso, (time) => formats.formatRelative(this.locale, time, now));

  #find(key: StringKey): { message: Message; tag: string } {
    const variant = `${key}.contact`;
    const keys = this.vocabulary === 'contacts' ? [variant, key] : [key];
    const found = localeFor(this.#lang);
    const sources: { tag: string; strings: Table }[] = [
      ...overridesFor(this.#host.strings, this.#lang),
      ...(found ? [{ tag: found.tag, strings: found.strings }] : []),
      { tag: 'en', strings: english },
    ];
    for (const { tag, strings } of sources) {
      for (const one of keys) {
        const message = Object.hasOwn(strings, one) ? strings[one] : undefined;
        if (message !== undefined) return { message, tag };
      }
    }
    return { message: key, tag: 'en' };
  }

  #plural(message: Exclude<Message, string>, n: number, tag: string): string {
    return message[formats.pluralCategory(tag, n)] ?? message.other;
  }
}

/** A time that cannot be read is a dash: `Intl` would throw, and take the whole list along. */
function told(iso: string, format: (time: number) => string): string {
  const time = Date.parse(iso);
  return Number.isNaN(time) ? '–' : format(time);
}

type Table = Readonly<Record<string, Message | undefined>>;

function overridesFor(
  overrides: StringOverrides | null | undefined,
  lang: string,
): { tag: string; strings: Table }[] {
  return [...new Set([lang, languageOf(lang)])].flatMap((tag) => {
    const strings = overrides?.[tag];
    return strings ? [{ tag, strings }] : [];
  });
}

/** A right-to-left name inside a left-to-right sentence must not turn what follows it around. */
function isolated(text: string): string {
  return /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/u.test(text) ? `\u2068${text}\u2069` : text;
}

/** `:lang()` stops at shadow roots in Firefox, so this walks up by itself. */
export function nearestLang(element: Element): string {
  for (let at: Element | null = element; at;) {
    const marked: Element | null = at.closest('[lang]');
    const lang = marked?.getAttribute('lang');
    if (lang && isTag(lang)) return lang;
    const root: Node = (marked ?? at).getRootNode();
    // An empty or broken `lang` says nothing: look further out.
    at = marked?.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
  }
  return 'en';
}

function isTag(lang: string): boolean {
  try {
    return Intl.getCanonicalLocales(lang).length === 1;
  } catch {
    return false;
  }
}

// One observer for all elements of the page. It watches roots, never elements, and a root that goes takes it along.
const listeners = new Set<() => void>();
const watched = new WeakSet<Node>();
let observer: MutationObserver | null = null;

function watchRootsOf(element: Element): void {
  observer ??= new MutationObserver(() => {
    for (const listener of listeners) listener();
  });
  for (let root = element.getRootNode(); ; root = root.host.getRootNode()) {
    if (!watched.has(root)) {
      watched.add(root);
      observer.observe(root, { attributes: true, attributeFilter: ['lang'], subtree: true });
    }
    if (!(root instanceof ShadowRoot)) return;
  }
}
