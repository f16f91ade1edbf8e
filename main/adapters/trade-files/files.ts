/** The folder of a collection on disk. */
import { access, appendFile, readdir, realpath, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import * as z from 'zod'
import type { TradeFiles } from '../../core/jobs/trades/ports.ts'
import { writeAtomically } from '../files/atomic-write.ts'
import { freeBytes } from '../files/free-space.ts'
import { makeFolder } from '../files/make-folder.ts'
import { isWithin } from '../files/within.ts'
import { databasePath } from '../sqlite/store.ts'
import { placeDurably } from './durable.ts'
import { hashOf } from './hash.ts'
import { dayFile, incomingFolder, markerFile, symbolFolder } from './layout.ts'
import { makeMarkedFolder } from './marked-folder.ts'
import { readNote } from './notes.ts'

const markerSchema = z.object({
  collection: z.string(),
  id: z.string(),
  dataFolder: z.string().optional(),
})

/** Paths are those of `layout.ts`. @throws (from its methods) errors of the file system */
export function createTradeFiles(): TradeFiles {
  return {
    freeBytes,
    incoming: async (collection, name) => {
      const folder = incomingFolder(collection)
      await makeMarkedFolder(collection, folder)
      return join(folder, name)
    },
    dayPath: dayFile,
    place: placeDurably,
    hash: hashOf,
    exists: (path) => isThere(path),
    remove: (path) => rm(path, { force: true }),
    sweep: async (collection, keep) => {
      const folder = incomingFolder(collection)
      for (const name of await namesIn(folder)) {
        const path = join(folder, name)
        if (!keep.includes(path)) await rm(path, { force: true, recursive: true })
      }
    },
    readMarker: async (collection) => {
      const text = await readNote(markerFile(collection))
      return text === null ? null : markerSchema.parse(JSON.parse(text))
    },
    writeMarker: async (collection, marker) => {
      const path = markerFile(collection)
      makeFolder(dirname(path))
      writeAtomically(path, `${JSON.stringify(marker)}\n`)
    },
    isWithin,
    isOtherDataFolder: async (path, own) =>
      (await isThere(databasePath(path))) && (await realpath(path)) !== (await realpath(own)),
    append: (path, text) => appendFile(path, text),
    daysOnDisk: async (collection) => {
      const names = await namesIn(symbolFolder(collection))
      const days = names.filter((name) => /^date=\d{4}-\d\d-\d\d$/.test(name)).map((name) => name.slice(5))
      const there = await Promise.all(days.map((day) => isThere(dayFile(collection, day))))
      return days.filter((_, i) => there[i]).sort()
    },
  }
}

const isThere = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  )

const namesIn = (folder: string) =>
  readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
