/** Importing assets, maintenances and readings of meters: a preview that changes nothing, then its acceptance. */
import * as z from 'zod'
import { ignoredRowSchema, importFaultSchema, previewRowSchema } from './import-row.ts'
import { bulkActionSchema } from './maintenance.ts'
import { textEncodingSchema } from './occupation-import.ts'
import { instantSchema } from './vocabulary.ts'

export const IMPORT_SUBJECTS = ['maintenances', 'assets', 'readings'] as const

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
    'duration_minutes',
    'assignee',
    'lead_days',
    'meter',
    'links',
    'reference',
    'location',
    'notes',
    'vigie_id',
  ],
  assets: ['name', 'code', 'location', 'category', 'status', 'interval_days', 'commissioned_on', 'notes'],
  readings: ['asset', 'read_on', 'meter_value', 'unit', 'asset_code'],
} as const

/** Fields without which a row cannot be imported, by subject. */
export const REQUIRED_FIELDS = {
  maintenances: ['asset', 'title', 'planned_on'],
  assets: ['name'],
  readings: ['asset', 'read_on', 'meter_value', 'unit'],
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

/** Fields whose values are mapped to what they mean, by subject. */
const VALUE_FIELDS = { maintenances: ['status', 'recurrence'], assets: ['status'], readings: [] } as const

/** A field whose values are mapped. */
export type ValueField = (typeof VALUE_FIELDS)[ImportSubject][number]

/** What to do with open maintenances whose planned day has passed. */
export const PAST_CHOICES = ['keep', 'complete', 'skip'] as const

/** What to do with what is past. */
export type PastChoice = (typeof PAST_CHOICES)[number]

/** What to do with open maintenances that were imported from a calendar, which no longer has them. */
export const GONE_CHOICES = ['keep', 'cancel'] as const

/** What to do with what a calendar no longer has. */
export type GoneChoice = (typeof GONE_CHOICES)[number]

/** What to do with rows that seem to be an open maintenance on another day. */
export const MOVED_CHOICES = ['add', 'move'] as const

/** What to do with work that a revised plan has on another day. */
export type MovedChoice = (typeof MOVED_CHOICES)[number]

const fieldTextsSchema = z.record(z.string().max(40), z.string().max(300))

/** The largest file that is imported. */
export const IMPORT_MOST_BYTES = 30_000_000

/** The file to import, as text or as bytes, and how to read it. */
export const importSourceSchema = z
  .strictObject({
    content: z.string().max(IMPORT_MOST_BYTES).optional().describe('The file as text'),
    content_base64: z
      .string()
      .max((IMPORT_MOST_BYTES / 3) * 4)
      .optional()
      .describe('The file as bytes; its kind and character set are recognised'),
    file_name: z.string().max(300).default(''),
    encoding: textEncodingSchema.optional().describe('Character set of a text file; recognised if absent'),
    sheet: z.string().max(300).optional().describe('Which sheet or file of an archive; chosen if absent'),
    heading_line: z.int().positive().optional().describe('Line of the heading row; found if absent'),
    mapping: columnMappingSchema
      .optional()
      .describe('Field to heading, or an empty text for none; proposed for the fields that it does not name'),
    constants: fieldTextsSchema.default({}).describe('Values of fields that have no column'),
    values: z
      .record(z.string().max(40), fieldTextsSchema)
      .default({})
      .describe('What values mean, by field: {"status": {"Résolu": "completed"}}'),
    past: z
      .enum(PAST_CHOICES)
      .default('keep')
      .describe(
        'Open maintenances planned before today: keep them late, complete them on their day, skip them',
      ),
    gone: z
      .enum(GONE_CHOICES)
      .default('keep')
      .describe('Open maintenances that came from this calendar, which no longer has them'),
    moved: z
      .enum(MOVED_CHOICES)
      .default('add')
      .describe(
        'Rows with the asset and title of an open maintenance that the file has on another day: add them beside it, or move it',
      ),
    date_order: dateOrderSchema.default('auto'),
    asset: z
      .string()
      .max(200)
      .default('')
      .describe('The asset of all rows or events; else it is read from each'),
  })
  .meta({ examples: [{ content: 'name;code\nLift;C-12\n', file_name: 'assets.csv' }] })

/** The file to import and how to read it. */
export type ImportSource = z.infer<typeof importSourceSchema>

const valueMeaningSchema = z.object({
  field: z.string(),
  value: z.string().describe('As the file writes it'),
  rows: z.int(),
  meaning: z.string().nullable().describe('What it is read as; null until you say what it means'),
  origin: z.enum(['known', 'remembered', 'chosen', 'unknown']),
})

/** A value of the file and what it means. */
export type ValueMeaning = z.infer<typeof valueMeaningSchema>

const ORDER_REASONS = ['chosen', 'values', 'program', 'headings', 'language'] as const

/** What decided the order of day and month. */
export type OrderReason = (typeof ORDER_REASONS)[number]

/** What an import would do. Its token accepts exactly this. */
export const importPreviewSchema = z.object({
  token: z.string().describe('Accepts exactly this preview'),
  expires_at: instantSchema,
  format: z.enum(['table', 'ical']),
  program: z.string().nullable().describe('The program whose export it is, if it is recognised'),
  sheets: z.array(z.string()).describe('Sheets of the workbook or files of the archive'),
  sheet: z.string(),
  encoding: textEncodingSchema.nullable().describe('Character set of a text file'),
  heading_line: z.int().nullable().describe('Line of the heading row; null for iCalendar'),
  headings: z.array(z.string()).describe('Columns in order; empty for iCalendar'),
  fields: z.array(z.string()).describe('Fields a column can be mapped to'),
  mapping: columnMappingSchema,
  unused: z.array(z.string()).describe('Columns with values that nothing is read from'),
  mapping_remembered: z.boolean().describe('The mapping accepted the last time for these headings'),
  missing_fields: z
    .array(z.string())
    .describe('Required fields with neither column nor constant; none may be left to accept'),
  values: z
    .array(valueMeaningSchema)
    .describe('Statuses and recurrences in the file; none may be unknown to accept'),
  date_order: z.enum(['dmy', 'mdy']),
  date_order_from: z.enum(ORDER_REASONS),
  ambiguous_dates: z.int().describe('Dates that have another meaning in the other order'),
  rows: z
    .int()
    .describe(
      'Rows or events below the headings: the sum of new, changed, known, duplicates, ignored, skipped and faulty',
    ),
  new: z.int(),
  changed: z.int().describe('Imported before, different in this file'),
  known: z.int().describe('Imported before or repeated in this file: nothing happens'),
  duplicates: z.int().describe('Entered here by hand, or planned by a completion: nothing happens'),
  ignored: z
    .int()
    .describe(
      'Totals, repeated headings and rows without any required value; series that have ended and other events for no day',
    ),
  ignored_rows: z.array(ignoredRowSchema).describe('The first 20 of these, and why'),
  late: z.int().describe('New or changed ones, open, planned before today; see past'),
  skipped: z.int().describe('Past ones that are left out, as past says'),
  past: z.enum(PAST_CHOICES),
  gone: z.int().describe('Open ones that came from this calendar, which no longer has them'),
  gone_titles: z.array(z.string()).describe('The first 100 of these, by planned day'),
  gone_choice: z.enum(GONE_CHOICES),
  moved: z.int().describe('Rows that seem to be an open maintenance on another day'),
  moved_titles: z.array(z.string()).describe('The first 100 of these, with both days'),
  moved_choice: z.enum(MOVED_CHOICES),
  series_continued: z.int().describe('Completed ones of a recurrence: the next one is planned'),
  series_ended: z.int().describe('Cancelled ones of a recurrence: nothing more is planned'),
  assets_new: z.int().describe('Assets that maintenances would add: none has the name or number'),
  assets_numbered: z
    .int()
    .describe('Assets without a number that maintenances would give one, known by their name'),
  faulty: z.int(),
  faults: z.array(importFaultSchema).describe('The first 1,000'),
  items: z
    .array(previewRowSchema)
    .describe('Rows as they would be kept, 200 at most: the first ones, and the first 100 that change'),
})

/** What an import would change. Nothing is stored until its token is accepted. */
export type ImportPreview = z.infer<typeof importPreviewSchema>

/** What an import did, in numbers of rows. */
export const importResultSchema = z.object({
  message: z.string(),
  import_id: z.int().nullable().describe('Undoes it as a whole; null if nothing changed'),
  created: z.int(),
  updated: z.int(),
  known: z.int(),
  duplicates: z.int(),
  ignored: z.int(),
  skipped: z.int().describe('Past ones that were left out'),
  faulty: z.int(),
  assets_created: z.int(),
})

/** What an accepted import changed. */
export type ImportResult = z.infer<typeof importResultSchema>

/** What can be undone as a whole. */
export const pastImportSchema = z.object({
  id: z.int(),
  subject: z.enum(IMPORT_SUBJECTS),
  file_name: z.string(),
  imported_at: instantSchema,
  created: z.int(),
  updated: z.int(),
  action: bulkActionSchema.nullable().describe('What was done to several; null for an import'),
  edited_since: z.int().describe('Of its rows, changed here after it; undoing loses these changes'),
  undone_at: instantSchema.nullable(),
})

/** An import that was accepted, or a change of several maintenances. */
export type PastImport = z.infer<typeof pastImportSchema>
