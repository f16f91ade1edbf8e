/** The files of whole months on disk, and the record of what they were made of, in a hidden file beside them. */
import * as z from 'zod'
import type { MonthFiles } from '../../core/jobs/trades/month-files.ts'
import { monthFile, monthsRecord } from './layout.ts'
import { noteIn, readNote, writeNote } from './notes.ts'

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
    // A record that cannot be read says nothing: the files are written again.
    written: async (collection) => noteIn(recordSchema, await readNote(monthsRecord(collection))) ?? {},
    record: async (collection, written) => writeNote(collection, monthsRecord(collection), written),
  }
}
