/** New files that nobody else had a hand in: what stood at the path, also a planted link, is removed and never followed. */
import { closeSync, openSync, rmSync } from 'node:fs'
import { type FileHandle, open, rm } from 'node:fs/promises'

/** Opens a new file for writing, readable by its owner alone. @throws the file system's own error */
export async function openNew(path: string): Promise<FileHandle> {
  await rm(path, { force: true })
  return open(path, 'wx', 0o600)
}

/** Creates an empty file for a library that writes to a path. @throws the file system's own error */
export function reserveNew(path: string): void {
  rmSync(path, { force: true })
  closeSync(openSync(path, 'wx', 0o600))
}
