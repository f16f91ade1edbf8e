/** Builds the page of all parts, for the pictures of the browser suite; it is never packaged. */
import { join } from 'node:path'
import { build } from 'vite'

const root = join(import.meta.dirname, '../..')

/** @param folder where the page goes */
export async function buildParts(folder: string): Promise<void> {
  process.env.NODE_ENV = 'production'
  await build({
    configFile: join(root, 'vite.config.ts'),
    root: join(root, 'renderer'),
    logLevel: 'error',
    build: { outDir: folder, rolldownOptions: { input: join(root, 'renderer/parts.html') } },
  })
}
