/** An occupation record: written by Claude, read by people. Codes are ROME codes such as M1805. */
import * as z from 'zod'

/** A ROME code. */
export const occupationCodeSchema = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]\d{4}$/, { error: 'form.occupation_code' })
  .describe('ROME code: one letter and four digits, for example M1805')

/** Yearly gross pay in euros. */
export const salaryLevelSchema = z
  .strictObject({
    min: z.int().min(10_000).max(500_000),
    median: z.int().min(10_000).max(500_000),
    max: z.int().min(10_000).max(500_000),
  })
  .refine((level) => level.min <= level.median && level.median <= level.max, {
    error: 'rule.pay_rises',
  })

/** Three levels of experience; a higher level is never paid less at the median. */
const salariesSchema = z
  .strictObject({ junior: salaryLevelSchema, experienced: salaryLevelSchema, senior: salaryLevelSchema })
  .refine(
    ({ junior, experienced, senior }) =>
      junior.median <= experienced.median && experienced.median <= senior.median,
    {
      error: 'rule.medians_rise',
    },
  )

const TRENDS = ['growing', 'stable', 'declining'] as const
const outlookSchema = z.strictObject({
  tension: z.number().min(0).max(1).nullable().describe('0: many candidates for few offers; 1: the reverse'),
  trend: z.enum(TRENDS),
  five_years: z.string().max(2000),
})

const line = z.string().trim().min(1).max(400)
const lines = z.array(line).max(40)

/** The written part of a record. Anything unknown is empty or null, never invented. */
export const occupationContentSchema = z.strictObject({
  description: z.string().max(6000),
  short_description: z.string().max(500),
  skills: lines,
  transversal_skills: lines,
  training: lines,
  certifications: lines,
  working_conditions: lines,
  environments: lines,
  related_occupations: lines,
  sectors: lines,
  salaries: salariesSchema.nullable(),
  outlook: outlookSchema.nullable(),
})

/** The text of a record that Claude rewrites, without dates and authors. */
export type OccupationContent = z.infer<typeof occupationContentSchema>

/** The name of a field of the written part. */
export const contentFieldSchema = occupationContentSchema.keyof()

/** The name of a field of the written part. */
export type ContentField = z.infer<typeof contentFieldSchema>

/** What the system a record came from said of it, if Vigie has no field of its own. */
export const recordOriginSchema = z.object({
  system: z.string(),
  status: z.string().nullable(),
  version: z.int().nullable(),
  author: z.string().nullable(),
  created: z.string().nullable(),
  updated: z.string().nullable(),
  tags: z.array(z.string()),
})
/** What the system a record came from said of it. */
export type RecordOrigin = z.infer<typeof recordOriginSchema>

/** Whether a record takes part in the monthly run: only published ones do. */
export const OCCUPATION_STATUSES = ['draft', 'published'] as const

/** Whether a record is published. */
export const occupationStatusSchema = z.enum(OCCUPATION_STATUSES)

/** If the monthly run rewrites a record (`published`) or not (`draft`). */
export type OccupationStatus = z.infer<typeof occupationStatusSchema>

/** Forms of a text for other readers. `falc`: easy to read and to understand. */
export const VARIANT_FORMATS = ['standard', 'falc'] as const

/** Genders that a text for other readers may be in. */
export const VARIANT_GENDERS = ['feminin', 'masculin', 'epicene'] as const

/** Whom a new variant of a record may be for. One that another system wrote keeps its own words. */
export const variantReadersSchema = z.object({
  language: z.string().regex(/^[a-z]{2}$/, { error: 'form.language_code' }),
  age: z.string().regex(/^\d{1,2}(\+|-\d{1,2})$/, { error: 'form.age_range' }),
  format: z.enum(VARIANT_FORMATS),
  gender: z.enum(VARIANT_GENDERS),
})

/** Who wrote a version. */
const AUTHORS = ['claude', 'person', 'import', 'simulation', 'rollback'] as const

/** Who wrote a version of a record. */
export const authorSchema = z.enum(AUTHORS)

/** Who wrote a version of a record. */
export type VersionAuthor = z.infer<typeof authorSchema>
