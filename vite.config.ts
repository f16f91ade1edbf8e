/** The panel's build: the renderer as static files, for the window and for browsers. */
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { beginScript } from './renderer/build/begin-script.ts'
import { computedModules } from './renderer/build/computed.ts'

export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [computedModules(), beginScript(), react()],
  resolve: {
    alias: {
      'react-dom/client': 'preact/compat/client',
      'react/jsx-runtime': 'preact/jsx-runtime',
      react: 'preact/compat',
    },
  },
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'chrome140',
    sourcemap: true,
    // The panel's policy allows no inline script or style.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // All that the first view runs is one file: a browser takes longer to find thirty files in its cache than to read them.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } } },
  },
})
