/** Bars of days that are no longer complete are discarded everywhere. */
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { addDays } from '../../../shared/time/calendar-day.ts'
import { collected, job, START } from '../../helpers/trades-collected.ts'

// Each test starts worker threads, which is slow on a busy machine.
vi.setConfig({ testTimeout: 120_000 })

const [second, third] = [addDays(START, 1), addDays(START, 2)]

test.each([false, true])(
  'bars behind a broken day are neither kept nor exported (rebuilt: %s)',
  async (rebuild) => {
    const { service, done, file, folder } = await collected(3, {
      bars: [{ by: 'tick', id: 'ticks', ticks: 50 }],
    })
    rmSync(file(second))
    await done(service.verify(job))

    await done(service.buildBars({ ...job, rebuild }))
    const path = join(folder, 'bars.csv')
    const { result } = await done(service.export({ ...job, series: 'ticks', path }))

    const bars = service.series(job).items[0]?.bars
    expect(bars).toBe(8)
    expect(result).toMatchObject({ rows: bars })
    expect(readFileSync(path, 'utf8').trim().split('\n')).toHaveLength(9)
    const kept = [START, second, third].map((day) =>
      existsSync(join(folder, `bars/symbol=BTCUSDT/series=ticks/date=${day}/bars.parquet`)),
    )
    expect(kept).toEqual([true, false, false])
  },
)

test('a series that is not there cannot be exported', async () => {
  const { service, done, folder } = await collected(1)

  const { fault } = await done(service.export({ ...job, series: 'none', path: join(folder, 'bars.csv') }))

  expect(fault).toMatchObject({ code: 'trades_series_not_found' })
})
