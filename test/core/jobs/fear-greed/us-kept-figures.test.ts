/** The us profile without CNN, with counts of the market that its owner lets Vigie keep day by day. */
import { describe, expect, it } from 'vitest'
import { scorePast } from '../../../../main/core/jobs/fear-greed/past.ts'
import { updateIndex } from '../../../../main/core/jobs/fear-greed/pipeline.ts'
import type { MarketSource } from '../../../../main/core/jobs/fear-greed/ports.ts'
import type { KeptSeries } from '../../../../main/core/jobs/fear-greed/store.ts'
import { VigieError } from '../../../../shared/errors.ts'
import { fearGreedSettingsSchema } from '../../../../shared/kinds/fear-greed.ts'
import { FakeClock } from '../../../helpers/fake-clock.ts'
import {
  AFTERNOON,
  bar,
  SESSIONS as DAYS,
  failingSource,
  fixedSource,
  LAST_SESSION as LAST,
  marketBars,
  pipelineDeps,
  runOf,
} from '../../../helpers/fear-greed.ts'

const refused = (source: string) =>
  failingSource(source, new VigieError('source_refused', { source, detail: 'HTTP 418' }))
const fred = fixedSource('fred', {
  SP500: marketBars(),
  VIXCLS: DAYS.map((day, index) => bar(day, 20 + 5 * Math.sin(index / 5))),
  BAMLH0A0HYM2: DAYS.map((day, index) => bar(day, 4 + Math.sin(index / 11))),
  DGS10: DAYS.map((day, index) => bar(day, 2 + Math.sin(index / 13))),
})
const diary = fixedSource('wsj', { net_advances: [bar(LAST, 200)], net_new_highs: [bar(LAST, 5)] })
const wave = (days: readonly string[]) =>
  days.map((day, index) => ({ day, value: 300 * Math.sin(index / 6) }))
const nothing = { scores: [], articles: [], volumes: [], comparison: [], replayDay: null, restart: false }
const named = { profile: 'us', sources: { wsj: 'https://diary.example' } }

function depsWith(kept: Partial<Record<KeptSeries, ReturnType<typeof wave>>> = {}) {
  const sources = [refused('cnn'), refused('yahoo'), fred, diary]
  const deps = pipelineDeps({ clock: new FakeClock(AFTERNOON), sources })
  deps.store.save('us', { ...nothing, kept })
  return deps
}
const past = wave(DAYS.slice(0, -1))

describe('counts of the market', () => {
  it('are not asked for unless the owner names their address', async () => {
    const deps = depsWith()
    const { score } = await updateIndex(deps, runOf({ profile: 'us' }))
    expect(score.coverage).toBeCloseTo(4 / 7, 12)
    expect(deps.store.observations('us', 'net_advances', LAST, LAST)).toEqual([])
  })

  it('are kept day by day, and say how many days are still lacking', async () => {
    const deps = depsWith({ net_new_highs: past.slice(-9), net_advances: past.slice(-9) })
    const { score } = await updateIndex(deps, runOf(named))
    expect(deps.store.observations('us', 'net_advances', LAST, LAST)).toEqual([{ day: LAST, value: 200 }])
    expect(score.components.find(({ id }) => id === 'price_breadth')?.reason).toEqual({
      code: 'short_history',
      params: { found: 10, needed: 60 },
    })
  })

  it('stand for two components of CNN once enough days are kept', async () => {
    const deps = depsWith({ net_new_highs: past, net_advances: past })
    const { score } = await updateIndex(deps, runOf(named))
    expect(score.coverage).toBeCloseTo(6 / 7, 12)
    const highs = score.components.find(({ id }) => id === 'price_strength')
    const mean20 = (past.slice(-19).reduce((sum, { value }) => sum + value, 0) + 5) / 20
    expect(highs?.raw).toBeCloseTo(mean20, 9)
  })

  it('count until the close of the next session, not longer', async () => {
    const old = past.slice(0, -2)
    const deps = depsWith({ net_new_highs: old, net_advances: old })
    const { score } = await updateIndex(deps, runOf({ profile: 'us' }))
    expect(score.components.find(({ id }) => id === 'price_breadth')?.reason).toMatchObject({ code: 'stale' })
  })

  it('fill in a backfill too: CNN may be away for the past as for today', async () => {
    const deps = depsWith({ net_new_highs: past, net_advances: past })
    const { scores } = await scorePast(deps, {
      settings: fearGreedSettingsSchema.parse(named),
      sources: {},
      from: DAYS.at(-30) ?? '',
      to: DAYS.at(-2) ?? '',
      signal: new AbortController().signal,
    })
    expect(new Set(scores.map(({ coverage }) => coverage.toFixed(4)))).toEqual(new Set([(6 / 7).toFixed(4)]))
  })
})

describe('puts per call of Cboe', () => {
  const ratios = DAYS.map((day, index) => bar(day, 0.5 + 0.1 * Math.sin(index / 8)))
  /** As Cboe answers: the last few days that are not kept. */
  const options: MarketSource = {
    id: 'cboe-options',
    fetch: async ({ symbol, kept }) => ({
      id: symbol,
      source: 'cboe-options',
      bars: ratios.filter(({ day }) => kept?.has(day) !== true).slice(-5),
    }),
  }
  const withOptions = () =>
    pipelineDeps({
      clock: new FakeClock(AFTERNOON),
      sources: [refused('cnn'), refused('yahoo'), fred, options],
    })

  it('are kept day by day, the last ones first, whether or not CNN answers', async () => {
    const deps = withOptions()
    const keptDays = () => deps.store.observations('us', 'equity_put_call', '', '9999').map(({ day }) => day)
    await updateIndex(deps, runOf({ profile: 'us' }))
    expect(keptDays()).toEqual(DAYS.slice(-5))
    await updateIndex(deps, runOf({ profile: 'us' }))
    expect(keptDays()).toEqual(DAYS.slice(-10))
  })

  it('stand for the component of CNN, as the mean of five days', async () => {
    const deps = withOptions()
    const kept = ratios.slice(0, -5).map(({ day, close }) => ({ day, value: close }))
    deps.store.save('us', { ...nothing, kept: { equity_put_call: kept } })
    const { score } = await updateIndex(deps, runOf({ profile: 'us' }))
    expect(score.coverage).toBeCloseTo(5 / 7, 12)
    const found = score.components.find(({ id }) => id === 'put_call_options')
    const mean5 = ratios.slice(-5).reduce((sum, { close }) => sum + close, 0) / 5
    expect(found?.raw).toBeCloseTo(mean5, 12)
    expect(found?.inputs).toEqual({ own: found?.raw })
  })
})
