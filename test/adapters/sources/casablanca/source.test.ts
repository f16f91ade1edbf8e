import { describe, expect, it } from 'vitest'
import { casablanca } from '../../../../main/adapters/sources/casablanca/source.ts'
import { connectSource } from '../../../../main/adapters/sources/market-source.ts'
import { caught } from '../../../helpers/caught.ts'
import { FakeClock } from '../../../helpers/fake-clock.ts'
import { MASI_FILE, masiSessions } from '../../../helpers/masi.ts'
import { realHttp } from '../../../helpers/real-http.ts'
import { replayed } from '../../../helpers/replayed.ts'
import {
  HISTORY,
  HISTORY_PAGE,
  type HttpExchange,
  LIVE_PAGE,
  QUOTE,
  startCasablanca,
  TICKER,
} from '../../../servers/casablanca.ts'
import { FORBIDDEN, type ReplayOptions } from '../../../servers/replay.ts'

/** Sessions on every day, in the exchange's form; their values are counters, not prices. */
const shapes = (count: number) =>
  Array.from({ length: count }, (_, i) => {
    const day = new Date(Date.UTC(2026, 0, 8) - i * 86_400_000).toISOString().slice(0, 10)
    return { day, close: `${count - i}.00`, high: `${count - i}.50`, low: `${count - i - 0.5}` }
  })

/** Friday 2026-01-09: at 12:00 and 16:00 in Casablanca. */
const NOON = '2026-01-09T11:00:00Z'
const EVENING = '2026-01-09T15:00:00Z'

async function at(now: string, exchange: HttpExchange, options: ReplayOptions = {}, timeoutMs = 30_000) {
  const clock = new FakeClock(now, 'Europe/Paris')
  const server = await replayed(startCasablanca(exchange, options))
  const source = connectSource(casablanca, { http: realHttp(clock), clock, timeoutMs })
  const ask = (change: object = {}) =>
    source.fetch({
      symbol: 'MASI',
      from: '2025-01-01',
      url: server.url,
      signal: AbortSignal.timeout(20_000),
      ...change,
    })
  const asked = (path: string) => server.requests.filter(({ url }) => url.pathname === path)
  return { server, ask, asked }
}

const today = { value: '11.00', previous: '10.00', high: '11.20', low: '9.90' }
const whole = { sessions: shapes(10), quote: today, turnovers: ['1000.50', '2000.25', '-'] }

describe('the history', () => {
  it('comes ascending, with the figures of the text and no volume', async () => {
    const { ask } = await at(NOON, { ...whole, quote: { ...today, previous: '4.00' } })
    const { bars, ...rest } = await ask({ from: '2026-01-07' })
    expect(rest).toEqual({ id: 'MASI', source: 'casablanca' })
    expect(bars).toEqual([
      { day: '2026-01-07', open: null, high: 9.5, low: 8.5, close: 9, volume: null },
      { day: '2026-01-08', open: null, high: 10.5, low: 9.5, close: 10, volume: null },
    ])
  })

  it('is asked for with the cookies of the history page, its address as referer, newest first', async () => {
    const { ask, asked } = await at(NOON, whole)
    await ask()
    const [question] = asked(HISTORY)
    expect(question?.headers).toMatchObject({ cookie: 'TS01=1; lang=fr', accept: 'application/vnd.api+json' })
    expect(question?.headers.referer).toMatch(/\/fr\/historique-des-indices$/)
    expect(Object.fromEntries(question?.url.searchParams ?? [])).toEqual({
      'filter[ic][condition][path]': 'field_index_code.tid',
      'filter[ic][condition][operator]': '=',
      'filter[ic][condition][value]': '512335',
      sort: '-field_seance_date',
      'page[limit]': '250',
      'page[offset]': '0',
    })
  })

  it('takes as many pages as reach back to the day asked for', async () => {
    const { ask, asked } = await at(NOON, { ...whole, sessions: shapes(900) })
    const { bars } = await ask({ from: '2023-10-01' })
    expect(bars).toHaveLength(831)
    const offsets = asked(HISTORY).map(({ url }) => Number(url.searchParams.get('page[offset]')))
    expect(offsets).toEqual([0, 250, 500, 750])
  })

  it('refuses an index the exchange does not have, naming those it has', async () => {
    const { ask } = await at(NOON, whole)
    expect(await caught(ask({ symbol: 'CAC40' }))).toMatchObject({ code: 'invalid_input', field: 'symbol' })
  })

  it('says so when there is nothing since the day asked for', async () => {
    const { ask } = await at(NOON, { sessions: [] })
    expect(await caught(ask())).toEqual({
      code: 'source_empty',
      source: 'casablanca',
      symbol: 'MASI',
      from: '2025-01-01',
    })
  })
})

describe('today', () => {
  it('is the last bar while the session runs, its volume not yet known', async () => {
    const { ask } = await at(NOON, whole)
    const { bars, faults } = await ask()
    expect(bars.at(-1)).toEqual({
      day: '2026-01-09',
      open: null,
      high: 11.2,
      low: 9.9,
      close: 11,
      volume: null,
    })
    expect(faults).toBeUndefined()
  })

  it('has the turnover of all shares as its volume after the close', async () => {
    const { ask } = await at(EVENING, whole)
    expect((await ask()).bars.at(-1)).toMatchObject({ day: '2026-01-09', volume: 3000.75 })
  })

  it('makes no bar on a holiday, when the quote is still of the session before', async () => {
    const { ask } = await at(NOON, { ...whole, quote: { ...today, value: '10.00', previous: '9.00' } })
    expect((await ask()).bars.at(-1)?.day).toBe('2026-01-08')
  })

  it('makes no bar at the week-end', async () => {
    const { ask } = await at('2026-01-10T11:00:00Z', whole)
    expect((await ask()).bars.at(-1)?.day).toBe('2026-01-08')
  })

  it('is left out with a fault where quote and live page fail; the history counts', async () => {
    const { ask } = await at(NOON, { sessions: whole.sessions, turnovers: whole.turnovers })
    const { bars, faults } = await ask()
    expect(bars.at(-1)?.day).toBe('2026-01-08')
    expect(faults?.map(({ code, params }) => [code, params.detail])).toEqual([['source_refused', 'HTTP 404']])
  })

  it('is not asked for when the days wanted are past', async () => {
    const { ask, asked } = await at(NOON, whole)
    await ask({ to: '2026-01-05' })
    expect([asked(QUOTE), asked(TICKER), asked(LIVE_PAGE)]).toEqual([[], [], []])
  })
})

describe('the firewall', () => {
  it('is passed again with new cookies when the old ones have expired', async () => {
    const { ask, asked, server } = await at(NOON, whole)
    await ask()
    server.expireCookies()
    const { bars } = await ask()
    expect(bars).toHaveLength(11)
    expect(asked(HISTORY_PAGE)).toHaveLength(2)
  })

  it('gives cookies to another update where the one that visited first has ended', async () => {
    const { ask } = await at(NOON, whole)
    const ended = new AbortController()
    const first = ask({ signal: ended.signal })
    const second = ask()
    ended.abort(new Error('cancelled'))
    await expect(first).rejects.toThrow('cancelled')
    expect((await second).bars).toHaveLength(11)
  })

  it('is named when it refuses twice', async () => {
    const fault = ({ pathname }: URL) => (pathname === HISTORY ? FORBIDDEN : null)
    const { ask, asked } = await at(NOON, whole, { fault })
    expect(await caught(ask())).toMatchObject({
      code: 'source_refused',
      source: 'casablanca',
      detail: 'HTTP 403',
    })
    expect(asked(HISTORY)).toHaveLength(4)
  })

  it('is named when it answers HTML in place of JSON', async () => {
    const { ask } = await at(NOON, whole, { fault: ({ pathname }) => (pathname === HISTORY ? 'html' : null) })
    expect(await caught(ask())).toEqual({
      code: 'source_malformed',
      source: 'casablanca',
      detail: 'HTML instead of JSON',
    })
  })

  it('is named when it refuses the page that gives cookies', async () => {
    const { ask } = await at(NOON, whole, {
      fault: ({ pathname }) => (pathname === HISTORY_PAGE ? FORBIDDEN : null),
    })
    expect(await caught(ask())).toMatchObject({ code: 'source_refused', detail: 'HTTP 403' })
  })
})

describe('a page of the history in the middle', () => {
  const middle = ({ pathname, searchParams }: URL) =>
    pathname === HISTORY && searchParams.get('page[offset]') === '250'
  const long = { ...whole, sessions: shapes(900) }
  const down = { status: 502, body: 'Bad Gateway' }

  it('is asked for once more when it fails', async () => {
    let failures = 0
    const { ask } = await at(NOON, long, { fault: (url) => (middle(url) && failures++ === 0 ? down : null) })
    expect((await ask({ from: '2023-10-01' })).bars).toHaveLength(831)
  })

  it('fails the series when it fails again: no hole is passed off as a history', async () => {
    const { ask } = await at(NOON, long, { fault: (url) => (middle(url) ? down : null) })
    expect(await caught(ask({ from: '2023-10-01' }))).toMatchObject({
      code: 'source_refused',
      detail: 'HTTP 502',
    })
  })

  it('is named when it is cut off', async () => {
    const { ask } = await at(NOON, long, { fault: (url) => (middle(url) ? 'truncated' : null) })
    const error = await caught(ask({ from: '2023-10-01' }))
    expect(error).toMatchObject({ code: 'source_malformed', source: 'casablanca' })
    expect(error.detail).toMatch(/^JSON invalid or truncated after [\d,]+ characters$/)
  })
})

describe('an answer that is not to be had', () => {
  it('passes the wait on when the exchange asks for one, and asks nothing before', async () => {
    const busy = { status: 429, headers: { 'retry-after': '7' }, body: 'Too Many Requests' }
    const { ask, server } = await at(NOON, whole, {
      fault: ({ pathname }) => (pathname === HISTORY ? busy : null),
    })
    expect(await caught(ask())).toEqual({ code: 'source_rate_limited', source: 'casablanca', seconds: 7 })
    const before = server.requests.length
    expect(await caught(ask())).toEqual({ code: 'source_rate_limited', source: 'casablanca', seconds: 7 })
    expect(server.requests).toHaveLength(before)
  })

  it('is named when nothing comes', async () => {
    const { ask } = await at(
      NOON,
      whole,
      { fault: ({ pathname }) => (pathname === HISTORY ? 'silent' : null) },
      300,
    )
    expect(await caught(ask())).toEqual({ code: 'source_timeout', source: 'casablanca', seconds: 0.1 })
  })

  it('is named when the connection breaks', async () => {
    const { ask } = await at(NOON, whole, {
      fault: ({ pathname }) => (pathname === HISTORY ? 'reset' : null),
    })
    expect(await caught(ask())).toMatchObject({ code: 'source_unreachable', source: 'casablanca' })
  })

  it('is named with its field when a figure is not one', async () => {
    const sessions = [{ day: '2026-01-08', close: 'n.c.', high: '1', low: '1' }]
    const { ask } = await at(NOON, { sessions })
    const error = await caught(ask())
    expect(error).toMatchObject({ code: 'source_malformed', source: 'casablanca' })
    expect(error.detail).toBe('data[0].attributes.field_index_value: "n.c." is not a number')
  })
})

describe.skipIf(MASI_FILE === null)(
  'the real MASI of 2020 to 2022 (skipped without the data beside the checkout)',
  () => {
    it('is served and read back figure by figure', async () => {
      const sessions = masiSessions()
      const { ask } = await at('2022-12-31T12:00:00Z', { sessions })
      const { bars } = await ask({ from: '2020-01-01', to: '2022-12-30' })
      expect(bars).toHaveLength(742)
      expect(bars.find(({ day }) => day === '2020-03-18')?.close).toBe(8987.89)
    })

    it('takes the last session from the quote while the history ends the day before', async () => {
      const [last, ...sessions] = masiSessions()
      const quote = {
        value: last?.close ?? '',
        previous: sessions[0]?.close ?? '',
        high: last?.high ?? '',
        low: last?.low ?? '',
      }
      const { ask } = await at('2022-12-30T12:00:00Z', { sessions, quote, turnovers: ['66750.10'] })
      const { bars } = await ask({ from: '2022-01-01' })
      expect(bars.at(-1)).toMatchObject({ day: '2022-12-30', close: 10720.25, high: 10908.54, low: 10696.38 })
    })
  },
)
