/** Builds the panel. */
import { join } from 'node:path'
import { build } from 'vite'

const root = join(import.meta.dirname, '../..')

/** Always for production: a development build of React contains the folders of this machine. */
export async function buildRenderer(): Promise<void> {
  process.env.NODE_ENV = 'production'
  await build({ configFile: join(root, 'vite.config.ts'), root: join(root, 'renderer'), logLevel: 'error' })
}
