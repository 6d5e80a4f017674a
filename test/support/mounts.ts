/** What scripts/leaks.mjs runs in a page: panels that come and go while a dialog is open and a request is on its way. */
import type { Backend, Call } from '../../src/backend/backend.js';
import { PanelView, portalBackend, until } from './panel.js';

/** As `fetch` does where nobody answers: until it is aborted. */
const unanswered = (call?: Call): Promise<never> =>
  new Promise((_, reject) => {
    call?.signal?.addEventListener('abort', () =>
      reject(new DOMException('aborted', 'AbortError')),
    );
  });

const { backend } = portalBackend();
let isAnswering = true;
const flaky: Backend = {
  ...backend,
  listMembers: (query, call) => (isAnswering ? backend.listMembers(query, call) : unanswered(call)),
};

const ways: ((panel: PanelView) => Promise<unknown>)[] = [
  async (panel) => {
    await panel.element.invite({ addresses: ['half@typed.example'] });
    await panel.invite.opened();
  },
  async (panel) => {
    panel.row('Sari').querySelector<HTMLElement>('.edit')?.click();
    await panel.editor.opened();
  },
  async (panel) => {
    panel.bin('Budi').click();
    await panel.confirm.opened();
  },
];

async function mount(way: number): Promise<void> {
  isAnswering = true;
  // Another object each time: an account is kept as long as its backend is.
  const element = document.createElement('user-management-panel');
  element.backend = { ...flaky };
  document.body.append(element);
  const panel = new PanelView(element);
  await until('the panel', () => element.shadowRoot);
  await panel.settled();
  await ways[way % ways.length]?.(panel);
  isAnswering = false;
  void element.refresh();
  await element.updateComplete;
  element.remove();
}

/** So many panels, one after the other. */
export async function mounts(count: number): Promise<void> {
  for (let nth = 0; nth < count; nth++) await mount(nth);
}
Object.assign(window, { mounts });
