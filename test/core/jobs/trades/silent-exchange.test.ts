/** An exchange that does not answer: the run says so soon, asks for no day after day of silence, and sets none apart. */
import { expect, onTestFinished, test } from 'vitest'
import { FakeClock } from '../../../helpers/fake-clock.ts'
import { tempFolder } from '../../../helpers/temp-folder.ts'
import { madeDay } from '../../../helpers/trade-data.ts'
import { createTradesHarness } from '../../../helpers/trades-harness.ts'
import { startExchange } from '../../../servers/exchange.ts'

const NOW = Date.parse('2024-02-06T12:00:00Z')
const DAYS = ['2024-02-01', '2024-02-02', '2024-02-03', '2024-02-04', '2024-02-05']

/** @param silent days about which the exchange closes the connection; it has an archive of each day */
async function collection(silent: () => readonly string[]) {
  const archives = new Map(DAYS.map((day, index) => [day, madeDay(day, 10, 1 + 10 * index)]))
  const dayOf = ({ pathname, searchParams }: URL) =>
    DAYS.find((day) => pathname.includes(day) || searchParams.get('startTime') === String(Date.parse(day)))
  const fault = (url: URL) => (silent().includes(dayOf(url) ?? DAYS[0] ?? '') ? ('reset' as const) : null)
  const server = await startExchange({ archives }, { fault })
  onTestFinished(server.close)
  const clock = new FakeClock(NOW)
  const settings = { start: '2024-02-01', today: false, bars: [] }
  const harness = createTradesHarness({ folder: tempFolder(), url: server.url, clock, settings })
  onTestFinished(() => void harness.db.close())
  const states = () => DAYS.map((day) => harness.work.store.day(harness.key, day)?.state ?? null)
  return { server, harness, clock, states }
}

test('after three days without an answer the run fails by name, and no day is set apart', async () => {
  const { server, harness, states } = await collection(() => DAYS)
  await expect(harness.run()).rejects.toMatchObject({ code: 'source_unreachable' })
  const asked = new Set(server.requests.map(({ url }) => /\d{4}-\d\d-\d\d/.exec(url.pathname)?.[0]))
  expect(asked.size).toBeLessThanOrEqual(6)
  expect(states()).toEqual([null, null, null, null, null])
  expect(harness.progress.map(({ label }) => label)).toContain('trades.step.asking')
})

test('its progress does not count days about which nothing is known', async () => {
  const { harness } = await collection(() => DAYS)
  await expect(harness.run()).rejects.toThrow()
  expect(Math.max(...harness.progress.map(({ fraction }) => fraction ?? 0))).toBe(0)
})

test('the days of the silence are the first that are asked for once the exchange answers', async () => {
  let silent: readonly string[] = DAYS
  const { harness, states } = await collection(() => silent)
  await expect(harness.run()).rejects.toThrow()
  silent = []
  await harness.run()
  expect(states()).toEqual(['stored', 'stored', 'stored', 'stored', 'stored'])
})

test('a day without an answer between others that have one is set apart, and waits', async () => {
  const { harness, states } = await collection(() => ['2024-02-02'])
  expect(await harness.run()).toMatchObject({ outcome: 'partial', faults: [{ code: 'source_unreachable' }] })
  expect(states()).toEqual(['stored', 'waiting', 'stored', 'stored', 'stored'])
})
