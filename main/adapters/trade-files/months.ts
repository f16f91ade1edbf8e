/** The files of whole months on disk, and the record of what they were made of, in a hidden file beside them. */
import { readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import * as z from 'zod'
import type { MonthFiles } from '../../core/jobs/trades/month-files.ts'
import { writeAtomically } from '../files/atomic-write.ts'
import { makeFolder } from '../files/make-folder.ts'
import { monthFile, monthsRecord } from './layout.ts'

const recordSchema = z.record(
  z.string().regex(/^\d{4}-\d\d$/),
  z.object({
    contents: z.array(z.string()),
    days: z.number(),
    rows: z.number(),
    bytes: z.number(),
    sha256: z.string(),
  }),
)

/** Paths are those of `layout.ts`. @throws (from its methods) errors of the file system */
export function createMonthFiles(): MonthFiles {
  return {
    path: monthFile,
    written: async (collection) => {
      const text = await readFile(monthsRecord(collection), 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return '{}'
        throw error
      })
      // A record that cannot be read says nothing: the files are written again.
      return recordSchema.safeParse(jsonIn(text)).data ?? {}
    },
    record: async (collection, written) => {
      const path = monthsRecord(collection)
      makeFolder(dirname(path))
      writeAtomically(path, `${JSON.stringify(written)}\n`)
    },
  }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
