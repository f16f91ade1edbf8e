/** The Crypto Fear & Greed index published by alternative.me, 0 to 100, one value per UTC day. */
import * as z from 'zod'
import { VigieError } from '../../../shared/errors.ts'
import { utcDay } from '../../../shared/time/calendar-day.ts'
import type { MarketSource, SeriesRequest } from '../../core/jobs/fear-greed/ports.ts'
import { assertAnswered, endpoint, jsonOf, type SourceDeps, send, shaped } from './answer.ts'
import type { MarketSourceDefinition } from './market-source.ts'
import { closeOnly, toSeries } from './series.ts'

const BASE = 'https://api.alternative.me'
const ID = 'alternative-me'

const whole = z.string().regex(/^\d+$/).transform(Number)
const answerSchema = z.object({
  data: z.array(z.object({ value: whole.pipe(z.number().max(100)), timestamp: whole })),
  metadata: z.object({ error: z.string().nullish() }).nullish(),
})

/** The symbol is `fng`. */
export const alternativeMe: MarketSourceDefinition = { id: ID, address: BASE, connect }

/** @throws (from fetch) VigieError source_* */
function connect(deps: SourceDeps): MarketSource['fetch'] {
  async function ask(request: SeriesRequest) {
    const url = endpoint(request.url ?? BASE, '/fng/', { limit: '0', format: 'json' })
    const reply = await send(deps, { url, signal: request.signal, source: ID })
    assertAnswered(ID, reply, deps.clock.now())
    const { data, metadata } = shaped(ID, answerSchema, jsonOf(ID, reply))
    if (metadata?.error) throw new VigieError('source_refused', { source: ID, detail: metadata.error })
    const rows = data.map((point) => closeOnly(utcDay(point.timestamp * 1000), point.value))
    return toSeries(ID, request, rows)
  }
  return ask
}
