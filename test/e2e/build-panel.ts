/**
 * Builds the panel and the window's script for the browser tests. In a separate process, because a test run
 * is not production.
 */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '../..')
const BUILD = `
  const { buildRenderer } = await import('./scripts/build/renderer.ts')
  const { buildPreload } = await import('./scripts/build/main.ts')
  await buildRenderer()
  await buildPreload()
`

export function setup(): void {
  execFileSync(process.execPath, ['-e', BUILD], { cwd: ROOT, stdio: 'inherit' })
}
