/** Importing assets and maintenances: a preview that changes nothing, then its acceptance. And exporting them. */
import * as z from 'zod'
import { instantSchema } from './vocabulary.ts'

const IMPORT_SUBJECTS = ['maintenances', 'assets'] as const

/** What a file of the owner can be imported as. */
export type ImportSubject = (typeof IMPORT_SUBJECTS)[number]

/** Fields a column can be mapped to, by import subject. The first ones are required. */
export const IMPORT_FIELDS = {
  maintenances: [
    'asset',
    'title',
    'planned_on',
    'asset_code',
    'status',
    'completed_on',
    'recurrence',
    'cost',
    'reference',
    'location',
    'notes',
  ],
  assets: ['name', 'code', 'location', 'category', 'status', 'interval_days', 'commissioned_on', 'notes'],
} as const

/** Fields without which a row cannot be imported, by subject. */
export const REQUIRED_FIELDS = {
  maintenances: ['asset', 'title', 'planned_on'],
  assets: ['name'],
} as const

/** A field that a column can be mapped to. */
export type ImportField = (typeof IMPORT_FIELDS)[ImportSubject][number]

/** How to read `03/04/2026`; `auto` decides by the column’s own values, otherwise by the language. */
const dateOrderSchema = z.enum(['auto', 'dmy', 'mdy'])

/** How ambiguous dates such as 03/04/2026 are read. */
export type DateOrder = z.infer<typeof dateOrderSchema>

/** Maps each field to the heading of its column. */
const columnMappingSchema = z.record(z.string().max(40), z.string().max(300))

/** The column of the file for each field. */
export type ColumnMapping = z.infer<typeof columnMappingSchema>

export const importSourceSchema = z
  .strictObject({
    content: z.string().max(30_000_000).optional().describe('The file as text'),
    content_base64: z
      .string()
      .max(40_000_000)
      .optional()
      .describe('The file as bytes; its character set is recognised'),
    file_name: z.string().max(300).default(''),
    format: z.enum(['auto', 'csv', 'ical']).default('auto'),
    mapping: columnMappingSchema.optional().describe('CSV: field to heading; proposed where it is absent'),
    date_order: dateOrderSchema.default('auto'),
    asset: z
      .string()
      .max(200)
      .default('')
      .describe('iCalendar: the asset of all events; else it is read from each event'),
  })
  .meta({ examples: [{ content: 'name;code\nLift;C-12\n', file_name: 'assets.csv' }] })

/** The file to import and how to read it. */
export type ImportSource = z.infer<typeof importSourceSchema>

/** What is wrong with one row or event. */
const IMPORT_PROBLEMS = [
  'missing',
  'not_a_date',
  'impossible_date',
  'date_out_of_range',
  'unknown_status',
  'not_a_number',
  'number_out_of_range',
  'not_a_recurrence',
  'too_long',
  'too_few_columns',
  'too_many_columns',
  'unclosed_quote',
  'stray_quote',
  'control_character',
  'completed_before_done',
  'conflicting_reference',
  'unreadable_event',
  'too_many_occurrences',
] as const

/** Why a row cannot be imported. */
export type ImportProblem = (typeof IMPORT_PROBLEMS)[number]

const importFaultSchema = z.object({
  line: z.number().int().describe('Line of the file where the row begins; 1 is the heading'),
  column: z.string().nullable().describe('Heading, where one column is to blame'),
  value: z.string().describe('What stands there, shortened'),
  problem: z.enum(IMPORT_PROBLEMS),
  message: z.string().describe('In the language of the reader'),
})

/** One invalid row with its line, column and problem. */
export type ImportFault = z.infer<typeof importFaultSchema>

export const importPreviewSchema = z.object({
  token: z.string().describe('Accepts exactly this preview'),
  expires_at: instantSchema,
  format: z.enum(['csv', 'ical']),
  headings: z.array(z.string()).describe('CSV columns in order; empty for iCalendar'),
  fields: z.array(z.string()).describe('Fields a column can be mapped to'),
  mapping: columnMappingSchema,
  mapping_remembered: z.boolean().describe('The mapping accepted the last time for these headings'),
  missing_fields: z
    .array(z.string())
    .describe('Required fields without a column; none may be left to accept'),
  date_order: z.enum(['dmy', 'mdy']),
  rows: z.number().int(),
  new: z.number().int(),
  changed: z.number().int().describe('Imported before, different in this file'),
  known: z.number().int().describe('Imported before or repeated in this file: nothing happens'),
  faulty: z.number().int(),
  faults: z.array(importFaultSchema).describe('The first 1,000'),
  sample: z.array(z.record(z.string(), z.string())).describe('The first rows as they would be kept'),
})

/** What an import would change. Nothing is stored until its token is accepted. */
export type ImportPreview = z.infer<typeof importPreviewSchema>

export const importResultSchema = z.object({
  message: z.string(),
  created: z.number().int(),
  updated: z.number().int(),
  known: z.number().int(),
  faulty: z.number().int(),
  assets_created: z.number().int(),
})

/** What an accepted import changed. */
export type ImportResult = z.infer<typeof importResultSchema>

/** Named like the file extensions. */
export const exportFormatSchema = z.enum(['csv', 'ics'])

/** The file formats of an export. */
export type ExportFormat = z.infer<typeof exportFormatSchema>

export const exportedFileSchema = z.object({
  file_name: z.string(),
  media_type: z.string(),
  content: z.string(),
  rows: z.number().int(),
})

/** A file as the answer of a call, with its content. */
export type ExportedFile = z.infer<typeof exportedFileSchema>
