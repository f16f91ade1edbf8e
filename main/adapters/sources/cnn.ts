/**
 * CNN's graph data: the published index and the raw inputs of its seven components. One answer contains every
 * list, so the series of one update share one request. The ratings use today's scale and are ignored.
 */
import * as z from 'zod'
import { VigieError } from '../../../shared/errors.ts'
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
import type { MarketSourceDefinition } from './market-source.ts'
import { closeOnly, toSeries } from './series.ts'

const BASE = 'https://production.dataviz.cnn.io'
const ID = 'cnn'
/** CNN refuses requests with an earlier first day. */
const FIRST_DAY = '2020-07-14'
/** How long one answer is reused for the other series, ms. */
const FRESH = 30_000

const listSchema = z.looseObject({ data: z.array(z.object({ x: z.number(), y: z.number() })) })
const graphSchema = z.record(z.string(), z.unknown())
type CnnGraph = z.infer<typeof graphSchema>

interface CachedGraph {
  readonly url: string
  readonly at: number
  readonly graph: Promise<CnnGraph>
}

/** The symbol is a key of the graph data, such as `market_momentum_sp500` or `fear_and_greed_historical`; `y` is the close. Several series of one answer cost one request. */
export const cnn: MarketSourceDefinition = { id: ID, address: BASE, connect }

/** `symbol` is the name of a list. @throws (from fetch) VigieError source_* */
function connect(deps: SourceDeps): MarketSource['fetch'] {
  let held: CachedGraph | null = null

  async function load(url: string, signal: AbortSignal): Promise<CnnGraph> {
    const headers = { 'user-agent': BROWSER_AGENT }
    const reply = await send(deps, { url, signal, source: ID, headers })
    assertAnswered(ID, reply, deps.clock.now())
    return shaped(ID, graphSchema, jsonOf(ID, reply))
  }

  /** Returns the answer of an address; the next series retries a failed one. */
  async function graphAt(url: string, signal: AbortSignal): Promise<CnnGraph> {
    const now = deps.clock.monotonic()
    if (held === null || held.url !== url || now - held.at >= FRESH) return begin(url, now, signal)
    try {
      return await held.graph
    } catch (error) {
      if (signal.aborted || error instanceof VigieError) throw error
      // The first caller was aborted, not this one.
      return graphAt(url, signal)
    }
  }

  function begin(url: string, now: number, signal: AbortSignal): Promise<CnnGraph> {
    const fresh: CachedGraph = { url, at: now, graph: load(url, signal) }
    held = fresh
    fresh.graph.catch(() => {
      if (held === fresh) held = null
    })
    return fresh.graph
  }

  async function ask(request: SeriesRequest) {
    const from = request.from < FIRST_DAY ? FIRST_DAY : request.from
    const url = endpoint(request.url ?? BASE, `/index/fearandgreed/graphdata/${from}`)
    const list = (await graphAt(url, request.signal))[request.symbol]
    if (list === undefined)
      throw malformed(ID, { messageKey: 'answer.no_list', params: { name: request.symbol } })
    const { data } = shaped(ID, listSchema, list)
    return toSeries(
      ID,
      request,
      data.map(({ x, y }) => closeOnly(utcDay(x), y)),
    )
  }
  return ask
}
