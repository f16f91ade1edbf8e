import { describe, expect, it } from 'vitest'
import type { SignalValues } from '../../../main/core/alerts/signals.ts'
import { ALERT_TYPES } from '../../../shared/alert.ts'
import { literalMessage } from '../../../shared/errors.ts'
import { localizeAnswer } from '../../../shared/localized.ts'
import { createAlertsHarness, signalled } from '../../helpers/alerts-harness.ts'

const HOUR = 3_600_000
const START = Date.parse('2026-03-10T11:00:00Z')

const index = (...scores: number[]): SignalValues['indexes'] => [
  {
    profile: 'casablanca',
    name: literalMessage('MASI'),
    bounds: { fear: 25, greed: 75 },
    readings: scores.map((score, place) => ({
      at: START - (scores.length - place) * HOUR,
      day: '2026-03-10',
      score,
      isWhole: true,
      toLatest: { before: score, after: scores.at(-1) ?? score },
    })),
  },
]

describe('an index in an extreme level', () => {
  it('begins below 25 in two readings, and ends at 30 in two', () => {
    const harness = signalled()
    const fear = ['INDEX_EXTREME casablanca/extreme_fear']
    expect(harness.after({ indexes: index(26, 24.9) })).toEqual([])
    expect(harness.after({ indexes: index(24.9, 24.8) })).toEqual(fear)
    expect(harness.after({ indexes: index(27, 29) })).toEqual(fear)
    expect(harness.after({ indexes: index(29, 31) })).toEqual(fear)
    expect(harness.after({ indexes: index(30, 30) })).toEqual([])
  })

  it('begins at 75, and ends at 70', () => {
    const harness = signalled()
    const greed = ['INDEX_EXTREME casablanca/extreme_greed']
    expect(harness.after({ indexes: index(75, 75) })).toEqual(greed)
    expect(harness.after({ indexes: index(71, 71) })).toEqual(greed)
    expect(harness.after({ indexes: index(70, 69) })).toEqual([])
  })

  it('passes from one extreme to the other as two alerts', () => {
    const harness = signalled()
    harness.after({ indexes: index(14.6, 14.6) })
    expect(harness.active()).toMatchObject([
      { title: 'Extreme fear: 14.6', message: 'MASI: below 25 for 2 readings.', priority: 'HIGH' },
    ])
    expect(harness.after({ indexes: index(80, 81) })).toContain('INDEX_EXTREME casablanca/extreme_greed')
    expect(harness.active().map(({ subject }) => subject)).not.toContain('casablanca/extreme_fear')
  })

  it('never contradicts itself while it is held: 37.7 is not below 25', () => {
    const harness = signalled()
    harness.after({ indexes: index(20, 20) })
    harness.after({ indexes: index(20, 37.7) })
    expect(harness.active()[0]).toMatchObject({
      title: 'Extreme fear has not ended yet: 37.7',
      message: 'MASI: it was below 25. The alert ends after 2 readings at 30 or above.',
    })
  })

  it('begins and ends where the levels of its profile do', () => {
    const harness = signalled()
    const shifted = (...scores: number[]) =>
      index(...scores).map((one) => ({ ...one, bounds: { fear: 26, greed: 76 } }))
    expect(harness.after({ indexes: shifted(25.9, 25.9) })).toEqual(['INDEX_EXTREME casablanca/extreme_fear'])
    expect(harness.active()[0]?.message).toBe('MASI: below 26 for 2 readings.')
    expect(harness.after({ indexes: shifted(75.9, 75.9) })).toEqual([])
  })

  it('neither begins nor ends by partial readings', () => {
    const world = signalled()
    const partial = (...scores: number[]) =>
      index(...scores).map((one) => ({
        ...one,
        readings: one.readings.map((reading) => ({ ...reading, isWhole: false })),
      }))
    expect(world.after({ indexes: partial(4.7, 4.7) })).toEqual([])
    const fear = ['INDEX_EXTREME casablanca/extreme_fear']
    expect(world.after({ indexes: index(20, 20) })).toEqual(fear)
    expect(world.after({ indexes: partial(60, 60) })).toEqual(fear)
  })

  it('decides nothing without readings: missing data is not a value', () => {
    const harness = signalled()
    harness.after({ indexes: index(20, 20) })
    expect(harness.after({ indexes: index() })).toEqual(['INDEX_EXTREME casablanca/extreme_fear'])
    expect(harness.after({ indexes: [] })).toEqual([])
  })
})

describe('an index that jumps', () => {
  it('begins at 10 points within a day, ends below 8', () => {
    const harness = signalled()
    expect(harness.after({ indexes: index(50, 59.9) })).toEqual([])
    expect(harness.after({ indexes: index(50, 60) })).toEqual(['INDEX_JUMP casablanca'])
    expect(harness.after({ indexes: index(50, 58.5) })).toEqual(['INDEX_JUMP casablanca'])
    expect(harness.after({ indexes: index(50, 57.9) })).toEqual([])
  })

  const sessions = (
    ...scores: readonly (readonly [day: string, score: number])[]
  ): SignalValues['indexes'] => [
    {
      profile: 'us',
      name: literalMessage('US'),
      bounds: { fear: 25, greed: 75 },
      readings: scores.map(([day, score], place) => ({
        at: Date.parse(`${day}T15:00Z`) + place,
        day,
        score,
        isWhole: true,
        toLatest: { before: score, after: scores.at(-1)?.[1] ?? score },
      })),
    },
  ]

  it('is seen within a session: a fall of 33 points at midday is no secret until the close', () => {
    const harness = signalled()
    const fall = sessions(['2026-03-09', 71], ['2026-03-10', 70.7], ['2026-03-10', 37.7])
    expect(harness.after({ indexes: fall })).toEqual(['INDEX_JUMP us'])
    expect(harness.active()[0]?.message).toBe(
      'US: from 71 to 37.7 between two readings since the previous session’s close.',
    )
  })

  it('is measured from the last close before, however long the holidays', () => {
    const monday = sessions(['2026-03-05', 20], ['2026-03-06', 50], ['2026-03-09', 38])
    const harness = signalled()
    expect(harness.after({ indexes: monday })).toEqual(['INDEX_JUMP us'])
    expect(harness.active()[0]?.title).toBe('Index jump: 50 to 38')
  })

  it('forgets what was before that close', () => {
    const quiet = sessions(['2026-03-06', 30], ['2026-03-09', 49], ['2026-03-10', 50])
    expect(signalled().after({ indexes: quiet })).toEqual([])
  })
})

const job = (changes: Partial<SignalValues['jobs'][number]> = {}): SignalValues['jobs'] => [
  {
    id: 'trades',
    name: literalMessage('Trades'),
    failures: 0,
    lastFailure: null,
    haltedAt: null,
    paused: false,
    lastSuccessAt: START - HOUR,
    waitingSince: null,
    expectedEveryMs: HOUR,
    ...changes,
  },
]

describe('a job', () => {
  it('is failing after three failures in a row, until it succeeds', () => {
    const harness = signalled()
    expect(harness.after({ jobs: job({ failures: 2 }) })).toEqual([])
    expect(harness.after({ jobs: job({ failures: 3, lastFailure: 'No route.' }) })).toEqual([
      'JOB_FAILING trades',
    ])
    expect(harness.active()[0]?.message).toBe('3 failed runs in a row. No route.')
    expect(harness.after({ jobs: job() })).toEqual([])
  })

  it('says so if the run that failed is no longer stored', () => {
    const harness = signalled()
    harness.after({ jobs: job({ failures: 3 }) })
    expect(harness.active()[0]?.message).toBe(
      '3 failed runs in a row. The run that failed is no longer stored, so the reason is not known.',
    )
  })

  it('that halted has one alert, not two', () => {
    expect(signalled().after({ jobs: job({ failures: 5, haltedAt: START }) })).toEqual(['JOB_HALTED trades'])
  })

  it('has stale data after three intervals, counted from when it could have run', () => {
    const harness = signalled()
    const waiting = job({ waitingSince: START - 5 * HOUR })
    expect(harness.after({ jobs: waiting })).toEqual([])
    harness.clock.pass(2 * HOUR)
    expect(harness.after({ jobs: waiting })).toEqual(['DATA_STALE trades'])
    expect(harness.after({ jobs: job({ waitingSince: START - 5 * HOUR, paused: true }) })).toEqual([])
  })
})

describe('limits', () => {
  it('a budget is reached at its cap', () => {
    const budget = { id: 'occupations/2026-03', name: literalMessage('Occupations'), cap: 5, currency: 'USD' }
    const harness = signalled()
    expect(harness.after({ budgets: [{ ...budget, spent: 4.99 }] })).toEqual([])
    expect(harness.after({ budgets: [{ ...budget, spent: 5 }] })).toEqual([
      'BUDGET_REACHED occupations/2026-03',
    ])
  })

  it('a disk is low below 1,024 MB, and well again a tenth above; unknown changes nothing', () => {
    const harness = signalled()
    const disk = (megabytes: number | null) => [
      { path: '/data', freeBytes: megabytes === null ? null : megabytes * 1_000_000 },
    ]
    expect(harness.after({ disks: disk(1024) })).toEqual([])
    expect(harness.after({ disks: disk(1023) })).toEqual(['DISK_LOW /data'])
    expect(harness.after({ disks: disk(1100) })).toEqual(['DISK_LOW /data'])
    expect(harness.after({ disks: disk(null) })).toEqual(['DISK_LOW /data'])
    expect(harness.after({ disks: disk(1200) })).toEqual([])
  })
})

describe('an analysis service', () => {
  const analysis = (
    calls: number,
    failed: number,
    holds: boolean | null = null,
  ): SignalValues['analyses'] => [
    {
      jobId: 'analysis',
      name: literalMessage('Diego'),
      calls,
      failed,
      failureRateLimit: 0.5,
      conditions: [{ name: 'buy', holds, value: '"BUY"' }],
    },
  ]

  it('fails above its limit, and few calls decide nothing', () => {
    const harness = signalled()
    expect(harness.after({ analyses: analysis(4, 4) })).toEqual([])
    expect(harness.after({ analyses: analysis(10, 5) })).toEqual([])
    expect(harness.after({ analyses: analysis(10, 6) })).toEqual(['ANALYSIS_FAILING analysis'])
    expect(harness.after({ analyses: analysis(2, 0) })).toEqual(['ANALYSIS_FAILING analysis'])
    expect(harness.after({ analyses: analysis(10, 0) })).toEqual([])
  })

  it('tells of a channel from a refusal or the third failed call until one succeeds', () => {
    const channel = (failures: number) => [{ name: 'phone', failures, problem: null }]
    const harness = signalled()
    expect(harness.after({ channels: channel(2) })).toEqual([])
    expect(harness.after({ channels: channel(3) })).toEqual(['NOTIFY_FAILING phone'])
    expect(harness.after({ channels: channel(1000) })).toEqual(['NOTIFY_FAILING phone'])
    expect(harness.after({ channels: channel(0) })).toEqual([])
  })

  it('raises what the owner asked about its answer', () => {
    const harness = signalled()
    expect(harness.after({ analyses: analysis(0, 0, true) })).toEqual(['ANALYSIS_CONDITION analysis/buy'])
    expect(harness.after({ analyses: analysis(0, 0, null) })).toEqual(['ANALYSIS_CONDITION analysis/buy'])
    expect(harness.after({ analyses: analysis(0, 0, false) })).toEqual([])
  })
})

it('files that were repaired are told in the sentence of their error', () => {
  const harness = signalled()
  harness.after({ repairs: [{ code: 'database_restored', params: { backup: '9 March', aside: 'x.db' } }] })
  expect(harness.active()[0]?.message).toMatch(/^The database was damaged\. The backup of 9 March/)
})

describe('the rules', () => {
  it('are listed with their thresholds and set by name', () => {
    const harness = createAlertsHarness()
    const rule = harness.services.rules.configureRule({
      type: 'MAINTENANCE_URGENT',
      thresholds: { within_days: 14 },
    })
    expect(localizeAnswer(rule, 'fr')).toEqual({
      type: 'MAINTENANCE_URGENT',
      priority: 'HIGH',
      title: 'Maintenance urgente',
      enabled: true,
      thresholds: { within_days: 14 },
      active: 0,
    })
    expect(harness.services.rules.rules().rules).toHaveLength(ALERT_TYPES.length)
  })

  it.each([
    [{ type: 'MAINTENANCE_LATE', thresholds: { within_days: 3 } }, 'within_days'],
    [{ type: 'MAINTENANCE_URGENT', thresholds: { within_days: -1 } }, 'within_days'],
    [{ type: 'INDEX_EXTREME', thresholds: { fear_leaves: 20 } }, 'fear_leaves'],
  ] as const)('refuse %j', (change, field) => {
    const harness = createAlertsHarness()
    const before = harness.services.rules.rules()
    expect(() => harness.services.rules.configureRule(change)).toThrow(
      expect.objectContaining({
        code: 'invalid_input',
        params: expect.objectContaining({ field: expect.stringContaining(field) }),
      }),
    )
    expect(harness.services.rules.rules()).toEqual(before)
  })
})
