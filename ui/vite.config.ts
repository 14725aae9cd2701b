import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  base: './',
  plugins: [svelte()],
  // MapLibre's worker is a module of its own (`maplibre-gl-worker.mjs?worker&url`).
  worker: { format: 'es' },
  optimizeDeps: { exclude: ['maplibre-gl', 'terra-draw', 'terra-draw-maplibre-gl-adapter'] },
  build: { target: 'es2022', chunkSizeWarningLimit: 1500 },
  // Under vitest Svelte would otherwise be taken from its server build.
  resolve: process.env.VITEST ? { conditions: ['browser'] } : {},
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'],
    // Beside a build that takes every processor a page test may wait long for its turn; none asserts a time.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
