import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

const isCustomElement = (tag) => tag.includes('-');

export default defineConfig({
  plugins: [vue({ template: { compilerOptions: { isCustomElement } } })],
  // While you develop, the backend is under the page's own address, as it will be later.
  server: { proxy: { '/api': 'http://localhost:4300' } },
});
