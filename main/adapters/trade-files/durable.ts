/** Renames that survive a power cut: the folder's entry is forced to the disk as well as the file's bytes. */
import { mkdir, open, rename } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Puts a file already forced to the disk in its place, replacing what was there, in one step. */
export async function placeDurably(temp: string, target: string): Promise<void> {
  const created = await mkdir(dirname(target), { recursive: true })
  await rename(temp, target)
  await syncFolder(dirname(target))
  if (created !== undefined) await syncFolder(dirname(created))
}

async function syncFolder(path: string): Promise<void> {
  // Windows cannot open a folder; there a rename is written through by the file system's own journal.
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
