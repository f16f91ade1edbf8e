/** What packages contain beside the bundle: licences, the manual, the update server. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { isStale } from '../build/stale.ts'
import { buildKeys } from '../publish/keys.ts'
import { licencesText } from './licences.ts'

const root = join(import.meta.dirname, '../..')

/** Builds the program if it is stale, then writes the accompanying files into `dist/`. */
export function preparePackage(environment: NodeJS.ProcessEnv = process.env): void {
  if (isStale(root)) buildProgram(environment)
  writeFileSync(join(root, 'dist/licences.txt'), licencesText(root))
  mkdirSync(join(root, 'dist/package'), { recursive: true })
  const manual = readFileSync(join(root, 'docs/vigie.1'))
  writeFileSync(join(root, 'dist/package/vigie.1.gz'), gzipSync(manual, { level: 9 }))
  writeUpdateOrigin(environment)
}

/** Always for production: a build for tests contains the paths of this machine. */
function buildProgram(environment: NodeJS.ProcessEnv): void {
  const env = { ...environment, NODE_ENV: 'production' }
  execFileSync(process.execPath, [join(root, 'scripts/build.ts')], { env, stdio: 'inherit' })
}

/** Without both, the build reports that it cannot update itself. */
function writeUpdateOrigin({
  VIGIE_UPDATE_SERVER: server,
  VIGIE_UPDATE_PUBLIC_KEY: first,
}: NodeJS.ProcessEnv): void {
  const path = join(root, 'dist/updates.json')
  const build = buildKeys(first)
  if (server && build !== null) {
    const origin = { server, keys_number: build.number, keys: build.keys }
    writeFileSync(path, `${JSON.stringify(origin, null, 2)}\n`)
  } else rmSync(path, { force: true })
}
