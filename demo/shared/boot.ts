import { startMocks } from 'user-management-elements/mocks';
import type { MockOptions, StartedMocks } from 'user-management-elements/mocks';
import { portals } from 'user-management-elements/mocks/portals';
import { createDemoBar } from './demo-bar.js';
import type { DemoLink } from './demo-bar.js';
import { choicesIn, readSwitches, withSwitch } from './switches.js';
import type { Language, Languages, SwitchName, Switches } from './switches.js';

export interface DemoPage<Lang extends Language> {
  portal: MockOptions['portal'];
  languages: Languages<Lang>;
  /** Which switches mean something on this page. */
  offers: readonly SwitchName[];
  links: readonly DemoLink[];
  /** Who is signed in; where it is left out, who the switch says. */
  viewer?: string | null;
  /** Puts the page's own words into the language. */
  speak(lang: Lang): void;
}

export interface Demo {
  /** Null where the page is on the real server. */
  mocks: StartedMocks | null;
  switches: Switches;
}

/** Of these switches, what the real server knows nothing of. */
const onlyMocks: ReadonlySet<SwitchName> = new Set(['viewer', 'network']);

/** Applies the switches, puts the demo's bar on the page, and behind it the mocks, or nothing on the real server. */
export async function bootDemo<Lang extends Language>(page: DemoPage<Lang>): Promise<Demo> {
  const search = new URL(location.href).searchParams;
  const choices = choicesIn(page.languages);
  const switches = readSwitches(search, choices);
  if (page.offers.includes('lang')) applyLanguage(page, switches.lang);
  applyTheme(switches.theme);

  const isReal = switches.backend === 'server';
  const offers = page.offers.filter((name) => !isReal || !onlyMocks.has(name));
  if (choices.backend.length > 1) offers.push('backend');
  const bar = createDemoBar({
    ...page,
    offers,
    switches,
    choices,
    onSwitch,
    onReset: isReal ? null : onReset,
  });
  document.body.prepend(bar.element);
  const starting = isReal ? null : startMocks(mockOptions(page, switches, search));
  starting?.catch(() =>
    bar.tell('The demo needs a service worker: open it over https or localhost.'),
  );
  const mocks = await starting;
  mocks?.setFault(switches.network);
  // For scripts and tests: from here on the page is as its person meets it.
  bar.element.dataset['ready'] = '';
  return { mocks, switches };

  function onSwitch(name: SwitchName, value: string): void {
    history.replaceState(history.state, '', withSwitch(location.href, name, value, choices));
    const now = readSwitches(new URL(location.href).searchParams, choices);
    if (name === 'lang') applyLanguage(page, now.lang);
    else if (name === 'theme') applyTheme(now.theme);
    else if (name === 'network') void starting?.then(({ setFault }) => setFault(now.network));
    // Another person, another account, another backend is another page.
    else location.reload();
    bar.updateLinks();
  }

  async function onReset(): Promise<void> {
    await (await starting)?.reset();
    location.reload();
  }
}

function mockOptions<Lang extends Language>(
  { portal, viewer }: DemoPage<Lang>,
  switches: Switches,
  search: URLSearchParams,
): MockOptions {
  return {
    portal,
    viewer: viewer === undefined ? portals[portal].viewers[switches.viewer] : viewer,
    dataset: search.get('dataset') ?? undefined,
    ...startIn(search),
  };
}

/** The language that the page speaks now. */
export function languageOf<Lang extends Language>(languages: Languages<Lang>): Lang {
  return languages.find((lang) => lang === document.documentElement.lang) ?? languages[0];
}

function applyLanguage<Lang extends Language>({ speak }: DemoPage<Lang>, lang: Lang): void {
  document.documentElement.lang = lang;
  speak(lang);
}

function applyTheme(theme: Switches['theme']): void {
  document.documentElement.dataset.theme = theme;
}

/** `?startsAt=2026-11-22T02:14Z` lets the data begin at a moment of one's choice: for screenshots. */
function startIn(search: URLSearchParams): Pick<MockOptions, 'startsAt'> {
  const startsAt = Date.parse(search.get('startsAt') ?? '');
  return Number.isNaN(startsAt) ? {} : { startsAt };
}

/** Fills in the words that elements ask for: `data-word` with text, `data-label` with what a screen reader says. */
export function fillWords(words: Record<string, string>): void {
  for (const element of document.querySelectorAll<HTMLElement>('[data-word], [data-label]')) {
    const { word, label } = element.dataset;
    if (word) element.textContent = words[word] ?? '';
    if (label) element.ariaLabel = words[label] ?? '';
  }
}
