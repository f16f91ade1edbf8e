/** Cboe's own history of its volatility indices: one CSV per index, daily since 1990 for the VIX, without a key. */
import { isCalendarDay } from '../../../shared/time/calendar-day.ts'
import type { MarketSource, OhlcvBar, SeriesRequest } from '../../core/jobs/fear-greed/ports.ts'
import { assertAnswered, endpoint, malformed, type SourceDeps, send } from './answer.ts'
import { badLine, figureIn, notCsv } from './csv-answer.ts'
import type { MarketSourceDefinition } from './market-source.ts'
import { toSeries } from './series.ts'

const BASE = 'https://cdn.cboe.com'
const ID = 'cboe'
const HEADER = /^DATE,OPEN,HIGH,LOW,CLOSE$/i

/** The symbol is an index of Cboe, such as `VIX`. */
export const cboe: MarketSourceDefinition = { id: ID, address: BASE, connect }

/** @throws (from fetch) VigieError source_* */
function connect(deps: SourceDeps): MarketSource['fetch'] {
  async function ask(request: SeriesRequest) {
    const path = `/api/global/us_indices/daily_prices/${encodeURIComponent(request.symbol)}_History.csv`
    const url = endpoint(request.url ?? BASE, path)
    const reply = await send(deps, { url, signal: request.signal, source: ID })
    assertAnswered(ID, reply, deps.clock.now())
    return toSeries(ID, request, parseHistory(reply.text()))
  }
  return ask
}

function parseHistory(text: string): OhlcvBar[] {
  const [header = '', ...lines] = text
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/\r?\n/)
  if (!HEADER.test(header.trim())) throw notCsv(ID, header)
  return lines.map((line, index) => parseRow(line, index + 2))
}

/** Days are `MM/DD/YYYY`; copies of the file also write `YYYY-MM-DD`. */
function parseRow(line: string, number: number): OhlcvBar {
  const [date = '', ...cells] = line.split(',')
  const day = date.replace(/^(\d\d)\/(\d\d)\/(\d{4})$/, '$3-$1-$2')
  if (!isCalendarDay(day)) throw badLine(ID, line, number)
  const [open = null, high = null, low = null, close = null] = cells.map((cell) => figureIn(ID, cell, number))
  if (close === null)
    throw malformed(ID, { messageKey: 'answer.line_no_close', params: { line: String(number) } })
  return { day, open, high, low, close, volume: null }
}
