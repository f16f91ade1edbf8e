/** An exchange that does not answer: the run says so soon, and asks for no day after day of silence. */
import { expect, onTestFinished, test } from 'vitest'
import { FakeClock } from '../../../helpers/fake-clock.ts'
import { tempFolder } from '../../../helpers/temp-folder.ts'
import { createTradesHarness } from '../../../helpers/trades-harness.ts'
import { startExchange } from '../../../servers/exchange.ts'

const NOW = Date.parse('2024-03-10T12:00:00Z')

test('after three days without an answer the run fails by name, and the other days are left for the next run', async () => {
  const server = await startExchange({ archives: new Map() }, { fault: () => 'reset' })
  onTestFinished(server.close)
  const harness = createTradesHarness({
    folder: tempFolder(),
    url: server.url,
    clock: new FakeClock(NOW),
    settings: { start: '2024-02-01', today: false, bars: [] },
  })
  onTestFinished(() => void harness.db.close())

  await expect(harness.run()).rejects.toMatchObject({ code: 'source_unreachable' })

  const asked = new Set(server.requests.map(({ url }) => /\d{4}-\d\d-\d\d/.exec(url.pathname)?.[0]))
  expect(asked.size).toBeLessThanOrEqual(6)
  expect(harness.work.store.day(harness.key, '2024-02-03')).toMatchObject({ state: 'waiting' })
  expect(harness.work.store.day(harness.key, '2024-02-04')).toBeNull()
  expect(harness.progress.map(({ label }) => label)).toContain('trades.step.asking')
})
