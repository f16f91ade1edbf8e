/** Importing occupation records: the columns of a list, and the character sets of text files. */
import * as z from 'zod'
import { contentFieldSchema } from './occupation.ts'

/** Fields that a column can be mapped to. `job_title`: the file has a job title a row. */
export const RECORD_FIELDS = [
  'code',
  'title',
  'masculine',
  'feminine',
  'job_title',
  'ogr',
  'status',
  'simulated',
  ...contentFieldSchema.options,
] as const

/** A field that a column can be mapped to. */
export const recordFieldSchema = z.enum(RECORD_FIELDS)

/** A field that a column can be mapped to. */
export type RecordField = (typeof RECORD_FIELDS)[number]

/** The heading of the column of each field. */
export const recordColumnsSchema = z.partialRecord(recordFieldSchema, z.string().max(300))

/** The heading of the column of each field. */
export type RecordColumns = z.infer<typeof recordColumnsSchema>

/** What may stand between two items of a list in one cell, the clearest first. A comma is part of many items. */
export const ITEM_SEPARATORS = { line: '\n', bar: '|', semicolon: ';' } as const

/** The name of what stands between two items of a list in a cell. */
export type ItemSeparator = keyof typeof ITEM_SEPARATORS

/** What separates the items of each list that a file has. */
export const itemSeparatorsSchema = z.partialRecord(
  recordFieldSchema,
  z.enum(['line', 'bar', 'semicolon'] satisfies ItemSeparator[]),
)

/** What separates the items of each list that a file has. */
export type ItemSeparators = z.infer<typeof itemSeparatorsSchema>

/** Character sets that spreadsheets and public data in French use. */
export const TEXT_ENCODINGS = [
  'utf-8',
  'windows-1252',
  'iso-8859-15',
  'cp850',
  'macintosh',
  'utf-16le',
  'utf-16be',
] as const

/** A character set of a text file. */
export const textEncodingSchema = z.enum(TEXT_ENCODINGS)

/** A character set of a text file. */
export type TextEncoding = z.infer<typeof textEncodingSchema>
