/** The Casablanca stock exchange as a market source: the history of an index, and today's session so far. */
import { VigieError } from '../../../../shared/errors.ts'
import { localDayText } from '../../../../shared/time/local-time.ts'
import type {
  MarketSource,
  OhlcvBar,
  SeriesRequest,
  SourceSeries,
} from '../../../core/jobs/fear-greed/ports.ts'
import type { SourceDeps } from '../answer.ts'
import type { MarketSourceDefinition } from '../market-source.ts'
import { toSeries } from '../series.ts'
import { indexId, readHistory } from './history.ts'
import { parseLivePage, turnoverOf } from './live-page.ts'
import { type Quote, readQuote, readTurnover } from './quote.ts'
import { barOfToday, ZONE } from './today.ts'
import { BASE, type CasablancaVisit, createVisit, ID } from './visit.ts'
import { lackingVolumes, readTurnovers } from './volumes.ts'

interface TodayValues {
  readonly quote: Quote | null
  readonly turnover: number | null
  readonly faults: readonly VigieError[]
}

/** The symbol is an index, such as `MASI`. */
export const casablanca: MarketSourceDefinition = { id: ID, address: BASE, connect }

/**
 * Adds today's bar if the exchange has opened; its faults are returned with the series. @throws (from fetch)
 * VigieError source_*
 */
function connect(deps: SourceDeps): MarketSource['fetch'] {
  const visit = createVisit(deps)

  async function ask(request: SeriesRequest): Promise<SourceSeries> {
    indexId(request.symbol)
    const now = deps.clock.now()
    const today = localDayText(now, ZONE)
    const isCurrent = !request.url?.startsWith('file:') && (request.to ?? today) >= today
    const [history, { quote, turnover, faults }] = await Promise.all([
      readHistory(visit, request, today),
      isCurrent ? readToday(visit, request) : NOTHING_TODAY,
    ])
    const bar = quote === null ? null : barOfToday(history, quote, turnover, now)
    const bars = bar === null ? history : [...history, bar]
    const past = isCurrent ? await readPastVolumes(visit, request, history) : NO_VOLUMES
    const whole = bars.map((one) => ({ ...one, volume: one.volume ?? past.volumes.get(one.day) ?? null }))
    return toSeries(ID, request, whole, [...faults, ...past.faults])
  }
  return ask
}

interface PastVolumes {
  readonly volumes: ReadonlyMap<string, number>
  readonly faults: readonly VigieError[]
}

const NO_VOLUMES: PastVolumes = { volumes: new Map(), faults: [] }

/** Reads the volumes of some past sessions if Vigie keeps them; a failure is a fault, and the history is used without them. */
async function readPastVolumes(
  visit: CasablancaVisit,
  request: SeriesRequest,
  history: readonly OhlcvBar[],
): Promise<PastVolumes> {
  const days = request.kept === undefined ? [] : lackingVolumes(history, request.kept)
  if (days.length === 0) return NO_VOLUMES
  const volumes = await settled(readTurnovers(visit, request, days), request.signal)
  return volumes instanceof VigieError ? { ...NO_VOLUMES, faults: [volumes] } : { volumes, faults: [] }
}

const NOTHING_TODAY: TodayValues = { quote: null, turnover: null, faults: [] }

/** Reads today's values from the JSON endpoints, if one fails from the live page; if both fail, adds a fault. */
async function readToday(visit: CasablancaVisit, request: SeriesRequest): Promise<TodayValues> {
  const [quote, turnover] = await Promise.all([
    settled(readQuote(visit, request), request.signal),
    settled(readTurnover(visit, request), request.signal),
  ])
  const failures = [quote, turnover].filter((answer) => answer instanceof VigieError)
  const page = failures.length > 0 ? await settled(readLivePage(visit, request), request.signal) : null
  const found: Omit<TodayValues, 'faults'> = {
    quote: quote instanceof VigieError ? pageValue(page, (p) => p.quote) : quote,
    turnover: turnover instanceof VigieError ? pageValue(page, turnoverOf) : turnover,
  }
  return { ...found, faults: found.quote === null || found.turnover === null ? failures.slice(0, 1) : [] }
}

async function readLivePage(visit: CasablancaVisit, request: SeriesRequest) {
  const path = `/fr/live-market/indices/${encodeURIComponent(request.symbol)}`
  return parseLivePage(await visit.page({ base: request.url ?? BASE, path, signal: request.signal }))
}

type LiveQuotePage = Awaited<ReturnType<typeof parseLivePage>>

function pageValue<T>(
  page: LiveQuotePage | VigieError | null,
  read: (page: LiveQuotePage) => T | null,
): T | null {
  return page === null || page instanceof VigieError ? null : read(page)
}

/** Returns the value or its error. An abort and a programming error are still thrown. */
async function settled<T>(work: Promise<T>, signal: AbortSignal): Promise<T | VigieError> {
  try {
    return await work
  } catch (error) {
    if (signal.aborted || !(error instanceof VigieError)) throw error
    return error
  }
}
