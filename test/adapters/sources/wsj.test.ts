import { describe, expect, it } from 'vitest'
import { connectSource } from '../../../main/adapters/sources/market-source.ts'
import { wsj } from '../../../main/adapters/sources/wsj.ts'
import { caught } from '../../helpers/caught.ts'
import { FakeClock } from '../../helpers/fake-clock.ts'
import { realHttp } from '../../helpers/real-http.ts'
import { replayed } from '../../helpers/replayed.ts'
import { json, startReplay } from '../../servers/replay.ts'

const clock = new FakeClock('2026-01-09T22:00:00Z')
const source = connectSource(wsj, { http: realHttp(clock), clock, timeoutMs: 5_000 })
const DIARY = {
  'Issues traded': '2,000',
  Advances: '1,200',
  Declines: '600',
  'New highs': '150',
  'New lows': '30',
}
const diary = (figures: Record<string, string>, exchange = 'NYSE', timestamp = 'Friday, January 09, 2026') =>
  startReplay(({ pathname, searchParams }) =>
    pathname === '/market-data/stocks/marketsdiary' && searchParams.get('type') === 'mdc_marketsdiary'
      ? json({
          data: {
            timestamp,
            instrumentSets: [
              { headerFields: [{ label: 'Nasdaq' }], instruments: [] },
              {
                headerFields: [{ label: exchange }],
                instruments: Object.entries(figures).map(([name, latestClose]) => ({ name, latestClose })),
              },
            ],
          },
        })
      : null,
  )
const ask = (url: string, symbol: string) =>
  source.fetch({ url, symbol, from: '2026-01-01', signal: AbortSignal.timeout(20_000) })

describe('the market diary', () => {
  it('has no usual address: its owner chooses it', () => {
    expect(wsj.address).toBeNull()
  })
  it.each([
    ['net_advances', (1000 * 600) / 1800],
    ['net_new_highs', 6],
  ])('gives %s of the NYSE at the last close', async (symbol, value) => {
    const { url } = await replayed(diary(DIARY))
    const { bars } = await ask(url, symbol)
    expect(bars.map(({ day, close }) => [day, close])).toEqual([['2026-01-09', value]])
  })
  it.each([
    ['without the exchange', () => diary(DIARY, 'NYSE American')],
    ['without the declines', () => diary({ Advances: '1,200' })],
    ['with a figure that is none', () => diary({ ...DIARY, Declines: 'n/a' })],
    ['with no issue at all', () => diary({ ...DIARY, Advances: '0', Declines: '0' })],
    ['without a day', () => diary(DIARY, 'NYSE', 'Latest')],
  ])('%s is malformed', async (_, start) => {
    const { url } = await replayed(start())
    expect(await caught(ask(url, 'net_advances'))).toMatchObject({ code: 'source_malformed', source: 'wsj' })
  })
})
