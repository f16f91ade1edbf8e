/** Cboe's own history of its volatility indices: one CSV per index, daily since 1990 for the VIX, without a key. */
import type { LocalizableMessage } from '../../../shared/errors.ts'
import { isCalendarDay } from '../../../shared/time/calendar-day.ts'
import type { MarketSource, OhlcvBar, SeriesRequest } from '../../core/jobs/fear-greed/ports.ts'
import { assertAnswered, endpoint, malformed, type SourceDeps, send } from './answer.ts'
import { parseFigure } from './figures.ts'
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
  if (!HEADER.test(header.trim())) throw malformed(ID, notCsv(header))
  return lines.map((line, index) => parseRow(line, index + 2))
}

/** Days are `MM/DD/YYYY`; copies of the file also write `YYYY-MM-DD`. */
function parseRow(line: string, number: number): OhlcvBar {
  const [date = '', ...cells] = line.split(',')
  const day = date.replace(/^(\d\d)\/(\d\d)\/(\d{4})$/, '$3-$1-$2')
  if (!isCalendarDay(day))
    throw malformed(ID, { told: 'answer.line', params: { line: String(number), text: line.slice(0, 60) } })
  const [open = null, high = null, low = null, close = null] = cells.map((cell) => figure(cell, number))
  if (close === null) throw malformed(ID, { told: 'answer.line_no_close', params: { line: String(number) } })
  return { day, open, high, low, close, volume: null }
}

function figure(text: string, number: number): number | null {
  try {
    return parseFigure(text, '.')
  } catch (cause) {
    const params = { line: String(number), text }
    throw malformed(ID, { told: 'answer.line_not_number', params }, cause)
  }
}

function notCsv(header: string): LocalizableMessage {
  return /^\s*</.test(header)
    ? { told: 'answer.html', params: { expected: 'CSV' } }
    : { told: 'answer.no_header', params: { text: header.slice(0, 60) } }
}
