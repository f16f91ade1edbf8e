/** What the procedures of occupation records answer. */
import * as z from 'zod'
import {
  authorSchema,
  contentFieldSchema,
  occupationCodeSchema,
  occupationContentSchema,
  occupationStatusSchema,
  recordOriginSchema,
} from '../occupation.ts'
import {
  itemSeparatorsSchema,
  recordColumnsSchema,
  recordFieldSchema,
  textEncodingSchema,
} from '../occupation-import.ts'
import { instantSchema } from '../vocabulary.ts'

/** What was spent in a month of the owner's zone, US dollars. */
export const monthSpendingSchema = z.object({
  month: z.string().describe('YYYY-MM'),
  spent_usd: z.number().describe('Settled, reserved and unknown'),
  unknown_usd: z.number().describe('The part whose answer never came whole'),
})

/** What was spent in a month. */
export type MonthSpending = z.infer<typeof monthSpendingSchema>

/** An amount of money. */
export const usd = z.number().describe('US dollars')

/** Forms of an export. `site`: a folder of HTML pages, in an archive. */
const EXPORT_FORMS = ['json', 'csv', 'xlsx', 'md', 'site'] as const

/** A form of an export. */
export const exportFormSchema = z.enum(EXPORT_FORMS)

/** A form of an export. */
export type ExportForm = z.infer<typeof exportFormSchema>

/** The exported records as a file. */
export const exportedRecordsSchema = z.object({
  format: exportFormSchema,
  file_name: z.string(),
  media_type: z.string(),
  text: z.string().nullable().describe('The file; null if it is not text'),
  data_base64: z.base64().nullable().describe('The file if it is not text'),
})

/** How a file of records was read, and what an import of it does. */
export const importedRecordsSchema = z.object({
  form: z
    .enum(['tree', 'rome', 'foreign', 'list', 'records', 'database'])
    .describe('The ROME tree, its open data, ESCO or O*NET, a list, exported records, the source system'),
  encoding: textEncodingSchema.nullable().describe('Of a text file'),
  headings: z.array(z.string()).describe('Of a list'),
  columns: recordColumnsSchema.describe('Of a list: the heading for each field'),
  missing: z
    .array(recordFieldSchema)
    .describe('Needed columns that are under no known name; only in a preview'),
  unused: z.array(z.string()).describe('Columns of a list, or fields of records, that are not used'),
  separators: itemSeparatorsSchema.describe('For a list: what separates the items of a cell'),
  remembered: z.boolean().describe('Whether the columns are those of an earlier import'),
  sample: z.array(z.object({ code: z.string(), title: z.string(), description: z.string() })),
  records: z.int(),
  titles: z.int(),
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  import_id: z.int().nullable().describe('Undoes the import; null for a preview, and if nothing changed'),
  changes: z
    .partialRecord(recordFieldSchema, z.int())
    .describe('In how many records that were there each field changes'),
  locked: z
    .partialRecord(recordFieldSchema, z.int())
    .describe('The part of `changes` in fields that were written by hand'),
  refused: z.array(z.object({ where: z.string(), problem: z.string() })),
})

/** How a file of records was read, and what an import of it does. */
export type ImportedRecords = z.infer<typeof importedRecordsSchema>

/** A record in a list. */
export const occupationSummarySchema = z.object({
  code: occupationCodeSchema,
  title: z.string(),
  domain: z.string(),
  status: occupationStatusSchema,
  version: z.int().describe('0 until something is written'),
  simulated: z.boolean(),
  updated_at: instantSchema.nullable(),
  last_error: z.string().nullable().describe('Why the last rewrite of this record failed'),
  proposed: z.boolean().describe('Whether a text of Claude waits for a person'),
})

/** A record without its text. */
export type OccupationSummary = z.infer<typeof occupationSummarySchema>

/** A record for other readers. */
export const variantSchema = z.object({
  language: z.string(),
  age: z.string(),
  format: z.string(),
  gender: z.string(),
  name: z.string(),
  description: z.string(),
})

/** A complete record. */
export const occupationSchema = occupationSummarySchema.extend({
  ogr: z.string().nullable(),
  titles: z.array(z.object({ ogr: z.string().nullable(), label: z.string() })),
  content: occupationContentSchema.nullable().describe('null until something is written'),
  locked: z.array(contentFieldSchema).describe('Fields written by hand: no rewrite changes them'),
  masculine: z.string().nullable(),
  feminine: z.string().nullable(),
  variants: z.array(variantSchema),
  origin: recordOriginSchema.nullable().describe('What the system it was imported from said of it'),
})

/** A record with its text and job titles. */
export type Occupation = z.infer<typeof occupationSchema>

/** A call of Claude is waited for at most so long in one request: a proxy usually waits for a minute. */
export const ANSWER_WITHIN_SECONDS = 50

const rewriteOutcomeSchema = z
  .enum(['written', 'proposed', 'simulated', 'kept', 'waiting', 'none'])
  .describe(
    'proposed: the text waits for a person. Without a key: simulated, or kept, since a simulation replaces no real text. ' +
      'waiting: Claude has not answered yet. none: none was asked for since Vigie started',
  )

/** What came of a rewrite that a person asked for. */
export type RewriteOutcome = z.infer<typeof rewriteOutcomeSchema>

/** A record after a rewrite that a person asked for, or while it is under way. */
export const rewrittenSchema = occupationSchema.extend({
  outcome: rewriteOutcomeSchema,
  cost_usd: usd.nullable().describe('US dollars; null before the end'),
  waiting: z
    .object({
      since: instantSchema,
      until: instantSchema.describe('When the latest request ends without an answer'),
      requests: z.int().describe('How often Claude was asked'),
      joined: z.boolean().describe('Whether an earlier request began it: it is paid once'),
    })
    .nullable(),
})

/** A record after a rewrite that a person asked for. */
export type RewrittenRecord = z.infer<typeof rewrittenSchema>

/** A version without its content. */
export const occupationVersionSchema = z.object({
  code: occupationCodeSchema,
  version: z.int(),
  title: z.string().nullable().describe('The title then; null in a version that an earlier Vigie saved'),
  at: instantSchema,
  author: authorSchema,
  model: z.string().nullable(),
  prompt: z.string().nullable().describe('Version of the prompt'),
  cost_usd: usd,
  simulated: z.boolean(),
})

/** Who wrote a version of a record, how, and at what cost in US dollars. */
export type OccupationVersion = z.infer<typeof occupationVersionSchema>

/** One changed field. Lists name the added and the removed items. */
export const fieldDifferenceSchema = z.object({
  field: z.string().describe('Path of the field, for example salaries.junior.median'),
  before: z.json(),
  after: z.json(),
  added: z.array(z.string()),
  removed: z.array(z.string()),
})

/** What two versions of a record say differently in one field. */
export type FieldDifference = z.infer<typeof fieldDifferenceSchema>

/** What a run over all published records would cost, in US dollars; without a key, what it would cost with one. */
export const estimateSchema = z.object({
  records: z.int(),
  cost_per_record_usd: usd,
  total_usd: usd,
  basis: z
    .enum(['measured', 'assumed'])
    .describe('From past calls of this model, or from the size of the prompt'),
  table: z
    .array(z.object({ records: z.int(), total_usd: usd }))
    .describe('What 100, 500 and all records cost, published or not'),
  price: z.object({
    model: z.string(),
    basis: z
      .enum(['own', 'published', 'none'])
      .describe('none: no price is known; the dearest model is counted'),
    as_of: z.iso.date().nullable().describe('The day the published prices were read'),
    source: z.url(),
  }),
  due: z
    .int()
    .describe('Published records that a run by hand would rewrite now, without those rewritten already'),
  due_usd: usd,
  proposed: z.int().describe('Published records with a text that waits for a person'),
  already_rewritten: z
    .int()
    .describe('Published records rewritten already, in the month’s run that is open or else this month'),
  cap_left_usd: usd.nullable().describe('What a new run may still spend under both caps; null without a cap'),
  simulation: z
    .boolean()
    .describe('True without a key: nothing is paid, and the amounts are what a key would pay'),
  spent_this_month_usd: usd.describe('Reserved, settled and unknown'),
  unknown_this_month_usd: usd.describe('Calls whose answer never came whole, counted at their estimate'),
  run_cap_usd: usd.nullable(),
  month_cap_usd: usd.nullable(),
})
/** What a rewriting of all records would cost. */
export type CostEstimateView = z.infer<typeof estimateSchema>

/** A known model and what it would cost. */
export const modelSchema = z.object({
  model: z.string(),
  chosen: z.boolean().describe('Whether it is the one of the settings'),
  thinks: z.boolean().describe('Whether it thinks before it answers, with these settings'),
  input_usd: usd.describe('A million tokens'),
  output_usd: usd.describe('A million tokens'),
  as_of: z.iso.date().describe('The day its prices were read'),
  cost_per_record_usd: usd,
  total_usd: usd.describe('All records, published or not'),
  basis: z.enum(['measured', 'assumed']),
})

/** What several models wrote of one record. */
export const comparedRecordSchema = z.object({
  code: occupationCodeSchema,
  title: z.string(),
  texts: z.array(
    z.object({
      model: z.string(),
      content: occupationContentSchema.nullable(),
      problem: z.string().nullable(),
      cost_usd: usd,
    }),
  ),
})

/** One change of a record: who, when, and what it was before and after. */
export const auditEntrySchema = z.object({
  id: z.int(),
  at: instantSchema,
  code: occupationCodeSchema.nullable(),
  event: z.string(),
  agent: z.string(),
  description: z.string(),
  before: z.json(),
  after: z.json(),
})
