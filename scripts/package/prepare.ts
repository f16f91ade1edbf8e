/** What packages carry beside the bundle: the licences of what is in it, the manual, the address of updates. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { isStale } from '../build/stale.ts'
import { licencesText } from './licences.ts'

const root = join(import.meta.dirname, '../..')

/** Builds the program where it is stale, then writes what goes with it into `dist/`. */
export async function preparePackage(environment: NodeJS.ProcessEnv = process.env): Promise<void> {
  if (isStale(root)) {
    const { buildRenderer } = await import('../build/renderer.ts')
    const { buildMain } = await import('../build/main.ts')
    await buildRenderer()
    await buildMain()
  }
  writeFileSync(join(root, 'dist/licences.txt'), licencesText(root))
  mkdirSync(join(root, 'dist/package'), { recursive: true })
  const manual = readFileSync(join(root, 'docs/vigie.1'))
  writeFileSync(join(root, 'dist/package/vigie.1.gz'), gzipSync(manual, { level: 9 }))
  writeUpdateOrigin(environment)
}

/** Without both, the build says that it cannot update itself. */
function writeUpdateOrigin({
  VIGIE_UPDATE_SERVER: server,
  VIGIE_UPDATE_PUBLIC_KEY: key,
}: NodeJS.ProcessEnv): void {
  const path = join(root, 'dist/updates.json')
  if (server && key) writeFileSync(path, `${JSON.stringify({ server, public_key: key }, null, 2)}\n`)
  else rmSync(path, { force: true })
}
