/** The files of a collection that are copied, and the record of the copies, in a hidden file beside them. */
import { readdir, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import * as z from 'zod'
import type { CopySource, LocalFile } from '../../core/jobs/trades/storage.ts'
import { copiesRecord, readersFolders } from './layout.ts'
import { assertMarked } from './marked-folder.ts'
import { noteIn, readNote, writeNote } from './notes.ts'

const recordSchema = z.object({
  url: z.string(),
  files: z.record(z.string(), z.object({ bytes: z.number(), writtenAt: z.number() })),
})

/** Trades, bars and months; not the table, whose paths are those of this machine. @throws (from its methods) errors of the file system */
export function createCopySource(): CopySource {
  return {
    list: async (collection) => {
      // Of a folder that is gone no file is listed, and its copies would be removed.
      await assertMarked(collection)
      const files: LocalFile[] = []
      for (const folder of readersFolders(collection)) {
        for (const path of await parquetIn(folder)) {
          const { size, mtimeMs } = await stat(path)
          const name = relative(collection.folder, path).split(sep).join('/')
          files.push({ name, path, bytes: size, writtenAt: mtimeMs })
        }
      }
      return files
    },
    copied: async (collection, url) => {
      // A record of another address, or one that cannot be read, says nothing: all is copied again.
      const record = noteIn(recordSchema, await readNote(copiesRecord(collection)))
      return record?.url === url ? record.files : {}
    },
    record: async (collection, url, files) => writeNote(collection, copiesRecord(collection), { url, files }),
  }
}

async function parquetIn(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  const files = names.filter((name) => name.endsWith('.parquet'))
  return files.map((name) => join(folder, name)).sort()
}
