/** A source whose history lacks a session: the next one is asked, over real HTTP and the real clients. */
import { describe, expect, it } from 'vitest'
import { createMarketSources } from '../../../../main/adapters/sources/market-sources.ts'
import { updateIndex } from '../../../../main/core/jobs/fear-greed/pipeline.ts'
import { FakeClock } from '../../../helpers/fake-clock.ts'
import { pipelineDeps, runOf } from '../../../helpers/fear-greed.ts'
import { realHttp } from '../../../helpers/real-http.ts'
import { replayed } from '../../../helpers/replayed.ts'
import { FORBIDDEN, startReplay } from '../../../servers/replay.ts'
import { startFred, startYahoo } from '../../../servers/us-market.ts'

/** A Friday, after the close in New York. */
const EVENING = '2026-01-09T23:00:00Z'
const HOLE = '2026-01-06'
const DAYS = Array.from({ length: 800 }, (_, i) => new Date(Date.UTC(2026, 0, 9) - (799 - i) * 86_400_000))
  .filter((date) => date.getUTCDay() % 6 !== 0)
  .map((date) => date.toISOString().slice(0, 10))
const closeOn = (index: number) => 4000 + index + 100 * Math.sin(index / 9)

async function update(yahooDays: readonly string[], fredDays: readonly string[] = DAYS) {
  const clock = new FakeClock(EVENING)
  const value = (of: (index: number) => number) =>
    fredDays.map((day, index) => [day, String(of(index))] as const)
  const row = (day: string, index: number) => ({
    day,
    open: null,
    high: null,
    low: null,
    close: closeOn(index),
    volume: 1,
  })
  const yahoo = await replayed(
    startYahoo({
      '^GSPC': { rows: yahooDays.map(row) },
      '^VIX': {
        rows: DAYS.map((day, index) => ({ ...row(day, index), close: 20 + 5 * Math.sin(index / 5) })),
      },
    }),
  )
  const fred = await replayed(
    startFred({
      SP500: value(closeOn),
      DGS10: value((index) => 2 + Math.sin(index / 13)),
      BAMLH0A0HYM2: value((index) => 4 + Math.sin(index / 11)),
    }),
  )
  const away = await replayed(startReplay(() => FORBIDDEN))
  const deps = pipelineDeps({ clock, sources: createMarketSources({ http: realHttp(clock), clock }) })
  const sources = {
    cnn: away.url,
    'cboe-options': away.url,
    stooq: away.url,
    yahoo: yahoo.url,
    fred: fred.url,
  }
  const { score, reports } = await updateIndex(deps, runOf({ profile: 'us', sources }))
  const askedOfFred = fred.requests.map(({ url }) => url.searchParams.get('id'))
  const faults = reports.faults().filter(({ source }) => source === 'yahoo')
  return { score, faults, askedOfFred }
}

describe('a market series', () => {
  it('without a hole is not asked of the next source', async () => {
    const { askedOfFred, faults } = await update(DAYS)
    expect(askedOfFred).not.toContain('SP500')
    expect(faults).toEqual([])
  })

  it('that lacks a session is asked of the next source, which speaks, and the hole is said', async () => {
    const { score, faults, askedOfFred } = await update(DAYS.filter((day) => day !== HOLE))
    expect(askedOfFred).toContain('SP500')
    expect(faults).toMatchObject([{ code: 'source_missed_sessions' }])
    expect(score.day).toBe('2026-01-09')
    const momentum = score.components.find(({ id }) => id === 'momentum')
    expect(momentum?.raw).toBeCloseTo(closeOn(DAYS.length - 1), 6)
  })

  it('speaks in spite of its hole if no other source is whole', async () => {
    const holed = DAYS.filter((day) => day !== HOLE)
    const { score, faults } = await update(holed, holed)
    expect(score.day).toBe('2026-01-09')
    expect(faults).toMatchObject([{ code: 'source_missed_sessions' }])
  })
})
