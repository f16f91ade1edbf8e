/** Reads and writes the files that commands receive by path. */
import { resolve } from 'node:path'
import { VigieError } from '../../../shared/errors.ts'
import { unreadablePath, unusable, unwritablePath } from '../../../shared/unusable-path.ts'
import { readNamedFile } from '../files/named-file.ts'
import { writeNamedFile } from '../files/named-output.ts'

/** Reads the bytes of a file to import, at most so many. @throws VigieError invalid_input; the reason of the signal */
export async function readInput(file: string, mostBytes: number, signal: AbortSignal): Promise<Buffer> {
  try {
    return await readNamedFile(file, { field: 'file', mostBytes, tooLarge: 'file.too_large' }, signal)
  } catch (error) {
    if (error instanceof VigieError) throw error
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw unreadablePath('file', error)
    throw unusable('file', 'no_such_file', { path: resolve(file) }, { cause: error })
  }
}

/** Writes a file, replacing an existing one once all is written. @throws VigieError invalid_input; the reason of the signal */
export async function writeOutput(
  file: string,
  content: string | Uint8Array,
  signal: AbortSignal,
): Promise<void> {
  try {
    await writeNamedFile(file, content, signal)
  } catch (error) {
    signal.throwIfAborted()
    throw unwritablePath('file', error)
  }
}
