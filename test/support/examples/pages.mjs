/** Pages of an example on one origin with a backend, as a portal has them, and a person who looks at them. */
import { readFile } from 'node:fs/promises';
import { createServer, request as ask } from 'node:http';
import { extname, join } from 'node:path';

/** @type {Record<string, string>} */
const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css' };

/**
 * @param {string} backend the origin that answers below `/api/`
 * @param {string[]} folders where a page or script is looked for, one after the other
 */
export async function servePages(backend, ...folders) {
  const server = createServer(async (request, response) => {
    const { url = '/', method, headers } = request;
    if (url.startsWith('/api/')) {
      const onward = ask(new URL(url, backend), { method, headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(response);
      });
      request.pipe(onward);
      return;
    }
    const path = url.split('?')[0] ?? '/';
    const file = path.endsWith('/') ? `${path}index.html` : path;
    for (const folder of folders) {
      const content = await readFile(join(folder, file)).catch(() => null);
      if (content === null) continue;
      response.writeHead(200, { 'Content-Type': types[extname(file)] ?? 'text/plain' });
      response.end(content);
      return;
    }
    response.writeHead(path === '/favicon.ico' ? 204 : 404).end();
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { origin: `http://127.0.0.1:${port}`, close };
}

/**
 * A browser of a person's own, signed in at the examples' backend.
 *
 * @param {import('puppeteer-core').Browser} browser
 * @param {string} address
 * @param {string} email
 */
export async function visit(browser, address, email) {
  const context = await browser.createBrowserContext();
  const { hostname: domain } = new URL(address);
  await context.setCookie({ name: 'user', value: email, domain, path: '/' });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  /** @type {string[]} */
  const errors = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    // A refusal is an answer: the browser tells it all the same.
    const isRefusal = message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !isRefusal) errors.push(message.text());
  });
  await page.goto(address);
  return {
    errors,
    page,
    /** A button, link or field by what it is called, shadow roots included. */
    press: (/** @type {string} */ role, /** @type {string} */ name) =>
      page.locator(named(role, name)).click(),
    type: (/** @type {string} */ name, /** @type {string} */ text) =>
      page.locator(named('textbox', name)).fill(text),
    reads: (/** @type {string} */ text) => until(page, text, true),
    readsNoMore: (/** @type {string} */ text) => until(page, text, false),
    /** What is called so in the page now, for whoever looks for a name. */
    has: async (/** @type {string} */ role, /** @type {string} */ name) =>
      (await page.$(named(role, name))) !== null,
  };
}

function named(/** @type {string} */ role, /** @type {string} */ name) {
  return `::-p-aria([name="${name}"][role="${role}"])`;
}

/**
 * Puppeteer's own waiting looks at changes of the document, and shadow roots change by themselves.
 *
 * @param {import('puppeteer-core').Page} page
 * @param {string} text
 * @param {boolean} isThere
 */
async function until(page, text, isThere) {
  const end = Date.now() + 20_000;
  while (((await page.$(`::-p-text(${text})`)) !== null) !== isThere) {
    if (Date.now() > end) throw new Error(`“${text}” is ${isThere ? 'not ' : ''}to be read.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
