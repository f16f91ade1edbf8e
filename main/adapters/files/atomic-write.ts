/** Writes a small file so that a reader, or the next start after a power cut, sees the old text or the new one. */
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'

/**
 * Text goes beside the file, is flushed to the disk, and takes the file's name in one step.
 * @param mode permissions of the new file, 0600 unless told: only its owner reads it.
 * @throws the file system's own error; the file is then as it was.
 */
export function writeAtomically(path: string, text: string, mode = 0o600): void {
  const part = `${path}.part`
  rmSync(part, { force: true })
  const file = openSync(part, 'wx', mode)
  try {
    // Not writeSync: on a disk that fills up it writes a part and says so only by its answer.
    writeFileSync(file, text)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(part, path)
}
