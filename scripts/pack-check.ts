/**
 * `npm run pack:check`: checks without Electron that the packages contain what they need and nothing else.
 * Builds the desktop application with a stub of Electron, lists its archive, reads its fuses and starts its
 * content under plain Node; then the same with the npm package, installed into an empty folder.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { archivedFiles, archiveProblems, buildAppDirectory, unpackArchive } from './package/app-directory.ts'
import { npmContentsProblems } from './package/contents.ts'
import { fuseProblems } from './package/fuses.ts'
import { installedPackages, installTarball, packTarball } from './package/npm-form.ts'
import { preparePackage } from './package/prepare.ts'
import { compressedSize, SIZE_BUDGET } from './package/size.ts'
import { type ProgramCommand, startPacked } from './package/start-program.ts'

const root = join(import.meta.dirname, '..')
const work = mkdtempSync(join(tmpdir(), 'vigie-pack-'))
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`

try {
  preparePackage()
  await checkDesktop()
  await checkNpm()
} finally {
  rmSync(work, { recursive: true, force: true })
}

async function checkDesktop(): Promise<void> {
  const app = buildAppDirectory(join(root, 'release/check'))
  demand(archiveProblems(app))
  demand(await fuseProblems(join(app.folder, 'vigie'), join(root, 'electron-builder.yml')))
  const unpacked = join(work, 'app')
  unpackArchive(app, unpacked)
  await start(
    'desktop archive',
    [process.execPath, join(unpacked, 'dist/main/cli.js')],
    join(work, 'desktop-data'),
  )
  const size = compressedSize(join(app.folder, 'resources'))
  console.log(
    `desktop archive: ${archivedFiles(app.archive).length} files, ${megabytes(statSync(app.archive).size)}; with the native module ${megabytes(size)} compressed (budget ${megabytes(SIZE_BUDGET)})`,
  )
  if (size > SIZE_BUDGET) demand([`The package is larger than its budget: ${megabytes(size)}`])
}

async function checkNpm(): Promise<void> {
  const tarball = packTarball(join(work, 'tarball'))
  demand(npmContentsProblems(tarball.files))
  const folder = join(work, 'npm')
  const command = installTarball(tarball, folder)
  const installed = installedPackages(folder)
  await start('npm package', [command], join(work, 'npm-data'))
  console.log(
    `npm package: ${tarball.files.length} files, ${megabytes(tarball.bytes)}; installs ${installed.join(', ')}`,
  )
}

async function start(what: string, program: ProgramCommand, dataFolder: string): Promise<void> {
  const { score, version } = await startPacked(program, dataFolder)
  console.log(
    `${what}: Vigie ${version} starts, first score ${score.score} (${score.profile}), panel served, stops.`,
  )
}

function demand(problems: readonly string[]): void {
  if (problems.length > 0) throw new Error(problems.join('\n'))
}
