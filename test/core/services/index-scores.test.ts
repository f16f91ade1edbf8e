import { beforeEach, describe, expect, it } from 'vitest'
import { updateIndex } from '../../../main/core/jobs/fear-greed/pipeline.ts'
import type { MarketSource } from '../../../main/core/jobs/fear-greed/ports.ts'
import { createIndexService, type IndexService } from '../../../main/core/services/index-scores.ts'
import { backtestSchema, latestScoreSchema } from '../../../shared/contract/index-scores.ts'
import { VigieError } from '../../../shared/errors.ts'
import type { VigieEvent } from '../../../shared/events.ts'
import { fearGreedSettingsSchema } from '../../../shared/kinds/fear-greed.ts'
import { localizeAnswer } from '../../../shared/localized.ts'
import { type Settings, settingsSchema } from '../../../shared/settings.ts'
import { callerIn } from '../../helpers/caller.ts'
import { fixedSource, pipelineDeps, runOf, sampleSource, type TestDeps } from '../../helpers/fear-greed.ts'

const signal = new AbortController().signal

let deps: TestDeps
let service: IndexService
let events: VigieEvent[]
let settings: Settings

beforeEach(() => {
  events = []
  settings = settingsSchema.parse({})
  deps = pipelineDeps()
  service = createIndexService({
    ...deps,
    settings: { read: () => settings },
    events: { publish: (event) => void events.push(event), subscribe: () => () => undefined },
  })
})

const replay = async (runs: number) => {
  for (let run = 0; run < runs; run++) await updateIndex(deps, runOf())
}

describe('the latest score', () => {
  it('is what the contract says, with contributions that sum to the score', async () => {
    await replay(1)
    const latest = latestScoreSchema.parse(localizeAnswer(service.latest({}, callerIn('en')), 'en'))
    expect(latest).toMatchObject({ as_of: '2020-01-02T16:00:00-05:00', profile: 'sample', level: 'greed' })
    const sum = latest.components.reduce((total, { contribution }) => total + contribution, 0)
    expect(sum).toBeCloseTo(latest.score, 2)
    expect(latest.components.reduce((total, { weight }) => total + weight, 0)).toBeCloseTo(1, 12)
  })
  it('says in the language of the caller why a component is missing', async () => {
    await replay(1)
    const missing = localizeAnswer(service.latest({}, callerIn('fr')), 'fr').components.at(-1)
    expect(missing).toMatchObject({
      label: 'Sentiment de la presse',
      score: null,
      contribution: 0,
      freshness: null,
      reason: { code: 'no_source', message: 'pas de source dans ce profil' },
    })
  })
  it('tells what changed since the session before and since a week', async () => {
    await replay(8)
    const { day, score, deltas } = service.latest({}, callerIn('en'))
    const points = new Map(service.history({ days: 30 }).points.map((point) => [point.day, point.score]))
    expect(day).toBe('2020-01-13')
    expect(deltas.day).toBeCloseTo(score - (points.get('2020-01-10') ?? Number.NaN), 3)
    expect(deltas.week).toBeCloseTo(score - (points.get('2020-01-06') ?? Number.NaN), 3)
  })
  it('has the published index of its day beside it', async () => {
    await replay(1)
    expect(service.latest({}, callerIn('en')).comparison).toEqual({
      day: '2020-01-02',
      value: 12.47,
      name: 'VIX',
      inverse: true,
    })
  })
  it('is refused by name where there is none', () => {
    expect(() => service.latest({ profile: 'bitcoin' }, callerIn('en'))).toThrow(
      /no score of the profile "bitcoin"/,
    )
  })
})

describe('the history', () => {
  it('ends with the latest session and begins some days before it', async () => {
    await replay(2)
    const { points } = service.history({ days: 8 })
    expect(points.map(({ day }) => day)).toEqual([
      '2019-12-27',
      '2019-12-30',
      '2019-12-31',
      '2020-01-02',
      '2020-01-03',
    ])
  })
  it('refuses days that are not in order', async () => {
    await replay(1)
    expect(() => service.history({ days: 90, from: '2020-02-01', to: '2020-01-01' })).toThrow(/not in order/)
  })
})

describe('the components of a session', () => {
  it('are those of the last session up to a day; of the latest score without one', async () => {
    await replay(3)
    const on = (day?: string) => localizeAnswer(service.components(day ? { day } : {}, callerIn('en')), 'en')
    expect(on('2020-01-04').as_of).toBe('2020-01-03T16:00:00-05:00')
    expect(on().as_of).toBe(service.latest({}, callerIn('en')).as_of)
    expect(on('2020-01-03').components).not.toEqual(on('2020-01-02').components)
    expect(() => on('2001-01-01')).toThrow(/no score/)
  })
})

describe('a component through the sessions', () => {
  it('has its scores oldest first, its formula, and what the newest was made of', async () => {
    await replay(2)
    const ask = { name: 'momentum', from: '2019-12-30', to: '2020-01-03' } as const
    const past = localizeAnswer(service.component(ask), 'en')
    expect(past.points.map(({ day }) => day)).toEqual([
      '2019-12-30',
      '2019-12-31',
      '2020-01-02',
      '2020-01-03',
    ])
    expect(past).toMatchObject({ label: 'Momentum', unit: 'ratio' })
    expect(past.formula).toContain('mean close')
    expect(past.points.at(-1)).toMatchObject({
      score: service.latest({}, callerIn('en')).components[0]?.score,
    })
    expect(past.inputs).toEqual(service.latest({}, callerIn('en')).components[0]?.inputs)
  })
  it('is refused where the profile has none', () => {
    expect(() => service.component({ name: 'put_call_options' })).toThrow(/no such component/)
  })
})

describe('the market beside the scores', () => {
  it('is kept as its source gave it, up to the session that a replay has reached', async () => {
    await replay(2)
    const { points } = service.market({})
    expect(points.at(-1)?.day).toBe('2020-01-03')
    expect(points.length).toBeGreaterThan(300)
    expect(service.market({ from: '2020-01-02', to: '2020-01-02' }).points).toHaveLength(1)
  })
  it('is filled in by a backfill too', async () => {
    await service.backfill({ from: '2019-03-01', to: '2019-03-31' }, callerIn('en'))
    expect(service.market({ from: '2019-03-01' }).points).toHaveLength(21)
  })
})

describe('profiles', () => {
  it('show the weights as they are with the settings', () => {
    const { profiles } = localizeAnswer(service.profiles({}, callerIn('en')), 'en')
    expect(profiles.map(({ id, current }) => [id, current])).toEqual([
      ['sample', true],
      ['casablanca', false],
      ['us', false],
      ['bitcoin', false],
    ])
    expect(profiles[1]?.press.map(({ id }) => id)).toEqual([
      'medias24',
      'boursenews',
      'challenge',
      'lavieeco',
    ])
    expect(profiles[1]?.recommended_schedules.map(({ id }) => id)).toEqual(['usual', 'market_hours'])
  })
})

describe('a backfill', () => {
  it('scores each session with its close as its instant', async () => {
    const { days, skipped } = await service.backfill({ from: '2019-03-01', to: '2019-03-31' }, callerIn('en'))
    expect([days.length, skipped]).toEqual([21, 0])
    expect(days[0]?.as_of).toBe('2019-03-01T16:00:00-05:00')
    expect(days.at(-1)?.as_of).toBe('2019-03-29T16:00:00-04:00')
  })
  it('agrees with what a run finds on the same session', async () => {
    await replay(1)
    const { days } = await service.backfill({ from: '2020-01-02', to: '2020-01-02' }, callerIn('en'))
    expect(days[0]?.score).toBe(service.latest({}, callerIn('en')).score)
  })
  it('is kept, and told to those who watch', async () => {
    await service.backfill({ from: '2019-03-01', to: '2019-03-31' }, callerIn('en'))
    expect(service.history({ days: 365 }).points).toHaveLength(21)
    expect(events).toEqual([{ type: 'score', profile: 'sample', as_of: '2019-03-29T16:00:00-04:00' }])
  })
  it('does not move a replay into its future', async () => {
    await replay(1)
    const { days } = await service.backfill({ from: '2020-03-01', to: '2020-03-31' }, callerIn('en'))
    expect(days).toHaveLength(22)
    expect(service.latest({}, callerIn('en')).day).toBe('2020-01-02')
  })
  it('does not keep a session that is still open', async () => {
    deps.clock.jump(Date.parse('2019-03-05T15:00:00Z') - deps.clock.now())
    const { days } = await service.backfill({ from: '2019-03-04', to: '2019-03-05' }, callerIn('en'))
    expect(days).toHaveLength(2)
    expect(service.latest({}, callerIn('en')).day).toBe('2019-03-04')
  })
  it('takes another source for once', async () => {
    const own = fixedSource('csv', {
      '': (await sampleSource().fetch({ symbol: 'spy', from: '', signal })).bars,
    })
    const other = createIndexService({
      ...deps,
      sources: [...deps.sources, own],
      settings: { read: () => settings },
      events: { publish: () => undefined, subscribe: () => () => undefined },
    })
    const sources = { market: 'file:///srv/spy.csv' }
    const { days } = await other.backfill({ from: '2019-03-01', to: '2019-03-05', sources }, callerIn('en'))
    expect(days).toHaveLength(3)
  })
  it('does not take the file of one market for another profile', async () => {
    const asked: string[] = []
    const spy: MarketSource = {
      id: 'csv',
      fetch: (request) => {
        asked.push(request.url ?? '')
        return Promise.reject(new VigieError('source_empty', { source: 'csv', symbol: '', from: '' }))
      },
    }
    const casablanca = fearGreedSettingsSchema.parse({
      profile: 'casablanca',
      sources: { market: 'file:///srv/masi.csv', fred: 'http://mirror.local' },
    })
    const read = () =>
      ({ ...settings, jobs: { 'fear-greed': { kind: 'fear-greed', settings: casablanca } } }) as never
    const events = { publish: () => undefined, subscribe: () => () => undefined }
    const other = createIndexService({ ...deps, sources: [spy], settings: { read }, events })
    const days = { from: '2019-03-01', to: '2019-03-05' }
    await other.backfill({ ...days, profile: 'us', sources: {} }, callerIn('en')).catch(() => undefined)
    expect(asked).not.toContain('file:///srv/masi.csv')
    await other.backfill({ ...days, sources: {} }, callerIn('en')).catch(() => undefined)
    expect(asked).toContain('file:///srv/masi.csv')
  })
  it('refuses a time without sessions, as the source says it', async () => {
    await expect(
      service.backfill({ from: '2031-01-01', to: '2031-02-01' }, callerIn('en')),
    ).rejects.toMatchObject({ code: 'source_empty' })
  })
  it('refuses a time with too little before it', async () => {
    await expect(
      service.backfill({ from: '1998-02-01', to: '1998-03-01' }, callerIn('en')),
    ).rejects.toMatchObject({ code: 'index_no_history' })
  })
  it('refuses days that are not in order', async () => {
    await expect(
      service.backfill({ from: '2020-02-01', to: '2020-01-01' }, callerIn('en')),
    ).rejects.toMatchObject({
      code: 'index_range',
    })
  })
})

describe('a backtest', () => {
  it('pairs each score with the returns of the next 1 and 5 sessions', async () => {
    const found = await service.backtest({ from: '2019-01-02', to: '2019-12-31' }, callerIn('en'))
    const { horizons } = backtestSchema.parse(found)
    expect(horizons.map(({ sessions, n }) => [sessions, n])).toEqual([
      [1, 251],
      [5, 247],
    ])
    for (const { correlation, hit_rate } of horizons) {
      expect(Math.abs(correlation ?? Number.NaN)).toBeLessThanOrEqual(1)
      expect(hit_rate).toBeGreaterThan(0)
    }
  })
  it('keeps no score', async () => {
    await service.backtest({ from: '2019-01-02', to: '2019-12-31' }, callerIn('en'))
    expect(deps.store.latest('sample')).toBeNull()
  })
})

describe('sources', () => {
  it('tell when each answered last', async () => {
    await replay(1)
    expect(localizeAnswer(service.sources({}), 'en').sources).toEqual([
      {
        source: 'sample',
        last_ok_at: expect.any(String),
        last_fault_at: null,
        fault: null,
        wait_until: null,
      },
    ])
  })
})

describe('the comparison', () => {
  it('gives the published index day by day, and none where there is none', async () => {
    await replay(1)
    const { index, points } = service.comparison({ from: '2020-01-01' })
    expect(index).toEqual({ name: 'VIX', inverse: true })
    expect(points).toEqual([{ day: '2020-01-02', value: 12.47 }])
    expect(service.comparison({ profile: 'casablanca' })).toEqual({
      profile: 'casablanca',
      index: null,
      points: [],
    })
  })
})
