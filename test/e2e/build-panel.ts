/** Browser tests look at the panel as it is built, in a process of its own: a test run is no production. */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '../..')
const BUILD = "import('./scripts/build/renderer.ts').then((build) => build.buildRenderer())"

export function setup(): void {
  execFileSync(process.execPath, ['-e', BUILD], { cwd: ROOT, stdio: 'inherit' })
}
