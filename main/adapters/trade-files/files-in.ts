/** Finds the trade files of a folder from elsewhere. */
import { opendir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { VigieError } from '../../../shared/errors.ts'
import { unusable } from '../../../shared/unusable-path.ts'
import { CSV_NAME } from './csv-source.ts'

/** Most files and folders that are looked at: `/` has millions, and `/proc` has no end. */
const MOST_ENTRIES = 100_000

/**
 * Returns one file, or every Parquet and CSV file of a folder, also compressed ones, in the order of their names.
 * @throws VigieError invalid_input if the folder has too many entries, and for a device or a pipe, which could only be read
 * once; the file system's own error
 */
export async function filesIn(path: string, most = MOST_ENTRIES): Promise<string[]> {
  if (!(await isFolder(path))) return [path]
  const names = await namesBelow(path, most)
  const paths = names
    .filter((name) => /\.parquet$/i.test(name) || CSV_NAME.test(name))
    .sort()
    .map((name) => join(path, name))
  // Spark and pandas give a folder of parts the name of a file.
  const folders = await Promise.all(paths.map((one) => isFolder(one).catch(unlessBroken)))
  return paths.filter((_, i) => !folders[i])
}

/** Links to folders are not entered. */
async function namesBelow(root: string, most: number): Promise<readonly string[]> {
  const names: string[] = []
  const folders = ['']
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for await (const entry of await opendir(join(root, folder))) {
      if (names.length === most) throw unusable('path', 'folder_too_large', { most })
      const name = join(folder, entry.name)
      names.push(name)
      if (entry.isDirectory()) folders.push(name)
    }
  }
  return names
}

async function isFolder(path: string): Promise<boolean> {
  const about = await stat(path)
  if (about.isFile() || about.isDirectory()) return about.isDirectory()
  throw unusable('path', 'file.endless')
}

/** A broken link is not a folder: opening it reports the error. */
function unlessBroken(error: Error): boolean {
  if (error instanceof VigieError) throw error
  return false
}
