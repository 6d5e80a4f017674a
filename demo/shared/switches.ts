/** What a visitor of the demo can switch. It all stands in the page's query, so that a link or a reload keeps it. */
import { faults } from 'user-management-elements/mocks';
import type { Fault } from 'user-management-elements/mocks';
import type { ViewerName } from 'user-management-elements/mocks/portals';
import { backends } from './real-server.js';

export type Language = 'en' | 'id' | 'fr' | 'es';
/** Those that a page has words in, its own first. */
export type Languages<Lang extends Language> = readonly [Lang, ...Lang[]];

export interface Switches<Lang extends Language = Language> {
  lang: Lang;
  theme: 'auto' | 'light' | 'dark';
  /** Mocks in this page, or the real server that serves it. */
  backend: 'mocks' | 'server';
  viewer: ViewerName;
  account: 'main' | 'first-run';
  network: Fault;
}
export type SwitchName = keyof Switches;

/** The first of each is what holds where the query says nothing. */
export type Choices<Lang extends Language = Language> = {
  readonly [Name in SwitchName]: readonly [Switches<Lang>[Name], ...Switches<Lang>[Name][]];
};

export function choicesIn<Lang extends Language>(languages: Languages<Lang>): Choices<Lang> {
  return {
    lang: languages,
    theme: ['auto', 'light', 'dark'],
    backend: backends,
    viewer: ['owner', 'limited', 'stranger'],
    account: ['main', 'first-run'],
    network: faults,
  };
}

/** What is no choice counts as not said. */
export function readSwitches<Lang extends Language>(
  search: URLSearchParams,
  choices: Choices<Lang>,
): Switches<Lang> {
  return {
    lang: chosen(search.get('lang'), choices.lang),
    theme: chosen(search.get('theme'), choices.theme),
    backend: chosen(search.get('backend'), choices.backend),
    viewer: chosen(search.get('viewer'), choices.viewer),
    account: chosen(search.get('account'), choices.account),
    network: chosen(search.get('network'), choices.network),
  };
}

function chosen<Value extends string>(
  said: string | null,
  values: readonly [Value, ...Value[]],
): Value {
  return values.find((value) => value === said) ?? values[0];
}

/** The address with one switch set; what holds anyway is not said. */
export function withSwitch(
  address: string,
  name: SwitchName,
  value: string,
  choices: Choices,
): URL {
  const url = new URL(address);
  if (value === choices[name][0]) url.searchParams.delete(name);
  else url.searchParams.set(name, value);
  return url;
}

/** Another page of the demo, in the same language, theme and time as this one, on the same backend. */
export function linkTo(path: string): URL {
  const link = new URL(path, location.href);
  const search = new URL(location.href).searchParams;
  for (const name of ['lang', 'theme', 'backend', 'startsAt']) {
    const value = search.get(name);
    if (value !== null) link.searchParams.set(name, value);
  }
  return link;
}
