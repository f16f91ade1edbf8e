/** Reads and writes the files that commands receive by path. */
import { readFile, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { unreadablePath, unusable, unwritablePath } from '../../../shared/unusable-path.ts'

/** Reads the bytes of a file. @throws VigieError invalid_input */
export async function readInput(file: string): Promise<Buffer> {
  try {
    return await readFile(file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw unreadablePath('file', error)
    throw unusable('file', 'no_such_file', { path: resolve(file) }, { cause: error })
  }
}

/** Writes a file, replacing an existing one. @throws VigieError invalid_input */
export async function writeOutput(file: string, content: string | Uint8Array): Promise<void> {
  try {
    await writeFile(file, content)
  } catch (error) {
    throw unwritablePath('file', error)
  }
}
