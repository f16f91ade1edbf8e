/** The volumes of past sessions, summed over the shares. */
import { describe, expect, it } from 'vitest'
import { casablanca } from '../../../../main/adapters/sources/casablanca/source.ts'
import { connectSource } from '../../../../main/adapters/sources/market-source.ts'
import { FakeClock } from '../../../helpers/fake-clock.ts'
import { realHttp } from '../../../helpers/real-http.ts'
import { replayed } from '../../../helpers/replayed.ts'
import { type HttpExchange, SHARES, startCasablanca } from '../../../servers/casablanca.ts'

/** A Friday at noon in Casablanca: the session runs, and has no volume yet. */
const NOON = '2026-01-09T11:00:00Z'
const DAYS = Array.from({ length: 30 }, (_, i) =>
  new Date(Date.UTC(2026, 0, 8) - i * 86_400_000).toISOString().slice(0, 10),
)
const sessions = DAYS.map((day, i) => ({
  day,
  close: `${100 - i}.00`,
  high: `${101 - i}.00`,
  low: `${99 - i}.00`,
}))
/** As many shares as are listed, each with the same turnover; two have not traded. */
const shares = DAYS.flatMap((day, i) => [
  ...Array.from({ length: 73 }, () => ({ day, turnover: `${i + 1}.5000000000` })),
  { day, turnover: null },
  { day, turnover: null },
])

async function series(exchange: Partial<HttpExchange>, kept?: readonly string[]) {
  const clock = new FakeClock(NOON, 'Europe/Paris')
  const whole = {
    sessions,
    quote: { value: '1', previous: '1', high: '1', low: '1' },
    turnovers: ['1'],
    shares,
  }
  const server = await replayed(startCasablanca({ ...whole, ...exchange }))
  const source = connectSource(casablanca, { http: realHttp(clock), clock })
  const answer = await source.fetch({
    symbol: 'MASI',
    from: '2025-01-01',
    url: server.url,
    signal: AbortSignal.timeout(20_000),
    ...(kept === undefined ? {} : { kept: new Set(kept) }),
  })
  const asked = server.requests.filter(({ url }) => url.pathname === SHARES)
  const volumes = answer.bars.flatMap(({ day, volume }) => (volume === null ? [] : [[day, volume]]))
  return { ...answer, asked, volumes }
}

describe('volumes of past sessions', () => {
  it('are those of all shares, of the last ten sessions that are not kept', async () => {
    const { volumes, faults } = await series({}, [])
    expect(volumes).toEqual(
      DAYS.slice(0, 10)
        .map((day, i) => [day, 73 * (i + 1.5)])
        .reverse(),
    )
    expect(faults).toBeUndefined()
  })

  it('go further back run by run', async () => {
    const { volumes } = await series({}, DAYS.slice(0, 10))
    expect(volumes.map(([day]) => day)).toEqual(DAYS.slice(10, 20).reverse())
  })

  it('are not asked for once all are kept, nor where nobody keeps them', async () => {
    expect((await series({}, DAYS)).asked).toEqual([])
    expect((await series({})).asked).toEqual([])
  })

  it('leave a session without a volume that the exchange has no share of', async () => {
    const [newest] = DAYS
    const { volumes } = await series({ shares: shares.filter(({ day }) => day !== newest) }, [])
    expect(volumes.map(([day]) => day)).toEqual(DAYS.slice(1, 10).reverse())
  })

  it('are missing, not zero, on a session on which no share has a turnover', async () => {
    const [newest] = DAYS
    const silent = shares.map((one) => (one.day === newest ? { ...one, turnover: null } : one))
    const { volumes } = await series({ shares: silent }, [])
    expect(volumes.map(([day]) => day)).toEqual(DAYS.slice(1, 10).reverse())
  })

  it('are a fault beside the history if the exchange refuses them', async () => {
    const { bars, volumes, faults } = await series({ shares: undefined }, [])
    expect([bars.length, volumes]).toEqual([30, []])
    expect(faults).toMatchObject([{ code: 'source_refused' }])
  })

  it('are not made of some shares only: sessions without an end are a fault', async () => {
    const endless = DAYS.flatMap((day) => Array.from({ length: 300 }, () => ({ day, turnover: '1' })))
    const { volumes, faults } = await series({ shares: endless }, [])
    expect(volumes).toEqual([])
    expect(faults).toMatchObject([{ code: 'source_malformed' }])
  })
})
