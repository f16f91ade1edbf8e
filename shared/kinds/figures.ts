/** What the kinds `http` and `command` have in common: checks of what was received, and figures kept over time. */
import * as z from 'zod'
import type { ProblemKey } from '../messages/index.ts'
import { plainLineSchema } from '../vocabulary.ts'

/** How a received value is compared. */
const OPERATORS = ['equals', 'differs', 'above', 'below', 'contains', 'lacks', 'exists', 'absent'] as const

const placeSchema = z
  .string()
  .max(500)
  .default('')
  .describe('A JSONPath, a regular expression, or the name of a header; empty: the whole')

interface ValueLocation {
  readonly from: string
  readonly at: string
}

/** A header is read by its name. */
const saysWhich = ({ from, at }: ValueLocation): boolean => from !== 'header' || at.trim() !== ''
const WHICH = { path: ['at'], error: 'form.header_missing' }

const CHECK_EXAMPLE = { from: 'json', at: '$.status', operator: 'equals', value: 'ok' }
const FIGURE_EXAMPLE = { name: 'price', from: 'json', at: '$.price' }

/** Checks of what a run received; a run whose answer fails one of them fails. */
export const checksSchema = <const S extends readonly string[]>(sources: S) =>
  z
    .array(
      z
        .strictObject({
          from: z.enum(sources),
          at: placeSchema,
          operator: z.enum(OPERATORS),
          value: z.union([z.string().max(1000), z.number(), z.boolean(), z.null()]).default(null),
        })
        .refine(saysWhich as (value: object) => boolean, WHICH)
        .meta({ examples: [CHECK_EXAMPLE] }),
    )
    .max(20)
    .default([])
    .describe('What the answer must contain; otherwise the run fails')

/** A check of a value that a run received. */
export interface ReceivedCheck extends ValueLocation {
  readonly operator: (typeof OPERATORS)[number]
  readonly value: string | number | boolean | null
}

/** Figures that each run keeps, with the limits that raise alerts. */
export const figuresSchema = <const S extends readonly string[]>(sources: S) =>
  z
    .array(
      z
        .strictObject({
          name: plainLineSchema.trim().min(1).max(60),
          from: z.enum(sources),
          at: placeSchema,
          unit: plainLineSchema.max(20).default(''),
          decimal: z
            .enum(['point', 'comma'])
            .default('point')
            .describe('The decimal mark of a number that is read from text'),
          above: z.number().nullable().default(null).describe('Alert above this value'),
          below: z.number().nullable().default(null).describe('Alert below this value'),
          changed: z.boolean().default(false).describe('Alert for a day if the value has changed'),
          missing: z.boolean().default(false).describe('Alert if there is no value'),
          runs: z.int().min(1).max(100).default(1).describe('Runs in a row that must agree before an alert'),
        })
        .refine(saysWhich as (value: object) => boolean, WHICH)
        .meta({ examples: [FIGURE_EXAMPLE] }),
    )
    .max(20)
    .default([])
    .refine((figures) => new Set(figures.map(({ name }) => name)).size === figures.length, {
      error: 'form.figure_twice',
    })
    .describe('Values that each run keeps, for a chart and for alerts')

/** A value that a job keeps at each run, and its limits. */
export interface FigureSettings extends ValueLocation {
  readonly name: string
  readonly unit: string
  readonly decimal: 'point' | 'comma'
  readonly above: number | null
  readonly below: number | null
  readonly changed: boolean
  readonly missing: boolean
  readonly runs: number
}

/**
 * Whole numbers and ranges such as `200-299, 304`.
 * @param error the problem of another text, with an example
 */
export const numberRangesSchema = (error: ProblemKey) =>
  z
    .string()
    .max(100)
    .regex(/^\s*\d{1,3}\s*(-\s*\d{1,3}\s*)?(,\s*\d{1,3}\s*(-\s*\d{1,3}\s*)?)*$/, { error })

/** How long an answer or an output that is kept with its run may be, bytes. */
export const keptBytesSchema = z.int().min(0).max(1_000_000)
