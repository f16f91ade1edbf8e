/** Builds the directory of the desktop application for Linux with a stub of Electron, and opens its archive. */
import { rmSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { extractAll, extractFile, listPackage, statFile } from '@electron/asar'
import { contentsProblems, machinePaths, nativeModule } from './contents.ts'
import { electronBuilder } from './electron-builder.ts'
import { layStubElectron } from './stub-electron.ts'

const root = join(import.meta.dirname, '../..')

export interface AppDirectory {
  /** The folder that contains the program. */
  readonly folder: string
  readonly archive: string
}

/** @param output folder to build in; emptied first */
export function buildAppDirectory(output: string): AppDirectory {
  rmSync(output, { recursive: true, force: true })
  const stub = join(output, 'stub-electron')
  layStubElectron(stub)
  electronBuilder([
    '--linux',
    '--x64',
    '--dir',
    `-c.electronDist=${stub}`,
    `-c.directories.output=${output}`,
    '-c.compression=store',
  ])
  const folder = join(output, 'linux-unpacked')
  return { folder, archive: join(folder, 'resources/app.asar') }
}

/** Returns the files in the archive, without folders. */
export function archivedFiles(archive: string): readonly string[] {
  return listPackage(archive, { isPack: false })
    .map((path) => path.replaceAll('\\', '/').replace(/^\//, ''))
    .filter((path) => !('files' in statFile(archive, path)))
}

/** Returns the problems of an archive: unexpected or missing files, the native module, paths of this machine. */
export function archiveProblems({ archive }: AppDirectory): readonly string[] {
  const files = archivedFiles(archive)
  const native = nativeModule('linux-x64')
  const entry = statFile(archive, native)
  const packed = 'unpacked' in entry && entry.unpacked ? [] : [`${native} is inside the archive`]
  const outside = statSync(join(`${archive}.unpacked`, native), { throwIfNoEntry: false })
  const lost = outside === undefined ? [`${native} is not beside the archive`] : []
  const telling = files
    .filter((file) => /\.(js|cjs|json|html|css)$/.test(file))
    .filter((file) => machinePaths(extractFile(archive, file).toString('utf8'), root, homedir()).length > 0)
    .map((file) => `${file} names a folder of this machine`)
  return [...contentsProblems(files, 'linux-x64'), ...packed, ...lost, ...telling]
}

/** Unpacks the archive, so that plain Node can run what is in it. */
export function unpackArchive({ archive }: AppDirectory, into: string): void {
  rmSync(into, { recursive: true, force: true })
  extractAll(archive, into)
}
