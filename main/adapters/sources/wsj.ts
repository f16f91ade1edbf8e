/**
 * The market diary of the Wall Street Journal: advances, declines, new highs and new lows of the NYSE at the last close.
 * It holds no history: Vigie keeps the figures day by day. Its terms restrict automated use, so it has no usual address:
 * Vigie asks it only if the owner names one in the settings.
 */
import * as z from 'zod'
import { utcDay } from '../../../shared/time/calendar-day.ts'
import type { MarketSource, SeriesRequest } from '../../core/jobs/fear-greed/ports.ts'
import {
  assertAnswered,
  BROWSER_AGENT,
  endpoint,
  jsonOf,
  malformed,
  type SourceDeps,
  send,
  shaped,
} from './answer.ts'
import { parseFigure } from './figures.ts'
import type { MarketSourceDefinition } from './market-source.ts'
import { closeOnly, toSeries } from './series.ts'

const BASE = 'https://www.wsj.com'
const ID = 'wsj'
const PATH = '/market-data/stocks/marketsdiary'
const QUERY = {
  id: JSON.stringify({ application: 'WSJ', marketsDiaryType: 'diaries' }),
  type: 'mdc_marketsdiary',
}
const EXCHANGE = 'NYSE'

const instrumentSchema = z.looseObject({ name: z.string(), latestClose: z.string() })
const diarySchema = z.looseObject({
  data: z.looseObject({
    timestamp: z.string(),
    instrumentSets: z.array(
      z.looseObject({
        headerFields: z.array(z.looseObject({ label: z.string() })),
        instruments: z.array(z.looseObject({ name: z.string() })),
      }),
    ),
  }),
})

/**
 * Symbols: `net_advances`, 1000 x (advances - declines) / (advances + declines); `net_new_highs`, new highs minus new
 * lows in percent of the issues traded.
 */
export const wsj: MarketSourceDefinition = { id: ID, address: null, connect }

type ReadFigure = (name: string) => number

const SERIES: Readonly<Record<string, (of: ReadFigure) => number>> = {
  net_advances: (of) => (1000 * (of('Advances') - of('Declines'))) / (of('Advances') + of('Declines')),
  net_new_highs: (of) => (100 * (of('New highs') - of('New lows'))) / of('Issues traded'),
}

/** @throws (from fetch) VigieError source_* */
function connect(deps: SourceDeps): MarketSource['fetch'] {
  async function ask(request: SeriesRequest) {
    const compute = SERIES[request.symbol]
    if (compute === undefined)
      throw malformed(ID, { messageKey: 'answer.no_list', params: { name: request.symbol } })
    const url = endpoint(request.url ?? BASE, PATH, QUERY)
    const headers = { 'user-agent': BROWSER_AGENT, accept: 'application/json' }
    const reply = await send(deps, { url, signal: request.signal, source: ID, headers })
    assertAnswered(ID, reply, deps.clock.now())
    const { data } = shaped(ID, diarySchema, jsonOf(ID, reply))
    const set = data.instrumentSets.find(({ headerFields }) => headerFields[0]?.label === EXCHANGE)
    if (set === undefined) throw malformed(ID, { messageKey: 'answer.no_list', params: { name: EXCHANGE } })
    const value = compute((name) => figureOf(set.instruments, name))
    if (!Number.isFinite(value))
      throw malformed(ID, { messageKey: 'answer.no_list', params: { name: request.symbol } })
    return toSeries(ID, request, [closeOnly(dayOfText(data.timestamp), value)])
  }
  return ask
}

/** @throws VigieError source_malformed if the diary lacks the figure, or it is no number */
function figureOf(instruments: readonly { readonly name: string }[], name: string): number {
  const found = instruments.find((one) => one.name === name)
  if (found === undefined) throw malformed(ID, { messageKey: 'answer.no_list', params: { name } })
  const { latestClose } = shaped(ID, instrumentSchema, found)
  try {
    return parseFigure(latestClose.replaceAll(',', ''), '.') ?? Number.NaN
  } catch (cause) {
    throw malformed(ID, { messageKey: 'answer.no_list', params: { name } }, cause)
  }
}

/** Reads `Friday, January 09, 2026`. */
function dayOfText(text: string): string {
  const instant = Date.parse(`${text} UTC`)
  if (Number.isNaN(instant))
    throw malformed(ID, { messageKey: 'answer.no_list', params: { name: text.slice(0, 60) } })
  return utcDay(instant)
}
