/** Writes a folder of text files so that a reader sees the old files or the new ones, never some of both. */
import { mkdir, mkdtemp, readdir, realpath, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join } from 'node:path'
import { VigieError } from '../../../shared/errors.ts'
import { unusable, unwritablePath } from '../../../shared/unusable-path.ts'
import { makeFolder } from './make-folder.ts'

interface FolderFile {
  /** Below the folder, with forward slashes. */
  readonly path: string
  readonly text: string
}

/**
 * Writes the files beside the folder, then puts them in its place. An existing folder is replaced if it is empty or has
 * the file `mark`; a folder that is a link is replaced where it is.
 * @throws VigieError invalid_input
 */
export async function writeFolder(
  path: string,
  files: AsyncIterable<FolderFile>,
  mark: string,
): Promise<void> {
  if (!isAbsolute(path)) throw unusable('path', 'not_absolute')
  try {
    makeFolder(dirname(path))
    const place = await realpath(path).catch(() => path)
    const existing = await namesIn(place)
    if (existing !== null && existing.length > 0 && !existing.includes(mark))
      throw unusable('path', 'folder_of_others')
    await replace(place, existing !== null, files)
  } catch (error) {
    throw error instanceof VigieError ? error : unwritablePath('path', error)
  }
}

async function replace(place: string, exists: boolean, files: AsyncIterable<FolderFile>): Promise<void> {
  const work = await mkdtemp(join(dirname(place), `.${basename(place)}-`))
  try {
    const fresh = join(work, 'new')
    await mkdir(fresh)
    await writeAll(fresh, files)
    await swap(fresh, place, exists ? join(work, 'old') : null)
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

/** Puts a folder in the place of another, which is set aside; if that fails, the other is put back. */
async function swap(fresh: string, place: string, aside: string | null): Promise<void> {
  if (aside !== null) await rename(place, aside)
  try {
    await rename(fresh, place)
  } catch (error) {
    if (aside !== null) await rename(aside, place)
    throw error
  }
}

async function writeAll(folder: string, files: AsyncIterable<FolderFile>): Promise<void> {
  const made = new Set<string>()
  for await (const { path, text } of files) {
    const target = join(folder, path)
    const above = dirname(target)
    if (!made.has(above)) await mkdir(above, { recursive: true })
    made.add(above)
    await writeFile(target, text)
  }
}

/** Null if there is no folder. */
async function namesIn(place: string): Promise<readonly string[] | null> {
  try {
    return await readdir(place)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
