import { defineConfig } from '@playwright/test';

const port = Number(process.env.PORT ?? 5173);

export default defineConfig({
  testMatch: '*.spec.js',
  use: { baseURL: `http://localhost:${port}` },
  webServer: {
    command: `npx msw init public --no-save && npx vite --port ${port} --strictPort`,
    port,
  },
});
