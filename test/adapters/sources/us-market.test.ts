import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { cnn } from '../../../main/adapters/sources/cnn.ts'
import { fred } from '../../../main/adapters/sources/fred.ts'
import { connectSource } from '../../../main/adapters/sources/market-source.ts'
import { stooq } from '../../../main/adapters/sources/stooq.ts'
import { yahoo } from '../../../main/adapters/sources/yahoo.ts'
import { caught } from '../../helpers/caught.ts'
import { FakeClock } from '../../helpers/fake-clock.ts'
import { realHttp } from '../../helpers/real-http.ts'
import { replayed } from '../../helpers/replayed.ts'
import { sharedData } from '../../helpers/shared-data.ts'
import { type QuoteRow, startCnn, startFred, startStooq, startYahoo } from '../../servers/us-market.ts'

const clock = new FakeClock('2026-01-09T12:00:00Z')
const deps = { http: realHttp(clock), clock, timeoutMs: 5_000 }
const request = (url: string, symbol: string) => ({
  url,
  symbol,
  from: '2026-01-01',
  signal: AbortSignal.timeout(20_000),
})

/** Sessions whose values are counters, not prices. */
const rows: QuoteRow[] = [
  { day: '2026-01-05', open: 1, high: 3, low: 1, close: 2, volume: 100 },
  { day: '2026-01-06', open: null, high: null, low: null, close: null, volume: null },
  { day: '2026-01-07', open: 2, high: 5, low: 2, close: 4, volume: null },
]

describe('FRED', () => {
  const source = connectSource(fred, deps)
  const points = [
    ['2025-12-31', '4.1'],
    ['2026-01-01', '.'],
    ['2026-01-02', '4.2'],
    ['2026-01-05', ''],
    ['2026-01-06', '4.3'],
  ] as const

  it.each(['observation_date', 'DATE'])(
    'is read under the header %s, missing values left out',
    async (header) => {
      const { url } = await replayed(startFred({ DGS10: points }, {}, header))
      const { bars } = await source.fetch(request(url, 'DGS10'))
      expect(bars.map(({ day, close }) => [day, close])).toEqual([
        ['2026-01-02', 4.2],
        ['2026-01-06', 4.3],
      ])
    },
  )

  it('is asked for the series from the first day wanted', async () => {
    const server = await replayed(startFred({ DGS10: points }))
    await source.fetch(request(server.url, 'DGS10'))
    expect(server.requests[0]?.url.search).toBe('?id=DGS10&cosd=2026-01-01')
  })

  it('has nothing where every value is missing', async () => {
    const { url } = await replayed(startFred({ DGS10: [['2026-01-02', '.']] }))
    expect(await caught(source.fetch(request(url, 'DGS10')))).toMatchObject({
      code: 'source_empty',
      source: 'fred',
    })
  })

  it.each([
    ['an unknown series', {}, 'UNKNOWN', { code: 'source_refused', detail: 'HTTP 404' }],
    [
      'a page of HTML',
      { fault: () => 'html' as const },
      'DGS10',
      { code: 'source_malformed', detail: 'HTML instead of CSV' },
    ],
    [
      'a row cut off',
      { fault: () => ({ body: 'observation_date,DGS10\n2026-01-02,4.2\n2026-01' }) },
      'DGS10',
      { code: 'source_malformed', detail: 'line 3: "2026-01"' },
    ],
    [
      'a value that is no number',
      { fault: () => ({ body: 'DATE,DGS10\n2026-01-02,n/c\n' }) },
      'DGS10',
      { code: 'source_malformed', detail: 'line 2: "n/c" is not a number' },
    ],
  ])('is named for %s', async (_, options, symbol, error) => {
    const { url } = await replayed(startFred({ DGS10: points }, options))
    expect(await caught(source.fetch(request(url, symbol)))).toMatchObject({ ...error, source: 'fred' })
  })
})

describe('Yahoo', () => {
  const source = connectSource(yahoo, deps)

  it('gives the sessions that have a close', async () => {
    const { url } = await replayed(startYahoo({ '^GSPC': { rows } }))
    const { bars } = await source.fetch(request(url, '^GSPC'))
    expect(bars).toEqual([
      { day: '2026-01-05', open: 1, high: 3, low: 1, close: 2, volume: 100 },
      { day: '2026-01-07', open: 2, high: 5, low: 2, close: 4, volume: null },
    ])
  })

  it('adjusts a whole session by its adjusted close, and leaves the volume', async () => {
    const { url } = await replayed(startYahoo({ TLT: { rows, adjusted: [1, 0, 4] } }))
    const { bars } = await source.fetch(request(url, 'TLT'))
    expect(bars[0]).toEqual({ day: '2026-01-05', open: 0.5, high: 1.5, low: 0.5, close: 1, volume: 100 })
  })

  it('passes on why it refuses a symbol', async () => {
    const { url } = await replayed(startYahoo({}))
    expect(await caught(source.fetch(request(url, 'NOPE')))).toMatchObject({
      code: 'source_refused',
      source: 'yahoo',
      detail: 'Not Found: No data found, symbol may be delisted',
    })
  })

  it('passes on a wait', async () => {
    const fault = () => ({ status: 429, headers: { 'retry-after': '60' }, body: 'Too Many Requests' })
    const { url } = await replayed(startYahoo({ '^GSPC': { rows } }, { fault }))
    expect(await caught(source.fetch(request(url, '^GSPC')))).toEqual({
      code: 'source_rate_limited',
      source: 'yahoo',
      seconds: 60,
    })
  })

  it('is named when its answer has another shape', async () => {
    const { url } = await replayed(
      startYahoo({ '^GSPC': { rows } }, { fault: () => ({ body: '{"finance":{}}' }) }),
    )
    expect(await caught(source.fetch(request(url, '^GSPC')))).toMatchObject({
      code: 'source_malformed',
      source: 'yahoo',
    })
  })
})

describe('Stooq', () => {
  const source = connectSource(stooq, deps)
  const full = rows.filter(({ close }) => close !== null)

  it('gives daily bars', async () => {
    const server = await replayed(startStooq(full))
    const { bars } = await source.fetch(request(server.url, '^SPX'))
    expect(bars.map(({ day, close, volume }) => [day, close, volume])).toEqual([
      ['2026-01-05', 2, 100],
      ['2026-01-07', 4, null],
    ])
    expect(server.requests[0]?.url.searchParams.get('s')).toBe('^spx')
  })

  it('names the page that only browsers pass, answered with status 200', async () => {
    const page = '<!DOCTYPE html><html><script>proof_of_work()</script></html>'
    const { url } = await replayed(startStooq([], {}, page))
    expect(await caught(source.fetch(request(url, '^spx')))).toMatchObject({
      code: 'source_malformed',
      source: 'stooq',
      detail: 'a page that only accepts browsers, instead of CSV',
    })
  })

  it('passes on its notice when the quota is used up', async () => {
    const { url } = await replayed(startStooq([], {}, 'Exceeded the daily hits limit'))
    expect(await caught(source.fetch(request(url, '^spx')))).toMatchObject({
      code: 'source_refused',
      source: 'stooq',
      detail: 'Exceeded the daily hits limit',
    })
  })
})

describe('CNN', () => {
  /** The form of the graph data; the values are counters. */
  const graph = {
    fear_and_greed: { score: 1, rating: 'fear', timestamp: '2026-01-07T23:59:57+00:00' },
    fear_and_greed_historical: {
      data: [
        { x: Date.UTC(2026, 0, 5), y: 40, rating: 'fear' },
        { x: Date.UTC(2026, 0, 6), y: 41, rating: 'fear' },
        { x: Date.UTC(2026, 0, 6, 23, 59), y: 42, rating: 'fear' },
      ],
    },
    put_call_options: { data: [{ x: Date.UTC(2026, 0, 5), y: 0.5, rating: 'extreme fear' }] },
  }

  it('is not asked for days before 2020-07-14, which it refuses', async () => {
    const server = await replayed(startCnn(graph))
    await connectSource(cnn, deps).fetch({ ...request(server.url, 'put_call_options'), from: '2018-03-01' })
    expect(server.requests[0]?.url.pathname).toBe('/index/fearandgreed/graphdata/2020-07-14')
  })

  it('gives each list as a series, the fresher reading of a day in place of the older', async () => {
    const { url } = await replayed(startCnn(graph))
    const { bars } = await connectSource(cnn, deps).fetch(request(url, 'fear_and_greed_historical'))
    expect(bars.map(({ day, close }) => [day, close])).toEqual([
      ['2026-01-05', 40],
      ['2026-01-06', 42],
    ])
  })

  it('is asked once for the series of one update', async () => {
    const server = await replayed(startCnn(graph))
    const source = connectSource(cnn, deps)
    const ask = (symbol: string) => source.fetch(request(server.url, symbol))
    await Promise.all([ask('fear_and_greed_historical'), ask('put_call_options')])
    expect(server.requests.map(({ url }) => url.pathname)).toEqual([
      '/index/fearandgreed/graphdata/2026-01-01',
    ])
  })

  it('is asked again by the next update', async () => {
    const time = new FakeClock('2026-01-09T12:00:00Z')
    const server = await replayed(startCnn(graph))
    const source = connectSource(cnn, { ...deps, clock: time })
    await source.fetch(request(server.url, 'put_call_options'))
    time.pass(60_000)
    await source.fetch(request(server.url, 'put_call_options'))
    expect(server.requests).toHaveLength(2)
  })

  it('is asked again after a failure', async () => {
    const down = { status: 500, body: '' }
    const server = await replayed(startCnn(graph, { fault: (_, before) => (before === 0 ? down : null) }))
    const source = connectSource(cnn, deps)
    expect(await caught(source.fetch(request(server.url, 'put_call_options')))).toMatchObject({
      detail: 'HTTP 500',
    })
    expect((await source.fetch(request(server.url, 'put_call_options'))).bars).toHaveLength(1)
  })

  it('answers another update where the one that asked first has ended', async () => {
    const { url } = await replayed(startCnn(graph))
    const source = connectSource(cnn, deps)
    const ended = new AbortController()
    const first = source.fetch({ ...request(url, 'put_call_options'), signal: ended.signal })
    const second = source.fetch(request(url, 'put_call_options'))
    ended.abort(new Error('cancelled'))
    await expect(first).rejects.toThrow('cancelled')
    expect((await second).bars).toHaveLength(1)
  })

  it('is named for a list it does not have', async () => {
    const { url } = await replayed(startCnn(graph))
    expect(await caught(connectSource(cnn, deps).fetch(request(url, 'momentum')))).toEqual({
      code: 'source_malformed',
      source: 'cnn',
      detail: 'it has no list "momentum"',
    })
  })
})

const cnnFile = sharedData('A_cnn', 'cnn_graphdata_2021-02-01_2022-12-31.json')

describe.skipIf(cnnFile === null)('the real CNN data (skipped without the data beside the checkout)', () => {
  const lists = Object.keys(cnnFile === null ? {} : JSON.parse(readFileSync(cnnFile, 'utf8')))

  it.each(lists)('is read from a file: %s has its 484 points', async (symbol) => {
    const url = pathToFileURL(cnnFile ?? '').href
    const { bars } = await connectSource(cnn, deps).fetch({ ...request(url, symbol), from: '2021-01-01' })
    expect(bars).toHaveLength(484)
  })
})
