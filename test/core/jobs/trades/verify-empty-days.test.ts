/** A market that has been inactive for years: verification checks each of its empty days once. */
import { expect, test } from 'vitest'
import type { TradeCollection } from '../../../../main/core/jobs/trades/collection.ts'
import type { DayRecord } from '../../../../main/core/jobs/trades/ports.ts'
import { verify } from '../../../../main/core/jobs/trades/verify.ts'
import type { Workspace } from '../../../../main/core/jobs/trades/workspace.ts'
import { tradesSettingsSchema } from '../../../../shared/kinds/trades.ts'
import { addDays, daysFrom } from '../../../../shared/time/calendar-day.ts'
import { FakeClock } from '../../../helpers/fake-clock.ts'

const START = '2024-01-26'
const EMPTY = 300

const facts = { rows: 0, missingIds: 0, gaps: [], timeDisorders: 0, firstTime: null, lastTime: null }
const file = (firstId: number | null, lastId = firstId) => ({
  ...facts,
  firstId,
  lastId,
  bytes: 1,
  sha256: 'a',
  contentSha256: 'a',
})
const unproven = {
  verifiedAt: null,
  problem: null,
  confirmedAt: null,
  attempts: 0,
  nextAt: null,
  accepted: null,
  quality: null,
}
const days = daysFrom(START, addDays(START, EMPTY + 1))
const ids = days.map((_, i) => (i === 0 ? 1 : i > EMPTY ? 7 : null))
const records = new Map<string, DayRecord>(
  days.map((day, i) => [
    day,
    { day, state: 'stored', source: 'archive', file: file(ids[i] ?? null), ...unproven },
  ]),
)

test('ids are followed over all of them, by as many questions', async () => {
  let asked = 0
  const work = {
    exchanges: { binance: { numbersDaily: false } },
    clock: new FakeClock(),
    changed: () => undefined,
    files: { dayPath: () => '', daysOnDisk: async () => [] },
    workers: {
      run: async () => ids.map((id) => ({ sha256: 'a', bytes: 1, facts: file(id), problem: null })),
    },
    store: {
      days: () => [...records.values()],
      day: (_: string, day: string) => {
        asked++
        return records.get(day) ?? null
      },
      setVerified: () => undefined,
    },
  } as unknown as Workspace
  const collection = { key: 'k', folder: '', settings: tradesSettingsSchema.parse({}) } as TradeCollection
  const options = { signal: new AbortController().signal, progress: () => undefined }

  const { problems } = await verify(work, collection, {}, options)

  expect(problems).toMatchObject([{ day: days.at(-1), problem: { messageKey: 'day.gap_before' } }])
  expect(asked).toBeLessThan(2 * days.length)
})
