/** Figures that jobs keep at each run. */
import * as z from 'zod'
import { exportedFileSchema } from '../export.ts'
import { instantSchema, jobIdSchema, jobNameSchema } from '../vocabulary.ts'
import { base, errors } from './base.ts'

const valueSchema = z
  .union([z.number(), z.string(), z.null()])
  .describe('A number, a short text, or null if a run found no value')

const figureSchema = z.object({
  job_id: jobIdSchema,
  job: z.string().describe('The name of the job'),
  name: z.string(),
  unit: z.string(),
  above: z.number().nullable(),
  below: z.number().nullable(),
  at: instantSchema.nullable().describe('When the last run read it; null before the first run'),
  value: valueSchema,
  changed: z
    .object({ at: instantSchema, before: valueSchema })
    .nullable()
    .describe('Its last change within 31 days'),
})

/** A figure with its last value. */
export type FigureView = z.infer<typeof figureSchema>

const pointSchema = z.object({
  at: instantSchema,
  value: valueSchema,
  low: z.number().nullable(),
  high: z.number().nullable(),
})

/** A point of the chart of a figure. */
export type FigurePointView = z.infer<typeof pointSchema>

const span = z.strictObject({
  job_id: jobNameSchema,
  name: z
    .string()
    .min(1)
    .max(60)
    .optional()
    .describe('The figure, for example "response time"; by default the only one of the job'),
  days: z.coerce.number().min(0.01).max(3650).default(7).describe('How many days up to now'),
})
const known = base.errors(errors('job_not_found', 'figure_not_found'))

/** The procedures of `figures`. */
export const figuresContract = {
  list: base
    .errors(errors('job_not_found'))
    .route({ method: 'GET', path: '/figures', summary: 'Figures that jobs keep, with their last values' })
    .input(z.strictObject({ job_id: jobNameSchema.optional() }))
    .output(z.object({ figures: z.array(figureSchema) })),
  history: known
    .route({ method: 'GET', path: '/figures/{job_id}', summary: 'Values of a figure over time' })
    .input(span.extend({ points: z.coerce.number().int().min(2).max(5000).default(500) }))
    .output(z.object({ unit: z.string(), points: z.array(pointSchema) })),
  export: known
    .route({ method: 'GET', path: '/figures/{job_id}/export', summary: 'Values of a figure as CSV' })
    .input(span)
    .output(exportedFileSchema),
}
