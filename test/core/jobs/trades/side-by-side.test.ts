/** Several collections in one folder, as jobs of one exchange have by default. */
import { expect, onTestFinished, test, vi } from 'vitest'
import { addDays, daysFrom } from '../../../../shared/time/calendar-day.ts'
import { FakeClock } from '../../../helpers/fake-clock.ts'
import { tempFolder } from '../../../helpers/temp-folder.ts'
import { madeDay } from '../../../helpers/trade-data.ts'
import { createTradesHarness } from '../../../helpers/trades-harness.ts'
import { startExchange } from '../../../servers/exchange.ts'

// Each test starts worker threads, which is slow on a busy machine.
vi.setConfig({ testTimeout: 120_000 })

const START = '2024-01-26'
const DAYS = daysFrom(START, addDays(START, 3))

/** Collects a market whose ids start at the given one into a folder. */
async function market(symbol: string, firstId: number, folder: string) {
  const archives = new Map(DAYS.map((day, i) => [day, madeDay(day, 3000, firstId + i * 3000)]))
  const server = await startExchange({ archives })
  onTestFinished(server.close)
  const clock = new FakeClock(`${addDays(START, 4)}T12:00:00Z`)
  const settings = { symbol, folder, today: false }
  return createTradesHarness({ folder: tempFolder(), url: server.url, clock, settings })
}

test('two markets collected at the same time never touch what the other is writing', async () => {
  const folder = tempFolder()
  const one = await market('BTCUSDT', 1, folder)
  const other = await market('ETHUSDT', 7_000_001, folder)

  await Promise.all([one.run(), other.run()])

  for (const [harness, firstId] of [
    [one, 1],
    [other, 7_000_001],
  ] as const) {
    const held = harness.work.store.days(harness.key, START, addDays(START, 3))
    expect(held.map(({ file }) => [file?.rows, file?.firstId])).toEqual(
      DAYS.map((_, i) => [3000, firstId + i * 3000]),
    )
    for (const { day, file } of held) {
      const path = harness.work.files.dayPath({ key: harness.key, settings: harness.settings, folder }, day)
      expect(await harness.work.files.hash(path)).toBe(file?.sha256)
    }
  }
})
