/** Builds the committed state in another folder, so that two builds can be compared. */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'

/** Clones the commit with the same dependencies and builds its application directory. @returns hash of the archive */
export function archiveHash(root: string, folder: string): string {
  execFileSync('git', ['clone', '--quiet', '--no-hardlinks', root, folder])
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction')
  const build = `const { preparePackage } = await import('./scripts/package/prepare.ts')
    preparePackage()
    const { buildAppDirectory } = await import('./scripts/package/app-directory.ts')
    buildAppDirectory('release/check')`
  execFileSync(process.execPath, ['--input-type=module', '-e', build], {
    cwd: folder,
    stdio: ['ignore', 2, 2],
  })
  const archive = readFileSync(join(folder, 'release/check/linux-unpacked/resources/app.asar'))
  return createHash('sha256').update(archive).digest('hex')
}
