/** What a visitor of the demo can switch. It all stands in the page's query, so that a link or a reload keeps it. */
import { faults } from 'user-management-elements/mocks';
import type { Fault } from 'user-management-elements/mocks';
import type { ViewerName } from 'user-management-elements/mocks/portals';

export interface Switches {
  lang: 'en' | 'id';
  theme: 'auto' | 'light' | 'dark';
  viewer: ViewerName;
  account: 'main' | 'first-run';
  network: Fault;
}
export type SwitchName = keyof Switches;

/** The first of each is what holds where the query says nothing. */
export const choices: {
  readonly [Name in SwitchName]: readonly [Switches[Name], ...Switches[Name][]];
} = {
  lang: ['en', 'id'],
  theme: ['auto', 'light', 'dark'],
  viewer: ['owner', 'limited', 'stranger'],
  account: ['main', 'first-run'],
  network: faults,
};

/** What is no choice counts as not said. */
export function readSwitches(search: URLSearchParams): Switches {
  return {
    lang: chosen(search, 'lang'),
    theme: chosen(search, 'theme'),
    viewer: chosen(search, 'viewer'),
    account: chosen(search, 'account'),
    network: chosen(search, 'network'),
  };
}

function chosen<Name extends SwitchName>(search: URLSearchParams, name: Name): Switches[Name] {
  const said = search.get(name);
  return choices[name].find((value) => value === said) ?? choices[name][0];
}

/** The address with one switch set; what holds anyway is not said. */
export function withSwitch(address: string, name: SwitchName, value: string): URL {
  const url = new URL(address);
  if (value === choices[name][0]) url.searchParams.delete(name);
  else url.searchParams.set(name, value);
  return url;
}

/** Another page of the demo, in the same language, theme and time as this one. */
export function linkTo(path: string): URL {
  const link = new URL(path, location.href);
  const search = new URL(location.href).searchParams;
  for (const name of ['lang', 'theme', 'startsAt']) {
    const value = search.get(name);
    if (value !== null) link.searchParams.set(name, value);
  }
  return link;
}
