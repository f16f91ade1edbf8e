/** Renames that survive a power cut: both the folder's entry and the file's bytes are flushed to disk. */
import { access, mkdir, open, rename } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Moves a flushed file into place, replacing an existing one, in one step. */
export async function placeDurably(temp: string, target: string): Promise<void> {
  // Both are in one folder: if that is gone, so is the file, and the folder is not made anew.
  await access(temp)
  const created = await mkdir(dirname(target), { recursive: true })
  await rename(temp, target)
  await syncFolder(dirname(target))
  if (created !== undefined) await syncFolder(dirname(created))
}

async function syncFolder(path: string): Promise<void> {
  // Windows cannot open a folder; its file system's journal makes a rename durable.
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
