/** The strip on top of every demo page: no part of the portal, so it keeps its own language and looks. */
import { linkTo } from './switches.js';
import type { Choices, SwitchName, Switches } from './switches.js';

export interface DemoLink {
  text: string;
  /** Relative to the page. */
  path: string;
}

export interface DemoBarOptions {
  switches: Switches;
  choices: Choices;
  offers: readonly SwitchName[];
  links: readonly DemoLink[];
  onSwitch(name: SwitchName, value: string): void;
  /** Null where the demo cannot start over. */
  onReset: (() => Promise<void>) | null;
}

export interface DemoBar {
  element: HTMLElement;
  /** After a switch that other pages heed as well. */
  updateLinks(): void;
  tell(problem: string): void;
}

const names: Record<SwitchName, string> = {
  lang: 'Language',
  theme: 'Theme',
  backend: 'Backend',
  viewer: 'Signed in as',
  account: 'Account',
  network: 'Network',
};
const texts: { [Name in SwitchName]: Record<Switches[Name], string> } = {
  lang: { en: 'English', id: 'Bahasa Indonesia', fr: 'Français', es: 'Español' },
  theme: { auto: 'Auto', light: 'Light', dark: 'Dark' },
  backend: { mocks: 'Mocks in this page', server: 'Real server' },
  viewer: { owner: 'The owner', limited: 'A limited user', stranger: 'No user of the account' },
  account: { main: 'Full', 'first-run': 'First run' },
  network: {
    none: 'Fine',
    slow: 'Slow',
    failing: 'Service failing',
    offline: 'Offline',
    html: 'Page of a captive portal',
    half: 'Answers cut off',
    hanging: 'No answers',
  },
};

export function createDemoBar({
  switches,
  choices,
  offers,
  links,
  onSwitch,
  onReset,
}: DemoBarOptions): DemoBar {
  const anchors = links.map(({ text, path }) => ({ path, anchor: make('a', text) }));
  const problem = make('p', '');
  problem.setAttribute('role', 'alert');

  // Folded away on a phone, where it would take the portal's place.
  const details = make('details');
  const controls = make('div');
  controls.append(
    ...offers.map((name) =>
      selectFor(name, choices[name], switches[name], (value) => onSwitch(name, value)),
    ),
    ...anchors.map(({ anchor }) => anchor),
    ...(onReset ? [resetButton(onReset)] : []),
  );
  details.append(make('summary', 'Demo'), controls);
  details.open = matchMedia('(min-width: 60rem)').matches;

  const element = make('aside');
  element.className = 'demo-bar';
  element.lang = 'en';
  element.setAttribute('aria-label', 'Demo');
  element.append(details, problem);

  const updateLinks = () =>
    anchors.forEach(({ path, anchor }) => (anchor.href = linkTo(path).href));
  updateLinks();
  return { element, updateLinks, tell: (text) => (problem.textContent = text) };
}

function resetButton(onReset: () => Promise<void>): HTMLElement {
  const reset = make('button', 'Reset demo');
  reset.type = 'button';
  reset.addEventListener('click', () => void onReset());
  return reset;
}

function selectFor(
  name: SwitchName,
  values: readonly string[],
  chosen: string,
  onChange: (value: string) => void,
): HTMLElement {
  const select = make('select');
  select.name = name;
  const known: Record<string, string> = texts[name];
  for (const value of values) {
    select.append(new Option(known[value], value, false, value === chosen));
  }
  select.addEventListener('change', () => onChange(select.value));
  const label = make('label', names[name]);
  label.append(select);
  return label;
}

function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  text = '',
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}
