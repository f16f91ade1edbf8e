/**
 * Bundles the programs: desktop, headless with the command line, and the workers as modules of Node; the
 * preload script, which a sandboxed window loads, as CommonJS. Only the native module and Electron stay
 * outside: a package contains the former and runs in the latter.
 */
import { existsSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { build, type InlineConfig, normalizePath } from 'vite'
import { computedModules } from '../../renderer/build/computed.ts'
import { bundledRequire } from './bundled-require.ts'
import { commonChunk } from './common-chunk.ts'
import { lateTexts } from './late-texts.ts'
import { oneByte } from './one-byte.ts'

const root = join(import.meta.dirname, '../..')
const OUTSIDE = ['electron', 'better-sqlite3']
const WORKER = /\.worker\.ts$/

/** The shared code but the messages of a language, and the packages it is written with: each start reads it as one file. */
function isContract(path: string): boolean {
  const shared = relative(join(root, 'shared'), path)
  return (
    (!shared.startsWith('..') && !shared.startsWith('messages')) ||
    /node_modules[\\/](@orpc[\\/](shared|client|contract|standard-server(-peer|-fetch)?)|radash)[\\/]/.test(
      path,
    )
  )
}

/** What each worker thread needs of the shared code: it is ready in a third of the time without the schemas of the contract. */
export const NEEDED_BY_WORKERS =
  /shared[\\/]((errors|error-codes|clean-text|full-disk|missing-part|system-problem|unusable-path|score)|time[\\/](units|calendar-day|day-words|first-of-month|french-dates|local-time|zone-rules))\.ts$/

/** The schemas that the worker of imports checks with: those of the whole contract take a third of its start. */
export const NEEDED_BY_IMPORTS =
  /shared[\\/](alert|excerpt|field-label|import|import-row|input-problem|issue-wording|known-names|maintenance|occupation|occupation-import|occupation-page|vocabulary|kinds[\\/]alerts)\.ts$/

const WORKERS = join(root, 'main/adapters/workers')
const workerFiles = existsSync(WORKERS) ? readdirSync(WORKERS).filter((name) => WORKER.test(name)) : []

/** The window's script, which is CommonJS, stays one file: a sandboxed window loads no other. */
const CHUNKS = {
  includeDependenciesRecursively: false,
  groups: [
    // A file of its own: what it needs of Node can be replaced if tests run on an older one.
    { name: 'node-transport', test: /net[\\/](node-transport|authorities)\.ts$/ },
    { name: 'errors', test: NEEDED_BY_WORKERS },
    { name: 'zod', test: /node_modules[\\/]zod[\\/]/ },
    { name: 'imports', test: NEEDED_BY_IMPORTS },
    { name: 'contract', test: isContract },
    // Without what an older Node is refused with: that must load there.
    { name: 'command-line', test: /main[\\/]adapters[\\/]cli[\\/](?!environment-language|old-node)/ },
    {
      name: commonChunk(
        normalizePath(join(root, 'main')),
        workerFiles.map((name) => normalizePath(join(WORKERS, name))),
      ),
      test: /main[\\/]/,
    },
  ],
}

/** Builds to dist/main, which is emptied first. */
export async function buildMain(): Promise<void> {
  const programs = entries('main', ['cli', 'desktop'])
  const workers = workerFiles.map((name) => [`workers/${name.replace(/\.ts$/, '')}`, join(WORKERS, name)])
  await build(program({ ...programs, ...Object.fromEntries(workers) }, 'es'))
  await buildPreload()
}

/** Builds only the window's script, beside an existing build. */
export async function buildPreload(): Promise<void> {
  const preload = entries('main', ['preload'])
  if (Object.keys(preload).length > 0) await build(program(preload, 'cjs'))
}

/** Returns the existing programs by name. */
function entries(folder: string, names: readonly string[]): Record<string, string> {
  const paths = names.map((name) => [name, join(root, folder, `${name}.ts`)] as const)
  return Object.fromEntries(paths.filter(([, path]) => existsSync(path)))
}

function program(input: Record<string, string>, format: 'es' | 'cjs'): InlineConfig {
  return {
    configFile: false,
    root,
    logLevel: 'error',
    publicDir: false,
    plugins: [computedModules(), lateTexts(), bundledRequire(), oneByte()],
    ssr: { noExternal: true, external: OUTSIDE },
    build: {
      ssr: true,
      outDir: join(root, 'dist/main'),
      emptyOutDir: format === 'es',
      target: 'node24',
      sourcemap: true,
      minify: false,
      rollupOptions: {
        input,
        output: {
          format,
          // Of one byte a character in memory, not two.
          charset: 'ascii',
          // Keeps names, so that a stack in the log is readable.
          minify: { compress: true, mangle: false, codegen: true },
          entryFileNames: format === 'es' ? '[name].js' : '[name].cjs',
          chunkFileNames: 'chunks/[name]-[hash].js',
          ...(format === 'es' && { codeSplitting: CHUNKS }),
        },
      },
    },
  }
}
