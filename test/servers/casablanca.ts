/** The Casablanca exchange behind its firewall: cookies from the history page, JSON:API, quote, ticker, live page. */
import type { IncomingMessage } from 'node:http'
import {
  FORBIDDEN,
  json,
  type ReplayAnswer,
  type ReplayOptions,
  type ReplayServer,
  startReplay,
} from './replay.ts'

export const HISTORY = '/api/proxy/fr/api/bourse_data/index_history'
export const QUOTE = '/api/proxy/fr/api/bourse/dashboard/index_cotation/512335'
export const TICKER = '/api/proxy/fr/api/bourse/dashboard/ticker'
export const SHARES = '/api/proxy/fr/api/bourse_data/instrument_history'
export const HISTORY_PAGE = '/fr/historique-des-indices'
export const LIVE_PAGE = '/fr/live-market/indices/MASI'

export interface MarketSession {
  readonly day: string
  readonly close: string
  readonly high: string
  readonly low: string
}

export interface HttpExchange {
  /** Newest first, in the exchange's order. */
  readonly sessions: readonly MarketSession[]
  readonly quote?: {
    readonly value: string
    readonly previous: string
    readonly high: string
    readonly low: string
  }
  /** Turnover of each share, as text with a decimal point. */
  readonly turnovers?: readonly string[]
  readonly livePage?: string
  /** Turnover of each share on each day, in any order. */
  readonly shares?: readonly { readonly day: string; readonly turnover: string | null }[] | undefined
}

/** @returns the server, and a function that expires every cookie given so far */
export async function startCasablanca(
  exchange: HttpExchange,
  options: ReplayOptions = {},
): Promise<ReplayServer & { readonly expireCookies: () => void }> {
  let visit = 1

  function answer(url: URL, request: IncomingMessage): ReplayAnswer | null {
    if (url.pathname === HISTORY_PAGE) return seeding(visit)
    if (url.pathname === LIVE_PAGE && exchange.livePage !== undefined) return page(exchange.livePage)
    if (!isKnown(request, visit)) return FORBIDDEN
    if (url.pathname === HISTORY) return historyPage(exchange.sessions, url)
    if (url.pathname === SHARES && exchange.shares !== undefined) return shareDays(exchange.shares, url)
    if (url.pathname === QUOTE && exchange.quote !== undefined) return quote(exchange.quote)
    if (url.pathname === TICKER && exchange.turnovers !== undefined) return ticker(exchange.turnovers)
    return null
  }

  const replay = await startReplay(answer, options)
  return { ...replay, expireCookies: () => visit++ }
}

function seeding(visit: number): ReplayAnswer {
  const cookies = [`TS01=${visit}; Path=/; HttpOnly`, 'lang=fr; Path=/']
  return { headers: { 'content-type': 'text/html', 'set-cookie': cookies }, body: '<html>Historique</html>' }
}

function isKnown(request: IncomingMessage, visit: number): boolean {
  const { cookie = '', referer = '', accept } = request.headers
  return (
    cookie.includes(`TS01=${visit}`) &&
    referer.endsWith(HISTORY_PAGE) &&
    accept === 'application/vnd.api+json'
  )
}

function page(body: string): ReplayAnswer {
  return { headers: { 'content-type': 'text/html; charset=utf-8' }, body }
}

function historyPage(sessions: readonly MarketSession[], { searchParams }: URL): ReplayAnswer | null {
  if (searchParams.get('sort') !== '-field_seance_date') return null
  if (searchParams.get('filter[ic][condition][value]') !== '512335') return json({ data: [] })
  const offset = Number(searchParams.get('page[offset]'))
  const rows = sessions.slice(offset, offset + Math.min(250, Number(searchParams.get('page[limit]'))))
  return json({ data: rows.map((session, i) => resource(session, offset + i)) })
}

function resource({ day, close, high, low }: MarketSession, number: number) {
  return {
    id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
    type: 'bourse_data--index_history',
    attributes: {
      drupal_internal__id: number,
      field_seance_date: day,
      field_index_value: close,
      field_index_high_value: high,
      field_index_low_value: low,
    },
  }
}

/** Newest first, within the days of the two filters, as the exchange answers. */
function shareDays(shares: NonNullable<HttpExchange['shares']>, { searchParams }: URL): ReplayAnswer | null {
  const value = (name: string) => searchParams.get(`filter[${name}][condition][value]`) ?? ''
  if (searchParams.get('sort[date-seance][direction]') !== 'DESC') return null
  const [from, to] = [value('filter-date-start-vh'), value('filter-date-end-vh')]
  const offset = Number(searchParams.get('page[offset]'))
  const rows = shares
    .filter(({ day }) => day >= from && day <= to)
    .sort((a, b) => (a.day < b.day ? 1 : -1))
    .slice(offset, offset + Math.min(250, Number(searchParams.get('page[limit]'))))
  const resource = ({ day, turnover }: (typeof rows)[number]) => ({
    type: 'bourse_data--instrument_history',
    attributes: { created: day, cumulVolumeEchange: turnover },
  })
  return json({ data: rows.map(resource) })
}

function quote({ value, previous, high, low }: NonNullable<HttpExchange['quote']>): ReplayAnswer {
  const variation = ((Number(value) / Number(previous) - 1) * 100).toFixed(2)
  return json({
    data: {
      field_index_value: value,
      field_previous_value: previous,
      field_variation_percent: variation,
      field_index_high_value: high,
      field_index_low_value: low,
    },
  })
}

function ticker(turnovers: readonly string[]): ReplayAnswer {
  return json({ data: { values: turnovers.map((turnover) => ({ field_cumul_volume_echange: turnover })) } })
}
