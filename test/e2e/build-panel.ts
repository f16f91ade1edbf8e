/**
 * Browser tests look at the panel and the window's script as they are built. The build has a process of its own: a
 * test run is no production.
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
