/** Bundles a peer's program as the build bundles Vigie: a program of a hundred files would start slower for that alone. */
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'

const root = join(import.meta.dirname, '../../..')

/** A program in one file, beside the packages that it loads. */
export interface BundledPeer {
  readonly path: string
  readonly remove: () => void
}

/** @param name of a file in this folder, without its ending */
export async function bundledPeer(name: string): Promise<BundledPeer> {
  const folder = mkdtempSync(join(root, 'dist/peer-'))
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    publicDir: false,
    ssr: { noExternal: true, external: ['better-sqlite3'] },
    build: {
      ssr: true,
      outDir: folder,
      target: 'node24',
      rollupOptions: {
        input: join(import.meta.dirname, `${name}.ts`),
        output: { entryFileNames: '[name].js' },
      },
    },
  })
  return { path: join(folder, `${name}.js`), remove: () => rmSync(folder, { recursive: true, force: true }) }
}
