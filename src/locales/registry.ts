import { en } from './en.js';
import type { Strings } from './strings.js';

const locales = new Map<string, Strings>([['en', en]]);
const listeners = new Set<() => void>();

/** Fetched when a page asks for the language; importing one beforehand does the same without the wait. */
const loaders: Readonly<Record<string, () => Promise<unknown>>> = {
  id: () => import('./id.js'),
  fr: () => import('./fr.js'),
  es: () => import('./es.js'),
};
const loading = new Set<string>();

/** Makes a locale available to all elements of the page, those drawn already included. */
export function registerLocale(tag: string, strings: Strings): void {
  locales.set(tag.toLowerCase(), strings);
  for (const listener of listeners) listener();
}

/** Calls back when a locale has arrived. @returns how to stop */
export function onLocale(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The strings of the tag or of its language; null where we have none, or not yet. */
export function localeFor(tag: string): { tag: string; strings: Strings } | null {
  for (const candidate of [tag.toLowerCase(), languageOf(tag)]) {
    const strings = locales.get(candidate);
    if (strings) return { tag: candidate, strings };
  }
  load(languageOf(tag));
  return null;
}

/** `fr` of `fr-CA`, in lower case. */
export function languageOf(tag: string): string {
  return tag.toLowerCase().split('-', 1)[0] ?? '';
}

function load(language: string): void {
  const loader = Object.hasOwn(loaders, language) ? loaders[language] : undefined;
  if (!loader || loading.has(language)) return;
  loading.add(language);
  loader().catch((error: unknown) => {
    // The page stays in English; the next element that asks tries again.
    loading.delete(language);
    console.warn(`user-management-elements: the language “${language}” could not be loaded`, error);
  });
}
