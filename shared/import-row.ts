/** What an import says about one row of a table or one event of a calendar. */
import * as z from 'zod'

/** What is wrong with one row or event. */
const IMPORT_PROBLEMS = [
  'missing',
  'not_a_date',
  'impossible_date',
  'date_out_of_range',
  'unknown_status',
  'not_a_number',
  'not_a_meter',
  'not_an_address',
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
  'repeated_asset',
  'not_an_own_id',
  'unreadable_event',
  'no_start',
  'rule_not_of_days',
  'no_such_day',
  'not_a_unit',
  'unknown_asset',
  'meter_backwards',
  'not_yet',
] as const

/** Why a row cannot be imported. */
export type ImportProblem = (typeof IMPORT_PROBLEMS)[number]

/** What is wrong with a row, and where. */
export const importFaultSchema = z.object({
  line: z.int().describe('Line of the file on which the row begins, or row of the sheet'),
  column: z.string().nullable().describe('Heading, if one column is to blame'),
  value: z.string().describe('The value there, shortened'),
  problem: z.enum(IMPORT_PROBLEMS),
  message: z.string().describe('In the language of the reader'),
})

/** One invalid row with its line, column and problem. */
export type ImportFault = z.infer<typeof importFaultSchema>

/** Why a row of a table, or an event of a calendar, counts for nothing. */
const IGNORED_REASONS = [
  'total',
  'headings',
  'empty',
  'ended',
  'older',
  'obsolete',
  'over',
  'cancelled',
  'undated',
] as const

/** Why a row or an event is ignored. */
export type IgnoredReason = (typeof IGNORED_REASONS)[number]

/** A row that counts for nothing. */
export const ignoredRowSchema = z.object({
  line: z.int(),
  title: z.string().describe('The title of the event, or what the row says, shortened'),
  reason: z.enum(IGNORED_REASONS),
  message: z.string().describe('In the language of the reader'),
})

/** What an import does with a row. */
const ROW_EFFECTS = ['new', 'changed', 'known', 'duplicate'] as const

/** What an import does with a row. */
export type RowEffect = (typeof ROW_EFFECTS)[number]

const changedFieldSchema = z.object({ field: z.string(), before: z.string(), after: z.string() })

/** A row as it would be kept. */
export const previewRowSchema = z.object({
  line: z.int(),
  effect: z.enum(ROW_EFFECTS).describe('known: imported before; duplicate: entered here by hand'),
  is_late: z.boolean(),
  values: z.record(z.string(), z.string()),
  changes: z.array(changedFieldSchema).describe('What the row changes in what is stored'),
})

/** One row as it would be kept. */
export type PreviewRow = z.infer<typeof previewRowSchema>
