import { describe, expect, it } from 'vitest'
import { yahoo } from '../../../main/adapters/sources/yahoo.ts'
import { caught } from '../../helpers/caught.ts'

const NOW = Date.parse('2026-01-10T00:00:00Z')
const fetchFrom = (status: number, body: unknown, symbol = '^GSPC') =>
  yahoo.connect({
    clock: { now: () => NOW, monotonic: () => 0, zone: () => 'UTC' },
    http: {
      stream: () => Promise.reject(new Error('not used')),
      send: async ({ url }) => {
        const text = JSON.stringify(body)
        return {
          status,
          url,
          headers: {},
          bytes: new TextEncoder().encode(text),
          text: () => text,
          json: () => body,
          cookies: [],
        }
      },
    },
  })({ symbol, from: '2026-01-01', signal: new AbortController().signal })

describe('Yahoo', () => {
  it('that answers 401 has refused, and says why', async () => {
    const error = { code: 'Unauthorized', description: 'Invalid Crumb' }
    expect(await caught(fetchFrom(401, { finance: { result: null, error } }))).toMatchObject({
      code: 'source_refused',
      detail: 'Unauthorized: Invalid Crumb',
    })
  })

  it.each([
    ['a share', 'SPY', ['source_malformed']],
    ['an index, which has nothing to adjust', '^GSPC', []],
  ])(
    'with an empty list of adjusted closes gives the closes of %s, and says so',
    async (_, symbol, codes) => {
      const quote = [{ close: [100], open: [99], high: [101], low: [98], volume: [5] }]
      const timestamp = [Date.parse('2026-01-05T14:30:00Z') / 1000]
      const result = [{ meta: { gmtoffset: -18_000 }, timestamp, indicators: { quote, adjclose: [{}] } }]
      const { bars, faults = [] } = await fetchFrom(200, { chart: { result, error: null } }, symbol)
      expect(bars).toMatchObject([{ close: 100 }])
      expect(faults.map(({ code }) => code)).toEqual(codes)
    },
  )

  it('with neither times nor prices has no session in the days asked for', async () => {
    const result = [{ meta: {}, indicators: { quote: [{}], adjclose: [{}] } }]
    expect(await caught(fetchFrom(200, { chart: { result, error: null } }))).toMatchObject({
      code: 'source_empty',
      symbol: '^GSPC',
    })
  })

  it('without any adjusted close gives the close', async () => {
    const quote = [{ close: [100], open: [99], high: [101], low: [98], volume: [5] }]
    const timestamp = [Date.parse('2026-01-05T14:30:00Z') / 1000]
    const result = [{ meta: { gmtoffset: -18_000 }, timestamp, indicators: { quote, adjclose: [{}] } }]
    const { bars } = await fetchFrom(200, { chart: { result, error: null } })
    expect(bars).toMatchObject([{ day: '2026-01-05', close: 100 }])
  })

  it('that does not say when the session ends gives today no volume: it may be that of half a day', async () => {
    const quote = [{ close: [99, 100], open: [99, 99], high: [101, 101], low: [98, 98], volume: [5, 6] }]
    const timestamp = ['2026-01-08T14:30:00Z', '2026-01-09T14:30:00Z'].map((text) => Date.parse(text) / 1000)
    const result = [{ meta: { gmtoffset: -18_000 }, timestamp, indicators: { quote, adjclose: [{}] } }]
    const { bars } = await fetchFrom(200, { chart: { result, error: null } })
    expect(bars.map(({ day, volume }) => [day, volume])).toEqual([
      ['2026-01-08', 5],
      ['2026-01-09', null],
    ])
  })

  it('that does not say in which zone its days are is not believed', async () => {
    const result = [
      {
        meta: {},
        timestamp: [Date.parse('2026-01-05T23:00:00Z') / 1000],
        indicators: { quote: [{ close: [100] }] },
      },
    ]
    expect(await caught(fetchFrom(200, { chart: { result, error: null } }))).toMatchObject({
      code: 'source_malformed',
      detail: 'meta.gmtoffset is missing',
    })
  })

  it('gives the day of the exchange: a session of Sydney begins the evening before in UTC', async () => {
    const timestamp = [Date.parse('2026-01-05T23:00:00Z') / 1000]
    const result = [{ meta: { gmtoffset: 39_600 }, timestamp, indicators: { quote: [{ close: [100] }] } }]
    const { bars } = await fetchFrom(200, { chart: { result, error: null } })
    expect(bars.map(({ day }) => day)).toEqual(['2026-01-06'])
  })
})
