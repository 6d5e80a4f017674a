/** What a person does on a page in a browser, shadow roots included. */
import assert from 'node:assert/strict';
import type { Page } from 'puppeteer-core';

export const patience = { timeout: 60_000 };

// As text: the compiler's names for inner functions are not known in the page.
const within = `const within = (root) => [...root.querySelectorAll('*')]
  .flatMap((one) => (one.shadowRoot ? [one, ...within(one.shadowRoot)] : [one]));`;
const readable = `(() => {
  ${within}
  const roots = [document.body, ...within(document).map((one) => one.shadowRoot).filter(Boolean)];
  return roots
    .flatMap((root) => (root.innerText ?? [...root.children].map((one) => one.innerText).join(' ')))
    .join(' ').replace(/\\s+/g, ' ');
})()`;

export async function reads(page: Page, text: string): Promise<void> {
  await waitFor(page, `${readable}.includes(${JSON.stringify(text)})`, `“${text}” to be read`);
}

export async function readsNot(page: Page, text: string): Promise<void> {
  await waitFor(page, `!${readable}.includes(${JSON.stringify(text)})`, `“${text}” to be gone`);
}

const ours = 'user-management-panel, accept-invitation';

/**
 * Presses a button, a link or a label by its name, once it is there; the last one lies on top. In our elements, where
 * nothing else is said: the menu of a host has some of the same words.
 */
export async function press(page: Page, name: string, place = ours): Promise<void> {
  const pressed = `(() => {
    ${within}
    const plain = (text) => (text ?? '').replace(/\\s+/g, ' ').trim();
    const found = [...document.querySelectorAll('${place}')]
      .flatMap((element) => [...within(element), ...within(element.shadowRoot ?? element)])
      .filter((one) => one.matches('button, label, a') && one.checkVisibility())
      .findLast((one) => plain(one.ariaLabel ?? one.textContent) === ${JSON.stringify(name)});
    found?.click();
    return found !== undefined;
  })()`;
  await waitFor(page, pressed, `“${name}” to press`);
}

async function waitFor(page: Page, expression: string, what: string): Promise<void> {
  const isSo = async () => Boolean(await page.evaluate(expression));
  await until(what, isSo).catch(async () => {
    assert.fail(`no ${what}: ${String(await page.evaluate(readable))}`);
  });
}

export async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + patience.timeout;
  while (!(await isSo())) {
    assert.ok(Date.now() < end, `no ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
