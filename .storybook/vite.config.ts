import { defaultClientConditions, defineConfig } from 'vite';

export default defineConfig({
  // Stories import the package by its name, as a host does; here that is the source.
  resolve: { conditions: ['um-source', ...defaultClientConditions] },
  build: { target: 'es2022', reportCompressedSize: false, chunkSizeWarningLimit: 5000 },
});
