/** Today's data from the exchange: the index's quote and the turnover of the listed shares. */
import * as z from 'zod'
import type { SeriesRequest } from '../../../core/jobs/fear-greed/ports.ts'
import { shaped } from '../answer.ts'
import { figureSchema } from '../figures.ts'
import { indexId } from './history.ts'
import { BASE, type CasablancaVisit, ID } from './visit.ts'

/** Returns the sum of the values that are there; null if none is. */
export function sumOfTraded(values: readonly (number | null | undefined)[]): number | null {
  const known = values.filter((value) => value !== null && value !== undefined)
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0)
}

/** Points of the index: now, at the last close, and the day's extremes. */
export interface Quote {
  readonly value: number
  readonly previous: number
  readonly high: number | null
  readonly low: number | null
}

const quoteSchema = z.object({
  data: z.object({
    field_index_value: figureSchema.pipe(z.number().positive()),
    field_previous_value: figureSchema.pipe(z.number().positive()),
    field_index_high_value: figureSchema.nullish(),
    field_index_low_value: figureSchema.nullish(),
  }),
})

const tickerSchema = z.object({
  data: z.object({
    values: z.array(z.looseObject({ field_cumul_volume_echange: figureSchema.nullish() })).min(1),
  }),
})

/** Values in points of the index; null if the exchange has none yet. @throws VigieError source_* */
export async function readQuote(visit: CasablancaVisit, request: SeriesRequest): Promise<Quote> {
  const path = `/api/proxy/fr/api/bourse/dashboard/index_cotation/${indexId(request.symbol)}`
  const answer = await visit.json({ base: request.url ?? BASE, path, signal: request.signal })
  const { data } = shaped(ID, quoteSchema, answer)
  return {
    value: data.field_index_value,
    previous: data.field_previous_value,
    high: data.field_index_high_value ?? null,
    low: data.field_index_low_value ?? null,
  }
}

/**
 * Returns the turnover of all listed shares so far today, in dirhams; null if no share has any. One that has not traded counts
 * as zero beside others.
 */
export async function readTurnover(visit: CasablancaVisit, request: SeriesRequest): Promise<number | null> {
  const answer = await visit.json({
    base: request.url ?? BASE,
    path: '/api/proxy/fr/api/bourse/dashboard/ticker',
    query: { marche: '59', 'class[0]': '25' },
    signal: request.signal,
  })
  const { values } = shaped(ID, tickerSchema, answer).data
  return sumOfTraded(values.map((share) => share.field_cumul_volume_echange))
}
