/** FRED of the Federal Reserve Bank of St. Louis: one CSV per series, close only. */
import { isCalendarDay } from '../../../shared/time/calendar-day.ts'
import type { MarketSource, OhlcvBar, SeriesRequest } from '../../core/jobs/fear-greed/ports.ts'
import { assertAnswered, endpoint, malformed, type SourceDeps, send } from './answer.ts'
import { badLine, figureIn, notCsv } from './csv-answer.ts'
import type { MarketSourceDefinition } from './market-source.ts'
import { closeOnly, toSeries } from './series.ts'

const BASE = 'https://fred.stlouisfed.org'
const ID = 'fred'

/** The symbol is a series, such as `DGS10`. */
export const fred: MarketSourceDefinition = { id: ID, address: BASE, connect }

/** `symbol` is the series, for example DGS10. @throws (from fetch) VigieError source_* */
function connect(deps: SourceDeps): MarketSource['fetch'] {
  async function ask(request: SeriesRequest) {
    const query = { id: request.symbol, cosd: request.from }
    const url = endpoint(request.url ?? BASE, '/graph/fredgraph.csv', query)
    const reply = await send(deps, { url, signal: request.signal, source: ID })
    assertAnswered(ID, reply, deps.clock.now())
    return toSeries(ID, request, parseFredCsv(reply.text(), request.symbol))
  }
  return ask
}

/** Returns the rows of a FRED download without missing observations (`.` or empty). */
function parseFredCsv(text: string, symbol: string): OhlcvBar[] {
  const [header = '', ...lines] = text
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split(/\r?\n/)
  const [date = '', ...names] = header.split(',').map((name) => name.trim())
  if (!/^(observation_date|date)$/i.test(date)) throw notCsv(ID, header)
  const column = names.findIndex((name) => name.toUpperCase() === symbol.toUpperCase())
  const value = column >= 0 ? column : names.length === 1 ? 0 : -1
  if (value < 0) throw malformed(ID, { messageKey: 'answer.no_column', params: { column: symbol } })
  return lines.flatMap((line, index) => parseRow(line, value + 1, index + 2))
}

function parseRow(line: string, column: number, number: number): OhlcvBar[] {
  const cells = line.split(',')
  const day = cells[0]?.trim() ?? ''
  const text = cells[column]
  if (!isCalendarDay(day) || text === undefined) throw badLine(ID, line, number)
  const close = figureIn(ID, text, number)
  return close === null ? [] : [closeOnly(day, close)]
}
