/** A source is taken away and given back: what alerts, deltas, levels, the history and the tray make of it. */
import { beforeEach, describe, expect, it } from 'vitest'
import { judge } from '../../../../main/core/alerts/judge.ts'
import { updateIndex } from '../../../../main/core/jobs/fear-greed/pipeline.ts'
import type { MarketSource } from '../../../../main/core/jobs/fear-greed/ports.ts'
import { indexSignal } from '../../../../main/core/jobs/fear-greed/readings.ts'
import { createIndexService } from '../../../../main/core/services/index-scores.ts'
import { trayPicture } from '../../../../main/core/tray/icon.ts'
import { VigieError } from '../../../../shared/errors.ts'
import { alertsSettingsSchema } from '../../../../shared/kinds/alerts.ts'
import { callerIn } from '../../../helpers/caller.ts'
import { FakeClock } from '../../../helpers/fake-clock.ts'
import {
  AFTERNOON,
  bar,
  SESSIONS as DAYS,
  failingSource,
  fixedSource,
  LAST_SESSION,
  pipelineDeps,
  runOf,
  type TestDeps,
} from '../../../helpers/fear-greed.ts'
import { memorySettings } from '../../../helpers/memory-settings.ts'
import { NO_SIGNALS } from '../../../helpers/no-signals.ts'

const { rules } = alertsSettingsSchema.parse({})
const wave = (shift: number) => DAYS.map((day, index) => bar(day, 50 + 10 * Math.sin(index / 9 + shift)))
/** Waves whose last session is far out: down if that means fear, or up if it means greed. */
const endingAt = (shift: number, last: number) => [...wave(shift).slice(0, -1), bar(LAST_SESSION, last)]

/** Fear in the four series that FRED has too, greed in the three that only CNN has. */
const CNN = fixedSource('cnn', {
  fear_and_greed_historical: wave(0),
  market_momentum_sp500: endingAt(1, 20),
  market_volatility_vix: endingAt(6, 90),
  junk_bond_demand: endingAt(8, 90),
  safe_haven_demand: endingAt(9, 10),
  stock_price_strength: endingAt(3, 90),
  stock_price_breadth: endingAt(4, 90),
  put_call_options: endingAt(5, 10),
})
const FRED = fixedSource('fred', {
  SP500: endingAt(1, 20),
  VIXCLS: endingAt(6, 90),
  BAMLH0A0HYM2: endingAt(8, 90),
  DGS10: DAYS.map((day, index) => bar(day, 2 + 0.1 * Math.sin(index / 9))),
})

const YAHOO = failingSource(
  'yahoo',
  new VigieError('source_refused', { source: 'yahoo', detail: 'HTTP 429' }),
)

let cnnAnswers: boolean
let deps: TestDeps
const down = new VigieError('source_refused', { source: 'cnn', detail: 'HTTP 418' })
const cnn: MarketSource = {
  id: 'cnn',
  fetch: (request) => (cnnAnswers ? CNN.fetch(request) : Promise.reject(down)),
}

beforeEach(() => {
  cnnAnswers = true
  deps = pipelineDeps({ clock: new FakeClock(AFTERNOON), sources: [cnn, YAHOO, FRED] })
})

async function update(times = 1): Promise<void> {
  for (let run = 0; run < times; run++) {
    await updateIndex(deps, runOf({ profile: 'us' }))
    deps.clock.pass(600_000)
  }
}

function latest() {
  const events = { publish: () => undefined, subscribe: () => () => undefined }
  return createIndexService({ ...deps, settings: memorySettings(), events }).latest(
    { profile: 'us' },
    callerIn('en'),
  )
}

/** The rules over what is stored: whether an extreme or a jump would be raised. */
function raised(): string[] {
  const signal = indexSignal(deps.store, 'us')
  if (signal === null) return []
  const moment = { now: 0, today: 0, awakeSince: 0, isOpen: () => false }
  const { found } = judge({ ...NO_SIGNALS, indexes: [signal], assets: () => [] }, rules, moment)
  return found.map(({ type, subject }) => `${type} ${subject}`)
}

function traySentiment(): string {
  const { score, level, stale } = latest()
  const alerts = { total: 0, critical: 0, high: 0 }
  const state = {
    language: 'en',
    locale: 'en',
    zone: 'UTC',
    now: 0,
    health: { state: 'off' },
    problems: [],
    jobs: [],
  } as const
  return trayPicture({ ...state, alerts, score: { value: score, level, stale } }, false).sentiment
}

describe('when CNN is lost within a session', () => {
  it('raises no extreme that the whole index has not shown, and keeps its level out of it', async () => {
    await update(2)
    const whole = latest()
    cnnAnswers = false
    await update(2)
    const partial = latest()
    expect(whole.coverage).toBe(1)
    expect(partial.coverage).toBeCloseTo(4 / 7, 4)
    expect(partial.score).toBeLessThan(25)
    expect(partial).toMatchObject({ partial: true, level: 'fear' })
    expect(raised()).not.toContain('INDEX_EXTREME us/extreme_fear')
    expect(traySentiment()).toBe('fear')
  })

  it('shows how far the partial score may lie from the whole one, from the history of both', async () => {
    await update()
    expect(latest().uncertainty).toBeNull()
    cnnAnswers = false
    await update()
    expect(latest().uncertainty).toBeGreaterThan(1)
  })

  it('measures that distance once a score, however often it is read, and anew after a backfill', async () => {
    await update()
    cnnAnswers = false
    await update()
    let measured = 0
    const store = {
      ...deps.store,
      closingScores: (...asked: Parameters<typeof deps.store.closingScores>) => {
        if (asked[2] > 1) measured += 1
        return deps.store.closingScores(...asked)
      },
    }
    const events = { publish: () => undefined, subscribe: () => () => undefined }
    const service = createIndexService({ ...deps, store, settings: memorySettings(), events })
    const read = () => service.latest({ profile: 'us' }, callerIn('en')).uncertainty
    expect([read(), read(), read()]).toEqual(Array(3).fill(read()))
    expect(measured).toBe(1)
    const range = { from: DAYS.at(-5) ?? '', to: DAYS.at(-3) ?? '' }
    await service.backfill({ profile: 'us', ...range }, callerIn('en'))
    read()
    expect(measured).toBe(2)
  })

  it('compares readings over the components both have: they did not move', async () => {
    await update(2)
    cnnAnswers = false
    await update()
    const signal = indexSignal(deps.store, 'us')
    const [reading, newest] = signal?.readings.slice(-2) ?? []
    expect(Math.abs((reading?.score ?? 0) - (newest?.score ?? 0))).toBeGreaterThan(10)
    expect(reading?.toLatest?.before).toBeCloseTo(newest?.score ?? Number.NaN, 0)
  })

  it('moves no delta: it is measured over the components that both scores have', async () => {
    await update()
    const before = deps.store.history('us', '', '9999').at(-2)
    cnnAnswers = false
    await update()
    const { deltas, score, components } = latest()
    const naive = score - (before?.score ?? Number.NaN)
    const [yesterday] = deps.store.closingScores('us', LAST_SESSION, 1)
    const shared = components.filter((one) => one.score !== null).map(({ name }) => name)
    const meanOver = (scores: readonly (number | null | undefined)[]) =>
      scores.reduce<number>((sum, one) => sum + (one ?? Number.NaN), 0) / scores.length
    const then = shared.map((name) => yesterday?.components.find(({ id }) => id === name)?.score)
    expect(deltas.day).toBeCloseTo(score - meanOver(then), 3)
    expect(Math.abs((deltas.day ?? 0) - naive)).toBeGreaterThan(4)
  })

  it('leaves the whole score to speak for the session in the history', async () => {
    await update()
    cnnAnswers = false
    await update()
    expect(deps.store.history('us', LAST_SESSION, LAST_SESSION)).toMatchObject([{ coverage: 1 }])
  })

  it('is as before once it answers again', async () => {
    await update()
    const before = latest()
    cnnAnswers = false
    await update()
    cnnAnswers = true
    await update()
    const { as_of: _, computed_at: __, ...after } = latest()
    expect(after).toMatchObject({
      score: before.score,
      level: before.level,
      deltas: before.deltas,
      partial: false,
      uncertainty: null,
    })
    expect(raised()).not.toContain('INDEX_EXTREME us/extreme_fear')
  })
})

describe('when CNN has never answered', () => {
  it('raises no extreme on four of seven components', async () => {
    cnnAnswers = false
    await update(3)
    expect(latest()).toMatchObject({ partial: true, uncertainty: null })
    expect(latest().score).toBeLessThan(25)
    expect(raised()).not.toContain('INDEX_EXTREME us/extreme_fear')
    expect(latest().level).toBe('fear')
  })
})

describe('a score whose data are old', () => {
  it('is stale once two sessions have ended since, and says by how many it is behind', async () => {
    await update()
    expect(latest()).toMatchObject({ stale: false, sessions_behind: 0 })
    deps.clock.pass(3 * 86_400_000)
    const { stale, sessions_behind } = latest()
    expect(sessions_behind).toBe(2)
    expect(stale).toBe(true)
    expect(traySentiment()).toBe('none')
  })
})
