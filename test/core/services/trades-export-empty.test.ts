/** An export that would be empty says why. */
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { LAST_DAY } from '../../../shared/time/calendar-day.ts'
import { collected, job } from '../../helpers/trades-collected.ts'

vi.setConfig({ testTimeout: 120_000 })

const bars = [{ by: 'tick', id: 'ticks', ticks: 50 }] as const

type Collected = Awaited<ReturnType<typeof collected>>

async function refusal({ service, done, folder }: Collected, order: object) {
  const { fault } = await done(service.export({ ...job, ...order, path: join(folder, 'out.csv') }))
  return [fault?.code, fault?.message]
}

test.each([undefined, 'ticks'])('without any trades, none are stored (series: %s)', async (series) => {
  const vigie = await collected(0, { bars: [...bars] })
  expect((await refusal(vigie, { series }))[0]).toBe('trades_no_data')
})

test('bars of days that are all open: none is whole yet', async () => {
  const vigie = await collected(1, { bars: [...bars] })
  vigie.db.exec("UPDATE trade_days SET state = 'partial'; DELETE FROM trade_series_days")
  expect(await refusal(vigie, { series: 'ticks' })).toEqual([
    'trades_export_empty',
    expect.stringContaining('no day is whole yet'),
  ])
})

test('bars that were never built', async () => {
  const vigie = await collected(1, { bars: [...bars] })
  vigie.db.exec('DELETE FROM trade_series_days')
  expect(await refusal(vigie, { series: 'ticks' })).toEqual([
    'trades_export_empty',
    expect.stringContaining('not built yet'),
  ])
})

test.each([undefined, 'ticks'])('other days than are there are named (series: %s)', async (series) => {
  const vigie = await collected(1, { bars: [...bars] })
  expect(await refusal(vigie, { series, from: LAST_DAY })).toEqual([
    'trades_export_empty',
    expect.stringContaining('from January 26, 2024 to January 26, 2024'),
  ])
})
