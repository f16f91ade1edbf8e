/** Compares the program on disk with the one that runs. */
import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { RunningProgram } from '../../core/ports/running-program.ts'

/** Returns a file that changes with every build or installation of the program in a folder. */
export function programFile(folder: string): string {
  const [archive] = /^.*?\.asar(?=[\\/]|$)/.exec(folder) ?? []
  return archive ?? join(folder, 'dist/main/cli.js')
}

/** Remembers the file of the running program. A file that is missing now was replaced, or is being so. */
export function programOnDisk(file: string): RunningProgram {
  const before = stampOf(file)
  return { isReplaced: () => before !== null && stampOf(file) !== before }
}

/** Number, size and time of a file; null if there is none. */
function stampOf(file: string): string | null {
  try {
    const { ino, size, mtimeMs } = withoutArchives(() => statSync(file))
    return `${ino} ${size} ${mtimeMs}`
  } catch {
    // A program that runs from its sources has no such file.
    return null
  }
}

/** Electron shows the inside of an archive as it was at the start; the file itself is what an update replaces. */
function withoutArchives<T>(work: () => T): T {
  const before = process.noAsar
  process.noAsar = true
  try {
    return work()
  } finally {
    process.noAsar = before
  }
}
