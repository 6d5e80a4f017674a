import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { defaultClientConditions, defineConfig, type Plugin } from 'vite';
import { contractPage } from './scripts/contract-page.mjs';
import { contentSecurityPolicy } from './scripts/csp.mjs';

const pages = readdirSync('demo', { recursive: true, encoding: 'utf8' }).filter((file) =>
  /(^|[\\/])index\.html$/.test(file),
);

/** The worker comes from the installed msw, so that the two never differ in version. */
function mockServiceWorker(): Plugin {
  const fileName = 'mockServiceWorker.js';
  const source = readFileSync(`node_modules/msw/lib/${fileName}`, 'utf8');
  return {
    name: 'mock-service-worker',
    configureServer(server) {
      server.middlewares.use(`/${fileName}`, (_request, response) => {
        response.setHeader('Content-Type', 'text/javascript');
        response.end(source);
      });
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName, source });
    },
  };
}

/** The page of the HTTP contract is made of its description, which lies beside it for machines. */
function contract(): Plugin {
  const source = readFileSync('openapi.json', 'utf8');
  const place = '<!-- the routes of openapi.json -->';
  return {
    name: 'contract',
    configureServer(server) {
      server.middlewares.use('/contract/openapi.json', (_request, response) => {
        response.setHeader('Content-Type', 'application/json');
        response.end(source);
      });
    },
    transformIndexHtml(html) {
      if (!html.includes(place)) return html;
      return html.replace(place, () => contractPage(JSON.parse(source) as object));
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'contract/openapi.json', source });
    },
  };
}

export default defineConfig({
  root: 'demo',
  base: './',
  appType: 'mpa',
  plugins: [mockServiceWorker(), contract()],
  // The pages import the package by its name, as a host does; here that is the source.
  resolve: { conditions: ['um-source', ...defaultClientConditions] },
  build: {
    outDir: '../dist-demo',
    emptyOutDir: true,
    target: 'es2022',
    // The policy below allows no data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: pages.map((page) => resolve('demo', page)) },
  },
  // The source lies beside the demo.
  server: { fs: { allow: ['..'] } },
  preview: { headers: { 'Content-Security-Policy': contentSecurityPolicy } },
});
