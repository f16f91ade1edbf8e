/** Writes a small file so that a reader, or the next start after a power cut, sees the old text or the new one. */
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'

/**
 * Writes the text to a temporary file, flushes it to disk, and renames it in one step.
 * @param mode permissions of the new file, by default 0600: only its owner can read it
 * @throws the file system's own error; the file is then unchanged
 */
export function writeAtomically(path: string, text: string, mode = 0o600): void {
  const part = `${path}.part`
  rmSync(part, { force: true })
  const file = openSync(part, 'wx', mode)
  try {
    try {
      // Not writeSync: on a full disk it writes only a part, and reports that only in its result.
      writeFileSync(file, text)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(part, path)
  } catch (error) {
    // A full disk still gives a name to an empty file.
    rmSync(part, { force: true })
    throw error
  }
}
