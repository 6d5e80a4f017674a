import type { Message, StringKey, Strings } from './strings.js';

/** What belongs together, since it is said by the same elements: a folder of each language has a file for each. */
export type Part = 'common' | 'panel' | 'actions' | 'dialogs' | 'invitee' | 'audit';
type Words = { readonly [Key in StringKey]?: Message };

/** The English that the elements of this page have brought along. */
export const english: Words = {};
const brought = new Set<Part>();
/** Whole languages, by their tags: a host's, or ours where a page has imported one beforehand. */
const whole = new Map<string, Strings>();
/** What was fetched of our languages. */
const fetched = new Map<string, Words>();
const begun = new Map<string, Set<Part>>();
const underWay = new Set<Promise<void>>();
const listeners = new Set<() => void>();

type Loaders = { readonly [Name in Part]: () => Promise<{ readonly [Key in Name]: Words }> };
/** Fetched when a page asks for the language, and only what its elements say. */
const loaders: Readonly<Record<string, Loaders>> = {
  id: {
    common: () => import('./id/common.js'),
    panel: () => import('./id/panel.js'),
    actions: () => import('./id/actions.js'),
    dialogs: () => import('./id/dialogs.js'),
    invitee: () => import('./id/invitee.js'),
    audit: () => import('./id/audit.js'),
  },
  fr: {
    common: () => import('./fr/common.js'),
    panel: () => import('./fr/panel.js'),
    actions: () => import('./fr/actions.js'),
    dialogs: () => import('./fr/dialogs.js'),
    invitee: () => import('./fr/invitee.js'),
    audit: () => import('./fr/audit.js'),
  },
  es: {
    common: () => import('./es/common.js'),
    panel: () => import('./es/panel.js'),
    actions: () => import('./es/actions.js'),
    dialogs: () => import('./es/dialogs.js'),
    invitee: () => import('./es/invitee.js'),
    audit: () => import('./es/audit.js'),
  },
};

/** An element brings the English that it says; the same parts are then fetched of the languages that the page speaks. */
export function bringWords(parts: { readonly [Name in Part]?: Words }): void {
  Object.assign(english, ...Object.values(parts));
  for (const part of Object.keys(parts) as Part[]) brought.add(part);
  for (const language of begun.keys()) load(language);
}

/** Makes a whole language available to all elements of the page, those drawn already included. */
export function registerLocale(tag: string, strings: Strings): void {
  whole.set(tag.toLowerCase(), strings);
  tell();
}

/** Calls back when words have arrived. @returns how to stop */
export function onLocale(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Resolves when what was asked for is there, or could not be had: nobody waits to be read in two languages. */
export async function wordsArrived(): Promise<void> {
  await Promise.all(underWay);
}

/** The strings of the tag or of its language; null where we have none, or not yet. */
export function localeFor(tag: string): { tag: string; strings: Words } | null {
  const language = languageOf(tag);
  for (const candidate of [tag.toLowerCase(), language]) {
    const strings = whole.get(candidate);
    if (strings) return { tag: candidate, strings };
  }
  if (language === 'en') return { tag: language, strings: english };
  load(language);
  const strings = fetched.get(language);
  return strings ? { tag: language, strings } : null;
}

/** `fr` of `fr-CA`, in lower case. */
export function languageOf(tag: string): string {
  return tag.toLowerCase().split('-', 1)[0] ?? '';
}

function load(language: string): void {
  if (!Object.hasOwn(loaders, language)) return;
  const asked = begun.get(language) ?? new Set();
  begun.set(language, asked);
  const missing = [...brought].filter((part) => !asked.has(part));
  if (missing.length === 0) return;
  for (const part of missing) asked.add(part);
  const loading = fetchParts(language, missing).then(
    (words) => {
      fetched.set(language, { ...fetched.get(language), ...words });
      tell();
    },
    (error: unknown) => {
      // The page stays in English; the next element that asks tries again.
      for (const part of missing) asked.delete(part);
      console.warn(
        `user-management-elements: the language “${language}” could not be loaded`,
        error,
      );
    },
  );
  underWay.add(loading);
  void loading.then(() => underWay.delete(loading));
}

async function fetchParts(language: string, parts: readonly Part[]): Promise<Words> {
  const words = parts.map(async (part) => {
    const module: { readonly [Name in Part]?: Words } | undefined =
      await loaders[language]?.[part]();
    return module?.[part];
  });
  return Object.assign({}, ...(await Promise.all(words))) as Words;
}

function tell(): void {
  for (const listener of listeners) listener();
}
