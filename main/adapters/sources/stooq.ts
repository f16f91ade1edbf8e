/** Stooq: one CSV of daily bars per symbol. A quota notice is a line of text with status 200. */
import { VigieError } from '../../../shared/errors.ts'
import { isCalendarDay, utcDay } from '../../../shared/time/calendar-day.ts'
import type { MarketSource, OhlcvBar, SeriesRequest } from '../../core/jobs/fear-greed/ports.ts'
import { assertAnswered, endpoint, malformed, type SourceDeps, send } from './answer.ts'
import { badLine, figureIn } from './csv-answer.ts'
import type { MarketSourceDefinition } from './market-source.ts'
import { toSeries } from './series.ts'

const BASE = 'https://stooq.com'
const ID = 'stooq'

/** The symbol is one of Stooq, such as `^spx`. */
export const stooq: MarketSourceDefinition = { id: ID, address: BASE, connect }

/**
 * @throws (from fetch) VigieError source_*; a quota notice is source_refused or source_malformed, never an empty
 * series
 */
function connect(deps: SourceDeps): MarketSource['fetch'] {
  async function ask(request: SeriesRequest) {
    const last = request.to ?? utcDay(deps.clock.now())
    const query = { s: request.symbol.toLowerCase(), i: 'd', d1: digits(request.from), d2: digits(last) }
    const url = endpoint(request.url ?? BASE, '/q/d/l/', query)
    const reply = await send(deps, { url, signal: request.signal, source: ID })
    assertAnswered(ID, reply, deps.clock.now())
    return toSeries(ID, request, parseStooqCsv(reply.text()))
  }
  return ask
}

/** Returns the rows of a Stooq download. Indices without volume have five columns. */
function parseStooqCsv(text: string): OhlcvBar[] {
  const [header = '', ...lines] = text.trim().split(/\r?\n/)
  if (!/^Date,Open,High,Low,Close(,Volume)?$/i.test(header.trim())) throw notBars(header)
  return lines.map((line, index) => parseRow(line, index + 2))
}

function parseRow(line: string, number: number): OhlcvBar {
  const [day = '', ...cells] = line.split(',')
  if (!isCalendarDay(day)) throw badLine(ID, line, number)
  const [open, high, low, close, volume] = cells.map((cell) => figureIn(ID, cell, number))
  if (close === null || close === undefined)
    throw malformed(ID, { messageKey: 'answer.line_no_close', params: { line: String(number) } })
  return { day, open: open ?? null, high: high ?? null, low: low ?? null, close, volume: volume ?? null }
}

/** One line of text is a notice (quota, unknown symbol): the error quotes it. */
function notBars(header: string): VigieError {
  if (/^\s*</.test(header)) return malformed(ID, { messageKey: 'answer.browser_check' })
  return new VigieError('source_refused', {
    source: ID,
    detail: header.trim().slice(0, 120) || { messageKey: 'answer.empty' },
  })
}

function digits(day: string): string {
  return day.replaceAll('-', '')
}
