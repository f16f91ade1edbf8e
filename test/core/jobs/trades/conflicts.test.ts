/** Trades jobs with conflicting files or manifests: rejected when created or changed. */

import { expect, test } from 'vitest'
import { createTradesKind, type TradesKindDeps } from '../../../../main/core/jobs/trades/kind.ts'
import { createJobsService, type JobsParts } from '../../../../main/core/services/jobs.ts'
import { type TradesSettings, tradesSettingsSchema } from '../../../../shared/kinds/trades.ts'
import { callerIn } from '../../../helpers/caller.ts'
import { FakeClock } from '../../../helpers/fake-clock.ts'
import { memorySettings } from '../../../helpers/memory-settings.ts'

const kind = createTradesKind({ defaultFolder: (name) => `/data/trades/${name}` } as TradesKindDeps)
const job = (settings: Partial<TradesSettings>) => ({
  ...kind.defaults('UTC'),
  settings: tradesSettingsSchema.parse(settings),
})

/** The service with these jobs; nothing runs. */
function harness(jobs: Readonly<Record<string, Partial<TradesSettings>>>) {
  const made = Object.entries(jobs).map(([id, settings]) => [id, job(settings)])
  const settings = memorySettings({ jobs: Object.fromEntries(made) })
  const state = { pausedSince: null, haltedAt: null, nextDue: null, failures: 0, failingSince: null }
  const timekeeper = {
    jobs: () => [],
    job: (id: string) => ({
      id,
      definition: settings.read().jobs[id],
      state,
      blockedReason: null,
      nextTimes: () => [],
    }),
  }
  const parts = {
    clock: new FakeClock(),
    settings,
    kinds: { trades: kind },
    runs: { lastEnded: () => null },
    runner: { active: () => null },
    answeredAt: () => null,
    timekeeper,
  } as unknown as JobsParts
  return { settings, service: createJobsService(parts) }
}

/** A refused field of a new job is named as the caller wrote it. */
const refusal = (messageKey: string, params: object, field: string) =>
  expect.objectContaining({ code: 'invalid_input', params: { field, problem: { messageKey, params } } })

test.each([
  [
    'the same history in another folder',
    { folder: '/other' },
    'history_elsewhere',
    { folder: '/data/trades/binance' },
  ],
  [
    'another data set of the symbol in the same folder',
    { dataset: 'agg_trades', folder: '/data/trades/binance/' },
    'folder_taken',
    { symbol: 'BTCUSDT' },
  ],
] as const)('a job for %s is refused, made or changed', (_, settings, messageKey, params) => {
  const made = harness({ trades: {} })
  const changed = harness({ trades: {}, second: { symbol: 'ETHUSDT' } })
  const refused = (field: string) => refusal(messageKey, { job: 'trades', ...params }, field)

  expect(() => made.service.create({ id: 'second', definition: job(settings) }, callerIn('en'))).toThrow(
    refused('definition.settings.folder'),
  )
  expect(() =>
    changed.service.configure({ id: 'second', changes: { settings: { ...settings, symbol: 'BTCUSDT' } } }),
  ).toThrow(refused('settings.folder'))
  expect(Object.keys(made.settings.read().jobs)).toEqual(['trades'])
  expect(changed.settings.read().jobs.second).toMatchObject({ settings: { symbol: 'ETHUSDT', folder: '' } })
})

test.each([
  ['another symbol in the same folder', { symbol: 'ETHUSDT' }],
  ['another data set in its own folder', { dataset: 'agg_trades' }],
  ['another exchange in its own folder', { exchange: 'kraken' }],
] as const)('a job for %s is made', (_, settings) => {
  const { service, settings: kept } = harness({ trades: {} })
  service.create({ id: 'second', definition: job(settings) }, callerIn('en'))
  expect(kept.read().jobs.second).toMatchObject({ settings })
})

test.each([
  ['the default folder', { symbol: 'BTCUSDT' }],
  ['that folder by its name', { symbol: 'BTCUSDT', folder: '/data/trades/binance/' }],
] as const)('a second job for the same history in %s is refused, made or changed', (_, settings) => {
  const { service, settings: kept } = harness({ trades: {}, second: { symbol: 'ETHUSDT' } })
  const refused = (field: string) => refusal('history_twice', { job: 'trades', symbol: 'BTCUSDT' }, field)

  expect(() => service.create({ id: 'third', definition: job(settings) }, callerIn('en'))).toThrow(
    refused('definition.settings.symbol'),
  )
  expect(() => service.configure({ id: 'second', changes: { settings } })).toThrow(refused('settings.symbol'))
  expect(Object.keys(kept.read().jobs)).toEqual(['trades', 'second'])
})

test('what is as it was is not asked again: such a job can still be switched off', () => {
  const { service, settings } = harness({ trades: {}, second: { folder: '/other' } })
  service.configure({ id: 'second', changes: { enabled: false, settings: { window_days: 2 } } })
  expect(settings.read().jobs.second).toMatchObject({ enabled: false, settings: { window_days: 2 } })
})
