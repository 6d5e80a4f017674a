import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  // While you develop, the backend is under the page's own address, as it will be later.
  server: { proxy: { '/api': 'http://localhost:4300' } },
});
